import Analysis
import Formats
import Report
import Study
import Testing

@Suite("Codebooks in print")
struct CodebookFileReportTests {
  private let codebook = Codebook([
    Code(id: 1, name: "Samarbeid", definition: "Om andre.", position: 0),
    Code(id: 2, parent: 1, name: "Tillit", include: "mistillit", position: 0),
    Code(id: 3, parent: 2, name: "Avtaler", position: 0),
    Code(id: 4, name: "Utenfor", kind: .excluded, position: 1),
  ])

  private func appendix(_ language: DocumentLanguage) -> CodebookAppendix {
    CodebookAppendix(
      name: "Studien", codebook: codebook,
      uses: [2: CodebookUse(sources: 2, codings: 5), 3: CodebookUse(sources: 1, codings: 1)],
      reasons: [4: ("Somatikk.", nil)], counted: (1, 1), isRolledUp: false,
      words: Wording(language))
  }

  @Test("a row for each code, its category, its texts and its use, and the rule above")
  func table() {
    let text = MarkdownTable(language: .nb).text(
      appendix(.nb).table([.code, .category, .definition, .include, .sources, .codings]))
    for line in [
      "| Samarbeid | – | Om andre. |  | 0 | 0 |", "Tillit | Samarbeid |  | mistillit | 2 | 5 |",
      "Avtaler | Samarbeid |  |  | 1 | 1 |", "| Utenfor | – |  |  | 0 | 0 |",
    ] {
      #expect(text.contains(line), "\(text)")
    }
    #expect(
      text.contains(
        "Konsensus i 1 kilde, alle kodere i 1 kilde; hvert tekststykke telles én gang, underkoder er ikke regnet med."
      ))
  }

  @Test("the headings are in the reader's language")
  func languages() {
    let columns: [CodebookAppendixColumn] = [.example, .sources, .reason, .kind]
    let titles = DocumentLanguage.allCases.map { appendix($0).table(columns).columns.map(\.title) }
    #expect(
      titles == [
        ["Eksempel", "Kilder", "Begrunnelse", "Type"], ["Døme", "Kjelder", "Grunngiving", "Type"],
        ["Example", "Sources", "Reason", "Kind"],
      ])
    let row = appendix(.nn).table(columns).rows[3].cells
    #expect(row == ["", 0, "Somatikk.", "halde utanfor"])
  }

  @Test("initial codes beside their categories, each category once")
  func categories() {
    let rows = appendix(.en).categories.rows.map(\.cells)
    #expect(
      rows == [["Tillit", "Samarbeid"], ["Avtaler", .empty], ["Utenfor", "–"]])
  }

  @Test("the categories that are printed read back as the codes that they gather")
  func readingBack() throws {
    let bytes = Array(appendix(.nb).categories.delimited(.csv).utf8)
    let draft = try CodebookDraft(name: "x", table: bytes)
    #expect(
      draft.paths.map(\.path.description)
        == ["Samarbeid", "Samarbeid/Tillit", "Samarbeid/Avtaler", "Utenfor"])
  }

  @Test("what an import changes is a row for each code and field")
  func importTable() throws {
    let file = try CodebookDraft(
      name: "x", table: Array("path,definition\nSamarbeid,Ny.\nMål,m\n".utf8))
    let merge = CodebookMerge(
      file, into: codebook, ours: [1: [.definition: "Om andre."]], base: nil)
    let table = CodebookImportTable(
      merge, removed: [CodePath(["Utenfor"])], inUse: [CodePath(["Samarbeid", "Tillit"])],
      words: Wording(.nb)
    ).table
    #expect(
      table.rows.map(\.cells) == [
        ["new", "Mål", "", "", ""],
        ["conflict", "Samarbeid", "definition", "Om andre.", "Ny."],
        ["in-use", "Samarbeid/Tillit", "", "", ""],
        ["project-only", "Samarbeid/Tillit/Avtaler", "", "", ""],
        ["removed", "Utenfor", "", "", ""],
      ])
  }

  @Test("every rule has its words in every language")
  func rules() {
    for language in DocumentLanguage.allCases {
      let findings = CodebookRule.allCases.map { CodebookFinding($0, 1, others: [2]) }
      let table = CodebookLintTable(Wording(language)).table(
        findings, codebook: codebook, skipped: [.unused])
      #expect(table.rows.count == CodebookRule.allCases.count)
      let words = table.rows.map { [$0.cells[2], $0.cells[5]] }
      #expect(Set(words.map { $0[0] }).count == words.count)
      #expect(!words.joined().contains(""))
      #expect(table.remarks.count == 1)
    }
  }
}
