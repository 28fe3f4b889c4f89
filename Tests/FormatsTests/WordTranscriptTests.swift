import Formats
import Testing
import Text

@Suite("Word in: text")
struct WordTranscriptTests {
  private func text(_ transcript: DocumentTranscript) -> String {
    String(decoding: transcript.utf8, as: UTF8.self)
  }

  @Test("paragraphs are joined by LF, empty ones too, and each knows where it lies")
  func paragraphs() throws {
    let read = try WordFixture.read(
      WordFixture.p("Første 😅") + "<w:p/>" + WordFixture.p("tredje "))
    #expect(text(read) == "Første 😅\n\ntredje ")
    #expect(read.spans == [TextSpan(0, 8), TextSpan(9, 9), TextSpan(10, 17)])
    #expect(read.complaints.isEmpty)
  }

  @Test("tabs, breaks and hyphens have characters of their own")
  func characters() throws {
    let read = try WordFixture.read(
      "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"
        + "<w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:t>f\ng</w:t>"
        + "<w:sym w:font=\"Wingdings\" w:char=\"F04A\"/></w:r></w:p>")
    #expect(text(read) == "a\tb\nc\nd\u{2011}e\u{AD}f g\u{F04A}")
    #expect(read.complaints == [.symbols(1)])
  }

  @Test("a page break is a line break only between words")
  func pageBreaks() throws {
    let page = "<w:r><w:br w:type=\"page\"/></w:r>"
    let read = try WordFixture.read(
      "<w:p>\(page)\(WordFixture.r("a"))\(page)\(WordFixture.r("b"))\(page)</w:p>")
    #expect(text(read) == "a\nb")
  }

  @Test("links, content controls, smart tags and simple fields are read through")
  func wrappers() throws {
    let read = try WordFixture.read(
      "<w:sdt><w:sdtContent><w:p><w:hyperlink>\(WordFixture.r("a"))</w:hyperlink>"
        + "<w:smartTag>\(WordFixture.r("b"))</w:smartTag>"
        + "<w:sdt><w:sdtPr/><w:sdtContent>\(WordFixture.r("c"))</w:sdtContent></w:sdt>"
        + "<w:fldSimple w:instr=\"DATE\">\(WordFixture.r("d"))</w:fldSimple>"
        + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p></w:sdtContent></w:sdt>")
    #expect(text(read) == "abcdx=1")
  }

  @Test("of a field only the result is read, in nested fields too")
  func fields() throws {
    func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let read = try WordFixture.read(
      "<w:p>\(WordFixture.r("a"))\(mark("begin"))<w:r><w:instrText>IF </w:instrText></w:r>"
        + mark("begin") + mark("separate") + WordFixture.r("inner") + mark("end")
        + mark("separate") + WordFixture.r("result") + mark("end") + WordFixture.r("z") + "</w:p>")
    #expect(text(read) == "aresultz")
  }

  @Test("a field that never ends swallows no more than its paragraph")
  func unfinishedField() throws {
    let read = try WordFixture.read(
      WordFixture.p("a") + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>"
        + WordFixture.p("b"))
    #expect(text(read) == "a\n\nb")
    #expect(read.complaints == [.unfinishedField(paragraph: 1)])
  }

  @Test("tracked changes are read as accepted")
  func trackedChanges() throws {
    let deleted = "<w:del><w:r><w:delText>ut</w:delText></w:r></w:del>"
    let moved = "<w:moveFrom>\(WordFixture.r("vekk"))</w:moveFrom>"
    let read = try WordFixture.read(
      "<w:p><w:ins>\(WordFixture.r("inn"))</w:ins>\(deleted)\(moved)"
        + "<w:moveTo>\(WordFixture.r(" hit"))</w:moveTo></w:p>"
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(WordFixture.r("sam"))</w:p>"
        + WordFixture.p("men") + WordFixture.p("slutt"))
    #expect(text(read) == "inn hit\nsammen\nslutt")
    #expect(read.complaints == [.trackedChanges(insertions: 2, deletions: 3)])
  }

  @Test("alternative contents are read once, and a text box after its paragraph")
  func alternatives() throws {
    func box(_ text: String) -> String {
      "<v:textbox><w:txbxContent>\(WordFixture.p(text))</w:txbxContent></v:textbox>"
    }
    let read = try WordFixture.read(
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>\(box("ny"))"
        + "</w:drawing></mc:Choice><mc:Fallback><w:pict>\(box("gammel"))</w:pict></mc:Fallback>"
        + "</mc:AlternateContent></w:r>\(WordFixture.r("a"))</w:p>" + WordFixture.p("b"))
    #expect(text(read) == "a\nny\nb")
    #expect(read.paragraphs.map(\.isInTextBox) == [false, true, false])
    #expect(read.complaints == [.textBoxes(1)])
  }

  @Test("hidden text, notes, comments, pictures and objects are left out and counted")
  func leftOut() throws {
    let read = try WordFixture.read(
      "<w:p>\(WordFixture.r("a"))\(WordFixture.r("skjult", "<w:vanish/>"))"
        + WordFixture.r("b", "<w:vanish w:val=\"false\"/>")
        + "<w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:endnoteReference w:id=\"1\"/></w:r>"
        + "<w:r><w:commentReference w:id=\"1\"/></w:r><w:r><w:drawing/></w:r>"
        + "<w:r><w:object/></w:r></w:p><w:altChunk/>")
    #expect(text(read) == "ab")
    #expect(
      read.complaints == [
        .footnotes(1), .endnotes(1), .comments(1), .hiddenCharacters(6), .pictures(1),
        .embeddedObjects(1), .includedFiles(1),
      ])
  }

