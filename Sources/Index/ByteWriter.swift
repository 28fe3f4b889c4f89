/// Bytes being written, little-endian.
struct ByteWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Adds a 32-bit number.
  mutating func append(_ value: UInt32) {
    bytes.append(UInt8(truncatingIfNeeded: value))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    bytes.append(UInt8(truncatingIfNeeded: value >> 24))
  }

  /// Adds a count or an offset as a 32-bit number; the builder has checked that it fits.
  mutating func append(_ value: Int) {
    append(UInt32(truncatingIfNeeded: value))
  }

  /// Adds a 64-bit number.
  mutating func append(wide value: Int) {
    append(UInt32(truncatingIfNeeded: value))
    append(UInt32(truncatingIfNeeded: value >> 32))
  }

  /// Adds bytes as they are.
  mutating func append(contentsOf other: some Sequence<UInt8>) {
    bytes.append(contentsOf: other)
  }

  /// Adds a number in base 128, low digits first, the high bit set on all bytes but the last.
  mutating func append(varint value: UInt32) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Adds the length of a string in UTF-8, then its bytes.
  mutating func append(string: String) {
    append(string.utf8.count)
    append(contentsOf: string.utf8)
  }

  /// Adds zeros until the length is a multiple of eight.
  mutating func pad() {
    while bytes.count % 8 != 0 { bytes.append(0) }
  }
}
