import Analysis
import Formats
import Quotation
import Report
import Study
import Testing
import Text

@Suite("Weights and informants in reports")
struct WeightReportTests {
  private static let cases = [
    Case(id: 1, name: "L01", values: [:], weight: 0.5, weightReason: "svarte ja og nei"),
    Case(id: 2, name: "L02", values: [:]),
  ]

  /// Two cases and somebody in source 1 who is linked to none, ten words each; all hold code 1.
  private static func reports(_ language: DocumentLanguage, isWeighted: Bool) -> MatrixReports {
    let informants: [Informant] = [.known(1), .known(2), .unlinked(in: 1)]
    let source = CodeMatrixSource(
      id: 1,
      regions: informants.enumerated().map { index, informant in
        CodeMatrixRegion(
          TextSpan(index * 50, index * 50 + 50), columns: [0], informant: informant,
          isCounted: true)
      }, words: (0..<30).map { TextSpan($0 * 5, $0 * 5 + 4) })
    let matrix = CodeMatrix(
      CodeMatrixInput(
        codes: [ReportedCode(1)], columns: 1, sources: [source],
        codings: [
          CountedCoding(source: 1, span: TextSpan(0, 20), code: 1, coders: [1]),
          CountedCoding(source: 1, span: TextSpan(50, 60), code: 1, coders: [1]),
          CountedCoding(source: 1, span: TextSpan(100, 150), code: 1, coders: [1]),
        ], weights: CaseWeights(cases)))
    var about = MatrixAbout()
    about.measure = .words
    about.isWeighted = isWeighted
    about.weighted = [cases[0]]
    about.unlinked = ["int01"]
    about.outside = [(.excluded, ["L02"])]
    return MatrixReports(
      Wording(language), codebook: Codebook([Code(id: 1, name: "Tillit")]), about: about,
      columns: [.all], matrix: matrix, finished: matrix)
  }

