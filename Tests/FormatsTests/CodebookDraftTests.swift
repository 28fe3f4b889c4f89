import Formats
import Study
import TestSupport
import Testing

@Suite("Codebooks in YAML")
struct CodebookYAMLTests {
  private func problems(_ yaml: String) -> [StudyFileProblem] {
    do throws(StudyFileError) {
      _ = try CodebookDraft(yaml: Array(yaml.utf8))
      return []
    } catch {
      return error.problems
    }
  }

  private let yaml = """
    codebook: Arbeidsliv
    language: no
    codes:
      - name: Samarbeid
        colour: "#1f77b4"
        definition: >
          Om arbeidsgiver
          og NAV.
        codes:
          - Tillit
          - name: NAV/Jobb
            kind: in-vivo
            include: møter
            exclude: telefon
            example: |
              «Jeg ringte.»
              Så gikk det.
            counter-example: ~
      - name: "null"
    """

  @Test("a codebook is read with its tree, its texts and its lines")
  func reading() throws {
    let draft = try CodebookDraft(yaml: Array(yaml.utf8))
    #expect(draft.name == "Arbeidsliv")
    #expect(draft.language == "no")
    #expect(draft.entries.map(\.name) == ["Samarbeid", "null"])
    let top = try #require(draft.entries.first)
    #expect(top.colour == "#1F77B4")
    #expect(top.definition == "Om arbeidsgiver og NAV.")
    #expect(top.line == 4)
    let child = try #require(top.children.last)
    #expect(child.name == "NAV/Jobb")
    #expect(child.kind == .inVivo)
    #expect(child.example == "«Jeg ringte.»\nSå gikk det.")
    #expect(child.counterExample.isEmpty)
    #expect(child.line == 11)
    #expect(draft.paths.map(\.path.description).contains("Samarbeid/NAV\\/Jobb"))
  }

  @Test("everything that is wrong is said at once, with its line and what is right")
  func problemList() {
    let found = problems(
      """
      codebook: X
      codez: []
      codes:
        - name: A
          color: red
          colour: "#12345"
          kind: thing
        - definition: uten navn
        - name: a
        - name: B
          include: [x]
          codes: tekst
        - [x]
      """)
    let codeKeys = [
      "name", "colour", "kind", "definition", "include", "exclude", "example",
      "counter-example", "reason", "opposite", "codes",
    ]
    #expect(
      found == [
        .init(
          line: 2,
          kind: .unknownKey("codez", valid: ["codebook", "language", "codes"], nearest: ["codes"])),
        .init(line: 5, kind: .unknownKey("color", valid: codeKeys, nearest: ["colour"])),
        .init(line: 6, kind: .wrongColour("#12345")),
        .init(
          line: 7,
          kind: .wrongKind("thing", valid: ["topic", "pole", "process", "excluded", "in-vivo"])),
        .init(line: 8, kind: .missing(key: "name")),
        .init(line: 9, kind: .duplicate(name: "a", firstLine: 4)),
        .init(line: 11, kind: .wrongShape(key: "include", expected: .text)),
        .init(line: 12, kind: .wrongShape(key: "codes", expected: .list)),
        .init(line: 13, kind: .wrongShape(key: "codes", expected: .mapping)),
      ])
  }

  @Test("what is no codebook is named with its line")
  func notACodebook() {
    #expect(problems("codebook: x\n") == [.init(line: 1, kind: .missing(key: "codes"))])
    #expect(problems("") == [.init(line: 1, kind: .wrongShape(key: nil, expected: .mapping))])
    #expect(problems("- a\n").map(\.kind) == [.wrongShape(key: nil, expected: .mapping)])
    #expect(problems("%PDF-1.4").map(\.kind) == [.notText(.notText(.pdf))])
    guard case .notYAML = problems("codes:\n  - name: a\n b: [\n").first?.kind else {
      Issue.record("expected a YAML error")
      return
    }
    guard case .notYAML = problems("codes: []\ncodes: []\n").first?.kind else {
      Issue.record("expected an error for a key given twice")
      return
    }
  }

  @Test("lists that refer to themselves over and over are stopped")
  func aliases() {
    var yaml = "codes:\n  - &a {name: n}\n"
    var list = "*a"
    for level in 0..<6 {
      let items = (0..<9).map { _ in list }.joined(separator: ", ")
      yaml += "  - &l\(level) {name: n\(level), codes: [\(items)]}\n"
      list = "*l\(level)"
    }
    #expect(problems(yaml).contains { $0.kind == .tooMany(limit: 20_000) })
  }

  @Test("what is written is laid out for people, in lines of at most 88 characters")
  func layout() throws {
    var code = CodebookDraft.Entry(name: "Tillit: #1")
    code.colour = "#AABBCC"
    code.definition = String(repeating: "et ord ", count: 20)
    code.example = "linje en\n  linje to"
    code.children = [CodebookDraft.Entry(name: "nei"), CodebookDraft.Entry(name: "No")]
    let draft = CodebookDraft(name: "Bok", language: "nb", entries: [code])
    #expect(
      draft.yaml == """
        codebook: Bok
        language: nb
        codes:
          - name: "Tillit: #1"
            colour: "#AABBCC"
            definition: >-
              et ord et ord et ord et ord et ord et ord et ord et ord et ord et ord et ord et
              ord et ord et ord et ord et ord et ord et ord et ord et ord
            example: |-
              linje en
                linje to
            codes:
              - name: nei
              - name: "No"

        """)
  }

  @Test("any codebook comes back from YAML the same", arguments: 0..<150)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let draft = RandomCodebook.draft(using: &generator)
    let read = try CodebookDraft(yaml: Array(draft.yaml.utf8))
    #expect(
      RandomCodebook.withoutLines(read) == RandomCodebook.withoutLines(draft), "\(draft.yaml)")
    #expect(read.yaml == draft.yaml)
  }
}

