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
  private let lengths: FormLengths
  private let count: Int
  private var current = -1
  /// The entries of the block's tokens that have lengths of their own.
  private var exceptions = 0..<0
  private var starts = [UInt32](repeating: 0, count: SegmentLayout.blockSize)

  init(blocks: ByteView, data: ByteView, lengths: FormLengths) {
    self.blocks = blocks
    self.data = data
    self.lengths = lengths
    count = lengths.forward.count
  }

  /// The span of the token at a position; empty at gaps and outside.
  @inline(__always)
  package mutating func globalSpan(at position: Int) -> Span {
    guard position >= 0, position < count else { return Span(start: 0, length: 0) }
    let block = position / SegmentLayout.blockSize
    if block != current { decode(block) }
    let start = starts[position % SegmentLayout.blockSize]
    if !exceptions.isEmpty, let length = ownLength(at: position) {
      return Span(start: start, length: length)
    }
    return Span(start: start, length: lengths.formLength(at: position))
  }

  /// The first position whose token begins at a scalar or after it.
  package mutating func position(atOrAfter scalar: Int) -> Int {
    let next = (0..<(blocks.wordCount / 2)).partitioningIndex {
      blocks.number($0 * 2) >= scalar
    }
    guard next > 0 else { return 0 }
    if next - 1 != current { decode(next - 1) }
    let offset = starts.partitioningIndex { Int($0) >= scalar }
    return min((next - 1) * SegmentLayout.blockSize + offset, count)
  }

  /// The first position whose token ends after a scalar.
  package mutating func position(endingAfter scalar: Int) -> Int {
    let next = position(atOrAfter: scalar)
    if next > 0, globalSpan(at: next - 1).end > scalar { return next - 1 }
    return next
  }

  private func ownLength(at position: Int) -> UInt32? {
    let entry = exceptions.partitioningIndex { lengths.exceptions.number($0 * 2) >= position }
    guard entry < exceptions.upperBound, lengths.exceptions.number(entry * 2) == position else {
      return nil
    }
    return lengths.exceptions.word(entry * 2 + 1)
  }

  @inline(never)
  private mutating func decode(_ block: Int) {
    current = block
    let first = blocks.word(block * 2)
    let word = blocks.word(block * 2 + 1)
    _ = starts.withUnsafeMutableBufferPointer { starts in
      starts.baseAddress.map { BlockPacker.unpack(word, of: data, after: 0, from: first, to: $0) }
    }
    let position = block * SegmentLayout.blockSize
    exceptions =
      word & 32 == 0
      ? 0..<0 : lengths.exceptions(in: position..<(position + SegmentLayout.blockSize))
  }
}
