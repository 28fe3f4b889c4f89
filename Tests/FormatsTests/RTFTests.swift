import Formats
import Foundation
import TestSupport
import Testing
import Text

@Suite("RTF in")
struct RTFTests {
  /// What is read of a body, behind a table of fonts with one font of each kind.
  private static func read(_ body: String) throws -> DocumentTranscript {
    let fonts =
      "{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}{\\f1\\fnil\\fcharset238 Arial CE;}"
      + "{\\f2\\fnil\\fcharset128 MS Mincho;}{\\f3\\fnil\\fcharset2 Symbol;}"
      + "{\\f4\\fnil\\fcharset77 Geneva{\\*\\falt Ikke \\'e5;}}}"
    let text = "{\\rtf1\\ansi\\ansicpg1252\\deff0\(fonts){\\colortbl;\\red0;}\n\(body)}"
    return try DocumentTranscript(rtf: Array(text.utf8))
  }

  @Test("an interview is what LibreOffice's own text export says")
  func interview() throws {
    let read = try DocumentTranscript(rtf: DocumentFixture.bytes("intervju.rtf"))
    #expect(read.text == (try DocumentFixture.exported()))
    #expect(read.paragraphs[0].headingLevel == 1)
    #expect(read.paragraphs[1].leadingBold == TextSpan(0, 11))
    #expect(read.paragraphs.filter(\.isListItem).map(\.text) == ["Første punkt", "Andre punkt"])
    #expect(read.tables == [DocumentTranscript.Table(rows: 2, columns: 2)])
    #expect(read.paragraphs.compactMap { $0.cell?.column } == [0, 1, 0, 1, 1])
    #expect(read.paragraphs.compactMap { $0.cell?.row } == [0, 0, 1, 1, 1])
    #expect(
      read.complaints == [
        .footnotes(1), .comments(1), .trackedChanges(insertions: 1, deletions: 1),
        .automaticNumbers(2),
      ])
  }

  @Test(
    "bytes are read in the code page of their font",
    arguments: [
      ("bl\\'e5b\\'e6r \\'96 \\'80", "blåbær – €"), ("\\f1 \\'b3\\'f3d\\'9f", "łódź"),
      ("\\f2 \\'93\\'fa\\'96\\'7b a", "日本 a"), ("{\\f1 \\'b3}\\'b3", "ł³"),
      ("\\f4 \\'8c\\'bf", "åø"), ("\\f1\\plain \\'e5", "å"),
      ("\\loch\\af0\\dbch\\af2 \\'93\\'fa", "日"),
      ("\\f2 \\'93\\'fa\\f0 \\'e5", "日å"),
    ])
  func codePages(body: String, expected: String) throws {
    #expect(try Self.read(body).text == expected)
  }

  @Test(
    "the document's code page is for fonts that name none",
    arguments: [
      ("\\ansi\\ansicpg1251", "\\'cf\\'f0", "Пр"), ("\\mac", "\\'8c", "å"), ("\\pc", "\\'86", "å"),
      ("\\pca", "\\'9b", "ø"), ("\\ansi", "\\'f8", "ø"),
      ("\\ansi\\ansicpg65001", "\\'c3\\'b8", "ø"),
    ])
  func documentPage(head: String, body: String, expected: String) throws {
    let bytes = Array("{\\rtf1\(head){\\fonttbl{\\f0\\fnil Arial;}}\\f0 \(body)\\par}".utf8)
    #expect(try DocumentTranscript(rtf: bytes).text == expected)
  }

  @Test(
    "every code page gives what the system's converter gives",
    arguments: [437, 850, 865, 866, 874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258])
  func tables(page: Int) throws {
    let encoding = ConverterName.of(page)
    for byte in UInt8(0x80)...0xFF {
      let text = try DocumentTranscript(
        rtf: Array(
          "{\\rtf1\\ansi\\ansicpg\(page) \\'\(String(byte, radix: 16))}".utf8)
      ).text
      let told = Converter.decode(byte, from: encoding)
      let isControl = text.unicodeScalars.allSatisfy { (0x80...0x9F).contains($0.value) }
      #expect(text == told ?? "\u{FFFD}" || (told == nil && isControl), "byte \(byte)")
    }
  }

  @Test(
    "Unicode, with what stands behind it for old programs",
    arguments: [
      ("\\u229?\\u8217\\'92s", "å’s"), ("{\\uc0\\u229 bc}\\u229?d", "åbcåd"),
      ("\\uc2\\u229 xyz", "åz"), ("\\u-10179?\\u-8704?", "😀"), ("\\u55357?\\u56832?", "😀"),
      ("\\u128512?", "😀"), ("{\\u229}x", "åx"), ("\\u8220\\ldblquote x", "\u{201C}x"),
      ("{\\upr{gammel}{\\*\\ud{ny \\u229?}}}!", "ny å!"),
    ])
  func unicode(body: String, expected: String) throws {
    let read = try Self.read(body)
    #expect(read.text == expected)
    #expect(read.complaints.isEmpty)
  }

  @Test("half a character is lost, and said to be")
  func halves() throws {
    let read = try Self.read("a\\u55357?b\\u56832?c\\u55357?")
    #expect(read.text == "a\u{FFFD}b\u{FFFD}c\u{FFFD}")
    #expect(read.complaints == [.lostCharacters(3)])
  }

  @Test(
    "signs that have words of their own",
    arguments: [
      ("a\\tab b\\line c", "a\tb\nc"), ("a\\~b\\_c\\-d", "a\u{A0}b\u{2011}c\u{AD}d"),
      (
        "\\ldblquote a\\rdblquote\\emdash\\endash\\bullet",
        "\u{201C}a\u{201D}\u{2014}\u{2013}\u{2022}"
      ),
      ("\\{a\\}\\\\b", "{a}\\b"), ("a\\\nb\\\r\nc", "a\nb\nc"), ("a\tb", "a\tb"),
      ("a\nb\r\nc", "abc"), ("a\\par\nb\\par", "a\nb"), ("a\\par\\par b", "a\n\nb"),
    ])
  func signs(body: String, expected: String) throws {
    #expect(try Self.read(body).text == expected)
  }

  @Test(
    "what is no text is passed over",
    arguments: [
      "{\\*\\ukjent{a}{\\b b}}", "{\\generator G;}", "{\\info{\\title T}}", "{\\header H\\par}",
      "{\\xe{x}}",
      "{\\field{\\*\\fldinst{HYPERLINK \"x\"}}}", "{\\*\\bkmkstart b}{\\*\\bkmkend b}",
      "{\\*\\datastore 0105}", "{\\nonesttables\\par}", "\\ukjent12 ",
      "{\\*\\binding\\bin4 }}}}}", "\\bin3 {{{",
    ])
  func passedOver(part: String) throws {
    let read = try Self.read("f\\'f8r\(part) etter")
    #expect(read.text == "før etter")
    #expect(read.complaints.isEmpty)
  }

  @Test("fields show their result")
  func fields() throws {
    let read = try Self.read("a {\\field{\\*\\fldinst PAGE}{\\fldrslt {\\b 3}}} b")
    #expect(read.text == "a 3 b")
  }

  @Test("notes, comments, pictures, objects and hidden text are left out and counted")
  func leftOut() throws {
    let read = try Self.read(
      "a{\\footnote n}{\\*\\footnote n}{\\footnote\\ftnalt s}{\\*\\annotation k}"
        + "{\\*\\shppict{\\pict\\pngblip 89504e}}{\\nonshppict{\\pict 00}}{\\pict\\bin2 }}}"
        + "{\\object{\\*\\objdata 01}{\\result{\\pict 00}}}{\\v skjult}b")
    #expect(read.text == "ab")
    #expect(
      read.complaints == [
        .footnotes(2), .endnotes(1), .comments(1), .hiddenCharacters(6), .pictures(2),
        .embeddedObjects(1),
      ])
  }

  @Test("tracked changes are accepted, also where a paragraph's end was deleted")
  func changes() throws {
    let read = try Self.read(
      "a{\\deleted bort}{\\revised inn}{\\revised  mer}\\par b{\\deleted\\par}c\\par")
    #expect(read.text == "ainn mer\nbc")
    #expect(read.complaints == [.trackedChanges(insertions: 1, deletions: 2)])
  }

  @Test("bold is a stretch, whatever the groups")
  func bold() throws {
    let read = try Self.read("{\\b \\'c5se}{\\b :} ja \\b nei\\b0  vel\\plain\\par{\\ab x}")
    #expect(read.paragraphs[0].text == "Åse: ja nei vel")
    #expect(read.paragraphs[0].bold == [TextSpan(0, 4), TextSpan(8, 11)])
    #expect(read.paragraphs[1].bold.isEmpty)
  }

  @Test("headings by style or level, and numbers that are left out")
  func paragraphs() throws {
    let read = try Self.read(
      "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\*\\cs2 x;}}"
        + "\\pard\\s1 A\\par\\pard B\\par\\pard\\outlinelevel2 C\\par\\pard\\s1\\outlinelevel9 D\\par"
        + "\\pard{\\listtext 1.\\tab}E\\par{\\pntext\\f3\\'b7\\tab}F\\par{\\listtext\\tab}G\\par")
    #expect(read.paragraphs.map(\.text) == ["A", "B", "C", "D", "E", "F", "G"])
    #expect(read.paragraphs.map(\.headingLevel) == [1, nil, 3, nil, nil, nil, nil])
    #expect(read.paragraphs[0].style == "heading 1")
    #expect(read.paragraphs.filter(\.isListItem).map(\.text) == ["E", "F"])
    #expect(read.complaints == [.automaticNumbers(2)])
  }

  @Test("tables cell by cell, two tables apart, one within another")
  func tables() throws {
    let row = "\\trowd\\cellx1\\cellx2\\pard\\intbl A\\cell B1\\par B2\\cell\\row"
    let nested =
      "\\trowd\\pard\\intbl a\\par\\itap2 x\\nestcell{\\*\\nesttableprops\\nestrow}\\cell\\row"
    let read = try Self.read("\(row)\(row)\\pard mellom\\par\(nested)\\pard slutt\\par")
    #expect(
      read.paragraphs.map(\.text) == [
        "A", "B1", "B2", "A", "B1", "B2", "mellom", "a", "x", "", "slutt",
      ])
    #expect(
      read.tables == [
        DocumentTranscript.Table(rows: 2, columns: 2),
        DocumentTranscript.Table(rows: 1, columns: 1),
      ])
    #expect(read.paragraphs[4].cell == DocumentTranscript.Cell(table: 0, row: 1, column: 1))
    #expect(read.paragraphs[6].cell == nil)
    #expect(read.paragraphs[8].cell?.table == 1)
  }

  @Test("a text box stands once, after its paragraph")
  func boxes() throws {
    let read = try Self.read(
      "a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard i boks\\par to\\par}}{\\shprslt i boks}} b\\par c\\par"
    )
    #expect(read.paragraphs.map(\.text) == ["a b", "i boks", "to", "c"])
    #expect(read.paragraphs.map(\.isInTextBox) == [false, true, true, false])
    #expect(read.complaints == [.textBoxes(1)])
  }

  @Test("signs of symbol fonts keep their number")
  func symbols() throws {
    let read = try Self.read("{\\f3 \\'b7 a}\\u-3913?")
    #expect(read.text == "\u{F0B7} \u{F061}\u{F0B7}")
    #expect(read.complaints == [.symbols(3)])
  }

  @Test("a file that was cut is read as far as it goes, and complained of")
  func cut() throws {
    let bytes = Array("{\\rtf1\\ansi a{\\b b{\\i c".utf8)
    let read = try DocumentTranscript(rtf: bytes)
    #expect(read.text == "abc")
    #expect(read.complaints == [.unclosedGroups(3)])
    let trailing = Array("{\\rtf1 a}b\\par c".utf8)
    #expect(try DocumentTranscript(rtf: trailing).text == "a")
  }

  @Test("what is no RTF is named, and groups without end are refused")
  func refused() throws {
    #expect(throws: DocumentReadingError.otherKind(.text)) {
      try DocumentTranscript(rtf: Array("Hei".utf8))
    }
    let deep = Array(("{\\rtf1" + String(repeating: "{", count: 2_000)).utf8)
    #expect(throws: DocumentReadingError.tooDeep(1_000)) { try DocumentTranscript(rtf: deep) }
  }

  @Test("a cut or changed file gives an error or a text", arguments: 0..<6)
  func damage(seed: Int) throws {
    DocumentFixture.harm(
      try DocumentFixture.bytes("intervju.rtf"), seed: UInt64(seed), times: 100
    ) { bytes throws(DocumentReadingError) in try DocumentTranscript(rtf: bytes) }
  }

  @Test("random text in random groups and codes comes back as it was", arguments: 0..<40)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let letters = Array("abcæøå {}\\éß€–日本😀\u{301}\u{A0}\n\t".unicodeScalars)
    var expected = String.UnicodeScalarView()
    var body = ""
    var depth = 0
    for _ in 0..<200 {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0:
        body += "{\\i "
        depth += 1
      case 1 where depth > 0:
        body += "}"
        depth -= 1
      case 2:
        body +=
          ["\\b ", "\\b0 ", "\\f1 ", "\\f0 ", "{\\*\\x y}", "\r\n"].randomElement(using: &generator)
          ?? ""
      default:
        guard let scalar = letters.randomElement(using: &generator) else { continue }
        expected.append(scalar)
        body += Self.written(scalar, Bool.random(using: &generator))
      }
    }
    let read = try Self.read(body + String(repeating: "}", count: depth))
    #expect(Array(read.text.unicodeScalars) == Array(expected))
  }

  /// One of the ways in which a program may write a scalar.
  private static func written(_ scalar: Unicode.Scalar, _ isFirstWay: Bool) -> String {
    switch scalar {
    case "{", "}", "\\": return isFirstWay ? "\\\(scalar)" : "\\u\(scalar.value)?"
    case "\n": return isFirstWay ? "\\line " : "\\par\r\n"
    case "\t": return isFirstWay ? "\\tab\r\n" : "\\tab "
    case _ where scalar.isASCII: return String(scalar)
    default:
      let units = String(scalar).utf16
      return units.map { unit in
        isFirstWay ? "\\u\(Int(Int16(bitPattern: unit)))?" : "{\\uc0\\u\(unit)}"
      }.joined()
    }
  }
}

/// The names of code pages for the system's converter.
private enum ConverterName {
  static func of(_ page: Int) -> String { page == 874 ? "WINDOWS-874" : "CP\(page)" }
}

/// Decoding by the system's converter, one byte at a time.
private enum Converter {
  static func decode(_ byte: UInt8, from name: String) -> String? {
    let converter = iconv_open("UTF-8", name)
    defer { iconv_close(converter) }
    var input: [CChar] = [CChar(bitPattern: byte)]
    var output = [CChar](repeating: 0, count: 16)
    let made = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var next = source.baseAddress
        var end = target.baseAddress
        var (left, room) = (1, 16)
        let result = iconv(converter, &next, &left, &end, &room)
        let flushed = iconv(converter, nil, nil, &end, &room)
        return result == Int(bitPattern: UInt.max) || flushed != 0 ? 0 : 16 - room
      }
    }
    guard made > 0 else { return nil }
    return String(decoding: output[..<made].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
