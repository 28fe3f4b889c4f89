internal import Index
internal import Text

extension SegmentSearch {
  /// What stands on one side of an operator of pairs.
  fileprivate enum Operand {
    case words([TokenRange])
    case passages([TextSpan])
  }

  /// The hits that an operator of pairs denotes, where those are words.
  func pairHits(
    _ pair: PairOperator, _ left: BoundExpression, _ right: BoundExpression, _ keeps: PairPart,
    _ scope: Scope
  ) throws(QueryError) -> FoundWords {
    if let near = wordsNear(pair, left, right, keeps) { return near.inside(scope.allowed) }
    guard case .words(let hits) = try joined(pair, left, right, keeps, scope) else {
      return .ranges([])
    }
    return FoundWords.ranges(hits).inside(scope.allowed)
  }

  /// The smallest ranges that hold a word and another near it, where the index has them.
  ///
  /// A pair in a stretch is a pair whose range lies in it. Nil where they have to be joined.
  private func wordsNear(
    _ pair: PairOperator, _ left: BoundExpression, _ right: BoundExpression, _ keeps: PairPart
  ) -> FoundWords? {
    guard case .near(let distance) = pair, keeps == .union, case .phrase(let first) = left,
      case .phrase(let second) = right, let one = words.forms(ofWord: first),
      let other = words.forms(ofWord: second),
      let pairs = reader.pairs(one, other, distance: distance)
    else { return nil }
    return .ranges(pairs.map(TokenRange.init(packed:)))
  }

  /// The passages that an operator of pairs denotes, where those are a region.
  func pairPassages(
    _ pair: PairOperator, _ left: BoundExpression, _ right: BoundExpression, _ keeps: PairPart,
    unit: TextUnit
  ) throws(QueryError) -> [TextSpan] {
    let scope = Scope(allowed: livePositions, unit: unit)
    guard case .passages(let spans) = try joined(pair, left, right, keeps, scope) else {
      return []
    }
    return spans
  }

  /// Words near words are sought in the scope; all else is paired as it stands by itself.
  private func joined(
    _ pair: PairOperator, _ left: BoundExpression, _ right: BoundExpression, _ keeps: PairPart,
    _ scope: Scope
  ) throws(QueryError) -> Operand {
    let inner = pair.isNearness ? scope : Scope(allowed: livePositions, unit: scope.unit)
    let leftOperand = try operand(left, inner)
    let rightOperand = try operand(right, inner)
    let areWords = left.isWords && right.isWords
    let measure = Measure(pair)
    let join = SpanJoin(
      left: side(leftOperand, inPositions: areWords, measure, comesFirst: measure.leftComesFirst),
      right: side(
        rightOperand, inPositions: areWords, measure,
        comesFirst: measure.leftComesFirst.map { !$0 }),
      borders: areWords
        ? inner.allowed?.map(\.lowerBound) ?? segment.positionBorders
        : segment.scalarBorders)
    let relation = pair.relation
    switch keeps {
    case .left:
      let partnered = join.partnered(relation)
      return pair == .outside
        ? leftOperand.kept(partnered.map { !$0 }) : leftOperand.kept(partnered)
    case .right: return rightOperand.kept(join.converse.partnered(relation.converse))
    case .intersection, .union:
      let spans =
        keeps == .intersection ? try join.intersections(relation) : try join.unions(relation)
      guard areWords else { return .passages(PassageAlgebra.ordered(spans)) }
      return .words(.unique(spans.map { TokenRange($0.start, $0.end - 1) }.sorted()))
    }
  }

  private func operand(_ expression: BoundExpression, _ scope: Scope) throws(QueryError)
    -> Operand
  {
    expression.isWords
      ? .words(try hits(expression, scope).ranges)
      : .passages(try passages(expression, unit: scope.unit))
  }

  /// The spans of an operand, in positions or in scalars, with what distances are counted in:
  /// where they end, if it comes first, and where they begin, if it comes last.
  private func side(
    _ operand: Operand, inPositions: Bool, _ measure: Measure, comesFirst: Bool?
  ) -> SpanJoin.Side {
    var cursor = reader.spanCursor()
    let needsScalars = !inPositions || measure.unit != nil
    let scalars =
      switch operand {
      case .passages(let spans): spans
      case .words(let hits): needsScalars ? scalars(of: hits, &cursor) : []
      }
    var side = SpanJoin.Side(spans: scalars)
    if inPositions, case .words(let hits) = operand {
      side = SpanJoin.Side(spans: hits.map { TextSpan($0.first, $0.last + 1) })
    }
    if let unit = measure.unit {
      let map = units[unit]
      if comesFirst != true { side.firsts = scalars.map { map.ordinal(at: $0.start) } }
      if comesFirst != false { side.lasts = scalars.map { map.ordinal(at: $0.end - 1) } }
    } else if measure.countsWords {
      switch operand {
      case .words(let hits):
        if comesFirst != true { side.firsts = hits.map(\.first) }
        if comesFirst != false { side.lasts = hits.map(\.last) }
      case .passages(let spans):
        if comesFirst != true {
          side.firsts = spans.map { cursor.position(endingAfter: $0.start) }
        }
        if comesFirst != false {
          side.lasts = spans.map { cursor.position(atOrAfter: $0.end) - 1 }
        }
      }
    }
    return side
  }

  private func scalars(of hits: [TokenRange], _ cursor: inout TokenSpanCursor) -> [TextSpan] {
    hits.map { hit in
      let start = Int(cursor.globalSpan(at: hit.first).start)
      return TextSpan(start, max(start + 1, cursor.globalSpan(at: hit.last).end))
    }
  }

  /// The smallest ranges of whole units that hold what hits and passages cover of units, ascending,
  /// without doubles.
  func segments(_ hits: [TokenRange], _ passages: [TextSpan], _ unit: TextUnit) -> [TextSpan] {
    var cursor = reader.spanCursor()
    let map = units[unit]
    return PassageAlgebra.ordered((scalars(of: hits, &cursor) + passages).map(map.hull))
  }

  /// What the distance of an operator is counted in.
  private struct Measure {
    var countsWords = false
    var unit: TextUnit?
    /// Whether the left comes first in a pair, if either always does.
    var leftComesFirst: Bool?

    init(_ pair: PairOperator) {
      switch pair {
      case .near: countsWords = true
      case .before:
        countsWords = true
        leftComesFirst = true
      case .follows(let reach?), .precedes(let reach?):
        unit = reach.unit.textUnit
        countsWords = unit == nil
        if case .precedes = pair { leftComesFirst = true } else { leftComesFirst = false }
      default: break
      }
    }
  }
}

extension SegmentSearch.Operand {
  /// Those whose place is marked.
  fileprivate func kept(_ marks: [Bool]) -> Self {
    switch self {
    case .words(let hits): .words(zip(hits, marks).filter(\.1).map(\.0))
    case .passages(let spans): .passages(zip(spans, marks).filter(\.1).map(\.0))
    }
  }
}

extension PairOperator {
  /// How the left lies to the right; what lies outside is what does not lie within.
  fileprivate var relation: SpanJoin.Relation {
    switch self {
    case .near(let distance): .near(distance)
    case .before(let distance): .precedes(distance)
    case .within, .outside: .within
    case .encloses: .encloses
    case .overlaps: .overlaps
    case .overlapsStart: .overlapsStart
    case .overlapsEnd: .overlapsEnd
    case .follows(let reach): .follows(reach?.count)
    case .precedes(let reach): .precedes(reach?.count)
    }
  }
}
