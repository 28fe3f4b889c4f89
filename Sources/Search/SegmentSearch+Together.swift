internal import Index
internal import Text

extension SegmentSearch {
  /// A word is sought in the units that hold the rarer ones, and not listed, where it has more than
  /// so many hits for each of them.
  private static let hitsPerUnit = 8

  /// The hits of word expressions in the units in which every one has a hit, ascending, without
  /// doubles.
  ///
  /// - Parameters:
  ///   - all: the expressions.
  ///   - scope: where hits may lie, and what the units are.
  /// - Returns: the hits of all of them.
  /// - Throws: `QueryError.tooManyPairs`.
  func together(_ all: [BoundExpression], _ scope: Scope) throws(QueryError) -> FoundWords {
    var parts: [Part] = []
    for expression in all {
      if let form = singleForm(expression) {
        parts.append(Part(expression, form: form, count: reader.count(ofForm: form)))
      } else {
        let hits = try hits(expression, scope)
        parts.append(Part(expression, hits: hits, count: hits.count))
      }
    }
    parts.sort { $0.count < $1.count }
    var units: [Range<Int>]?
    var lists: [FoundWords] = []
    for part in parts {
      let list: FoundWords
      if let hits = part.hits {
        list = hits
      } else if let form = part.form, let units, part.count / Self.hitsPerUnit > units.count {
        let rows = reader.positions(ofForm: form, inside: units)
        list = FoundWords.rows(rows, length: 1).inside(scope.allowed)
      } else {
        list = try hits(part.expression, scope)
      }
      if let held = units {
        units = list.holders(among: held)
      } else {
        var finder = UnitFinder(segment, unit: scope.unit)
        units = finder.units(holding: list)
      }
      lists.append(list)
    }
    return .union(lists.map { $0.inside(units) })
  }

  /// A part of what is held together, with the number of its hits, or more.
  private struct Part {
    let expression: BoundExpression
    /// Its hits, where they had to be found to count them.
    let hits: FoundWords?
    /// The form that it stands for, where it is one.
    let form: Int?
    let count: Int

    init(_ expression: BoundExpression, hits: FoundWords? = nil, form: Int? = nil, count: Int) {
      self.expression = expression
      self.hits = hits
      self.form = form
      self.count = count
    }
  }

  /// The form of an expression that stands for one alone, by rank.
  private func singleForm(_ expression: BoundExpression) -> Int? {
    guard case .phrase(let phrase) = expression, let set = words.forms(ofWord: phrase) else {
      return nil
    }
    return set.forms.count == 1 ? set.forms[0] : nil
  }
}
