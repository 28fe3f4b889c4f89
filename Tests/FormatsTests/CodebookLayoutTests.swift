import Formats
import Study
import TestSupport
import Testing

@Suite("Codebooks in the tables that people keep")
struct CodebookLayoutTests {
  private func paths(_ table: String, levels: [String] = []) throws -> [String] {
    try CodebookDraft(name: "x", table: Array(table.utf8), levels: levels)
      .paths.map(\.path.description)
  }

  private func problems(_ table: String) -> [StudyFileProblem] {
    do throws(StudyFileError) {
      _ = try CodebookDraft(name: "x", table: Array(table.utf8))
      return []
    } catch {
      return error.problems
    }
  }

  private let tree: [String] = ["A", "A/B", "A/B/C", "A/D", "E"]

  @Test("one column a level, each row with its whole path or with its last name alone")
  func levels() throws {
    #expect(try paths("Level 1,Level 2,Level 3\nA,,\nA,B,\nA,B,C\nA,D,\nE,,\n") == tree)
    #expect(try paths("Nivå 1;Nivå 2;Nivå 3\nA;;\n;B;\n;;C\n;D;\nE;;\n") == tree)
    #expect(try paths("nivå 1,nivå 2,nivå 3\nA,B,C\nA,D,\nE,,\n") == tree)
    let named = "Hovedkode,Under,Under2\nA,B,C\nA,D,\nE,,\n"
    #expect(try paths(named, levels: ["hovedkode", "Under", "Under2"]) == tree)
  }

  @Test("a level that is jumped over is said, with its line")
  func gaps() {
    #expect(
      problems("Level 1,Level 2,Level 3\nA,,C\n")
        == [.init(line: 2, kind: .missing(key: "Level 2"))])
    #expect(
      problems("Level 1,Level 2,Level 3\nA,,\n,,C\n")
        == [.init(line: 3, kind: .missing(key: "Level 2"))])
    #expect(
      problems("level,code\n1,A\n3,B\n") == [.init(line: 3, kind: .wrongLevel("3"))])
    #expect(
      problems("level,code\n1,A\nto,B\n") == [.init(line: 3, kind: .wrongLevel("to"))])
  }

  @Test("names set in by blanks or tabs, and names with the number of their level")
  func indent() throws {
    #expect(try paths("Kode,Definisjon\nA,x\n  B,\n    C,\n  D,\nE,y\n") == tree)
    #expect(try paths("code;definition\nA;x\n\tB;\n\t\tC;\n\tD;\nE;y\n") == tree)
    #expect(try paths("Nivå,Navn\n1,A\n2,B\n3,C\n2,D\n1,E\n") == tree)
    #expect(try paths("level,code\n0,A\n1,B\n2,C\n1,D\n0,E\n") == tree)
  }

  @Test("initial codes beside their categories, a category in every row or once for a block")
  func categories() throws {
    let gathered: [String] = ["X", "X/a", "X/b", "Y", "Y/c", "d"]
    #expect(try paths("initial codes,categories\na,X\nb,X\nc,Y\nd,-\n") == gathered)
    #expect(try paths("Initielle koder;Kategorier\na;X\nb;\nc;Y\nd;–\n") == gathered)
    #expect(try paths("kode,kategori\n,X\na,\nb,\n,Y\nc,\nd,-\n") == gathered)
    #expect(try paths("kode,kategori\nX,\na,X\nb,X\nY,\nc,Y\nd,-\n") == gathered)
  }

  @Test("a category that stands last or in the middle goes for its block, where rows part blocks")
  func blocks() throws {
    let table = "kode,kategori\na,\nb,X\nc,\n\nd,\ne,Y\n"
    #expect(try paths(table) == ["X", "X/a", "X/b", "X/c", "Y", "Y/d", "Y/e"])
    #expect(
      problems("kode,kategori\na,\nb,X\nc,\n")
        == [.init(line: 2, kind: .noCategory(column: "kategori"))])
  }

  @Test("a slash in an initial code is part of its name")
  func slashes() throws {
    #expect(
      try paths("kode,kategori\nplan/mål,Tiltak/virkemidler\n")
        == ["Tiltak\\/virkemidler", "Tiltak\\/virkemidler/plan\\/mål"])
  }

  @Test("headings in bokmål, nynorsk and English mean the same; counts are passed over")
  func headings() throws {
    let nb = "Kode,Definisjon,Inkluderer,Ekskluderer,Eksempel,Moteksempel,Farge,Kilder,Kodinger"
    let nn = "Kode,Definisjon,Inkluderer,Ekskluderer,Døme,Motdøme,Farge,Kjelder,Kodingar"
    let en = "Code,Definition,Include,Exclude,Example,Counter-example,Colour,Sources,Codings"
    for heading in [nb, nn, en] {
      let draft = try CodebookDraft(
        name: "x", table: Array("\(heading)\nA,d,i,x,e,c,#abc,3,4\n".utf8))
      let code = try #require(draft.entries.first)
      #expect(code.definition == "d")
      #expect(code.include == "i")
      #expect(code.exclude == "x")
      #expect(code.example == "e")
      #expect(code.counterExample == "c")
      #expect(code.colour == "#AABBCC")
    }
  }

  @Test("a lone dash empties a text, an empty cell says nothing, and a text may be a dash")
  func clearing() throws {
    let draft = try CodebookDraft(
      name: "x", table: Array("path,definition,include,exclude\nA,-,,\\-\n".utf8))
    let said = try #require(draft.entries.first).said
    #expect(said == [.definition: "", .exclude: "-"])
    let yaml = "codes:\n  - name: A\n    definition: ''\n    include:\n    exclude: '\\–'\n"
    let other = try CodebookDraft(yaml: Array(yaml.utf8))
    #expect(try #require(other.entries.first).said == [.definition: "", .exclude: "–"])
  }

  @Test("any codebook comes back from a workbook the same", arguments: 0..<25)
  func workbook(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var draft = RandomCodebook.draft(using: &generator)
    draft.language = nil
    let file = try draft.spreadsheet(sheet: "Kodebok").file()
    #expect(file.cuts.isEmpty)
    let read = try CodebookDraft(file.bytes, kind: .workbook, name: draft.name)
    #expect(RandomCodebook.withoutLines(read) == RandomCodebook.withoutLines(draft))
  }

  @Test("the first table of a document whose head names codes is read")
  func word() throws {
    func row(_ cells: String...) -> [ReportDocument.Cell] { cells.map { ReportDocument.Cell($0) } }
    let document = ReportDocument(
      title: "x", language: .nb,
      blocks: [
        .table(ReportDocument.Table(header: ["Intervju", "Dato"], rows: [row("int01", "1.2.")])),
        .paragraph(ReportDocument.Paragraph(.normal, "Kodebok")),
        .table(
          ReportDocument.Table(
            header: ["Kode", "Kategori", "Definisjon"],
            rows: [row("Tillit", "Samarbeid", "At de holder ord.\nAlltid."), row("Mål", "–", "")])),
      ])
    let draft = try CodebookDraft(
      document.docx(), kind: .word, name: "Bok")
    #expect(draft.paths.map(\.path.description) == ["Samarbeid", "Samarbeid/Tillit", "Mål"])
    #expect(draft.paths[1].entry.definition == "At de holder ord.\nAlltid.")
    let other = ReportDocument(
      title: "x", language: .nb, blocks: [.paragraph(ReportDocument.Paragraph(.normal, "Hei"))])
    #expect(throws: StudyFileError(problems: [.init(line: 1, kind: .noCodeTable)])) {
      try CodebookDraft(other.docx(), kind: .word, name: "Bok")
    }
  }
}

