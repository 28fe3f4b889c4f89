internal import Text

/// Operations on passages: spans in ascending order without doubles, which may overlap.
///
/// Unlike in a `SpanSet`, every passage stays itself, so that two codings that touch or overlap
/// are listed as two.
enum PassageAlgebra {
  /// Spans in order, without doubles and empty ones.
  static func ordered(_ spans: [TextSpan]) -> [TextSpan] {
    var result: [TextSpan] = []
    for span in spans.sorted() where !span.isEmpty && result.last != span { result.append(span) }
    return result
  }

  /// What each passage of one list has in common with each of the other.
  ///
  /// - Throws: `QueryError.tooManyPairs`.
  static func intersection(_ left: [TextSpan], _ right: [TextSpan]) throws(QueryError)
    -> [TextSpan]
  {
    let join = SpanJoin(
      left: SpanJoin.Side(spans: left), right: SpanJoin.Side(spans: right), borders: [])
    return ordered(try join.intersections(.overlaps))
  }
}
