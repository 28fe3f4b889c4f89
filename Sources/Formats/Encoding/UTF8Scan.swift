/// What one walk over bytes says of them as UTF-8 (RFC 3629: no surrogates, no overlong forms).
struct UTF8Scan: Sendable {
  /// Well-formed sequences of two to four bytes.
  private(set) var multibyteSequences = 0
  /// Bytes that belong to no well-formed sequence.
  private(set) var wrongBytes = 0
  /// The offset of the first of those.
  private(set) var firstWrong: Int?
  /// Zero bytes at even and at odd offsets.
  private(set) var zeros = (even: 0, odd: 0)

  /// Walks over the bytes.
  init(_ bytes: [UInt8]) {
    var scan = (multibyte: 0, wrong: 0, even: 0, odd: 0)
    var first: Int?
    bytes.withUnsafeBufferPointer { buffer in
      var position = 0
      while position < buffer.count {
        let lead = buffer[position]
        if lead < 0x80 {
          if lead == 0 {
            if position & 1 == 0 { scan.even += 1 } else { scan.odd += 1 }
          }
          position += 1
        } else if let width = Self.width(at: position, in: buffer) {
          scan.multibyte += 1
          position += width
        } else {
          if first == nil { first = position }
          scan.wrong += 1
          position += 1
        }
      }
    }
    multibyteSequences = scan.multibyte
    wrongBytes = scan.wrong
    firstWrong = first
    zeros = (scan.even, scan.odd)
  }

  /// The width of the well-formed sequence of two to four bytes at a position, if one is there
  /// (The Unicode Standard, Table 3-7).
  private static func width(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let lead = bytes[position]
    let width: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: width = 2
    case 0xE0: (width, second) = (3, 0xA0...0xBF)
    case 0xED: (width, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: width = 3
    case 0xF0: (width, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: width = 4
    case 0xF4: (width, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard position + width <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
    for offset in 2..<max(width, 2) where bytes[position + offset] & 0xC0 != 0x80 { return nil }
    return width
  }
}
