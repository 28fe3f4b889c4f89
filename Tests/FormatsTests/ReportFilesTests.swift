@testable import Formats
import Testing

/// What could break out of the XML, the workbook or the text that it stands in.
enum HostileText {
  static let all = [
    "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\u{1}\u{1F}\u{7F}", "]]>", "<w:t>&amp;</w:t>",
    "<text:p/>", "\\input{/etc/passwd}", "100 %", "A & B", "👩\u{200D}👧", "A\u{30A}rlig", "_x0041_",
    "«Ærlig» — øy", "  to  blanke  ", String(repeating: "lang ", count: 8_000),
  ]

  /// The same without signs that XML cannot hold, which are written as U+FFFD.
  static func written(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { written.append(scalar.value < 0x20 ? "\u{FFFD}" : scalar) }
    return String(written)
  }
}

@Suite("Reports out, as files")
struct ReportFilesTests {
  private static func hostile(_ language: DocumentLanguage = .nb) -> ReportDocument {
    ReportDocument(
      title: HostileText.all.joined(), language: language,
      blocks: HostileText.all.map { .paragraph(.init(.normal, $0)) })
  }

  /// One of everything.
  private static let rich = ReportDocument(
    title: "Funn & <mer>", language: .nn,
    blocks: [
      .paragraph(.init(.title, "Funn")), .paragraph(.init(.heading1, "Tillit")),
      .paragraph(
        .init(
          .quote,
          [
            .init("Anna: ", isBold: true),
            .init("Jeg stoler på dem.", isItalic: true, footnote: "int03:41 & mer\nto linjer"),
          ])),
      .paragraph(
        .init(
          .attribution, [.init("(L01)", comment: .init(author: "Ane \"A\" & Bo", text: "<ja>"))])
      ),
      .paragraph(.init(.listItem, "ein")), .paragraph(.init(.listItem, "to")),
      .paragraph(.caption("Tabell", 1, "Koder")),
      .table(
        .init(
          header: ["Kode", "n"], rows: [[.init("Tillit", shading: "#abc"), .init("3")]],
          widths: [3, 1], numeric: [1])),
      .pageBreak,
      .paragraph(
        .init(
          .normal,
          [
            .init("a\tb\nc", isGrey: true, isCode: true, footnote: "andre note"),
            .init("", comment: .init(author: "Ane", text: "tom")),
          ])),
    ])

  private static func text(_ bytes: [UInt8], _ part: String) throws -> String {
    let found = try #require(try ZipReader(bytes).read(part), "\(part) is missing")
    return String(decoding: found, as: UTF8.self)
  }

  private static func root(_ bytes: [UInt8], _ part: String) throws -> XMLElement {
    try XMLElement.root(of: Array(try text(bytes, part).utf8), prefixes: prefixes)
  }

