internal import Text

/// The spans of tokens by position, in the segment's count of scalars.
///
/// A cursor keeps the block it decoded last, so that positions in ascending order cost a block
/// once.
package struct TokenSpanCursor {
  /// Where a token begins, and how many scalars it covers.
  package struct Span: Hashable, Sendable {
    /// The scalar it begins with.
    package let start: UInt32
    /// The number of its scalars, elided ones inside included.
    package let length: UInt32

    /// The scalar after its last.
    package var end: Int { Int(start) + Int(length) }
  }

  private let blocks: ByteView
  private let data: ByteView
  private let count: Int
  private var current = -1
  private var spans: [Span] = []

  init(blocks: ByteView, data: ByteView, count: Int) {
    self.blocks = blocks
    self.data = data
    self.count = count
    spans.reserveCapacity(SegmentLayout.spansPerBlock)
  }

  /// The span of the token at a position.
  package mutating func globalSpan(at position: Int) -> Span {
    let block = position / SegmentLayout.spansPerBlock
    if block != current { decode(block) }
    let index = position % SegmentLayout.spansPerBlock
    return index < spans.count ? spans[index] : Span(start: 0, length: 0)
  }

  /// The first position whose token begins at a scalar or after it.
  package mutating func position(atOrAfter scalar: Int) -> Int {
    let next = (0..<(blocks.wordCount / 2)).partitioningIndex {
      blocks.number($0 * 2) >= scalar
    }
    guard next > 0 else { return 0 }
    if next - 1 != current { decode(next - 1) }
    let offset = spans.firstIndex { Int($0.start) >= scalar } ?? spans.count
    return (next - 1) * SegmentLayout.spansPerBlock + offset
  }

  /// The first position whose token ends after a scalar.
  package mutating func position(endingAfter scalar: Int) -> Int {
    let next = position(atOrAfter: scalar)
    if next > 0, globalSpan(at: next - 1).end > scalar { return next - 1 }
    return next
  }

  private mutating func decode(_ block: Int) {
    current = block
    spans.removeAll(keepingCapacity: true)
    var start = blocks.word(block * 2)
    var place = blocks.number(block * 2 + 1)
    let wanted = min(SegmentLayout.spansPerBlock, count - block * SegmentLayout.spansPerBlock)
    while spans.count < wanted {
      start &+= Self.varint(data, &place)
      spans.append(Span(start: start, length: Self.varint(data, &place)))
    }
  }

  private static func varint(_ view: ByteView, _ place: inout Int) -> UInt32 {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while place < view.count, shift < 32 {
      let byte = view.bytes[place]
      place += 1
      value |= UInt32(byte & 0x7F) << shift
      if byte & 0x80 == 0 { break }
      shift += 7
    }
    return value
  }
}