@Suite("Codebooks in Markdown")
struct CodebookMarkdownReadingTests {
  private func draft(_ text: String) throws -> CodebookDraft {
    try CodebookDraft(name: "fil", markdown: Array(text.utf8))
  }

  @Test("headings are codes, and the paragraphs below them say what they mean")
  func headings() throws {
    let draft = try draft(
      """
      # Boka

      Innledning som ingen kode har.

      ## Samarbeid

      Om \\*andre\\*
      etater.

      Også kommuner.

      **Inkluderer:** møter

      ### Tillit

      **Eksempel:** «Jeg stoler på dem.»
      **Motdøme:** «Kanskje.»

      ## Mål
      """)
    #expect(draft.name == "Boka")
    #expect(draft.paths.map(\.path.description) == ["Samarbeid", "Samarbeid/Tillit", "Mål"])
    #expect(draft.entries[0].definition == "Om *andre* etater.\n\nOgså kommuner.")
    #expect(draft.entries[0].include == "møter")
    #expect(draft.entries[0].children[0].example == "«Jeg stoler på dem.»")
    #expect(draft.entries[0].children[0].counterExample == "«Kanskje.»")
  }

  @Test("nested bullets are codes, with a definition behind a colon")
  func bullets() throws {
    let draft = try draft(
      """
      - **Samarbeid**: om andre etater
        - Tillit: at de holder ord,
          også når det koster
          - Include: mistillit
        - Kl. 12:30
      - Mål
      """)
    #expect(
      draft.paths.map(\.path.description)
        == ["Samarbeid", "Samarbeid/Tillit", "Samarbeid/Kl. 12:30", "Mål"])
    #expect(draft.entries[0].definition == "om andre etater")
    #expect(draft.entries[0].children[0].definition == "at de holder ord, også når det koster")
    #expect(draft.entries[0].children[0].include == "mistillit")
  }

  @Test("bullets below headings are codes below them, and a table is read as a table")
  func mixed() throws {
    #expect(
      try draft("## A\n\n- b\n- c\n\n## D\n").paths.map(\.path.description)
        == ["A", "A/b", "A/c", "D"])
    #expect(
      try draft("Vår bok\n\n| Kode | Kategori |\n| --- | --- |\n| a | X |\n| b | |\n")
        .paths.map(\.path.description) == ["X", "X/a", "X/b"])
  }

  @Test("what is no codebook, and a code twice, are said with their lines")
  func problems() {
    #expect(throws: StudyFileError(problems: [.init(line: 1, kind: .missing(key: "codes"))])) {
      try draft("Bare tekst.\n")
    }
    #expect(
      throws: StudyFileError(
        problems: [.init(line: 3, kind: .duplicate(name: "a", firstLine: 1))])
    ) { try draft("- A\n\n- a\n") }
  }

  @Test("the chapter that we write reads back with its tree and its texts")
  func chapter() throws {
    var deep = CodebookDraft.Entry(name: "G")
    deep.definition = "Dypest."
    for name in ["F", "E", "D", "C", "B", "A"] {
      var above = CodebookDraft.Entry(name: name)
      above.definition = "Om *\(name)*."
      above.include = "og_så"
      above.children = [deep]
      deep = above
    }
    let draft = CodebookDraft(name: "Bok", entries: [deep, CodebookDraft.Entry(name: "H")])
    for language in DocumentLanguage.allCases {
      let read = try self.draft(draft.markdown(in: language))
      #expect(RandomCodebook.withoutLines(read) == RandomCodebook.withoutLines(draft))
    }
  }
}
