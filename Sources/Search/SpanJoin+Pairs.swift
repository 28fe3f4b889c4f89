internal import Text

extension SpanJoin {
  /// Queries that would list more pairs than this are refused.
  static let mostPairs = 4_000_000

  /// What the two of each pair share, in any order; none of pairs that are apart.
  ///
  /// - Throws: `QueryError.tooManyPairs`.
  func intersections(_ relation: Relation) throws(QueryError) -> [TextSpan] {
    switch relation {
    case .within: return kept(relation)
    case .encloses: return converse.kept(.within)
    default:
      var result: [TextSpan] = []
      try forEachPair(relation) { left, right in
        left.intersection(right).map { result.append($0) }
      }
      return result
    }
  }

  /// The smallest span that holds both of each pair, in any order.
  ///
  /// - Throws: `QueryError.tooManyPairs`.
  func unions(_ relation: Relation) throws(QueryError) -> [TextSpan] {
    switch relation {
    case .within: return converse.kept(.encloses)
    case .encloses: return kept(relation)
    default:
      var result: [TextSpan] = []
      try forEachPair(relation) { left, right in result.append(left.hull(right)) }
      return result
    }
  }

  /// The spans of the left with a partner.
  private func kept(_ relation: Relation) -> [TextSpan] {
    zip(left.spans, partnered(relation)).filter(\.1).map(\.0)
  }

  private func forEachPair(_ relation: Relation, _ body: (TextSpan, TextSpan) -> Void)
    throws(QueryError)
  {
    var count = 0
    switch relation {
    case .within, .encloses, .overlaps:
      try forEachStartInside(true, &count, body)
      try converse.forEachStartInside(false, &count) { body($1, $0) }
    case .overlapsStart:
      try forEachStartInside(false, &count) { if $0.end < $1.end { body($0, $1) } }
    case .overlapsEnd:
      try converse.forEachStartInside(false, &count) { if $0.end < $1.end { body($1, $0) } }
    case .precedes(let distance): try forEachPreceding(distance, &count, body)
    case .follows(let distance):
      try converse.forEachPreceding(distance, &count) { body($1, $0) }
    case .near(let distance):
      try forEachPreceding(distance, &count, body)
      try converse.forEachPreceding(distance, &count) { body($1, $0) }
    }
  }

  /// Every span of the right that begins inside one of the left; where that begins too, or not.
  private func forEachStartInside(
    _ countsSame: Bool, _ count: inout Int, _ body: (TextSpan, TextSpan) -> Void
  ) throws(QueryError) {
    var next = 0
    for span in left.spans {
      while next < right.spans.count,
        right.spans[next].start < span.start
          || !countsSame && right.spans[next].start == span.start
      {
        next += 1
      }
      var index = next
      while index < right.spans.count, right.spans[index].start < span.end {
        body(span, right.spans[index])
        index += 1
        count += 1
        if count > Self.mostPairs { throw .tooManyPairs(limit: Self.mostPairs) }
      }
    }
  }

  /// Every span of the right that begins where one of the left ends or later, and not too far off.
  private func forEachPreceding(
    _ distance: Int?, _ count: inout Int, _ body: (TextSpan, TextSpan) -> Void
  ) throws(QueryError) {
    var stretch = Stretch(borders)
    var next = 0
    for (place, span) in left.spans.enumerated() {
      stretch.move(to: span.start)
      next = right.spans.first(from: next) { $0.start >= span.end }
      var index = next
      while index < right.spans.count, right.spans[index].start < stretch.end {
        if let distance, right.firsts[index] - left.lasts[place] > distance { break }
        body(span, right.spans[index])
        index += 1
        count += 1
        if count > Self.mostPairs { throw .tooManyPairs(limit: Self.mostPairs) }
      }
    }
  }
}