@Suite("Codebooks in tables and print")
struct CodebookTableTests {
  private func problems(_ csv: String) -> [StudyFileProblem] {
    do throws(StudyFileError) {
      _ = try CodebookDraft(name: "x", table: Array(csv.utf8))
      return []
    } catch {
      return error.problems
    }
  }

  @Test("paths make a tree, with codes above that have no row of their own")
  func tree() throws {
    let csv = """
      path;definition;colour
      Samarbeid/NAV\\/Jobb/Tillit;tro;#abc
      Samarbeid;alt;
      samarbeid / Støtte;hjelp;
      """
    let draft = try CodebookDraft(name: "Bok", table: Array(csv.utf8))
    #expect(
      draft.paths.map(\.path.description) == [
        "Samarbeid", "Samarbeid/NAV\\/Jobb", "Samarbeid/NAV\\/Jobb/Tillit", "Samarbeid/Støtte",
      ])
    #expect(draft.paths.map(\.entry.definition) == ["alt", "", "tro", "hjelp"])
    #expect(draft.paths.map(\.entry.line) == [3, nil, 2, 4])
    #expect(draft.paths[2].entry.colour == "#AABBCC")
  }

  @Test("everything that is wrong is said at once, with its line")
  func problemList() {
    let found = problems("path,definiton,colour\nA,x,rød\nA/,x,\na,x,\n")
    let valid = [
      "path", "code", "category", "level", "level 1", "level 2", "definition", "include",
      "exclude", "example", "counter-example", "colour", "kind", "reason", "opposite",
    ]
    #expect(
      found == [
        .init(line: 1, kind: .unknownKey("definiton", valid: valid, nearest: ["definition"])),
        .init(line: 2, kind: .wrongColour("rød")),
        .init(line: 3, kind: .missing(key: "path")),
        .init(line: 4, kind: .duplicate(name: "a", firstLine: 2)),
      ])
    #expect(problems("definition\nx\n").contains { $0.kind == .missing(key: "path") })
    #expect(
      problems("path,definition\nA,\"x\n")
        == [.init(line: 2, kind: .notTable(.unclosedQuote(line: 2)))])
  }

  @Test("any codebook comes back from CSV the same", arguments: 0..<60)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var draft = RandomCodebook.draft(using: &generator)
    draft.language = nil
    let bytes = DelimitedWriter(.csv).bytes(
      header: CodebookDraft.tableHeader, rows: draft.tableRows)
    let read = try CodebookDraft(name: draft.name, table: bytes)
    #expect(RandomCodebook.withoutLines(read) == RandomCodebook.withoutLines(draft))
  }

  @Test("a codebook in use becomes a draft with the same tree")
  func fromCodebook() {
    let codebook = Codebook([
      Code(id: 1, name: "A", definition: "d", position: 1), Code(id: 2, parent: 1, name: "B"),
      Code(id: 3, name: "C", kind: .process, position: 0),
    ])
    let draft = CodebookDraft(name: "Bok", language: "nb", codebook: codebook)
    #expect(draft.paths.map(\.path.description) == ["C", "A", "A/B"])
    #expect(draft.entries.map(\.kind) == [.process, .topic])
    #expect(draft.entries[1].definition == "d")
  }

  @Test("in print every code is a heading, in the reader's language")
  func markdown() {
    var top = CodebookDraft.Entry(name: "A_b")
    top.definition = "Om *dette*"
    var child = CodebookDraft.Entry(name: "B")
    child.counterExample = "ikke slik"
    top.children = [child]
    let draft = CodebookDraft(name: "Bok", entries: [top])
    #expect(
      draft.markdown(in: .nn)
        == "# Bok\n\n## A\\_b\n\nOm \\*dette\\*\n\n### B\n\n**Motdøme:** ikke slik\n")
  }
}
