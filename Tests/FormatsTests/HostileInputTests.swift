import TestSupport
import Testing
import Text

@testable import Formats

/// Small files that once brought a reader down, or that would make it take far more than they hold.
@Suite("hostile input")
struct HostileInputTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(
    "a table that begins in a column beyond all counting",
    arguments: [("9223372036854775807", 63), ("-9223372036854775808", 0), ("2", 2)])
  func columns(before: String, column: Int) throws {
    let read = try WordFixture.read(
      "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"\(before)\"/></w:trPr><w:tc>"
        + WordFixture.p("a") + "</w:tc></w:tr></w:tbl>")
    #expect(read.paragraphs.map { $0.cell?.column } == [column])
    #expect(read.tables.map(\.columns) == [column + 1])
  }

  @Test("a speaker with a number beyond all counting")
  func speakerNumber() throws {
    let turn = ["0", "-9223372036854775808", "9223372036854775807", "2"].map {
      "<Who nb=\"\($0)\"/>x"
    }
    let xml =
      "<Trans><Episode><Section><Turn speaker=\"a b\">" + turn.joined()
      + "</Turn></Section></Episode></Trans>"
    let read = try TimedTranscript(Self.bytes(xml), kind: .transcriber)
    #expect(String(decoding: read.utf8, as: UTF8.self) == "a: x\nx\nx\nb: x")
  }

  @Test("a name as long as a book does not stand before every turn")
  func longNames() throws {
    let name = String(repeating: "n", count: 20_000)
    let people = ["a", "b"].map { id in
      "<person xml:id=\"\(id)\"><persName>\(id)\(name)</persName></person>"
    }
    let turns = String(repeating: "<u who=\"#a\">x</u><u who=\"#b\">y</u>", count: 500)
    let xml =
      "<TEI><teiHeader>" + people.joined() + "</teiHeader><text><body>" + turns
      + "</body></text></TEI>"
    let read = try TimedTranscript(Self.bytes(xml), kind: .tei)
    #expect(read.told.turns.count == 1000)
    #expect(read.told.names.map(\.unicodeScalars.count) == [200, 200])
    #expect(read.utf8.count < 16 * xml.utf8.count)
  }

  @Test("blanks by the thousand million")
  func blanks() throws {
    let names =
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
      + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    func read(_ blanks: String) throws -> DocumentTranscript {
      try DocumentTranscript(
        openDocument: Self.bytes(
          "<office:document \(names)><office:body><office:text><text:p>a\(blanks)b</text:p>"
            + "</office:text></office:body></office:document>"))
    }
    let many = try read(String(repeating: "<text:s text:c=\"2000000000\"/>", count: 200))
    #expect(many.utf8.count == 2 + 1_000_000 + 100)
    let few = try read(
      "<text:s text:c=\"3\"/><text:s/><text:s text:c=\"-4\"/><text:s text:c=\"0\"/>")
    #expect(String(decoding: few.utf8, as: UTF8.self) == "a    b")
  }

  @Test("rows of one cell below a header as wide as a sheet can be")
  func wideSheet() throws {
    let rows = "<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>"
    func sheet(_ count: Int) throws -> SheetTable {
      try SheetTable(
        SheetTableTests().book(
          rows + String(repeating: "<row><c><v>1</v></c></row>", count: count), strings: ""))
    }
    #expect(try sheet(20).rows.count == 20)
    #expect(throws: SheetReadingError.tooLarge(.ratio, part: "worksheet")) { try sheet(200) }
  }

  @Test(
    "YAML nested without end",
    arguments: [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 50_000),
      String(repeating: "- ", count: 50_000) + "a", String(repeating: "? ", count: 50_000) + "a",
      "a:\n" + String(repeating: "- ", count: 400) + "b\n" + String(repeating: " ", count: 801)
        + "- c",
    ])
  func deepYAML(yaml: String) {
    #expect(throws: StudyFileError.self) { try CodebookDraft(yaml: Self.bytes(yaml)) }
    #expect(throws: StudyFileError.self) { try InterviewGuide(yaml: Self.bytes(yaml)) }
    #expect(throws: StudyFileError.self) { try SynonymList(yaml: Self.bytes(yaml)) }
  }

  @Test(
    "YAML whose keys stand for more values than there are stars",
    arguments: ["? *j\n: 1", "[*j]: 1", "*j : 1", "{*j}", "{a: b, [*j]}", "?\n- *j"])
  func keysOfAliases(key: String) {
    let names = Array("abcdefghij")
    var yaml = "a: &a [x, x]\n"
    for (former, name) in zip(names, names.dropFirst()) {
      let list = (0..<10).map { _ in "*\(former)" }.joined(separator: ", ")
      yaml += "\(name): &\(name) [\(list)]\n"
    }
    #expect(throws: StudyFileError.self) { try CodebookDraft(yaml: Self.bytes(yaml + key)) }
  }

  @Test("brackets, dashes and stars in the texts of a codebook are no harm")
  func harmlessYAML() throws {
    let definition = "Se [1]: *ikke* & [2], (3) – ? Ja."
    let codes = (0..<40).map { "  - name: Kode \($0)\n    definition: \"\(definition)\"\n" }
    let draft = try CodebookDraft(
      yaml: Self.bytes("codebook: x\ncodes:\n" + codes.joined()))
    #expect(draft.entries.count == 40)
    #expect(draft.entries.allSatisfy { $0.definition == definition })
  }

  @Test("codes below codes without end")
  func deepCodebook() {
    func problems(_ read: () throws -> CodebookDraft) -> [StudyFileProblem.Kind] {
      do {
        _ = try read()
        return []
      } catch {
        return (error as? StudyFileError)?.problems.map(\.kind) ?? []
      }
    }
    let path = "path\n" + String(repeating: "a/", count: 100_000) + "b\n"
    #expect(
      problems { try CodebookDraft(name: "x", table: Self.bytes(path)) } == [.tooDeep(limit: 64)])
    let levels = "code,level\n" + (1...3000).map { "a\($0),\($0)\n" }.joined()
    #expect(
      problems { try CodebookDraft(name: "x", table: Self.bytes(levels)) }
        .contains(.tooDeep(limit: 64)))
    let bullets = "# x\n" + (0..<100).map { String(repeating: " ", count: $0) + "- a\n" }.joined()
    #expect(
      problems { try CodebookDraft(name: "x", markdown: Self.bytes(bullets)) }
        .contains(.tooDeep(limit: 64)))
    let allowed = "code,level\n" + (1...64).map { "a\($0),\($0)\n" }.joined()
    #expect(problems { try CodebookDraft(name: "x", table: Self.bytes(allowed)) } == [])
  }

  @Test("an element with attributes beyond all measure")
  func attributes() throws {
    func paragraph(_ count: Int) -> String {
      "<w:p \((0..<count).map { "a\($0)=\"\"" }.joined(separator: " "))/>"
    }
    #expect(try WordFixture.read(paragraph(1_000)).paragraphs.count == 1)
    guard case .malformedPart("word/document.xml", 1, _)? = failure(paragraph(20_000)) else {
      Issue.record("expected a refusal")
      return
    }
  }

  @Test("a project of another program with attributes beyond all measure")
  func refiAttributes() {
    let many = (0..<20_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    let project = Self.bytes(
      "<Project xmlns=\"urn:QDA-XML:project:1.0\">\n<Users \(many)/></Project>")
    do throws(RefiError) {
      _ = try RefiReader.read(project, named: "a.qde")
      Issue.record("expected a refusal")
    } catch {
      guard case .malformed("a.qde", 2, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(RefiSchema.project.complaints(about: project).map(\.line) == [2])
  }

  @Test("passages of blanks with names of blanks are read in the time of their number")
  func blankNames() {
    let text = RefiRawText(content: String(repeating: " ", count: 20_000) + "😀")
    let passages = (0..<20_000).map {
      RefiPositions.Passage(start: $0, end: 20_000, name: "  ")
    }
    let choices = RefiPositions.choose([(text, passages)], origin: nil)
    #expect(choices.map(\.fit.passages) == [20_000])
    #expect(choices.map(\.fit.quotedNames) == [0])
  }

  @Test("more patterns of speakers than any team has")
  func patterns() {
    func kinds(_ count: Int) -> [StudyFileProblem.Kind] {
      let list = (0..<count).map { "  - '<{name}>\($0)'\n" }.joined()
      do throws(StudyFileError) {
        _ = try SpeakerPatternFile(yaml: Self.bytes("patterns:\n" + list))
        return []
      } catch {
        return error.problems.map(\.kind)
      }
    }
    #expect(kinds(100) == [])
    #expect(kinds(101) == [.tooMany(limit: 100)])
  }

  @Test("namespaces beyond all measure")
  func namespaces() throws {
    func body(_ count: Int) -> String {
      (0..<count).map { "<w:p xmlns:a\($0)=\"u\">" }.joined()
        + String(repeating: "<w:r/>", count: 100_000)
        + String(repeating: "</w:p>", count: count)
    }
    #expect(try WordFixture.read(body(50)).paragraphs.count == 1)
    let wide = (0..<100).map { place in
      "<w:p \((0..<100).map { "xmlns:a\(place)_\($0)=\"u\"" }.joined(separator: " "))>"
    }
    let monster =
      wide.joined() + String(repeating: "<w:r/>", count: 100_000)
      + String(repeating: "</w:p>", count: 100)
    #expect(failure(monster) != nil)
  }

  @Test("a row with a number beyond all counting")
  func rowNumber() throws {
    let rows = ["9223372036854775807", "-9223372036854775808", "5"].map {
      "<row r=\"\($0)\"><c><v>1</v></c></row>"
    }
    let table = try SheetTable(SheetTableTests().book(rows.joined(), strings: ""))
    #expect(table.rows.map(\.line) == [2, 5])
  }

  @Test("one long text in every cell of a sheet")
  func sharedText() throws {
    let text = String(repeating: "a", count: 100_000)
    let rows = String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 1_000)
    #expect(throws: SheetReadingError.tooLarge(.ratio, part: "worksheet")) {
      try SheetTable(SheetTableTests().book(rows, strings: "<si><t>\(text)</t></si>"))
    }
  }

  @Test("a document packed so small that it would fill the memory")
  func packed() throws {
    guard case .tooLarge(.ratio, _)? = failure(Self.manyParagraphs(500_000)) else {
      Issue.record("expected a refusal")
      return
    }
    #expect(try WordFixture.read(Self.manyParagraphs(50_000)).paragraphs.count == 50_000)
  }

  /// Empty paragraphs, packed less than two hundred to one.
  private static func manyParagraphs(_ count: Int) -> String {
    var generator = SeededGenerator(seed: 6)
    let noise = (0..<2_000).map { _ in
      WordFixture.p("\(UInt64.random(in: 0...UInt64.max, using: &generator))")
    }
    return noise.joined() + String(repeating: "<w:p/>", count: count - 2_000)
  }

  @Test("a paragraph of very many runs is read in the time of its length")
  func manyRuns() throws {
    let read = try DocumentTranscript(
      html: Self.bytes("<pre>" + String(repeating: "a\n", count: 100_000) + "</pre>"))
    #expect(read.utf8.count == 199_999)
  }

  @Test("a text of a code that is added to line by line")
  func manyPieces() throws {
    let text = "# x\n\n## a\n\n" + String(repeating: "**Include:** b\n\n", count: 20_000)
    let draft = try CodebookDraft(name: "x", markdown: Self.bytes(text))
    let include = draft.entries.first?.include ?? ""
    #expect(include.utf8.count == 20_000 + 2 * 19_999)
    #expect(include.hasPrefix("b\n\nb"))
  }

  @Test("text boxes within text boxes")
  func boxes() throws {
    let depth = 400
    let rtf =
      "{\\rtf1" + String(repeating: "{\\shptxt a\\par ", count: depth)
      + String(repeating: "b\\par ", count: 2_000) + String(repeating: "}", count: depth) + "}"
    let read = try DocumentTranscript(rtf: Self.bytes(rtf))
    #expect(read.paragraphs.count(where: { $0.text == "b" }) == 2_000)
    #expect(read.paragraphs.count(where: { $0.text == "a" }) == depth)
  }

  private func failure(_ body: String) -> DocumentReadingError? {
    do throws {
      _ = try WordFixture.read(body)
      return nil
    } catch {
      return error as? DocumentReadingError
    }
  }
}
