package import Text

/// A document's text and reading layer as a segment holds them, read in place.
///
/// The segment's bytes must outlive it. Offsets beyond the text count as its end.
package struct IndexedText: @unchecked Sendable {
  /// The text in UTF-8.
  package let bytes: UnsafeRawBufferPointer
  /// The number of Unicode scalars.
  package let count: Int
  private let checkpoints: ByteView
  private let pieces: ByteView

  init(_ bytes: ByteView, count: Int, checkpoints: ByteView, pieces: ByteView) {
    self.bytes = bytes.bytes
    self.count = count
    self.checkpoints = checkpoints
    self.pieces = pieces
  }

  /// The stored scalars inside a span, unchanged.
  package func raw(_ span: TextSpan) -> String {
    var output: [UInt8] = []
    appendRaw(span, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The text of a span as a person reads it, exactly as `ReadingLayer.read` has it.
  package func read(_ span: TextSpan) -> String {
    var output: [UInt8] = []
    appendRead(span, to: &output)
    return String(decoding: output, as: UTF8.self).trimmingBlanks()
  }

  /// Adds the stored scalars inside a span, in UTF-8.
  package func appendRaw(_ span: TextSpan, to output: inout [UInt8]) {
    let start = bytePosition(of: span.start)
    let end = max(start, bytePosition(of: span.end))
    output.append(contentsOf: bytes[start..<end])
  }

  /// Adds the text of a span as a person reads it, blanks at its two ends included, in UTF-8.
  package func appendRead(_ span: TextSpan, to output: inout [UInt8]) {
    var offset = span.start
    var index = firstPiece(endingAfter: span.start)
    while index * 2 < pieces.wordCount, pieces.number(index * 2) < span.end {
      let start = pieces.number(index * 2)
      if start > offset { appendRaw(TextSpan(offset, start), to: &output) }
      output.append(contentsOf: PieceKind.printed(pieces.word(index * 2 + 1)).utf8)
      offset = max(offset, end(ofPiece: index))
      index += 1
    }
    if offset < span.end { appendRaw(TextSpan(offset, span.end), to: &output) }
  }

  /// Where two spans begin and end in `bytes`, one around the other, if the larger is read as it is
  /// stored and on one line: no piece lies over it, and its blanks are single spaces.
  package func plainBytes(
    of inner: TextSpan, inside outer: TextSpan
  ) -> (inner: Range<Int>, outer: Range<Int>)? {
    let piece = firstPiece(endingAfter: outer.start)
    if piece * 2 < pieces.wordCount, pieces.number(piece * 2) < outer.end { return nil }
    guard outer.end <= count, outer.encloses(inner) else { return nil }
    let stride = SegmentLayout.checkpointStride
    let checkpoint = min(checkpoints.number(outer.start / stride * 2), bytes.count)
    let (start, first, last, end) = ScalarCounts.positions(
      after: (
        outer.start % stride, inner.start - outer.start, inner.length, outer.end - inner.end
      ), from: checkpoint, in: utf8(0..<bytes.count))
    guard start <= first, first <= last, last <= end,
      !ScalarCounts.hasLooseBlanks(utf8(start..<end))
    else { return nil }
    return (first..<last, start..<end)
  }

  /// The line of the stored text, from 1, on which an offset lies.
  package func line(at offset: Int) -> Int {
    let checkpoint = min(max(0, offset), count) / SegmentLayout.checkpointStride
    let last = max(0, checkpoints.wordCount / 2 - 1)
    let start = min(checkpoints.number(min(checkpoint, last) * 2), bytes.count)
    let end = max(start, bytePosition(of: offset))
    return 1 + checkpoints.number(min(checkpoint, last) * 2 + 1)
      + ScalarCounts.newlines(in: utf8(start..<end))
  }

  /// The byte position of a scalar offset.
  package func bytePosition(of offset: Int) -> Int {
    if offset >= count { return bytes.count }
    let place = max(0, offset)
    let checkpoint = checkpoints.number(place / SegmentLayout.checkpointStride * 2)
    return ScalarCounts.position(
      after: place % SegmentLayout.checkpointStride, from: min(checkpoint, bytes.count),
      in: utf8(0..<bytes.count))
  }

  private func utf8(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    let part = UnsafeRawBufferPointer(rebasing: bytes[range])
    return UnsafeBufferPointer(
      start: part.baseAddress?.assumingMemoryBound(to: UInt8.self), count: part.count)
  }

  private func end(ofPiece index: Int) -> Int {
    pieces.number(index * 2) + PieceKind.length(pieces.word(index * 2 + 1))
  }

  private func firstPiece(endingAfter offset: Int) -> Int {
    (0..<(pieces.wordCount / 2)).partitioningIndex { end(ofPiece: $0) > offset }
  }
}