  @Test("the Strict form of the format reads as the Transitional")
  func strict() throws {
    let read = try DocumentTranscript(
      word:
        WordFixture.bytes(WordFixture.p("Hei"), namespace: WordFixture.strict))
    #expect(text(read) == "Hei")
  }

  @Test("the document is found where the package says, not where it usually lies")
  func otherPath() throws {
    let read = try DocumentTranscript(
      word: WordFixture.bytes(WordFixture.p("Hei"), path: "x/y/main.xml"))
    #expect(text(read) == "Hei")
  }
}

@Suite("Word in: structure")
struct WordStructureTests {
  private let styles =
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/>"
    + "</w:style><w:style w:type=\"paragraph\" w:styleId=\"Overskrift2\">"
    + "<w:name w:val=\"heading 2\"/><w:basedOn w:val=\"N\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"Egen\"><w:name w:val=\"Egen\"/>"
    + "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"Under\"><w:name w:val=\"Under\"/>"
    + "<w:basedOn w:val=\"Egen\"/></w:style>"
    + "<w:style w:type=\"character\" w:styleId=\"Sterk\"><w:name w:val=\"Strong\"/>"
    + "<w:rPr><w:b/></w:rPr></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"Rund\"><w:name w:val=\"Rund\"/>"
    + "<w:basedOn w:val=\"Rund\"/></w:style>"

  @Test("styles have their names, and headings their levels")
  func headings() throws {
    let body = ["Overskrift2", "Egen", "Under", "Rund"].map {
      WordFixture.p("x", "<w:pStyle w:val=\"\($0)\"/>")
    }
    let read = try WordFixture.read(body.joined() + WordFixture.p("y"), styles: styles)
    #expect(read.paragraphs.map(\.style) == ["heading 2", "Egen", "Under", "Rund", "Normal"])
    #expect(read.paragraphs.map(\.headingLevel) == [2, 3, 3, nil, nil])
    #expect(read.paragraphs[2].bold == [TextSpan(0, 1)])
  }

  @Test("bold runs that touch are one span, by their own look or their style's")
  func bold() throws {
    let read = try WordFixture.read(
      "<w:p>\(WordFixture.r("Kå", "<w:b/>"))\(WordFixture.r("re:", "<w:rStyle w:val=\"Sterk\"/>"))"
        + "\(WordFixture.r(" ja "))\(WordFixture.r("NEI", "<w:b w:val=\"1\"/>"))"
        + "\(WordFixture.r("!", "<w:b w:val=\"0\"/>"))</w:p>" + WordFixture.p("uten"),
      styles: styles)
    #expect(read.paragraphs[0].text == "Kåre: ja NEI!")
    #expect(read.paragraphs[0].bold == [TextSpan(0, 5), TextSpan(9, 12)])
    #expect(read.paragraphs[0].leadingBold == TextSpan(0, 5))
    #expect(read.paragraphs[1].leadingBold == nil)
  }

  @Test("list items are flagged, and their numbers counted as left out")
  func lists() throws {
    func item(_ number: String) -> String {
      WordFixture.p("x", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\(number)\"/></w:numPr>")
    }
    let read = try WordFixture.read(item("3") + item("0") + WordFixture.p("y"))
    #expect(read.paragraphs.map(\.isListItem) == [true, false, false])
    #expect(read.complaints == [.automaticNumbers(1)])
  }

  private func cell(_ text: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(WordFixture.p(text))</w:tc>"
  }

  @Test("a table is read cell by cell, and every paragraph knows its cell")
  func tables() throws {
    let read = try WordFixture.read(
      WordFixture.p("før") + "<w:tbl><w:tr>\(cell("I"))<w:tc>\(WordFixture.p("Hei."))"
        + "\(WordFixture.p("Og?"))</w:tc></w:tr><w:tr>\(cell("L"))\(cell("Ja."))</w:tr></w:tbl>"
        + WordFixture.p("etter"))
    #expect(String(decoding: read.utf8, as: UTF8.self) == "før\nI\nHei.\nOg?\nL\nJa.\netter")
    #expect(read.tables == [DocumentTranscript.Table(rows: 2, columns: 2)])
    let cells = read.paragraphs.map { $0.cell.map { [$0.table, $0.row, $0.column] } }
    #expect(
      cells == [nil, [0, 0, 0], [0, 0, 1], [0, 0, 1], [0, 1, 0], [0, 1, 1], nil])
  }

  @Test("merged, skipped, wrapped and nested cells keep their places in the grid")
  func grid() throws {
    let inner = "<w:tbl><w:tr>\(cell("inni"))</w:tr></w:tbl>"
    let read = try WordFixture.read(
      "<w:tbl><w:tr>\(cell("a", "<w:gridSpan w:val=\"2\"/>"))\(cell("b"))</w:tr>"
        + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:sdt><w:sdtContent>\(cell("c"))"
        + "</w:sdtContent></w:sdt><w:tc>\(inner)\(WordFixture.p("d"))</w:tc></w:tr>"
        + "<w:tr>\(cell("e", "<w:vMerge w:val=\"restart\"/>"))</w:tr>"
        + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>\(cell("f"))</w:tr>"
        + "<w:tr><w:trPr><w:del/></w:trPr>\(cell("slettet"))</w:tr></w:tbl>")
    let cells = read.paragraphs.map { paragraph in
      paragraph.text + (paragraph.cell.map { " \($0.table).\($0.row).\($0.column)" } ?? "")
    }
    #expect(
      cells == ["a 0.0.0", "b 0.0.2", "c 0.1.1", "inni 1.0.0", "d 0.1.2", "e 0.2.0", "f 0.3.1"])
    #expect(read.tables.map(\.columns) == [3, 1])
    #expect(read.tables.map(\.rows) == [4, 1])
  }
}
