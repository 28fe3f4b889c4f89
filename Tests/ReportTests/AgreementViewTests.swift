import Formats
import Foundation
import Report
import Study
import Testing
import Text

@testable import Analysis

@Suite("Views of agreement in print")
struct AgreementViewTests {
  private static let carl = Rater(coder: 3, layer: .individual)
  private static let names = ReportNames(
    codebook: Codebook([
      Code(id: 1, name: "Samarbeid", position: 0),
      Code(id: 2, parent: 1, name: "Tillit", position: 0),
      Code(id: 4, parent: 1, name: "Lønn", position: 1),
      Code(id: 3, name: "Tid", position: 1),
    ]), coders: [1: "Anna", 2: "Bo", 3: "Carl"], sources: [7: "int07", 8: "int08"])

  /// Two sources of ten units each; who has which code on which units.
  private static let work: [(SourceID, CodeID, Rater, [Int])] = [
    (7, 2, AgreementScene.anna, [0, 1, 2, 3]), (7, 2, AgreementScene.bo, [0, 1]),
    (7, 1, AgreementScene.bo, [2]), (7, 4, AgreementScene.bo, [3]),
    (7, 3, AgreementScene.anna, [5]), (8, 2, AgreementScene.anna, [0]),
    (8, 2, AgreementScene.bo, [0]), (8, 2, Self.carl, [0]), (8, 3, Self.carl, [4]),
  ]

  private static func input() throws -> AgreementInput {
    let units = try UnitList((0..<10).map { TextSpan(10 * $0, 10 * $0 + 10) })
    var id = 0
    let codings = work.flatMap { source, code, rater, units in
      units.map { unit in
        id += 1
        return Coding(
          id: id, source: source, span: TextSpan(10 * unit, 10 * unit + 10), code: code,
          rater: rater)
      }
    }
    return AgreementInput(
      unit: .sentence, rule: .any, codes: [1, 2, 4, 3].map { ReportedCode($0) },
      rollUps: [ReportedCode(id: 1, members: [1, 2, 4])],
      sources: [7, 8].map { source in
        AgreementSource(
          id: source, units: units, content: SpanSet([TextSpan(0, 100)]),
          raters: [AgreementScene.anna, AgreementScene.bo] + (source == 8 ? [carl] : []),
          codings: codings.filter { $0.source == source })
      })
  }

  private func tables(_ language: DocumentLanguage = .en) -> AgreementTables {
    AgreementTables(Wording(language), names: Self.names, scope: AgreementScope())
  }

  private func rows(_ table: Table) -> [String] {
    table.delimited(.csv).split(separator: "\n").map { String($0) }
  }

