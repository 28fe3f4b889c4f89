internal import Index
internal import Text

extension SegmentSearch {
  /// A word is sought, and not listed, where it has more than so many hits for each unit that holds
  /// the rarest.
  private static let hitsPerUnit = 8

  /// The hits of word expressions that are to be held together by units, in a scope; of frequent
  /// words perhaps only those in units in which the rarest has a hit.
  ///
  /// - Parameters:
  ///   - all: the expressions.
  ///   - scope: where hits may lie.
  ///   - finder: finds the units.
  /// - Returns: the hits of each, ascending, without doubles.
  /// - Throws: `QueryError.tooManyPairs`.
  func lists(
    _ all: [BoundExpression], _ scope: Scope, heldTogetherBy finder: inout UnitFinder
  ) throws(QueryError) -> [FoundWords] {
    let forms = all.map(singleForm)
    let counts = forms.map { form in form.map(reader.count(ofForm:)) }
    var lists: [FoundWords?] = []
    for (part, form) in zip(all, forms) {
      if form == nil { lists.append(try hits(part, scope)) } else { lists.append(nil) }
    }
    let order = all.indices.sorted {
      (counts[$0] ?? lists[$0]?.count ?? 0, $0) < (counts[$1] ?? lists[$1]?.count ?? 0, $1)
    }
    guard let rarest = order.first else { return [] }
    let fewest: FoundWords
    if let known = lists[rarest] { fewest = known } else { fewest = try hits(all[rarest], scope) }
    lists[rarest] = fewest
    var units: [Range<Int>]?
    for place in order.dropFirst() where lists[place] == nil {
      let held = units ?? finder.units(holding: fewest)
      units = held
      if let form = forms[place], let count = counts[place],
        count / Self.hitsPerUnit > held.count
      {
        let rows = reader.positions(ofForm: form, inside: held)
        lists[place] = FoundWords.rows(rows, length: 1).inside(scope.allowed)
      } else {
        lists[place] = try hits(all[place], scope)
      }
    }
    return lists.compactMap { $0 }
  }

  /// The form of an expression that stands for one alone, by rank.
  private func singleForm(_ expression: BoundExpression) -> Int? {
    guard case .phrase(let phrase) = expression, let set = words.forms(ofWord: phrase) else {
      return nil
    }
    return set.forms.count == 1 ? set.forms[0] : nil
  }
}
