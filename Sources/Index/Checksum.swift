internal import CFast

/// CRC-32C (Castagnoli, as in RFC 3720), which finds every error of up to 32 bits in a row.
package enum Checksum {
  /// For the kernel: entry `k * 256 + b` is the sum of the byte `b` followed by `k` zero bytes.
  private static let table: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var sum = UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 != 0 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
      table[byte] = sum
    }
    for entry in 256..<table.count {
      let shorter = table[entry - 256]
      table[entry] = shorter >> 8 ^ table[Int(shorter & 0xFF)]
    }
    return table
  }()

  /// The checksum of some bytes that follow those with the checksum `earlier`, 0 for none.
  package static func of(_ bytes: UnsafeRawBufferPointer, after earlier: UInt32 = 0) -> UInt32 {
    sum(bytes, earlier, sitat_crc32c)
  }

  /// The same without the processor's instruction for it.
  static func ofByTable(_ bytes: UnsafeRawBufferPointer, after earlier: UInt32 = 0) -> UInt32 {
    sum(bytes, earlier, sitat_crc32c_plainly)
  }

  private typealias Kernel = (UnsafePointer<UInt32>?, UInt32, UnsafePointer<UInt8>?, Int) -> UInt32

  private static func sum(
    _ bytes: UnsafeRawBufferPointer, _ earlier: UInt32, _ kernel: Kernel
  ) -> UInt32 {
    guard let start = bytes.baseAddress else { return earlier }
    return table.withUnsafeBufferPointer { entries in
      kernel(
        entries.baseAddress, earlier, start.assumingMemoryBound(to: UInt8.self), bytes.count)
    }
  }

  /// The checksum of an array's bytes.
  package static func of(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { of($0) }
  }

  /// The same bit by bit: what the kernel must do, and what it is tested against.
  static func ofPlainly(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 != 0 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
    }
    return ~sum
  }
}