  @Test("confusions name the codes, how they stand to each other, and the code above or below")
  func confusions() throws {
    let input = try Self.input()
    let table = tables().confusions(
      try ConfusionReport(input), of: try AgreementReport(input))
    // On unit 2 Bo has Samarbeid where Anna has Tillit, on 3 Lønn; only Anna has Tid on 5, and
    // only Carl on 4 of the other source, beside two who have not.
    #expect(
      rows(table) == [
        "code,instead,relation,units,share,note",
        "Tid,nothing,no other code,3,0.6,",
        "Samarbeid,Samarbeid/Tillit,above and below,1,0.2,"
          + "a code and one below it: look at the codebook",
        "Samarbeid/Tillit,Samarbeid/Lønn,siblings,1,0.2,",
      ])
  }

  @Test("roll-up rows stand below the codes, and say what they are")
  func rollUps() throws {
    let table = tables().byCode(try AgreementReport(Self.input()))
    let kinds = table.columns.map(\.key).firstIndex(of: "row")
    let place = try #require(kinds)
    #expect(table.rows.map { $0.cells[place] } == ["code", "code", "code", "code", "roll-up"])
    // Anna and Bo have something under Samarbeid on the same four units, and all three on one.
    #expect(table.rows.last?.cells[0] == "Samarbeid")
    #expect(table.rows.last?.cells[1] == .number(1))
  }

  @Test("each source has its own numbers, the most disputed first")
  func bySource() throws {
    let input = try Self.input()
    let found = rows(tables().bySource(try input.bySource(), of: try AgreementReport(input)))
    #expect(found.count == 3)
    #expect(found[1].hasPrefix("int07,10,Anna; Bo,"))
    #expect(found[2].hasPrefix("int08,10,Anna; Bo; Carl,"))
    // Tillit differs on 2 units of int07, Samarbeid, Lønn and Tid on 1 each.
    #expect(found[1].hasSuffix(",5,Samarbeid/Tillit"))
  }

  @Test("pairs of coders: long for machines, for people a matrix with κ below and α above")
  func pairs() throws {
    let report = try AgreementReport(Self.input())
    let long = rows(tables().byPair(report))
    #expect(long.map { $0.prefix(9) } == ["first,sec", "Anna,Bo,2", "Anna,Carl", "Bo,Carl,1"])
    let matrix = tables().pairMatrix(report)
    #expect(matrix.columns.map(\.title) == ["Coders", "Anna", "Bo", "Carl"])
    let summary = try #require(report.pairSummaries.first)
    #expect(matrix.rows[1].cells[1] == summary.kappa.value.map { Table.Cell.number($0) })
    #expect(matrix.rows[0].cells[2] == summary.alpha.value.map { Table.Cell.number($0) })
  }

  @Test("without each coder: what is left, and how α changes where it has a value both ways")
  func withoutCoder() throws {
    let input = try Self.input()
    let whole = try AgreementReport(input)
    let table = tables().byRater(try input.leavingOut(), of: whole)
    let lines = rows(table)
    #expect(lines[1].hasPrefix("Anna,1,10,"))
    #expect(lines[3].hasPrefix("Carl,2,20,"))
    let json = AgreementJSON.raters(
      try input.leavingOut(), of: whole, names: Self.names, scope: AgreementScope())
    #expect(json.text().contains("\"without\":\"Carl\""))
  }

  @Test("several kinds: one table with a column for the kind, and cells that one of them lacks")
  func stacked() throws {
    let one = Table(
      columns: [Table.Column("a", "A"), Table.Column("b", "B")], rows: [.init(["1", "2"])])
    let other = Table(
      columns: [Table.Column("a", "A"), Table.Column("c", "C")], rows: [.init(["3", "4"])])
    let table = Table.stacked(
      [("interview", one), ("survey-answer", other)], lead: Table.Column("kind", "Kind"))
    #expect(rows(table) == ["kind,a,b,c", "interview,1,2,", "survey-answer,3,,4"])
  }

  @Test("limits: what is below fails, and what has no value fails with its reason")
  func limits() throws {
    let report = try AgreementScene.report()
    let words = Wording(.en)
    func failures(_ point: Double?, _ lower: Double?) -> [String] {
      AgreementLimits(point: point, lower: lower).failures(
        report.codes, names: AgreementScene.names, words)
    }
    #expect(
      failures(0.6, nil) == ["Tid: α – (no variation)", "Samarbeid/Tillit: α 0.548"])
    #expect(failures(0.5, nil) == ["Tid: α – (no variation)"])
    #expect(
      failures(nil, 0.1) == [
        "Tid: 95% CI from – (no variation)",
        "Samarbeid/Tillit: 95% CI from – (fewer than three sources)",
      ])
    #expect(failures(nil, nil).isEmpty)
  }

  @Test("warnings: rare, agreed on what is uncoded, and used unevenly")
  func warnings() {
    func code(_ first: Int, _ second: Int, both: Int, of units: Int) -> CodeAgreement {
      let pair = PairAgreement(
        first: AgreementScene.anna, second: AgreementScene.bo, sources: 9, n11: both,
        n10: first - both, n01: second - both, n00: units - first - second + both)
      return CodeAgreement(
        code: 1, units: units, sourcesWithCode: 9, alpha: pair.alpha,
        interval: JackknifeInterval(bounds: .value(0...1), sourcesUsed: 9, sourcesSkipped: 0),
        unitInterval: .value(0...1), percent: pair.percent, ac1: .value(0.98), fleiss: pair.kappa,
        brennanPrediger: pair.kappa, conger: pair.kappa,
        prevalence: [
          RaterPrevalence(rater: AgreementScene.anna, present: first, units: units),
          RaterPrevalence(rater: AgreementScene.bo, present: second, units: units),
        ], pairs: [pair], disagreement: 0)
    }
    #expect(AgreementWarning.all(on: code(30, 30, both: 30, of: 100)).isEmpty)
    #expect(AgreementWarning.all(on: code(4, 4, both: 4, of: 100)) == [.rare])
    #expect(AgreementWarning.all(on: code(98, 98, both: 98, of: 100)) == [.everywhere])
    #expect(
      AgreementWarning.all(on: code(30, 10, both: 10, of: 100)) == [.uncoded, .unevenUse])
  }

  @Test("states of the work are said: how many sources were opened again, and what was measured")
  func reopened() throws {
    var scope = AgreementScope()
    scope.reopened = [
      AgreementScope.Reopening(source: 7, rater: AgreementScene.anna, isOpen: true)
    ]
    let notes = AgreementTables(Wording(.en), names: AgreementScene.names, scope: scope)
      .byCode(try AgreementScene.report()).notes
    #expect(
      notes.contains(
        "1 of 1 source reopened after they could be compared: int07 (Anna, open now). "
          + "Measured as they were when they could first be compared."))
  }
}
