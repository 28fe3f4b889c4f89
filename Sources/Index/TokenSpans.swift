internal import CFast
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

  /// Sums up where the tokens of a block begin, as `StartsWriter` says.
  @inline(never)
  private mutating func decode(_ block: Int) {
    current = block
    let word = blocks.word(block * 2 + 1)
    let planes = word & 3
    let place = Self.place(word)
    let position = block * SegmentLayout.blockSize
    let size = min(SegmentLayout.blockSize, count - position)
    let first = blocks.word(block * 2)
    starts.withUnsafeMutableBufferPointer { starts in
      guard size > 0, let output = starts.baseAddress,
        let bits = data.pointer(place, count: Int(planes) * 16)
      else { return starts.update(repeating: first) }
      let known = lengths.known
      sitat_place_tokens(
        lengths.forward.codes + position, size, known.baseAddress, known.count, bits, planes,
        first, output)
      starts[size...].update(repeating: starts[size - 1])
    }
    let isLast = block * 2 + 2 >= blocks.wordCount
    let end = isLast ? data.count : min(data.count, Self.place(blocks.word(block * 2 + 3)))
    moveStarts(by: place + Int(planes) * 16..<max(place + Int(planes) * 16, end))
    exceptions =
      word & 4 == 0
      ? 0..<0 : lengths.exceptions(in: position..<(position + SegmentLayout.blockSize))
  }

  /// Adds up the steps that are not in planes, which are told by a range of bytes.
  @inline(__always)
  private mutating func moveStarts(by steps: Range<Int>) {
    var place = steps.lowerBound
    var sum: UInt32 = 0
    var from = 0
    while place < steps.upperBound {
      let index = Int(data.byte(place))
      guard index < SegmentLayout.blockSize else { break }
      for later in from..<max(from, index + 1) { starts[later] &+= sum }
      from = max(from, index + 1)
      var zigzag: UInt32 = 0
      var shift: UInt32 = 0
      repeat {
        place &+= 1
        zigzag |= UInt32(data.byte(place) & 0x7F) &<< shift
        shift &+= 7
      } while data.byte(place) & 0x80 != 0 && shift < 35
      place &+= 1
      sum &+= zigzag >> 1 ^ (0 &- (zigzag & 1))
    }
    if sum == 0 { return }
    for later in from..<SegmentLayout.blockSize { starts[later] &+= sum }
  }

  /// Where the data of a block begins.
  private static func place(_ word: UInt32) -> Int { Int(word >> 3) * 4 }
}
