internal import Glibc

/// A numbered code page of Windows, as documents name them.
enum CodePage: Hashable {
  /// One that is decoded by a table, each byte on its own.
  case single(UInt16)
  /// One in which a letter may take several bytes, which the system's library converts.
  case multibyte(UInt16)
  case utf8

  /// The code page with a number; nil for one that nobody here knows.
  init?(number: Int) {
    switch number {
    case 65_001: self = .utf8
    case 932, 936, 949, 950, 1361: self = .multibyte(UInt16(number))
    case 10_001: self = .multibyte(932)
    default:
      guard let small = UInt16(exactly: number), Self.table(small) != nil else { return nil }
      self = .single(small)
    }
  }

  /// Windows-1252, in which most such documents are.
  static let western = CodePage.single(1252)

  /// Decodes bytes to UTF-8 behind what is there.
  ///
  /// - Returns: How many characters could not be told, and became U+FFFD.
  func decode(_ bytes: [UInt8], into text: inout [UInt8]) -> Int {
    switch self {
    case .single(let number):
      let decoded = (Self.table(number) ?? .windows1252).decode(bytes[...])
      text += decoded
      return number == 1252 ? 0 : Self.replacements(in: decoded)
    case .multibyte(let number):
      let name = number == 1361 ? "JOHAB" : "CP\(number)"
      return ForeignText.decode(bytes, from: name, into: &text)
    case .utf8:
      let decoded = Array(String(decoding: bytes, as: UTF8.self).utf8)
      text += decoded
      return Self.replacements(in: decoded)
    }
  }

  private static func replacements(in text: [UInt8]) -> Int {
    guard text.contains(0xEF) else { return 0 }
    return text.indices.count { place in
      text[place] == 0xEF && text[place...].starts(with: UTF8.encodedReplacementCharacter)
    }
  }

  private static func table(_ number: UInt16) -> SingleByteTable? {
    switch number {
    case 437: .cp437
    case 850: .cp850
    case 865: .cp865
    case 866: .cp866
    case 874: .windows874
    case 1250: .windows1250
    case 1251: .windows1251
    case 1252: .windows1252
    case 1253: .windows1253
    case 1254: .windows1254
    case 1255: .windows1255
    case 1256: .windows1256
    case 1257: .windows1257
    case 1258: .windows1258
    case 10_000: .macintosh
    case 28_591: .latin1
    default: nil
    }
  }
}

/// Text in encodings that only the system's library converts.
enum ForeignText {
  /// Whether the library knows an encoding.
  static func knows(_ name: String) -> Bool {
    guard let converter = open(name) else { return false }
    iconv_close(converter)
    return true
  }

  /// Decodes bytes to UTF-8 behind what is there; each byte that fits nowhere becomes U+FFFD.
  ///
  /// - Returns: How many did not fit.
  static func decode(_ bytes: [UInt8], from name: String, into text: inout [UInt8]) -> Int {
    guard let converter = open(name) else {
      for byte in bytes {
        text += byte < 0x80 ? [byte] : Array(UTF8.encodedReplacementCharacter)
      }
      return bytes.count { $0 >= 0x80 }
    }
    defer { iconv_close(converter) }
    var lost = 0
    var buffer = [CChar](repeating: 0, count: 4_096)
    var input = bytes.map { CChar(bitPattern: $0) }
    input.withUnsafeMutableBufferPointer { source in
      var next = source.baseAddress
      var left = source.count
      while left > 0 {
        let (result, reason, made) = buffer.withUnsafeMutableBufferPointer { target in
          var end = target.baseAddress
          var room = target.count
          let result = iconv(converter, &next, &left, &end, &room)
          return (result, errno, target.count - room)
        }
        text += buffer[..<made].map { UInt8(bitPattern: $0) }
        guard result == Int(bitPattern: UInt.max), reason != E2BIG else { continue }
        text += UTF8.encodedReplacementCharacter
        lost += 1
        next = next.map { $0 + 1 }
        left -= 1
      }
    }
    return lost
  }

  private static func open(_ name: String) -> iconv_t? {
    let converter = iconv_open("UTF-8", name)
    return Int(bitPattern: converter) == -1 ? nil : converter
  }
}
