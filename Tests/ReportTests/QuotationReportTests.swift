import Formats
import Foundation
import Quotation
import Report
import Study
import Testing
import Text

@Suite("Quotation lists in print")
struct QuotationReportTests {
  private let list = QuotationScene.list

  @Test("Markdown has a heading per code, block quotes, attribution and id after, nothing lost")
  func markdown() {
    #expect(
      QuotationMarkdown(Wording(.nb)).text(list) == """
        # Tillit og tid

        2 sitater fra 1 kilde (1 informant).  
        Teller: alle kodernes egen koding samlet; samme sted med samme kode er tatt med én gang.  
        Koder under de valgte er tatt med.  
        Med 1 replikk før og etter hvert sitat.

        ## Samarbeid / Tillit

        *Intervjuer: Stoler du?*

        > 1\\. Vi \\*stoler\\* på \\<NAV\\> \\& hverandre.
        >
        > \\# Alltid \\| nesten_alltid

        (Leder 03, privat) · int03:41b · kodet av Anna · også kodet: Tid

        *Leder 04: Nja.*

        ---

        > **Intervjuer:** Hvorfor?
        >
        > **Leder 03:** Fordi.

        int03:50 · kodet av Anna

        ## Tom

        Ingen sitater.

        """)
  }

  @Test("a plain layout says neither who coded nor with what else")
  func plain() {
    let text = QuotationMarkdown(Wording(.en), layout: QuotationLayout(showsCodings: false))
      .text(list)
    #expect(text.contains("\n(Leder 03, privat) · int03:41b\n"))
    #expect(text.contains("*Interviewer: Stoler du?*"))
    #expect(!text.contains("Anna"))
  }

  @Test("HTML escapes every text and holds no script")
  func html() {
    let page = QuotationHTML(Wording(.nn)).text(list)
    #expect(page.contains("<html lang=\"nn\">"))
    #expect(page.contains("<h2><span class=\"above\">Samarbeid / </span>Tillit</h2>"))
    #expect(page.contains("<p>1. Vi *stoler* på &lt;NAV&gt; &amp; hverandre.</p>"))
    #expect(page.contains("<p class=\"context\">Intervjuar: Stoler du?</p>"))
    #expect(page.contains("<p><b>Leder 03:</b> Fordi.</p>"))
    #expect(!page.contains("<NAV>"))
    #expect(!page.contains("<script"))
  }

  @Test("a Word document uses the styles for quotations")
  func word() {
    let document = QuotationDocument(Wording(.nb)).document(list)
    let paragraphs = document.blocks.compactMap { block in
      if case .paragraph(let paragraph) = block { paragraph } else { nil }
    }
    let quoted = paragraphs.filter { $0.style == .quote }.map { $0.runs.map(\.text).joined() }
    #expect(
      quoted == [
        "1. Vi *stoler* på <NAV> & hverandre.", "# Alltid | nesten_alltid",
        "Intervjuer: Hvorfor?", "Leder 03: Fordi.",
      ])
    #expect(paragraphs.filter { $0.style == .heading1 }.count == 2)
    let attributions = paragraphs.filter { $0.style == .attribution }
    #expect(
      attributions.map { $0.runs.first?.text } == [
        "(Leder 03, privat)  ", "int03:50 · kodet av Anna",
      ])
    #expect(paragraphs.last == ReportDocument.Paragraph(.context, "Ingen sitater."))
  }

  @Test("the table has a row per quotation, with attributes as columns")
  func table() {
    let table = QuotationTables(Wording(.en), attributes: ["sektor"]).byQuotation(list)
    #expect(
      table.columns.map(\.key) == [
        "id", "source", "text", "attribution", "codes", "case", "speaker", "coders", "sektor",
        "turn", "start", "end",
      ])
    #expect(table.rows.count == 2)
    #expect(table.rows[0].cells[4] == .list(["Samarbeid/Tillit", "Tid"]))
    #expect(table.rows[0].cells[8] == "privat")
    #expect(table.rows[1].cells[2] == "Interviewer: Hvorfor?\n\nLeder 03: Fordi.")
  }

  @Test("or a row per quotation and code, with a column per level")
  func tableByCode() {
    let table = QuotationTables(Wording(.en)).byCode(list)
    #expect(
      table.columns.map(\.key).filter { $0.hasPrefix("level") } == ["level_1", "level_2"])
    #expect(table.rows[0].cells[4...6] == ["Samarbeid/Tillit", "Samarbeid", "Tillit"])
  }

  @Test("JSON Lines have the agreed shape, and every line reads back")
  func json() throws {
    let lines = QuotationJSON.lines(list).split(separator: "\n")
    #expect(lines.count == 2)
    let data = Data(try #require(lines.first).utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["id"] as? String == "int03:41b")
    #expect(object["source"] as? String == "int03")
    #expect(object["start"] as? Int == 10)
    #expect(object["end"] as? Int == 60)
    #expect(object["text"] as? String == QuotationScene.passage.text)
    #expect(object["raw"] as? String == QuotationScene.passage.raw)
    #expect(object["codes"] as? [String] == ["Samarbeid/Tillit", "Tid"])
    #expect(object["case"] as? String == "Leder 03")
    #expect(object["speaker"] as? String == "Leder 03")
    #expect(object["coders"] as? [String] == ["Anna", "Bo"])
    #expect(object["attribution"] as? String == "(Leder 03, privat)")
    let before = try #require(object["before"] as? [[String: Any]])
    #expect(before.first?["text"] as? String == "Stoler du?")
    #expect(before.first?["role"] as? String == "interviewer")
    #expect(before.first?["speaker"] is NSNull)
    #expect((object["after"] as? [[String: Any]])?.count == 1)
  }

  @Test("the JSON document says which quotations stand under which code")
  func jsonDocument() throws {
    let data = Data(QuotationJSON.document(list).utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let groups = try #require(object["groups"] as? [[String: Any]])
    #expect(groups.map { $0["code"] as? String } == ["Samarbeid/Tillit", "Tom"])
    #expect(groups.first?["quotations"] as? [String] == ["int03:41b", "int03:50"])
  }

  @Test(
    "the rule is said in every language, by what counts",
    arguments: [
      (DocumentLanguage.nb, 2, 0, "Teller: konsensuskodingen;"),
      (.nn, 0, 2, "Tel: all eiga koding samla;"),
      (.en, 1, 2, "Counted: the consensus coding in 1 source, all coders' own coding together in"),
    ])
  func rule(language: DocumentLanguage, consensus: Int, individual: Int, expected: String) {
    let list = QuotationList(
      title: "T",
      rule: QuotationRule(
        includesDescendants: false, consensusSources: consensus, individualSources: individual,
        contextTurns: 0),
      groups: [], passages: [])
    #expect(QuotationMarkdown(Wording(language)).text(list).contains(expected))
  }
}
