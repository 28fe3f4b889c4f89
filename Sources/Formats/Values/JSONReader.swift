/// That a text is no JSON.
package struct JSONReadingError: Error, Hashable, Sendable {
  /// The first byte that cannot stand where it does, from 1; one past the last where more is missing.
  package let column: Int

  /// Makes an error.
  package init(column: Int) {
    self.column = column
  }
}

extension JSONValue {
  /// Reads one value as RFC 8259 has it, such as a line of JSON Lines, and nothing behind it.
  ///
  /// Numbers that are whole and fit are integers. Of two members with one name both are kept.
  ///
  /// - Throws: `JSONReadingError` with the place; also where values are nested more than 64 deep.
  package init(parsing bytes: some Sequence<UInt8>) throws(JSONReadingError) {
    var reader = JSONReader(bytes: Array(bytes))
    self = try reader.document()
  }

  /// The value of an object's member; nil where there is none, or this is no object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// Walks over the bytes of one value.
private struct JSONReader {
  private static let deepest = 64

  let bytes: [UInt8]
  private var place = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONReadingError) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    if place < bytes.count { throw fault }
    return value
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private var fault: JSONReadingError { JSONReadingError(column: place + 1) }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(JSONReadingError) {
    if !take(byte) { throw fault }
  }

  private mutating func value(depth: Int) throws(JSONReadingError) -> JSONValue {
    skipBlanks()
    guard depth <= Self.deepest, let byte = current else { throw fault }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONReadingError) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
    return value
  }

  private mutating func object(depth: Int) throws(JSONReadingError) -> JSONValue {
    place += 1
    var members: [JSONValue.Member] = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else { throw fault }
      let key = try string()
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      members.append(JSONValue.Member(key, try value(depth: depth + 1)))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func array(depth: Int) throws(JSONReadingError) -> JSONValue {
    place += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      try expect(UInt8(ascii: ","))
    }
  }

  /// Reads `-`, digits without a leading zero, a fraction and an exponent.
  private mutating func number() throws(JSONReadingError) -> JSONValue {
    let start = place
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      try digits()
    }
    if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      place += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    let written = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let number = Int(written) { return .integer(number) }
    return .number(Double(written) ?? .nan)
  }

  private mutating func digits() throws(JSONReadingError) {
    let start = place
    while let byte = current, (0x30...0x39).contains(byte) { place += 1 }
    if place == start { throw fault }
  }

  private mutating func string() throws(JSONReadingError) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw fault }
        place += 1
        return string
      case UInt8(ascii: "\\"):
        place += 1
        text += try escape()
      case 0x00..<0x20: throw fault
      default:
        text.append(byte)
        place += 1
      }
    }
    throw fault
  }

  private mutating func escape() throws(JSONReadingError) -> [UInt8] {
    guard let byte = current else { throw fault }
    let plain: UInt8? =
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
      case UInt8(ascii: "b"): 0x08
      case UInt8(ascii: "f"): 0x0C
      case UInt8(ascii: "n"): 0x0A
      case UInt8(ascii: "r"): 0x0D
      case UInt8(ascii: "t"): 0x09
      default: nil
      }
    if let plain {
      place += 1
      return [plain]
    }
    var value = try codeUnit()
    if (0xD800..<0xDC00).contains(value) {
      try expect(UInt8(ascii: "\\"))
      let low = try codeUnit()
      guard (0xDC00..<0xE000).contains(low) else { throw fault }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw fault }
    return Array(String(scalar).utf8)
  }

  /// Reads `u` and four hexadecimal digits.
  private mutating func codeUnit() throws(JSONReadingError) -> UInt32 {
    try expect(UInt8(ascii: "u"))
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault
      }
      value = value << 4 + UInt32(digit)
      place += 1
    }
    return value
  }
}
