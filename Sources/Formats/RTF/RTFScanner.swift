/// Cuts the bytes of an RTF file into braces, controls and text.
struct RTFScanner {
  /// One piece.
  enum Piece {
    case open
    case close
    /// A control word, and its number where it has one.
    case word(String, Int?)
    /// A control symbol: a backslash and this byte.
    case symbol(UInt8)
    /// A byte written as `\'hh`.
    case hex(UInt8)
    /// A byte of text.
    case byte(UInt8)
  }

  private let bytes: [UInt8]
  private var position = 0
  private static let longestWord = 32
  private static let longestNumber = 10

  /// Takes the whole file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next piece; nil at the end.
  ///
  /// Line ends of the file itself mean nothing.
  mutating func next() -> Piece? {
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 0x0A, 0x0D, 0x00: continue
      case 0x7B: return .open
      case 0x7D: return .close
      case 0x5C: return control()
      default: return .byte(byte)
      }
    }
    return nil
  }

  /// Passes over bytes that are no text.
  mutating func skip(_ count: Int) {
    position = min(bytes.count, position + max(0, min(count, bytes.count)))
  }

  private mutating func control() -> Piece? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, position - start < Self.longestWord,
      Self.isLetter(bytes[position])
    { position += 1 }
    if position > start {
      let name = String(decoding: bytes[start..<position], as: UTF8.self)
      let number = number()
      if position < bytes.count, bytes[position] == 0x20 { position += 1 }
      return .word(name, number)
    }
    position += 1
    guard bytes[start] == 0x27 else { return .symbol(bytes[start]) }
    guard position + 1 < bytes.count, let high = Self.digit(bytes[position]),
      let low = Self.digit(bytes[position + 1])
    else { return .symbol(0x27) }
    position += 2
    return .hex(high * 16 + low)
  }

  private mutating func number() -> Int? {
    var end = position
    let isNegative = end < bytes.count && bytes[end] == 0x2D
    if isNegative { end += 1 }
    let first = end
    var value = 0
    while end < bytes.count, end - first < Self.longestNumber, (0x30...0x39).contains(bytes[end]) {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end > first else { return nil }
    position = end
    return isNegative ? -value : value
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
