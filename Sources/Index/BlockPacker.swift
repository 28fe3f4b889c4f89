internal import CFast

/// Packs blocks of 128 ascending numbers, and takes them apart again.
///
/// A block has 16 times its width bytes. Its word, by which it is found, holds its place among the
/// blocks in units of 16 bytes, a flag, and five bits of width.
struct BlockPacker: ~Copyable {
  private let scratch: UnsafeMutablePointer<UInt8>

  /// Makes a packer, which may pack many blocks.
  init() {
    scratch = .allocate(capacity: SegmentLayout.largestBlock)
    scratch.initialize(repeating: 0, count: SegmentLayout.largestBlock)
  }

  deinit { scratch.deallocate() }

  /// Adds a block of 128 numbers to the end of some bytes, and returns its width.
  ///
  /// The numbers do not descend from `base`, and none is 2^31 or more above the one before it.
  func pack(_ values: UnsafePointer<UInt32>, from base: UInt32, to output: inout [UInt8]) -> Int {
    let width = Int(sitat_pack_block(values, base, scratch))
    output.append(contentsOf: UnsafeBufferPointer(start: scratch, count: width * 16))
    return width
  }

  /// The word of a block.
  static func word(place: Int, width: Int, flag: Bool = false) -> UInt32 {
    UInt32(truncatingIfNeeded: (place >> 4) << 6 | (flag ? 32 : 0) | width)
  }

  /// The most bytes that blocks which are found by words can have together.
  static let reach = 1 << 30

  /// Takes the block of a word apart, among blocks that begin at a byte, into 128 numbers.
  ///
  /// The result says whether all numbers are below 2^31 and do not descend, as in blocks without
  /// damage; where not, they may be anything.
  @inline(__always)
  static func unpack(
    _ word: UInt32, of view: ByteView, after start: Int, from base: UInt32,
    to output: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    let width = Int(word & 31)
    let place = start &+ Int(word &>> 6) &* 16
    guard let block = view.pointer(place, count: width &* 16) else {
      output.update(repeating: base, count: SegmentLayout.blockSize)
      return false
    }
    let all = sitat_unpack_block(block, UInt32(truncatingIfNeeded: width), base, output)
    return (all | base) >> 31 == 0
  }
}
