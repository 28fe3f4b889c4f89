internal import Study
internal import Text

/// A query's expression after its names have been looked up; of one kind throughout.
indirect enum BoundExpression {
  /// A word or a phrase.
  case phrase(Phrase)
  /// Two word expressions near one another.
  case near(BoundExpression, BoundExpression, distance: Int)
  /// Stretches of sources, in any order.
  case region([SourceID: [TextSpan]])
  /// Word expressions that share a turn, inside all of the regions.
  case allWords([BoundExpression], inside: [BoundExpression])
  /// What all regions have in common.
  case allRegions([BoundExpression])
  /// Any of some word expressions.
  case anyWords([BoundExpression])
  /// Any of some regions.
  case anyRegion([BoundExpression])
  /// The turns without a hit of a word expression.
  case turnsWithout(BoundExpression)
  /// What lies outside a region.
  case outside(BoundExpression)
}

/// Looks up the names in a query.
struct Binder {
  let context: StudyContext

  /// Whose codings `code:` means, taken from the `coder:` and `layer:` beside it and above.
  struct CodingFilter {
    var coders: Set<CoderID>?
    var layers: Set<Layer>?

    /// Whether it lets a coding through.
    func admits(_ coding: Coding) -> Bool {
      coders.map { $0.contains(coding.rater.coder) } ?? true
        && layers.map { $0.contains(coding.rater.layer) } ?? true
    }
  }

  /// Binds an expression that `Alternatives` has made.
  func bind(_ expression: QueryExpression, _ filter: CodingFilter = CodingFilter())
    throws(QueryError)
    -> BoundExpression
  {
    switch expression {
    case .phrase(let phrase): return .phrase(phrase)
    case .near(let left, let right, let distance):
      return .near(try bind(left, filter), try bind(right, filter), distance: distance)
    case .field(let test):
      return .region(try FieldLookup(context: context, filter: filter).spans(of: test))
    case .not(let inner):
      let bound = try bind(inner, filter)
      return inner.kind == .words ? .turnsWithout(bound) : .outside(bound)
    case .or(let all):
      var parts: [BoundExpression] = []
      for part in all { parts.append(try bind(part, filter)) }
      return expression.kind == .words ? .anyWords(parts) : .anyRegion(parts)
    case .and(let all): return try bind(all: all, filter)
    }
  }

  /// Binds a flat `AND`; `coder:` and `layer:` in it say whose codings its `code:`s mean, and
  /// stand for themselves only where there is no `code:`.
  private func bind(all: [QueryExpression], _ outer: CodingFilter) throws(QueryError)
    -> BoundExpression
  {
    var filter = outer
    for part in all {
      guard case .field(let test) = part, part.choosesCodings else { continue }
      try FieldLookup(context: context, filter: outer).narrow(&filter, by: test)
    }
    let hasCode = all.contains(where: \.isCode)
    var words: [BoundExpression] = []
    var regions: [BoundExpression] = []
    var hasChoice = false
    for part in all {
      if part.choosesCodings, hasCode || hasChoice { continue }
      hasChoice = hasChoice || part.choosesCodings
      let bound = try bind(part, filter)
      if part.kind == .words { words.append(bound) } else { regions.append(bound) }
    }
    if words.isEmpty { return .allRegions(regions) }
    return .allWords(words, inside: regions)
  }
}