  @Test("the number with weights stands beside the number, and its rule above the table")
  func wide() {
    // 4 words of L01, who counts a half, 2 of L02 and 10 of the unlinked.
    let table = Self.reports(.nb, isWeighted: true).wide
    #expect(table.columns.map(\.key) == ["code", "all", "all:weighted"])
    #expect(table.rows.map(\.cells) == [[.text("Tillit"), .integer(16), .number(14)]])
    #expect(
      table.notes.contains(
        "Vektet: alt teller så mye som den som sier det; det ingen informant sier, teller 1."))
    #expect(table.notes.contains("Vekt: L01 0,5: svarte ja og nei. Andre teller 1."))
    #expect(table.remarks == ["I alt: 3 informanter (vektet 2,5), 1 kilde, 30 ord."])
  }

  @Test("without weights it is said that there are some, and who is counted for whom")
  func plain() {
    let table = Self.reports(.en, isWeighted: false).wide
    #expect(table.rows.map(\.cells) == [[.text("Tillit"), .integer(16)]])
    #expect(table.notes.contains("1 case with a weight other than 1 counts here like all others."))
    #expect(
      table.notes.contains(
        "Those who speak without being linked to a case count as one case for each source:"
          + " 1 source (int01)."))
    #expect(table.notes.contains("Counted here, and “excluded” in the register: L02."))
    #expect(
      Self.reports(.nn, isWeighted: false).wide.notes.contains(
        "Dei som snakkar utan å vere knytte til ein informant, blir talde som éin informant for kvar"
          + " kjelde: 1 kjelde (int01)."))
  }

  @Test("JSON and long tables have both numbers, and how many stand for a source")
  func machines() {
    let reports = Self.reports(.en, isWeighted: true)
    let text = reports.json.text(.compact)
    #expect(
      text.contains(
        #""total":{"count":16,"passages":3,"codings":3,"words":16,"cases":3,"sources":1,"#
          + #""unlinked_sources":1,"weighted":{"passages":2.5,"codings":2.5,"words":14,"cases":2.5}}"#
      ))
    #expect(
      text.contains(#""cases":3,"unlinked_sources":1,"sources":1,"words":30,"weighted_cases":2.5"#))
    let long = reports.long(isSparse: false)
    #expect(long.columns.map(\.key).prefix(4) == ["code", "column", "count", "weighted"])
    #expect(long.rows[0].cells[2...3] == [.integer(16), .number(14)])
    #expect(Self.reports(.en, isWeighted: true).heatMap.cells == [[14]])
  }

  @Test("k of N has sums of weights beside it, and names a source for those linked to nobody")
  func holders() {
    let informants: [Informant] = [.known(1), .known(2), .unlinked(in: 4)]
    let holders = CodeHolders(
      questions: [],
      cases: informants.map { CaseStanding(id: $0, speaks: true, isRead: true, asked: []) },
      finished: [.known(1), .unlinked(in: 4)], any: [.known(1), .unlinked(in: 4)])
    var about = MatrixAbout()
    about.measure = .cases
    about.isWeighted = true
    let source = Source(
      id: 4, guid: "g", name: "fg1", kind: .focusGroup, language: "nb", length: 9)
    let reports = HoldersReports(
      Wording(.nb), codebook: Codebook([Code(id: 1, name: "Tillit")]), about: about,
      cases: Self.cases, unlinked: [source], groups: [(.named("privat"), [1, 2])])
    let entry = HoldersReports.Entry(code: ReportedCode(1), holders: holders)
    // 2 of 3 hold it; weighted a half and 1 of a half and 2, which is 1.5 of 2.5.
    #expect(
      reports.table([entry]).rows[0].cells == [
        .text("Tillit"), .integer(2), .integer(3), .number(2.0 / 3), .number(1.5), .number(2.5),
        .number(1.5 / 2.5), .text("1 av 2"), .text("0,5 av 1,5"), .list(["L01", "kilde fg1"]),
        .list([]), .list([]),
      ])
    let text = reports.json([entry]).text(.compact)
    #expect(text.contains(#""weighted_held_by":1.5,"weighted_eligible":2.5,"cases":["L01"]"#))
    #expect(text.contains(#""unlinked_sources":{"held_by":["fg1"],"not_held_by":[],"others":[]}"#))
  }

  // MARK: - Quotations

  private static func passage(_ id: String, _ informant: Informant, isToned: Bool) -> QuotedPassage
  {
    QuotedPassage(
      id: id, source: 1, sourceName: "int01", span: TextSpan(0, 4), text: "Ja.", raw: "Ja.",
      codes: [QuotedCode(id: 1, path: CodePath(["Tillit"]), coders: ["Ane"])], speaker: "L",
      role: .informant, caseName: nil, turn: 1, attribution: "(L)", informants: [informant],
      tonedDown: isToned
        ? [QuotedWeight(caseName: "L01", weight: 0.5, reason: "svarte ja og nei")] : [],
      weight: isToned ? 0.5 : 1)
  }

  private static func list(isToned: Bool) -> QuotationList {
    let passages = [
      passage("int01:1", .known(1), isToned: isToned),
      passage("int01:2", .known(2), isToned: false),
      passage("int01:3", .unlinked(in: 1), isToned: false),
    ]
    return QuotationList(
      title: "T",
      rule: QuotationRule(
        includesDescendants: true, consensusSources: 0, individualSources: 1, contextTurns: 0),
      groups: [
        QuotationGroup(code: 1, path: CodePath(["Tillit"]), definition: "", passages: passages)
      ], passages: passages)
  }

  @Test("quotations of toned-down informants are marked, and counted with and without")
  func quotations() {
    let list = Self.list(isToned: true)
    let nb = QuotationMarkdown(Wording(.nb)).text(list)
    #expect(
      nb.contains(
        "3 sitater fra 1 kilde (3 informanter, av dem 1 for en kilde uten tilknyttet informant)."))
    #expect(nb.contains("3 sitater, 2 uten den nedtonede informanten (L01 0,5: svarte ja og nei)."))
    #expect(nb.contains("(L) · int01:1 · tonet ned (0,5) · kodet av Ane\n"))
    #expect(nb.contains("(L) · int01:2 · kodet av Ane\n"))
    let plain = QuotationLayout(showsCodings: false)
    #expect(
      QuotationMarkdown(Wording(.nn), layout: plain).text(list)
        .contains("(L) · int01:1 · tona ned (0,5)\n"))
    #expect(
      QuotationHTML(Wording(.en)).text(list)
        .contains("3 quotations, 2 without the toned-down participant (L01 0.5: svarte ja og nei).")
    )
    #expect(
      QuotationJSON.document(list).contains(#""without_toned_down": 2"#))
    #expect(
      QuotationJSON.lines(list).contains(#""turns":[],"weight":0.5,"toned_down":["L01"]}"#))
    let table = QuotationTables(Wording(.nb)).byQuotation(list)
    #expect(table.columns.map(\.key).suffix(2) == ["weight", "toned_down"])
    #expect(table.rows[0].cells.suffix(2) == [.number(0.5), .list(["L01"])])
    #expect(table.rows[1].cells.suffix(2) == [.number(1), .list([])])
  }

  @Test("a list without them says nothing of weights")
  func ordinary() {
    let list = Self.list(isToned: false)
    #expect(!QuotationMarkdown(Wording(.nb)).text(list).contains("tonet"))
    #expect(
      QuotationTables(Wording(.nb)).byCode(list).columns.map(\.key).last == "end")
  }
}
