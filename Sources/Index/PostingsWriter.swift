/// Writes the positions of forms, in the order of their ranks.
///
/// A form's term holds the number of its positions and a word: of a single position, the position;
/// of more, the place of
/// ```
/// where there are 128 or more: per whole block, and once for the rest, the last position before
///   it u32 and the block's word u32 (the rest has width 0)
/// the blocks
/// the rest: differences in base 128
/// ```
struct PostingsWriter: ~Copyable {
  private static let flushSize = 1 << 18

  /// Two words per form.
  private(set) var terms: [UInt32] = []
  private let packer = BlockPacker()
  private var buffer = ByteWriter()
  private var blocks: [UInt8] = []
  private var written = 0

  /// Whether everything lies where a term can point.
  var isWithinReach: Bool { written + buffer.bytes.count < SegmentLayout.limit }

  /// Adds the positions of the next form, ascending.
  mutating func append(_ positions: UnsafeBufferPointer<UInt32>, to writer: inout SegmentWriter) {
    terms.append(UInt32(truncatingIfNeeded: positions.count))
    guard positions.count > 1, let first = positions.baseAddress else {
      terms.append(positions.first ?? 0)
      return
    }
    terms.append(UInt32(truncatingIfNeeded: written + buffer.bytes.count))
    let size = SegmentLayout.blockSize
    let whole = positions.count / size
    var last: UInt32 = 0
    if whole > 0 {
      blocks.removeAll(keepingCapacity: true)
      for block in 0..<whole {
        let place = blocks.count
        let width = packer.pack(first + block * size, from: last, to: &blocks)
        buffer.append(last)
        buffer.append(BlockPacker.word(place: place, width: width))
        last = positions[block * size + size - 1]
      }
      buffer.append(last)
      buffer.append(BlockPacker.word(place: blocks.count, width: 0))
      buffer.append(contentsOf: blocks)
    }
    for position in positions[(whole * size)...] {
      buffer.append(varint: position &- last)
      last = position
    }
    if buffer.bytes.count >= Self.flushSize { flush(to: &writer) }
  }

  /// Ends the section of the postings and writes that of the terms.
  mutating func finish(_ writer: inout SegmentWriter) {
    flush(to: &writer)
    writer.end(.blockPostings)
    writer.write(terms, as: .terms)
  }

  private mutating func flush(to writer: inout SegmentWriter) {
    writer.write(buffer.bytes)
    written += buffer.bytes.count
    buffer.removeAll()
  }
}
