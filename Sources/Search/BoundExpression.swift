internal import Study
internal import Text

/// A query's expression after its names have been looked up; of one kind throughout.
indirect enum BoundExpression {
  /// A word or a phrase.
  case phrase(Phrase)
  /// What is denoted of the pairs of two expressions.
  case pair(PairOperator, BoundExpression, BoundExpression, keeps: PairPart)
  /// Held together by a unit, and inside of one.
  case within(BoundExpression, TextUnit)
  /// Stretches of sources, in any order.
  case region([SourceID: [TextSpan]])
  /// Word expressions that share a unit, inside all of the regions.
  case allWords([BoundExpression], inside: [BoundExpression])
  /// What all regions have in common.
  case allRegions([BoundExpression])
  /// Any of some word expressions.
  case anyWords([BoundExpression])
  /// Any of some regions.
  case anyRegion([BoundExpression])
  /// The units without a hit of a word expression.
  case unitsWithout(BoundExpression)
  /// What lies outside a region.
  case outside(BoundExpression)

  /// Whether it denotes hits of words, and not a region.
  var isWords: Bool {
    switch self {
    case .phrase, .allWords, .anyWords: true
    case .region, .allRegions, .anyRegion, .unitsWithout, .outside: false
    case .within(let inner, _): inner.isWords
    case .pair(_, let left, let right, let keeps):
      switch keeps {
      case .left: left.isWords
      case .right: right.isWords
      case .intersection, .union: left.isWords && right.isWords
      }
    }
  }
}

/// Looks up the names in a query.
struct Binder {
  let context: StudyContext

  /// Whose codings `code:` and `memo:` mean, taken from the `coder:` and `layer:` beside them and
  /// above.
  struct CodingFilter {
    var coders: Set<CoderID>?
    var layers: Set<Layer>?

    /// Whether it lets a coding through.
    func admits(_ coding: Coding) -> Bool {
      coders.map { $0.contains(coding.rater.coder) } ?? true
        && layers.map { $0.contains(coding.rater.layer) } ?? true
    }
  }

  /// Binds an expression that `Alternatives` has made, of what `SynonymSets` has put words in for.
  func bind(_ expression: QueryExpression, _ filter: CodingFilter = CodingFilter())
    throws(QueryError)
    -> BoundExpression
  {
    switch expression {
    case .phrase(let phrase): return .phrase(phrase)
    case .synonyms: return .anyWords([])
    case .pair(let pair, let left, let right, let keeps):
      return .pair(pair, try bind(left, filter), try bind(right, filter), keeps: keeps)
    case .within(let inner, let unit): return .within(try bind(inner, filter), unit)
    case .field(let test):
      return .region(try FieldLookup(context: context, filter: filter).spans(of: test))
    case .not(let inner):
      let bound = try bind(inner, filter)
      return bound.isWords ? .unitsWithout(bound) : .outside(bound)
    case .or(let all):
      var parts: [BoundExpression] = []
      for part in all { parts.append(try bind(part, filter)) }
      return parts.allSatisfy(\.isWords) ? .anyWords(parts) : .anyRegion(parts)
    case .and(let all): return try bind(all: all, filter)
    }
  }

  /// Binds a flat `AND`; `coder:` and `layer:` in it say whose codings its `code:`s and `memo:`s
  /// mean, and stand for themselves only where there are none.
  private func bind(all: [QueryExpression], _ outer: CodingFilter) throws(QueryError)
    -> BoundExpression
  {
    var filter = outer
    for part in all {
      guard case .field(let test) = part, part.choosesCodings else { continue }
      try FieldLookup(context: context, filter: outer).narrow(&filter, by: test)
    }
    let namesCodings = all.contains(where: \.namesCodings)
    var words: [BoundExpression] = []
    var regions: [BoundExpression] = []
    var hasChoice = false
    for part in all {
      if part.choosesCodings, namesCodings || hasChoice { continue }
      hasChoice = hasChoice || part.choosesCodings
      let bound = try bind(part, filter)
      if bound.isWords { words.append(bound) } else { regions.append(bound) }
    }
    if words.isEmpty { return .allRegions(regions) }
    return .allWords(words, inside: regions)
  }
}
