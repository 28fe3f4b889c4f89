internal import CFast

/// Ascending numbers written as differences in base 128.
enum Deltas {
  /// Decodes up to `count` numbers that follow `base` into the front of `output`.
  ///
  /// - Returns: how many there were; fewer than asked for only in damaged bytes.
  static func decode(
    _ view: ByteView, from base: UInt32, into output: UnsafeMutablePointer<UInt32>, count: Int
  ) -> Int {
    guard let start = view.bytes.baseAddress else { return 0 }
    return sitat_decode_deltas(
      start.assumingMemoryBound(to: UInt8.self), view.count, base, output, count)
  }

  /// The same in plain Swift: what the kernel must do, and what it is tested against.
  static func decodePlainly(_ bytes: some Sequence<UInt8>, from base: UInt32, count: Int)
    -> [UInt32]
  {
    var result: [UInt32] = []
    var sum = base
    var value: UInt32 = 0
    var shift: UInt32 = 0
    for byte in bytes {
      if result.count == count || shift > 28 { break }
      value |= UInt32(byte & 0x7F) << shift
      if byte & 0x80 != 0 {
        shift += 7
      } else {
        sum &+= value
        result.append(sum)
        value = 0
        shift = 0
      }
    }
    return result
  }
}
