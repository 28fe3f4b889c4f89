import Formats
import TestSupport
import Testing
import Text

@Suite("OpenDocument in")
struct OpenDocumentTests {
  private static let namespaces = ["office", "text", "table", "style"].map {
    " xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
  }.joined()
  private static let others =
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""

  /// A flat file with a body and automatic styles.
  private static func flat(_ body: String, styles: String = "") -> [UInt8] {
    Array(
      ("<?xml version=\"1.0\"?><office:document\(namespaces)\(others)>"
        + "<office:automatic-styles>\(styles)</office:automatic-styles>"
        + "<office:body><office:text>\(body)</office:text></office:body></office:document>").utf8)
  }

  private static func read(_ body: String, styles: String = "") throws -> DocumentTranscript {
    try DocumentTranscript(openDocument: flat(body, styles: styles))
  }

  @Test(
    "packed and flat, an interview is what LibreOffice's own text export says",
    arguments: ["intervju.odt", "intervju.fodt"])
  func interview(name: String) throws {
    let bytes = try DocumentFixture.bytes(name)
    #expect(FileKind(of: bytes, named: "x") == (name == "intervju.odt" ? .odt : .fodt))
    let read = try DocumentTranscript(openDocument: bytes)
    #expect(read.text == (try DocumentFixture.exported()))
    #expect(read.paragraphs[0].headingLevel == 1)
    #expect(read.paragraphs[1].leadingBold == TextSpan(0, 11))
    #expect(read.paragraphs[3].text.isEmpty)
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

  @Test("white space is one blank, and blanks that count are elements")
  func blanks() throws {
    let read = try Self.read(
      "<text:p>\n  Hei   på\n\tdeg <text:s/><text:s text:c=\"2\"/>du <text:span> og</text:span></text:p>"
        + "<text:p><text:tab/> a<text:line-break/> b</text:p><text:p/>")
    #expect(read.paragraphs.map(\.text) == ["Hei på deg    du og", "\t a\n b", ""])
  }

  @Test("bold comes from styles, also inherited, and is taken back")
  func bold() throws {
    let styles =
      "<style:style style:name=\"F\" style:family=\"text\"><style:text-properties fo:font-weight=\"700\"/></style:style>"
      + "<style:style style:name=\"G\" style:family=\"text\" style:parent-style-name=\"F\"/>"
      + "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties fo:font-weight=\"normal\"/></style:style>"
    let read = try Self.read(
      "<text:p><text:span text:style-name=\"G\">Åse:<text:span text:style-name=\"H\"> ja</text:span></text:span> nei</text:p>",
      styles: styles)
    #expect(read.paragraphs[0].text == "Åse: ja nei")
    #expect(read.paragraphs[0].bold == [TextSpan(0, 4)])
  }

  @Test("hidden text is counted and left out, as words, paragraphs and sections")
  func hidden() throws {
    let styles =
      "<style:style style:name=\"S\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
    let read = try Self.read(
      "<text:p>a<text:span text:style-name=\"S\">skjult</text:span>b</text:p>"
        + "<text:section text:display=\"none\"><text:p>1234</text:p></text:section><text:p>c</text:p>",
      styles: styles)
    #expect(read.text == "ab\nc")
    #expect(read.complaints == [.hiddenCharacters(10)])
  }

  @Test("text boxes stand after the paragraph that they hang on; pictures and objects are counted")
  func drawings() throws {
    let read = try Self.read(
      "<text:p>før<draw:frame><draw:text-box><text:p>i boks</text:p></draw:text-box></draw:frame> etter</text:p>"
        + "<text:p>x<draw:frame><draw:image/></draw:frame><draw:frame><draw:object/><draw:image/></draw:frame></text:p>"
        + "<draw:frame><draw:text-box><text:p>ved siden</text:p></draw:text-box></draw:frame>")
    #expect(read.paragraphs.map(\.text) == ["før etter", "i boks", "x", "ved siden"])
    #expect(read.paragraphs.map(\.isInTextBox) == [false, true, false, true])
    #expect(read.complaints == [.textBoxes(2), .pictures(1), .embeddedObjects(1)])
  }

  @Test("fields show their result, marks and ruby text do not show")
  func fields() throws {
    let read = try Self.read(
      "<text:p>Side <text:page-number>3</text:page-number><text:bookmark text:name=\"b\"/>"
        + "<text:a xlink:href=\"x\">lenke</text:a> <text:ruby><text:ruby-base>字</text:ruby-base>"
        + "<text:ruby-text>ji</text:ruby-text></text:ruby></text:p>")
    #expect(read.text == "Side 3lenke 字")
  }

  @Test("a cell that covers two columns moves the next one")
  func spans() throws {
    let read = try Self.read(
      "<table:table><table:table-header-rows><table:table-row>"
        + "<table:table-cell table:number-columns-spanned=\"2\"><text:p>a</text:p></table:table-cell>"
        + "<table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell>"
        + "</table:table-row></table:table-header-rows></table:table>")
    #expect(read.paragraphs.compactMap { $0.cell?.column } == [0, 2])
    #expect(read.tables == [DocumentTranscript.Table(rows: 1, columns: 3)])
  }

  @Test("a locked text is said to be locked")
  func locked() throws {
    let bytes = try ZipWriter.archive([
      .init("mimetype", "application/vnd.oasis.opendocument.text"),
      .init("content.xml", "xyz"),
      .init("META-INF/manifest.xml", "<m:manifest><m:encryption-data/></m:manifest>"),
    ])
    #expect(FileKind(of: bytes, named: "x") == .odt)
    #expect(throws: DocumentReadingError.passwordProtected) {
      try DocumentTranscript(openDocument: bytes)
    }
  }

  @Test("what is no text, has no content or declares a document type is refused")
  func refused() throws {
    let empty = try ZipWriter.archive([.init("mimetype", "x")])
    #expect(throws: DocumentReadingError.missingPart("content.xml")) {
      try DocumentTranscript(openDocument: empty)
    }
    let sheet = "<office:document\(Self.namespaces)><office:body/></office:document>"
    #expect(throws: DocumentReadingError.otherKind(.binary)) {
      try DocumentTranscript(openDocument: Array(sheet.utf8))
    }
    let typed =
      "<!DOCTYPE x [<!ENTITY a \"aa\">]>"
      + String(decoding: Self.flat(""), as: UTF8.self)
      .dropFirst(21)
    #expect(throws: DocumentReadingError.documentType(part: "the file")) {
      try DocumentTranscript(openDocument: Array(typed.utf8))
    }
    let open = Self.flat("<text:p>")
    #expect(throws: DocumentReadingError.self) { try DocumentTranscript(openDocument: open) }
  }

  @Test("a cut or changed file gives an error or a text", arguments: 0..<6)
  func damage(seed: Int) throws {
    let name = seed % 2 == 0 ? "intervju.odt" : "intervju.fodt"
    DocumentFixture.harm(try DocumentFixture.bytes(name), seed: UInt64(seed), times: 150) {
      bytes throws(DocumentReadingError) in try DocumentTranscript(openDocument: bytes)
    }
  }

  @Test("a packed text that was cut is never half read", arguments: 1..<10)
  func cut(tenth: Int) throws {
    let whole = try DocumentFixture.bytes("intervju.odt")
    let part = Array(whole[..<(whole.count * tenth / 10)])
    #expect(throws: DocumentReadingError.self) { try DocumentTranscript(openDocument: part) }
  }
}
