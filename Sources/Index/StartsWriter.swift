/// Writes the first scalars of tokens, by position, in packed blocks.
///
/// A block is found by two words: its first start, and its place, width and whether a token in it
/// has a length of its own.
struct StartsWriter: ~Copyable {
  private(set) var blocks: [UInt32] = []
  private(set) var data: [UInt8] = []
  private let packer = BlockPacker()
  private var pending = NumberList(capacity: SegmentLayout.blockSize)
  private var hasException = false

  /// Adds the start of the token at the next position.
  @inline(__always)
  mutating func append(_ start: UInt32, isException: Bool) {
    pending.append(start)
    hasException = hasException || isException
    if pending.count == SegmentLayout.blockSize { flush() }
  }

  /// Writes the last block.
  mutating func finish() {
    guard let last = pending.values.last else { return }
    while pending.count > 0 { append(last, isException: false) }
  }

  @inline(never)
  private mutating func flush() {
    let place = data.count
    if let values = pending.values.baseAddress {
      let width = packer.pack(values, from: values[0], to: &data)
      blocks.append(values[0])
      blocks.append(BlockPacker.word(place: place, width: width, flag: hasException))
    }
    pending.removeAll()
    hasException = false
  }
}
