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
  static func intersection(_ left: [TextSpan], _ right: [TextSpan]) -> [TextSpan] {
    var furthest: [Int] = []
    furthest.reserveCapacity(right.count)
    for span in right { furthest.append(max(furthest.last ?? 0, span.end)) }
    var result: [TextSpan] = []
    for span in left {
      var index = furthest.partitioningIndex { $0 > span.start }
      while index < right.count, right[index].start < span.end {
        if let shared = span.intersection(right[index]) { result.append(shared) }
        index += 1
      }
    }
    return ordered(result)
  }
}
