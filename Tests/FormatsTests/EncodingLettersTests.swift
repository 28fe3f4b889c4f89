import Formats
import TestSupport
import Testing

@Suite("Encodings told by their letters")
struct EncodingLettersTests {
  /// The upper halves as Python's codecs have them.
  private static let tables: [(encoding: TextEncoding, scalars: String)] = [
    (
      .cp850,
      """
      00C7 00FC 00E9 00E2 00E4 00E0 00E5 00E7 00EA 00EB 00E8 00EF 00EE 00EC 00C4 00C5
      00C9 00E6 00C6 00F4 00F6 00F2 00FB 00F9 00FF 00D6 00DC 00F8 00A3 00D8 00D7 0192
      00E1 00ED 00F3 00FA 00F1 00D1 00AA 00BA 00BF 00AE 00AC 00BD 00BC 00A1 00AB 00BB
      2591 2592 2593 2502 2524 00C1 00C2 00C0 00A9 2563 2551 2557 255D 00A2 00A5 2510
      2514 2534 252C 251C 2500 253C 00E3 00C3 255A 2554 2569 2566 2560 2550 256C 00A4
      00F0 00D0 00CA 00CB 00C8 0131 00CD 00CE 00CF 2518 250C 2588 2584 00A6 00CC 2580
      00D3 00DF 00D4 00D2 00F5 00D5 00B5 00FE 00DE 00DA 00DB 00D9 00FD 00DD 00AF 00B4
      00AD 00B1 2017 00BE 00B6 00A7 00F7 00B8 00B0 00A8 00B7 00B9 00B3 00B2 25A0 00A0
      """
    ),
    (
      .cp865,
      """
      00C7 00FC 00E9 00E2 00E4 00E0 00E5 00E7 00EA 00EB 00E8 00EF 00EE 00EC 00C4 00C5
      00C9 00E6 00C6 00F4 00F6 00F2 00FB 00F9 00FF 00D6 00DC 00F8 00A3 00D8 20A7 0192
      00E1 00ED 00F3 00FA 00F1 00D1 00AA 00BA 00BF 2310 00AC 00BD 00BC 00A1 00AB 00A4
      2591 2592 2593 2502 2524 2561 2562 2556 2555 2563 2551 2557 255D 255C 255B 2510
      2514 2534 252C 251C 2500 253C 255E 255F 255A 2554 2569 2566 2560 2550 256C 2567
      2568 2564 2565 2559 2558 2552 2553 256B 256A 2518 250C 2588 2584 258C 2590 2580
      03B1 00DF 0393 03C0 03A3 03C3 00B5 03C4 03A6 0398 03A9 03B4 221E 03C6 03B5 2229
      2261 00B1 2265 2264 2320 2321 00F7 2248 00B0 2219 00B7 221A 207F 00B2 25A0 00A0
      """
    ),
    (
      .cp866,
      """
      0410 0411 0412 0413 0414 0415 0416 0417 0418 0419 041A 041B 041C 041D 041E 041F
      0420 0421 0422 0423 0424 0425 0426 0427 0428 0429 042A 042B 042C 042D 042E 042F
      0430 0431 0432 0433 0434 0435 0436 0437 0438 0439 043A 043B 043C 043D 043E 043F
      2591 2592 2593 2502 2524 2561 2562 2556 2555 2563 2551 2557 255D 255C 255B 2510
      2514 2534 252C 251C 2500 253C 255E 255F 255A 2554 2569 2566 2560 2550 256C 2567
      2568 2564 2565 2559 2558 2552 2553 256B 256A 2518 250C 2588 2584 258C 2590 2580
      0440 0441 0442 0443 0444 0445 0446 0447 0448 0449 044A 044B 044C 044D 044E 044F
      0401 0451 0404 0454 0407 0457 040E 045E 00B0 2219 00B7 221A 2116 00A4 25A0 00A0
      """
    ),
    (
      .macintosh,
      """
      00C4 00C5 00C7 00C9 00D1 00D6 00DC 00E1 00E0 00E2 00E4 00E3 00E5 00E7 00E9 00E8
      00EA 00EB 00ED 00EC 00EE 00EF 00F1 00F3 00F2 00F4 00F6 00F5 00FA 00F9 00FB 00FC
      2020 00B0 00A2 00A3 00A7 2022 00B6 00DF 00AE 00A9 2122 00B4 00A8 2260 00C6 00D8
      221E 00B1 2264 2265 00A5 00B5 2202 2211 220F 03C0 222B 00AA 00BA 03A9 00E6 00F8
      00BF 00A1 00AC 221A 0192 2248 2206 00AB 00BB 2026 00A0 00C0 00C3 00D5 0152 0153
      2013 2014 201C 201D 2018 2019 00F7 25CA 00FF 0178 2044 20AC 2039 203A FB01 FB02
      2021 00B7 201A 201E 2030 00C2 00CA 00C1 00CB 00C8 00CD 00CE 00CF 00CC 00D3 00D4
      F8FF 00D2 00DA 00DB 00D9 0131 02C6 02DC 00AF 02D8 02D9 02DA 00B8 02DD 02DB 02C7
      """
    ),
  ]

  private static func scalars(_ encoding: TextEncoding) -> [Unicode.Scalar] {
    let table = tables.first { $0.encoding == encoding }?.scalars ?? ""
    return table.split { $0 == " " || $0 == "\n" }.compactMap { digits in
      UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
    }
  }

  private static func bytes(_ text: String, _ upper: [Unicode.Scalar]) -> [UInt8] {
    text.unicodeScalars.compactMap { scalar in
      scalar.isASCII
        ? UInt8(scalar.value) : upper.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
    }
  }

