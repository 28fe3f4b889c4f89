import Formats
import TestSupport
import Testing

@Suite("JSON in")
struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8) }

  @Test("values of every kind, with blanks between")
  func kinds() throws {
    let value = try read(#" { "a" : [1, -2.5e1, true, false, null], "b":{}, "c":[] } "#)
    #expect(value == ["a": [1, .number(-25), true, false, nil], "b": [:], "c": []])
    #expect(value["b"] == .object([]))
    #expect(value["d"] == nil)
    #expect(JSONValue.integer(1)["a"] == nil)
  }

  @Test(
    "strings with everything that is escaped",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e5\u00C5""#, "åÅ"),
      (#""\ud83d\ude05""#, "😅"), ("\"æøå😅\u{7f}\"", "æøå😅\u{7f}"), (#""""#, ""),
    ])
  func strings(written: String, meant: String) throws {
    #expect(try read(written) == .string(meant))
  }

  @Test(
    "what is no JSON is refused with its place",
    arguments: [
      ("", 1), ("{", 2), (#"{"a"}"#, 5), (#"{"a":1,}"#, 8), ("[1 2]", 4), ("[1,]", 4), ("01", 2),
      ("1.", 3), ("-", 2), (".5", 1), ("1e", 3), ("tru", 4), ("nul1", 4), (#""a"#, 3),
      ("\"a\u{1}\"", 3), (#""\x""#, 3), (#""\u12""#, 6), (#""\ud83d""#, 8), (#""\udc00""#, 8),
      ("{} {}", 4), ("'a'", 1), ("{a:1}", 2), ("+1", 1), ("NaN", 1),
    ])
  func faults(written: String, column: Int) {
    #expect(throws: JSONReadingError(column: column)) { try read(written) }
  }

  @Test("bytes that are no UTF-8 are refused")
  func notText() {
    #expect(throws: JSONReadingError.self) {
      try JSONValue(parsing: [0x22, 0xE5, 0x22])
    }
  }

  @Test("values nested too deeply are refused, and do not exhaust the stack")
  func depth() {
    #expect(throws: JSONReadingError.self) {
      try read(String(repeating: "[", count: 1_000_000))
    }
    #expect(throws: Never.self) {
      try read(String(repeating: "[", count: 60) + String(repeating: "]", count: 60))
    }
  }

  @Test("what is written is read back", arguments: 0..<200)
  func backAndForth(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let value = Self.value(depth: 0, &random)
    #expect(try read(value.text()) == value)
    #expect(try read(value.text(.pretty)) == value)
  }

  private static func value(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int.random(in: -1_000_000...1_000_000, using: &random))
    case 3: return .number(Double.random(in: -1...1, using: &random) + 0.5.ulp)
    case 4: return .string(text(&random))
    case 5:
      return .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in value(depth: depth + 1, &random) })
    default:
      return .object(
        (0..<Int.random(in: 0..<4, using: &random)).map { index in
          JSONValue.Member("\(index)" + text(&random), value(depth: depth + 1, &random))
        })
    }
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    let signs = Array("aå\"\\/\n\t\r\u{1}\u{7f}\u{2028}😅e\u{301}".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<8, using: &random) {
      text.append(signs[Int.random(in: 0..<signs.count, using: &random)])
    }
    return String(text)
  }
}
