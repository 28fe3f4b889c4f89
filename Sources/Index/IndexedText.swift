package import Text

/// A document's text and reading layer as a segment holds them, read in place.
///
/// The segment's bytes must outlive it. Offsets beyond the text count as its end.
package struct IndexedText {
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
    while index * 3 < pieces.wordCount, pieces.number(index * 3) < span.end {
      let start = pieces.number(index * 3)
      if start > offset { appendRaw(TextSpan(offset, start), to: &output) }
      output.append(contentsOf: PieceKind.printed(pieces.word(index * 3 + 2)).utf8)
      offset = max(offset, pieces.number(index * 3 + 1))
      index += 1
    }
    if offset < span.end { appendRaw(TextSpan(offset, span.end), to: &output) }
  }

  /// The line of the stored text, from 1, on which an offset lies.
  package func line(at offset: Int) -> Int {
    let place = min(max(0, offset), count)
    let last = max(0, checkpoints.wordCount / 2 - 1)
    let checkpoint = min(place / SegmentLayout.checkpointStride, last)
    var line = 1 + checkpoints.number(checkpoint * 2 + 1)
    var position = checkpoints.number(checkpoint * 2)
    var left = place - checkpoint * SegmentLayout.checkpointStride
    while position < bytes.count {
      let byte = bytes[position]
      if byte & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
        if byte == 0x0A { line += 1 }
      }
      position += 1
    }
    return line
  }

  /// The byte position of a scalar offset.
  private func bytePosition(of offset: Int) -> Int {
    if offset >= count { return bytes.count }
    let checkpoint = max(0, offset) / SegmentLayout.checkpointStride
    var position = checkpoints.number(checkpoint * 2)
    var left = max(0, offset) % SegmentLayout.checkpointStride
    while left > 0, position < bytes.count {
      position += 1
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      left -= 1
    }
    return min(position, bytes.count)
  }

  private func firstPiece(endingAfter offset: Int) -> Int {
    (0..<(pieces.wordCount / 3)).partitioningIndex { pieces.number($0 * 3 + 1) > offset }
  }
}
