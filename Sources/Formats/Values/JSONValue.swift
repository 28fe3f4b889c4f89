/// A JSON value whose objects keep the order in which their members were given.
package indirect enum JSONValue: Hashable, Sendable {
  /// One member of an object.
  package struct Member: Hashable, Sendable {
    /// The member's name.
    package let key: String
    /// What it holds.
    package let value: JSONValue

    /// Makes a member.
    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Nothing.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// Any number; one that is not finite is written as `null`, since JSON has no such numbers.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Named values in order; names are to be unique.
  case object([Member])
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByNilLiteral {
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension JSONValue {
  /// How a value is laid out.
  package enum Layout: Hashable, Sendable {
    /// On one line, without blanks, as one line of JSON Lines.
    case compact
    /// One member or element a line, indented by two spaces.
    case pretty
  }

  /// The value as JSON text (RFC 8259), the same for the same value every time.
  ///
  /// Numbers are the shortest that read back as the same `Double`. No newline ends the text.
  package func text(_ layout: Layout = .compact) -> String {
    var writer = JSONWriter(layout: layout)
    writer.write(self, depth: 0)
    return String(decoding: writer.output, as: UTF8.self)
  }
}

/// Collects the text of one value.
private struct JSONWriter {
  let layout: JSONValue.Layout
  var output: [UInt8] = []

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(String(number))
    case .number(let number): append(number.isFinite ? number.shortestDecimal : "null")
    case .string(let text): quote(text)
    case .array(let elements):
      list(elements.count, between: ("[", "]"), depth: depth) { writer, index in
        writer.write(elements[index], depth: depth + 1)
      }
    case .object(let members):
      list(members.count, between: ("{", "}"), depth: depth) { writer, index in
        writer.quote(members[index].key)
        writer.append(writer.layout == .pretty ? ": " : ":")
        writer.write(members[index].value, depth: depth + 1)
      }
    }
  }

  private mutating func list(
    _ count: Int, between ends: (open: String, close: String), depth: Int,
    _ item: (inout JSONWriter, Int) -> Void
  ) {
    append(ends.open)
    for index in 0..<count {
      if index > 0 { append(",") }
      breakLine(depth: depth + 1)
      item(&self, index)
    }
    if count > 0 { breakLine(depth: depth) }
    append(ends.close)
  }

  private mutating func breakLine(depth: Int) {
    guard layout == .pretty else { return }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  private mutating func append(_ text: String) {
    output.append(contentsOf: text.utf8)
  }

  private mutating func quote(_ text: String) {
    JSONText.append(text.utf8, to: &output)
  }
}

/// Writes strings as JSON.
enum JSONText {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Adds a string, given as UTF-8, with what RFC 8259 wants escaped; U+2028 and U+2029 too, which
  /// end a line in older JavaScript.
  static func append(_ utf8: some Sequence<UInt8>, to output: inout [UInt8]) {
    output.append(0x22)
    for byte in utf8 {
      switch byte {
      case 0x22: output.append(contentsOf: "\\\"".utf8)
      case 0x5C: output.append(contentsOf: "\\\\".utf8)
      case 0x0A: output.append(contentsOf: "\\n".utf8)
      case 0x0D: output.append(contentsOf: "\\r".utf8)
      case 0x09: output.append(contentsOf: "\\t".utf8)
      case 0x00...0x1F, 0x7F:
        output.append(contentsOf: "\\u00".utf8)
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 0x0F)])
      case 0xA8, 0xA9:
        if output.suffix(2).elementsEqual([0xE2, 0x80]) {
          output.removeLast(2)
          output.append(contentsOf: (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8)
        } else {
          output.append(byte)
        }
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}

extension Double {
  /// The shortest decimal that reads back as this number, without a fraction when it is whole.
  var shortestDecimal: String {
    if self == rounded(), abs(self) < 1e15 { return self == 0 ? "0" : String(Int(self)) }
    return description
  }
}
