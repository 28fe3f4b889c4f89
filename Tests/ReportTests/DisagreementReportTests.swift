import Analysis
import Formats
import Quotation
import Report
import Study
import Testing
import Text

@Suite("Agendas in print")
struct DisagreementReportTests {
  private static let codebook = Codebook([
    Code(id: 1, name: "Samarbeid", position: 0),
    Code(id: 2, parent: 1, name: "Tillit", position: 0),
    Code(id: 3, parent: 1, name: "Kontroll", position: 1),
  ])

  /// Ane has Tillit where Bo has Kontroll; Cato has not finished the source.
  private static func agenda(isStale: Bool = false) -> DisagreementAgenda {
    let raters = [1, 2].map { Rater(coder: $0, layer: .individual) }
    let found = SourceDisagreements(
      DisagreementSource(
        id: 3, content: SpanSet([TextSpan(0, 100)]), raters: raters,
        codings: raters.enumerated().map { index, rater in
          Coding(id: index, source: 3, span: TextSpan(10, 60), code: 2 + index, rater: rater)
        }, words: []),
      codebook: codebook)
    let items = found.passages(.passage).map { passage in
      DisagreementAgenda.Item(
        ids: ["d1", "d2"], checks: ["c1", "c2"], place: "41.2", passage: passage,
        quoted: QuotationScene.passage, lead: "Først.", tail: "",
        uses: [
          "Ane": [.init(CodePath(["Samarbeid", "Tillit"]), places: ["41.2"])], "Bo": [],
        ],
        agreed: [], decision: isStale ? "Ane" : "", decidedAt: "", memo: "", isStale: isStale)
    }
    return DisagreementAgenda(
      items: items, coders: ["Ane", "Bo", "Cato"],
      rule: DisagreementAgenda.Rule(
        sources: 1, leftOut: ["int09"], hidden: [], decided: 2, grouping: .passage,
        tolerance: 0.5, isByWeight: false, role: nil, choices: ["--code Tillit"]),
      codebook: codebook)
  }

  @Test("who has nothing there is told from who has not finished")
  func silence() throws {
    let table = DisagreementTables(Wording(.nb)).agenda(Self.agenda())
    let row = try #require(table.rows.first)
    let cells = Dictionary(
      zip(table.columns.map(\.key), row.cells), uniquingKeysWith: { first, _ in first })
    #expect(cells["coder_Ane"] == "Samarbeid/Tillit (41.2)")
    #expect(cells["coder_Bo"] == "–")
    #expect(cells["coder_Cato"] == .missing("ikke ferdig"))
    #expect(cells["id"] == "d1 d2")
    #expect(cells["relation"] == "søsken")
    #expect(cells["decision"] == "")
  }

  @Test("scripts get the kinds by their machine names")
  func scripts() {
    let table = DisagreementTables(Wording(.nb)).agenda(Self.agenda(), isForScripts: true)
    #expect(table.rows.first?.cells.contains("other-code") == true)
    #expect(table.rows.first?.cells.contains("sibling") == true)
  }

  @Test("every column that is read back is known by its name in each language")
  func fields() {
    let fields = Wording.agendaFields
    for language in DocumentLanguage.allCases {
      let columns = DisagreementTables(Wording(language)).agenda(Self.agenda()).columns
      for key in ["id", "check", "source", "decision", "decided_at", "memo"] {
        let title = columns.first { $0.key == key }?.title.foldedForSearch
        #expect(title.flatMap { fields[$0] } == key, "\(language) \(key)")
        #expect(fields[key] == key)
      }
      let others = columns.filter { fields[$0.title.foldedForSearch] != nil }
      #expect(others.count == 6, "\(language)")
    }
  }

  @Test("the rule says what was left out", arguments: DocumentLanguage.allCases)
  func rule(language: DocumentLanguage) {
    let notes = DisagreementTables(Wording(language)).screen(Self.agenda()).notes
      .joined(separator: "\n")
    #expect(notes.contains("--code Tillit"))
    #expect(notes.contains("50"))
    #expect(notes.contains("2 "))
    #expect(notes.contains("Ane, Bo"))
  }

  @Test("the Word document has a form for each passage, with the keys and an empty decision")
  func form() throws {
    let bytes = try DisagreementDocument(Wording(.nb)).document(Self.agenda()).docx()
    let read = try DocumentTranscript(word: bytes)
    #expect(read.tables.map(\.columns) == [2, 2])
    let cells = read.paragraphs.filter { $0.cell?.table == 1 }.map(\.text)
    #expect(
      cells == ["Vedtak", "", "Gjelder stedet", "", "Begrunnelse", "", "Id", "d1 d2 c1 c2"])
    let bold = read.paragraphs.filter { $0.style == "Quote" || !$0.bold.isEmpty }.map(\.text)
    #expect(bold.contains { $0.contains("Vi *stoler* på <NAV> & hverandre.") })
  }

  @Test("a decision that has been overtaken is shown, and not filled in")
  func stale() throws {
    let agenda = Self.agenda(isStale: true)
    let table = DisagreementTables(Wording(.en)).agenda(agenda)
    let decision = try #require(table.columns.firstIndex { $0.key == "decision" })
    #expect(table.rows.first?.cells[decision] == "")
    let text = try DocumentTranscript(
      word: DisagreementDocument(Wording(.en)).document(agenda).docx()
    )
    .paragraphs.map(\.text)
    #expect(text.contains("Decided before, but the coding has changed since: Ane"))
  }

  @Test("JSON gives each dispute its ranges by coder, and no decision as null")
  func json() {
    let text = DisagreementJSON.value(Self.agenda()).text()
    #expect(text.contains("\"type\":\"other-code\",\"relation\":\"sibling\""))
    #expect(text.contains("\"by\":{\"Ane\":[[10,60]],\"Bo\":[]}"))
    #expect(text.contains("\"decision\":null"))
  }
}
