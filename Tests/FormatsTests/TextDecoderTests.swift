import Formats
import TestSupport
import Testing

@Suite("Text decoding")
struct TextDecoderTests {
  private func decode(
    _ bytes: [UInt8], _ override: EncodingOverride? = nil
  ) throws(TextDecodingError) -> DecodedText {
    try TextDecoder(override: override).decode(bytes)
  }

  private func text(_ decoded: DecodedText) -> String {
    String(decoding: decoded.utf8, as: UTF8.self)
  }

  @Test("an empty file is an empty text")
  func empty() throws {
    let decoded = try decode([])
    #expect(decoded.utf8.isEmpty)
    #expect(decoded.reason == .ascii)
  }

  @Test("a byte order mark decides and is dropped")
  func byteOrderMarks() throws {
    let utf8 = try decode([0xEF, 0xBB, 0xBF, 0xC3, 0xA6])
    #expect(text(utf8) == "æ")
    #expect(utf8.reason == .byteOrderMark)
    let little = try decode([0xFF, 0xFE, 0xE6, 0x00, 0x3D, 0xD8, 0x05, 0xDE])
    #expect(text(little) == "æ😅")
    #expect(little.encoding == .utf16LittleEndian)
    let big = try decode([0xFE, 0xFF, 0x00, 0xE6])
    #expect(text(big) == "æ")
    #expect(big.encoding == .utf16BigEndian)
    let wide = try decode([0xFF, 0xFE, 0, 0, 0xE6, 0, 0, 0])
    #expect(text(wide) == "æ")
    #expect(wide.encoding == .utf32LittleEndian)
    let wideBig = try decode([0, 0, 0xFE, 0xFF, 0, 0x01, 0xF6, 0x05])
    #expect(text(wideBig) == "😅")
  }

  @Test("UTF-16 without a mark shows by its zero bytes")
  func unmarkedUTF16() throws {
    let little = try decode("Så ja".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(text(little) == "Så ja")
    #expect(little.reason == .zeroBytes)
    let big = try decode("Så ja".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    #expect(text(big) == "Så ja")
    #expect(big.encoding == .utf16BigEndian)
  }

  @Test("bytes that are no UTF-8 are Windows-1252, and its undefined bytes are kept and named")
  func fallback() throws {
    let decoded = try decode([0x42, 0x6C, 0xE5, 0x0A, 0x93, 0x61, 0x94, 0x81, 0x81, 0x80])
    #expect(text(decoded) == "Blå\n“a”\u{81}\u{81}€")
    #expect(decoded.encoding == .windows1252)
    #expect(decoded.reason == .fallback)
    #expect(
      decoded.complaints == [TextComplaint(line: 2, kind: .undefinedByte(0x81), count: 2)])
  }

  @Test("line ends become LF and are counted; nothing else is touched")
  func lineEnds() throws {
    let decoded = try decode(Array("a\r\nb\rc\n\r\n\u{0C}d\u{85} e\u{301}\r".utf8))
    #expect(text(decoded) == "a\nb\nc\n\n\u{0C}d\u{85} e\u{301}\n")
    #expect(decoded.lineEnds == LineEnds(lf: 1, crlf: 2, cr: 2))
    #expect(decoded.lineEnds.isMixed)
    #expect(decoded.utf8.count == 16)
  }

  @Test("zeros and replacement characters are kept and complained of by line")
  func complaints() throws {
    let decoded = try decode(Array("a\r\nb\0\u{FFFD}\u{FFFD}\n\u{FFFD}".utf8))
    #expect(text(decoded) == "a\nb\0\u{FFFD}\u{FFFD}\n\u{FFFD}")
    #expect(
      decoded.complaints == [
        TextComplaint(line: 2, kind: .nulCharacter, count: 1),
        TextComplaint(line: 2, kind: .replacementCharacter, count: 2),
        TextComplaint(line: 3, kind: .replacementCharacter, count: 1),
      ])
  }

