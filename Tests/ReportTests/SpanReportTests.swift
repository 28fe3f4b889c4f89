import Foundation
import Formats
import Report
import Study
import Testing
import Text

@testable import Analysis

@Suite("Comparisons of spans in print")
struct SpanReportTests {
  private static let anna = Rater(coder: 1, layer: .individual)
  private static let bo = Rater(coder: 2, layer: .secondReading)
  private static let names = ReportNames(
    codebook: Codebook([
      Code(id: 1, name: "Samarbeid"), Code(id: 2, parent: 1, name: "Tillit"),
      Code(id: 3, parent: 1, name: "Kontroll", position: 1),
    ]), coders: [1: "Anna", 2: "Bo"], sources: [7: "int07", 8: "int08"])

  private static func coding(_ code: Int, _ rater: Rater, _ range: Range<Int>) -> Coding {
    Coding(
      id: range.lowerBound, source: 7, span: TextSpan(range.lowerBound, range.upperBound),
      code: code, rater: rater)
  }

  /// Anna: Tillit on 0–10 and 40–50; Bo: Tillit on 0–10, Kontroll on 40–60; of 100.
  private static let sources = [
    AgreementSource(
      id: 7, units: UnitList(), content: SpanSet([TextSpan(0, 100)]), raters: [anna, bo],
      codings: [
        coding(2, anna, 0..<10), coding(2, anna, 40..<50), coding(2, bo, 0..<10),
        coding(3, bo, 40..<60),
      ]),
    AgreementSource(
      id: 8, units: UnitList(), content: SpanSet([TextSpan(0, 100)]), raters: [anna],
      codings: []),
  ]
  private static let group = CodeGroup([ReportedCode(2), ReportedCode(3)], under: 1)

  private func reports(_ language: DocumentLanguage, page: Bool = false) -> SpanReports {
    SpanReports(
      Wording(language), names: Self.names, scope: AgreementScope(), isPage: page)
  }

  private static func object(_ json: JSONValue) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(json.text().utf8)) as? [String: Any])
  }

  @Test("a figure has the groups, then the codes, with their values or why they have none")
  func figure() throws {
    let single = [CodeGroup([ReportedCode(2)]), CodeGroup([ReportedCode(3)])]
    let report = UnitizingReport(groups: [Self.group] + single, sources: Self.sources)
    let plot = reports(.nb, page: true).forestPlot(report)
    #expect(plot.axis == "uα")
    #expect(plot.thresholds == [0.667, 0.8] as [Double])
    #expect(
      plot.rows.map(\.label.description)
        == ["Samarbeid\\/*", "Samarbeid/Kontroll", "Samarbeid/Tillit"])
    #expect(plot.rows.map(\.value) == [0, 2, 1].map { report.groups[$0].alpha.value.value })
    #expect(plot.rows.allSatisfy { $0.low == nil && $0.high == nil }, "one source has no interval")
    #expect(plot.caption.contains("2 kodere, 1 kilde, 100 tegn."))
    try SVGReader(plot.svg(Wording(.nb))).expectAllInside()
  }

  @Test("a page has short names, an interval in one column and codes set in under their group")
  func page() {
    let report = UnitizingReport(groups: [Self.group], sources: Self.sources)
    let table = reports(.nb, page: true).unitizing(report)
    #expect(
      table.columns.map(\.key) == [
        "code", "u_alpha", "u_alpha_ci", "bar_u_alpha", "cu_alpha", "ku_alpha", "coverage",
        "units", "characters", "sources_with_code", "note",
      ])
    #expect(table.rows.map(\.indent) == [0, 1, 1])
    #expect(table.rows.map(\.cells[0]) == ["Samarbeid/*", "Tillit", "Kontroll"])
    #expect(table.notes.contains("Bo (andre lesning): ferdig med 1 kilde, 100 tegn"))
    #expect(table.notes.contains("Utelatt, ikke ferdig hos to kodere: int08"))
    #expect(table.remarks.first == "Mest forvekslet i Samarbeid/*: Tillit – Kontroll 10 tegn.")
  }

  @Test("machines get both limits, whole paths, and why there is no value")
  func machines() throws {
    let report = UnitizingReport(
      groups: [Self.group, CodeGroup([ReportedCode(1)])], sources: Self.sources)
    let table = reports(.en).unitizing(report)
    #expect(table.columns.map(\.key).contains("u_alpha_low"))
    #expect(table.rows.map(\.cells[0]).contains("Samarbeid/Kontroll"))
    #expect(table.rows.count == 3, "a code that nobody used is not shown")
    let object = try Self.object(reports(.en).json(report))
    let codes = try #require(object["codes"] as? [[String: Any]])
    #expect(codes[0]["u_alpha"] is NSNull)
    #expect((codes[0]["undefined"] as? [String: String])?["u_alpha"] == "codeUnused")
    let raters = try #require(object["raters"] as? [[String: Any]])
    #expect(raters.map { $0["layer"] as? String } == ["individual", "second-reading"])
    let groups = try #require(object["groups"] as? [[String: Any]])
    #expect(groups[0]["parent"] as? String == "Samarbeid")
    #expect((groups[0]["undefined"] as? [String: String])?["u_alpha_ci"] == "tooFewSources")
  }

  @Test("a total over codes has κ and no code, for machines an empty cell")
  func matching() throws {
    let report = MatchingReport(
      codes: [1, 2, 3].map { ReportedCode($0) }, sources: Self.sources, threshold: 50)
    let table = reports(.nn).matching(report)
    #expect(table.rows.count == 3, "two codes that were used, and the total")
    #expect(table.rows.last?.cells.first == .missing("alle kodar"))
    // One pair of 2 + 2 segments; two codes, so chance is a half.
    #expect(table.rows.last?.cells[7] == .number(0.5))
    #expect(table.rows.last?.cells[8] == .number(0))
    let text = table.delimited(.csv).split(separator: "\n")
    #expect(text.last?.hasPrefix(",Anna,Bo (andre lesing),1,2,2,1,0.5,0,") == true)
  }

  @Test("every line is there in each language, and no two languages say the same in the notes")
  func languages() {
    let unitizing = UnitizingReport(groups: [Self.group], sources: Self.sources)
    let matching = MatchingReport(
      codes: [ReportedCode(2)], sources: Self.sources, threshold: 90)
    let characters = CharactersReport(codes: [ReportedCode(2)], sources: Self.sources)
    let tables = [DocumentLanguage.nb, .nn, .en].map { language in
      let reports = reports(language)
      return [
        reports.unitizing(unitizing), reports.matching(matching), reports.characters(characters),
      ]
    }
    for place in 0..<3 {
      let texts = tables.map { $0[place].notes + $0[place].remarks + [$0[place].title] }
      #expect(Set(texts.map(\.count)).count == 1)
      #expect(texts.joined().allSatisfy { !$0.isEmpty })
      for line in texts[0].indices where texts[0][line].contains("kod") {
        #expect(texts[0][line] != texts[2][line])
      }
    }
  }

  @Test("a segmentation's table tells each pair, and its notes the whole")
  func segmentation() {
    let report = SegmentationReport(
      [
        SegmentedText(
          name: "int07",
          segmentations: [
            "Anna": Segmentation([2, 3, 6]), "Bo": Segmentation([2, 2, 7]),
          ])
      ], coders: ["Anna", "Bo"])
    let table = SegmentationReports.table(report, Wording(.nb))
    #expect(table.rows.count == 1)
    #expect(table.rows[0].cells[9] == .number(0.75))
    #expect(table.notes.contains("B: snitt 0,750; samlet 0,750; π 0,740; κ 0,740."))
  }
}
