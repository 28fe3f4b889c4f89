/// Bytes being written, little-endian.
struct ByteWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Adds a 32-bit number.
  mutating func append(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
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

  /// Adds a byte.
  mutating func append(byte: UInt8) {
    bytes.append(byte)
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

  /// Writes another number over one that begins at a byte.
  mutating func replace(atByte place: Int, with value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { word in
      for index in word.indices { bytes[place + index] = word[index] }
    }
  }

  /// Forgets everything, and keeps the room for more.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }
}