  @Test("UTF-8 with a spoilt byte is refused rather than read as Windows-1252")
  func damagedUTF8() {
    let bytes = Array("på\nså\nblå ".utf8) + [0xC3]
    #expect(throws: TextDecodingError.damagedUTF8(byteOffset: 13, line: 3, wrongBytes: 1)) {
      try decode(bytes)
    }
  }

  @Test("an encoding that was asked for and does not fit is an error with offset and line")
  func cannotBe() {
    #expect(throws: TextDecodingError.cannotBe(.utf8, byteOffset: 3, line: 2)) {
      try decode([0x61, 0x0D, 0x0A, 0xE5, 0x61], .utf8)
    }
    #expect(throws: TextDecodingError.cannotBe(.utf16LittleEndian, byteOffset: 4, line: 2)) {
      try decode([0x61, 0, 0x0A, 0, 0x00, 0xD8], .utf16LittleEndian)
    }
    #expect(throws: TextDecodingError.cannotBe(.utf16BigEndian, byteOffset: 2, line: 1)) {
      try decode([0xFE, 0xFF, 0x61])
    }
    #expect(throws: TextDecodingError.cannotBe(.utf8, byteOffset: 0, line: 1)) {
      try decode([0xED, 0xA0, 0x80], .utf8)
    }
  }

  @Test("other kinds of file are named")
  func notText() {
    #expect(throws: TextDecodingError.notText(.pdf)) { try decode(Array("%PDF-1.7\n".utf8)) }
    #expect(throws: TextDecodingError.notText(.zip)) { try decode([0x50, 0x4B, 3, 4, 0, 0]) }
    #expect(throws: TextDecodingError.notText(.binary)) {
      try decode([UInt8](repeating: 0, count: 500) + [1, 2, 3])
    }
  }

  @Test(
    "an 8-bit encoding is read when it is asked for",
    arguments: [
      ("macintosh", [0x8C, 0xBE, 0xBF, 0x81, 0xDB, 0xCA, 0xC6] as [UInt8], "åæøÅ€\u{A0}∆"),
      ("cp865", [0x86, 0x91, 0x9B, 0x8F, 0x9D, 0xE1, 0xFF], "åæøÅØß\u{A0}"),
      ("latin1", [0xE5, 0x80, 0x9F, 0xFF], "å\u{80}\u{9F}ÿ"),
      ("CP1252", [0xE5, 0x80, 0x9F, 0xFF], "å€Ÿÿ"),
    ])
  func overrides(name: String, bytes: [UInt8], expected: String) throws {
    let decoded = try decode(bytes, EncodingOverride(named: name))
    #expect(text(decoded) == expected)
    #expect(decoded.reason == .asked)
  }

  @Test("letters that are none in Windows-1252 show another encoding")
  func letters() throws {
    let mac = try decode([0x73, 0x8C, 0x72, 0x0D, 0x6E, 0xBE, 0x72])
    #expect(text(mac) == "sår\nnær")
    #expect(mac.encoding == .macintosh)
    let dos = try decode([0x73, 0x86, 0x72, 0x20, 0x6E, 0x91, 0x72])
    #expect(text(dos) == "sår nær")
    #expect(dos.reason == .letters)
    let windows = try decode([0x73, 0xE5, 0x72, 0x20, 0x91, 0x6E, 0xE6, 0x72, 0x92])
    #expect(windows.encoding == .windows1252)
    #expect(windows.complaints.isEmpty)
  }

  @Test("an unknown encoding is refused with those that exist")
  func unknownEncoding() {
    let error = UnknownEncodingError(
      asked: "klingon", valid: EncodingOverride.allCases.map(\.rawValue))
    #expect(throws: error) { try EncodingOverride(named: "klingon") }
  }

  @Test("any text comes back the same from UTF-8, UTF-16 and UTF-32", arguments: 0..<40)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pool = Array("aå æ.ø\n\u{301}«”\u{2011}漢\u{FFFD}😅👨‍👩‍👧\u{10FFFF}\u{AD}".unicodeScalars)
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...300, using: &generator) {
      view.append(pool[Int.random(in: 0..<pool.count, using: &generator)])
    }
    let original = String(view)
    let little = original.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = original.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let wide = original.unicodeScalars.flatMap { scalar in
      (0..<4).map { UInt8(scalar.value >> (8 * UInt32($0)) & 0xFF) }
    }
    let expected = Array(original.utf8)
    #expect(try decode([0xEF, 0xBB, 0xBF] + expected).utf8 == expected)
    #expect(try decode(little, .utf16LittleEndian).utf8 == expected)
    #expect(try decode([0xFE, 0xFF] + big, .utf16).utf8 == expected)
    #expect(try decode([0xFF, 0xFE, 0, 0] + wide).utf8 == expected)
  }

  @Test("what Swift takes for UTF-8 is what we take for it", arguments: 0..<200)
  func validity(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pool: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
      0xEF, 0xF0, 0xF1, 0xF4, 0xF5,
    ]
    let bytes = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      pool[Int.random(in: 0..<pool.count, using: &generator)]
    }
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    #expect(((try? decode(bytes, .utf8)) != nil) == isValid, "\(bytes)")
  }
}