  private func text(_ decoded: DecodedText) -> String {
    String(decoding: decoded.utf8, as: UTF8.self)
  }

  private static let norwegian = [
    "både", "gjør", "være", "gråt", "først", "lærer", "på", "også", "år", "Åse", "ønsker", "ærlig",
    "jobb", "arbeidsgiver", "hver", "Nav", "trøtt", "spørre", "håper", "går", "så", "ikke", "nær",
  ]

  private static func words(
    _ count: ClosedRange<Int>, _ pool: [String], _ generator: inout SeededGenerator
  ) -> [String] {
    (0..<Int.random(in: count, using: &generator)).map { _ in
      pool[Int.random(in: 0..<pool.count, using: &generator)]
    }
  }

  @Test("every byte means what Python's codecs say", arguments: tables.map(\.encoding))
  func wholeTables(encoding: TextEncoding) throws {
    let asked = try EncodingOverride(named: encoding.rawValue)
    let decoded = try TextDecoder(override: asked).decode((0x80...0xFF).map { UInt8($0) })
    #expect(Array(text(decoded).unicodeScalars) == Self.scalars(encoding))
  }

  @Test("the code pages of Windows are read when they are asked for")
  func windows() throws {
    let polish = try TextDecoder(override: EncodingOverride(named: "cp1250"))
      .decode([0x8C, 0xF3, 0xB3, 0x9C, 0xE6])
    #expect(text(polish) == "Śółść")
    let russian = try TextDecoder(override: EncodingOverride(named: "windows-1251"))
      .decode([0xCA, 0xE0, 0xF0, 0xE8])
    #expect(text(russian) == "Кари")
  }

  @Test("Norwegian words of DOS and of a Macintosh come back", arguments: 0..<60)
  func norwegian(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    // Two different letters within words make it plain.
    let all = (["både", "gjør"] + Self.words(0...60, Self.norwegian, &generator))
      .shuffled(using: &generator)
    let written = all.joined(separator: " ") + ".\n"
    for (encoding, found) in [
      (TextEncoding.cp850, TextEncoding.cp850), (.cp865, .cp850), (.macintosh, .macintosh),
    ] {
      let decoded = try TextDecoder().decode(Self.bytes(written, Self.scalars(encoding)))
      #expect(text(decoded) == written)
      #expect(decoded.encoding == found)
      #expect(decoded.reason == .letters)
      #expect(decoded.complaints.isEmpty)
    }
  }

  @Test("Cyrillic of DOS comes back", arguments: 0..<40)
  func cyrillic(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pool = ["Анна:", "работаю", "каждый", "день", "Олег:", "хорошо", "ещё", "Да,", "Nav", "12"]
    let written =
      (["работаю", "каждый"] + Self.words(0...60, pool, &generator)).joined(separator: " ") + "\n"
    let decoded = try TextDecoder().decode(Self.bytes(written, Self.scalars(.cp866)))
    #expect(text(decoded) == written)
    #expect(decoded.encoding == .cp866)
    // The same words in Windows-1251 and KOI8-R are no text of DOS.
    let upper = (0x410...0x44F).map { UInt32($0) }
    let windows = written.unicodeScalars.map { scalar in
      upper.firstIndex(of: scalar.value).map { UInt8($0 + 0xC0) }
        ?? (scalar.isASCII ? UInt8(scalar.value) : 0xB8)
    }
    #expect(try TextDecoder().decode(windows).encoding == .windows1252)
  }

  @Test("words of Windows with quotation marks, dashes and daggers stay so", arguments: 0..<200)
  func windowsStays(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let english = [
      "don’t", "I’m", "“tired”", "‘so’", "rock‘n’roll", "he said“no”and", "vel…jeg", "ja–nei",
      "ord—ord", "„ja“", "„nei”", "note†", "‡two", "5‰", "‹ja›sa", "name™", "ƒ", "well", "then",
      "and”then", "it‚s",
    ]
    let pool = Bool.random(using: &generator) ? english : english + Self.norwegian
    let written = Self.words(1...60, pool, &generator).joined(separator: " ") + "\n"
    let bytes = Self.bytes(written, Self.windows1252)
    // A text in ASCII alone is no question.
    guard bytes.contains(where: { $0 >= 0x80 }) else { return }
    let decoded = try TextDecoder().decode(bytes)
    #expect(text(decoded) == written)
    #expect(decoded.encoding == .windows1252)
    #expect(decoded.complaints.isEmpty)
  }

  private static let windows1252: [Unicode.Scalar] = {
    let first = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
    return first + (0xA0...0xFF).compactMap { Unicode.Scalar(UInt32($0)) }
  }()

  @Test("one letter alone is mentioned and not taken; a page's own word goes before letters")
  func open() throws {
    let dos = try TextDecoder().decode([0x73, 0x86, 0x72, 0x0A])
    #expect(dos.encoding == .windows1252)
    #expect(dos.complaints == [TextComplaint(line: 1, kind: .mayBeIn(.cp850), count: 1)])
    let mac = try TextDecoder().decode([0x73, 0x8C, 0x72, 0x0A])
    #expect(mac.complaints == [TextComplaint(line: 1, kind: .mayBeIn(.macintosh), count: 1)])
    // 86 and 9B would be two letters of DOS, if the page did not say what they are.
    let page = Array("<html><meta charset=windows-1252><p>a".utf8) + [0x86, 0x62, 0x9B, 0x63]
    let document = try DocumentTranscript(html: page)
    #expect(String(decoding: document.utf8, as: UTF8.self) == "a†b›c")
    #expect(document.encoding?.reason == .declared)
  }
}
