/// A set of scalar offsets, held as sorted, non-empty spans that neither overlap nor touch.
///
/// The algebra of unions, intersections and complements that agreement, coverage and the query
/// language are built from. Every operation is one sweep over both operands.
package struct SpanSet: Hashable, Sendable {
  /// The spans in ascending order.
  package private(set) var spans: [TextSpan]

  /// The empty set.
  package init() { spans = [] }

  /// The union of any spans, in any order; empty ones add nothing.
  package init(_ unsorted: some Sequence<TextSpan>) {
    var spans = unsorted.filter { !$0.isEmpty }
    spans.sort()
    self.init(sorted: spans)
  }

  /// The union of spans already in ascending order.
  private init(sorted: [TextSpan]) {
    spans = sorted
    var kept = 0
    // Nothing is written, and so nothing copied, where no two overlap or touch.
    for index in sorted.indices.dropFirst() {
      let span = sorted[index]
      let last = spans[kept]
      if span.start > last.end {
        kept += 1
        if kept < index { spans[kept] = span }
      } else if span.end > last.end {
        spans[kept] = TextSpan(last.start, span.end)
      }
    }
    let excess = sorted.count - kept - 1
    if excess > 0 { spans.removeLast(excess) }
  }

  /// The number of offsets in the set; linear in the spans.
  package var length: Int { spans.reduce(0) { $0 + $1.length } }

  /// Whether the set holds nothing.
  package var isEmpty: Bool { spans.isEmpty }

  /// The offsets in either set.
  package func union(_ other: SpanSet) -> SpanSet {
    SpanSet(spans + other.spans)
  }

  /// The offsets in both sets.
  package func intersection(_ other: SpanSet) -> SpanSet {
    var result: [TextSpan] = []
    var i = 0
    var j = 0
    while i < spans.count, j < other.spans.count {
      if let shared = spans[i].intersection(other.spans[j]) { result.append(shared) }
      if spans[i].end < other.spans[j].end { i += 1 } else { j += 1 }
    }
    return SpanSet(sorted: result)
  }

  /// The offsets in this set and not in the other.
  package func subtracting(_ other: SpanSet) -> SpanSet {
    if other.isEmpty { return self }
    var result: [TextSpan] = []
    var j = 0
    for span in spans {
      var start = span.start
      while j < other.spans.count, other.spans[j].end <= span.start { j += 1 }
      var k = j
      while k < other.spans.count, other.spans[k].start < span.end {
        let hole = other.spans[k]
        if hole.start > start { result.append(TextSpan(start, hole.start)) }
        start = max(start, hole.end)
        k += 1
      }
      if start < span.end { result.append(TextSpan(start, span.end)) }
    }
    return SpanSet(sorted: result)
  }

  /// The offsets of `whole` that are not in the set.
  package func complement(in whole: TextSpan) -> SpanSet {
    SpanSet([whole]).subtracting(self)
  }

  /// The number of the set's offsets inside a span; logarithmic, then linear in the spans met.
  package func length(within span: TextSpan) -> Int {
    var total = 0
    var index = firstSpan(endingAfter: span.start)
    while index < spans.count, spans[index].start < span.end {
      total += min(spans[index].end, span.end) - max(spans[index].start, span.start)
      index += 1
    }
    return total
  }

  /// Whether the set and the span share an offset.
  package func overlaps(_ span: TextSpan) -> Bool {
    let index = firstSpan(endingAfter: span.start)
    return index < spans.count && spans[index].start < span.end && !span.isEmpty
  }

  /// Whether the offset is in the set.
  package func contains(_ offset: Int) -> Bool {
    let index = firstSpan(endingAfter: offset)
    return index < spans.count && spans[index].start <= offset
  }

  /// The index of the first span that ends after `offset`, or the count.
  private func firstSpan(endingAfter offset: Int) -> Int {
    spans.partitioningIndex { $0.end > offset }
  }
}
