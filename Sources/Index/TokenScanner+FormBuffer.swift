internal import Text

/// A form under construction, in UTF-8, in memory that only grows.
struct FormBuffer: ~Copyable {
  private static let padding = 8

  private var bytes: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity = 64

  /// Makes an empty form.
  init() { bytes = .allocate(capacity: capacity) }

  deinit { bytes.deallocate() }

  /// Takes everything out.
  mutating func clear() { count = 0 }

  /// Adds a byte of ASCII.
  mutating func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count &+= 1
  }

  /// Adds a scalar.
  mutating func append(scalar value: UInt32) {
    reserve(4)
    switch value {
    case ..<0x80: bytes[count] = UInt8(truncatingIfNeeded: value)
    case ..<0x800:
      bytes[count] = UInt8(truncatingIfNeeded: 0xC0 | value &>> 6)
      bytes[count &+ 1] = Self.tail(value)
      count &+= 1
    case ..<0x10000:
      bytes[count] = UInt8(truncatingIfNeeded: 0xE0 | value &>> 12)
      bytes[count &+ 1] = Self.tail(value &>> 6)
      bytes[count &+ 2] = Self.tail(value)
      count &+= 2
    default:
      bytes[count] = UInt8(truncatingIfNeeded: 0xF0 | value &>> 18)
      bytes[count &+ 1] = Self.tail(value &>> 12)
      bytes[count &+ 2] = Self.tail(value &>> 6)
      bytes[count &+ 3] = Self.tail(value)
      count &+= 3
    }
    count &+= 1
  }

  /// Brings the form into NFC.
  mutating func compose() {
    let composed = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
      .nfc
    count = 0
    for byte in composed.utf8 { append(byte) }
  }

  /// The form, with eight zeros behind it; it stands until the next change.
  mutating func padded() -> UnsafeBufferPointer<UInt8> {
    (bytes + count).initialize(repeating: 0, count: Self.padding)
    return UnsafeBufferPointer(start: bytes, count: count)
  }

  private static func tail(_ value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
  }

  /// Makes room for some bytes and the padding.
  private mutating func reserve(_ length: Int) {
    if count &+ length &+ Self.padding > capacity { grow(length) }
  }

  private mutating func grow(_ length: Int) {
    let larger = max(capacity * 2, count + length + Self.padding)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.moveInitialize(from: bytes, count: count)
    bytes.deallocate()
    bytes = moved
    capacity = larger
  }
}
