/// The reading layer of one source: its marks, put in order, so that text can be read through them.
///
/// `elide` and `label` print nothing and win where marks overlap; `space` prints one U+0020;
/// `paragraph` prints a blank line; `heading` prints its text.
package struct ReadingLayer: Sendable {
  /// A maximal span that is read in one way; unlisted stretches in between are read as they stand.
  package struct Piece: Hashable, Sendable {
    private let start: UInt32
    private let end: UInt32
    /// How they are read: any kind but `heading`.
    package let kind: MarkKind

    /// The stored scalars covered.
    package var span: TextSpan { TextSpan(Int(start), Int(end)) }

    fileprivate init(span: TextSpan, kind: MarkKind) {
      start = UInt32(span.start)
      end = UInt32(span.end)
      self.kind = kind
    }
  }

  /// The pieces in ascending order; they never overlap.
  package let pieces: [Piece]
  /// The spans marked as headings, in ascending order.
  package let headings: SpanSet
  /// Everything that is not content: elided and label scalars.
  package let silent: SpanSet

  /// Lays marks over a text; those of kind `heading` change nothing in what is printed.
  package init(_ marks: some Sequence<Mark>) {
    var spans: [MarkKind: [TextSpan]] = [:]
    for mark in marks where !mark.span.isEmpty { spans[mark.kind, default: []].append(mark.span) }
    func set(_ kind: MarkKind) -> SpanSet { SpanSet(spans.removeValue(forKey: kind) ?? []) }
    headings = set(.heading)
    let labels = set(.label)
    let elided = set(.elide).subtracting(labels)
    silent = labels.union(elided)
    let paragraphs = set(.paragraph).subtracting(silent)
    let spaces = set(.space).subtracting(silent).subtracting(paragraphs)
    let kinds: [(MarkKind, SpanSet)] = [
      (.label, labels), (.elide, elided), (.paragraph, paragraphs), (.space, spaces),
    ]
    var pieces: [Piece] = []
    pieces.reserveCapacity(kinds.reduce(0) { $0 + $1.1.spans.count })
    for (kind, set) in kinds { pieces += set.spans.lazy.map { Piece(span: $0, kind: kind) } }
    pieces.sort { $0.span < $1.span }
    self.pieces = pieces
  }

  /// The part of a span that is content: neither elided nor label.
  package func content(of span: TextSpan) -> SpanSet {
    SpanSet([span]).subtracting(silent)
  }

  /// The number of content scalars inside a span.
  package func contentLength(of span: TextSpan) -> Int {
    span.length - silent.length(within: span)
  }

  /// The index of the first piece that ends after an offset, or the count.
  package func firstPiece(endingAfter offset: Int) -> Int {
    pieces.partitioningIndex { $0.span.end > offset }
  }

  /// The text of a span as a person reads it.
  ///
  /// A piece that the span cuts is printed where any of it lies inside, except that blanks at
  /// either end of the result are left out.
  package func read(_ span: TextSpan, of text: StoredText) -> String {
    var output = ""
    var offset = span.start
    var index = firstPiece(endingAfter: span.start)
    while index < pieces.count, pieces[index].span.start < span.end {
      let piece = pieces[index]
      if piece.span.start > offset {
        output += text.raw(TextSpan(offset, piece.span.start))
      }
      switch piece.kind {
      case .space: output += " "
      case .paragraph: output += "\n\n"
      case .elide, .label, .heading: break
      }
      offset = max(offset, piece.span.end)
      index += 1
    }
    if offset < span.end { output += text.raw(TextSpan(offset, span.end)) }
    return output.trimmingBlanks()
  }
}

extension String {
  /// The string without spaces, tabs and newlines at its two ends.
  package func trimmingBlanks() -> String {
    let blanks: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    let bytes = utf8
    guard let first = bytes.firstIndex(where: { !blanks($0) }) else { return "" }
    guard let last = bytes.lastIndex(where: { !blanks($0) }) else { return "" }
    return String(self[first...last])
  }
}