  private static let prefixes: [String: String] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
  ]

  /// Every element, outermost first.
  private static func all(_ element: XMLElement) -> [XMLElement] {
    [element] + element.children.flatMap { all($0) }
  }

  @Test("every part of a Word file is well-formed, has a type, and is found by a relationship")
  func wordParts() throws {
    let bytes = try Self.rich.docx()
    let names = try ZipReader(bytes).names
    #expect(Set(names).count == names.count)
    for name in names { _ = try Self.root(bytes, name) }
    let types = Self.all(try Self.root(bytes, "[Content_Types].xml"))
      .compactMap { $0.attributes["PartName"] }
    let targets = Self.all(try Self.root(bytes, "word/_rels/document.xml.rels"))
      .compactMap { $0.attributes["Target"] }
    let parts = names.filter { !$0.hasSuffix(".rels") && $0 != "[Content_Types].xml" }
    #expect(Set(types) == Set(parts.map { "/" + $0 }))
    let below = parts.filter { $0.hasPrefix("word/") && $0 != "word/document.xml" }
    #expect(Set(targets.map { "word/" + $0 }) == Set(below))
    #expect(names.contains("word/footnotes.xml") && names.contains("word/comments.xml"))
  }

  @Test("a Word file without notes has no parts for them")
  func noNotes() throws {
    let bytes = try ReportDocument(title: "", language: .en, blocks: []).docx()
    let names = try ZipReader(bytes).names
    #expect(!names.contains { $0.contains("notes") || $0.contains("comments") })
  }

  @Test("every style that a Word file names is there, and every note is named once")
  func wordReferences() throws {
    let bytes = try Self.rich.docx()
    let styles = Set(
      Self.all(try Self.root(bytes, "word/styles.xml")).compactMap { $0.attributes["w:styleId"] })
    var named: Set<String> = []
    for part in ["document", "footnotes", "comments", "footer1"] {
      for element in Self.all(try Self.root(bytes, "word/\(part).xml"))
      where ["w:pStyle", "w:rStyle", "w:tblStyle"].contains(element.name) {
        if let name = element.attributes["w:val"] { named.insert(name) }
      }
    }
    #expect(named.subtracting(styles).isEmpty)
    #expect(
      named.isSuperset(of: ["FootnoteText", "CommentText", "HTMLCode", "TableGrid", "Quote"]))
    let body = Self.all(try Self.root(bytes, "word/document.xml"))
    func ids(_ name: String, _ elements: [XMLElement]) -> [String] {
      elements.filter { $0.name == name }.compactMap { $0.attributes["w:id"] }
    }
    let notes = ids("w:footnote", Self.all(try Self.root(bytes, "word/footnotes.xml")))
    #expect(notes == ["-1", "0", "1", "2"])
    #expect(ids("w:footnoteReference", body) == ["1", "2"])
    let comments = ids("w:comment", Self.all(try Self.root(bytes, "word/comments.xml")))
    #expect(comments == ["0", "1"])
    for name in ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"] {
      #expect(ids(name, body) == comments)
    }
    #expect(try Self.text(bytes, "word/comments.xml").contains("Ane &quot;A&quot; &amp; Bo"))
    #expect(try Self.text(bytes, "word/styles.xml").contains("nn-NO"))
  }

  @Test("an OpenDocument text begins with its media type, not packed, as the standard wants")
  func mediaType() throws {
    let bytes = try Self.rich.odt()
    // A local header is 30 bytes; then the name, and, without an extra field, the content.
    #expect(Array(bytes[8..<10]) == [0, 0])
    #expect(Array(bytes[28..<30]) == [0, 0])
    let start = String(decoding: bytes[30..<77], as: UTF8.self)
    #expect(start == "mimetypeapplication/vnd.oasis.opendocument.text")
    let named = Self.all(try Self.root(bytes, "META-INF/manifest.xml"))
      .compactMap { $0.attributes["manifest:full-path"] }
    #expect(named == ["/", "content.xml", "styles.xml", "meta.xml"])
    for part in named.dropFirst() { _ = try Self.root(bytes, part) }
  }

  @Test("every style that an OpenDocument text names is there")
  func openReferences() throws {
    for document in [Self.rich, Self.hostile()] {
      let bytes = try document.odt()
      let content = Self.all(try Self.root(bytes, "content.xml"))
      let elements = content + Self.all(try Self.root(bytes, "styles.xml"))
      let defined = Set(elements.compactMap { $0.attributes["style:name"] })
      for name in ["text:style-name", "table:style-name", "style:parent-style-name"] {
        let named = Set(elements.compactMap { $0.attributes[name] })
        #expect(named.subtracting(defined).isEmpty)
      }
    }
    let bytes = try Self.rich.odt()
    let content = Self.all(try Self.root(bytes, "content.xml"))
    #expect(content.count { $0.name == "text:note" } == 2)
    #expect(content.count { $0.name == "office:annotation" } == 2)
    #expect(content.count { $0.name == "text:list" } == 1)
    #expect(try Self.text(bytes, "styles.xml").contains("fo:language=\"nn\" fo:country=\"NO\""))
  }

  @Test("hostile texts come back from Word and OpenDocument as they went in")
  func hostileTexts() throws {
    let expected = HostileText.all.map(HostileText.written)
    let word = try DocumentTranscript(word: Self.hostile().docx())
    #expect(word.paragraphs.map(\.text) == expected)
    let open = try DocumentTranscript(openDocument: Self.hostile().odt())
    #expect(open.paragraphs.map(\.text) == expected)
  }

  @Test("OpenDocument is read back in its headings, lists and cells")
  func openReadBack() throws {
    let read = try DocumentTranscript(openDocument: Self.rich.odt())
    let texts = read.paragraphs.map(\.text)
    for text in ["Funn", "Tillit", "Anna: Jeg stoler på dem.", "(L01)", "ein", "Kode", "3"] {
      #expect(texts.contains(text), "\(text) in \(texts)")
    }
    #expect(read.paragraphs.first { $0.text == "Tillit" }?.headingLevel == 1)
    #expect(read.paragraphs.first { $0.text == "ein" }?.isListItem == true)
    #expect(read.tables == [DocumentTranscript.Table(rows: 2, columns: 2)])
  }

  @Test("the same document is the same file every time, whatever was written before")
  func deterministic() throws {
    let first = (try Self.rich.docx(), try Self.rich.odt())
    _ = try Self.hostile().odt()
    #expect(try Self.rich.docx() == first.0)
    #expect(try Self.rich.odt() == first.1)
  }

  @Test("hostile cells are texts, and none is a formula, a number of a sign or the end of a text")
  func hostileCells() throws {
    let sheet = Spreadsheet.Sheet(
      name: "=1", columns: HostileText.all.map { Spreadsheet.Column($0) },
      rows: [HostileText.all.map { .text($0) }, [.text("før\u{0}etter\u{FFFE}")]])
    let file = try Spreadsheet(sheets: [sheet, sheet]).file()
    for name in try ZipReader(file.bytes).names where name.hasSuffix(".xml") {
      _ = try Self.root(file.bytes, name)
    }
    #expect(try !Self.text(file.bytes, "xl/worksheets/sheet1.xml").contains("<f>"))
    let strings = try Self.text(file.bytes, "xl/sharedStrings.xml")
    #expect(strings.contains("før\u{FFFD}etter\u{FFFD}"))
    #expect(strings.contains("_x005F_x0041_"))
    // 40 000 characters are cut in header and cell of both sheets; only cells are told of.
    #expect(file.cuts.map(\.length) == [40_000, 40_000])
    #expect(try Spreadsheet(sheets: [sheet, sheet]).file() == file)
  }

  @Test("blocks that belong together are taken together")
  func groups() {
    func paragraph(_ style: ReportDocument.Style) -> ReportDocument.Block {
      .paragraph(.init(style, style.rawValue))
    }
    let document = ReportDocument(
      title: "", language: .en,
      blocks: [
        paragraph(.quote), paragraph(.quote), paragraph(.attribution), paragraph(.quote),
        paragraph(.listItem), paragraph(.listItem), paragraph(.attribution), .pageBreak,
      ])
    let item = ReportDocument.Paragraph(.listItem, "ListBullet")
    let quote = ReportDocument.Paragraph(.quote, "Quote")
    let name = ReportDocument.Paragraph(.attribution, "Attribution")
    #expect(
      document.groups == [
        .quotation([quote, quote], attribution: name), .quotation([quote], attribution: nil),
        .list([item, item]), .paragraph(name), .pageBreak,
      ])
  }
}
