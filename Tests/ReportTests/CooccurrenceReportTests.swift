import Analysis
import Formats
import Foundation
import Study
import Testing
import Text

@testable import Report

@Suite("Co-occurrence in print")
struct CooccurrenceReportTests {
  private let matrix = AgreementScene.cooccurrence()
  private let reports = CooccurrenceReports(Wording(.nb), names: AgreementScene.names)

  @Test("the wide table has each code's own number on the diagonal and is symmetric")
  func wide() {
    let table = reports.wide(matrix)
    #expect(table.columns.map(\.key) == ["code", "Samarbeid", "Samarbeid/Tillit", "Tid"])
    #expect(
      table.rows.map(\.cells) == [
        ["Samarbeid", 0, 0, 0], ["Samarbeid/Tillit", 0, 2, 1], ["Tid", 0, 1, 1],
      ])
    #expect(table.notes.last == "Diagonalen viser hvor mange passasjer koden har.")
  }

  @Test("the long table has a row per pair that occurs")
  func long() throws {
    let table = reports.long(matrix)
    let row = try #require(table.rows.first)
    #expect(table.rows.count == 1)
    #expect(row.cells.prefix(6) == ["Samarbeid/Tillit", "Tid", 1, 2, 1, 1])
    #expect(row.cells[6...8] == [.number(0.5), .number(0.2), 5])
  }

  @Test("JSON has the agreed shape, with what was added to it behind")
  func json() throws {
    #expect(
      reports.json(matrix).text() == """
        {"rule":"overlap","rollup":false,"codes":["Samarbeid","Samarbeid/Tillit","Tid"],\
        "counts":{"Samarbeid":0,"Samarbeid/Tillit":2,"Tid":1},\
        "pairs":[{"a":"Samarbeid/Tillit","b":"Tid","count":1,"sources":1,"c":0.5,\
        "jaccard":0.2,"shared_characters":5,"pairs":1,"warnings":[],"undefined":{}}],\
        "counting":"pairs","directed":false,"across_coders":false,"level":null,\
        "rule_in_words":["Et par teller når en passasje med den ene koden og en med den andre har \
        minst ett tegn felles. Par dannes bare innenfor samme koder.",\
        "Koder under er ikke regnet med."],"undefined":{}}
        """)
  }

  @Test("the sparse table has every cell that is not 0, the diagonal too")
  func sparse() {
    #expect(
      reports.sparse(matrix).rows.map(\.cells) == [
        ["Samarbeid/Tillit", "Samarbeid/Tillit", 2], ["Samarbeid/Tillit", "Tid", 1],
        ["Tid", "Tid", 1],
      ])
  }

  @Test("every rule and count is said in words, each in its own, in three languages")
  func words() {
    let rules = CooccurrenceRule.forms.compactMap { CooccurrenceRule($0) }
    #expect(rules.count == CooccurrenceRule.forms.count)
    for language in DocumentLanguage.allCases {
      let words = Wording(language)
      var texts: Set<String> = []
      for rule in rules {
        for across in [false, true] { texts.insert(words.rule(of: rule, acrossCoders: across)) }
      }
      #expect(texts.count == 2 * rules.count, "\(language)")
      let counts = Set(
        CooccurrenceCount.allCases.flatMap { count in
          words.counting(count, by: count == .pairs ? .sameCase : .overlap, .sentence)
        })
      #expect(counts.count == CooccurrenceCount.allCases.count, "\(language)")
    }
    #expect(
      Wording(.nb).rule(of: .near(CooccurrenceReach(5, .words))).contains("høyst 5 ord etter"))
    #expect(
      Wording(.en).rule(of: .window(CooccurrenceReach(4, .turns), isWeighted: false))
        .contains("Moving window of 4 turns within a source"))
  }

  @Test("the network has a node per code in use and an edge per pair")
  func network() throws {
    let network = reports.network(matrix)
    #expect(network.nodes.map(\.path.leaf) == ["Tillit", "Tid"])
    #expect(network.nodes.map(\.count) == [2, 1])
    let edge = try #require(network.edges.first)
    #expect(edge.first == 0 && edge.second == 1 && edge.count == 1)
    #expect(edge.weight == 1)
  }

  @Test("tests of independence come with a caution, and a warning where one code is far oftener")
  func tests() throws {
    let units = try UnitList((0..<20).map { TextSpan(10 * $0, 10 * $0 + 10) })
    let codings = (0..<6).map { number in
      Coding(
        id: number, source: 7, span: TextSpan(20 * number, 20 * number + 5), code: 2,
        rater: AgreementScene.anna)
    }
    let other = Coding(
      id: 9, source: 7, span: TextSpan(0, 10), code: 3, rater: AgreementScene.anna)
    let matrix = CooccurrenceMatrix(
      CooccurrenceInput(
        rule: .overlap, codes: [2, 3].map { ReportedCode($0) }, codings: codings + [other],
        base: [7: units]))
    let reports = CooccurrenceReports(
      Wording(.en), names: AgreementScene.names, scope: CooccurrenceScope(hasTests: true))
    let table = reports.long(matrix)
    let row = try #require(table.rows.first)
    let cells = Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.key), row.cells))
    // Six of twenty sentences have the one, one has the other, and that has both.
    #expect([cells["n11"], cells["n10"], cells["n01"], cells["n00"]] == [1, 5, 0, 14])
    // 1 · 20 / (6 · 1); the one sentence is among the six with probability 6 / 20.
    #expect(cells["lift"] == .number(20.0 / 6))
    guard case .number(let p) = cells["fisher_p"], case .number(let q) = cells["q"] else {
      Issue.record("no probabilities")
      return
    }
    #expect(abs(p - 0.3) < 1e-12)
    #expect(abs(q - 0.3) < 1e-12)
    #expect(cells["note"] == "one code was used more than five times as often")
    #expect(table.remarks.contains { $0.contains("are not independent") })
    #expect(table.notes.contains { $0.contains("N = 20 units") })
    let json = reports.json(matrix).text()
    #expect(json.contains("\"base\":{\"unit\":\"sentence\",\"units\":20,\"role\":\"informant\"}"))
    #expect(json.contains("\"warnings\":[\"ratio\"]"))
    #expect(json.contains("\"tested\":1"))
  }

  @Test("the figure leaves out codes that nobody used")
  func heatMap() {
    let map = reports.heatMap(matrix)
    #expect(map.rows.map(\.leaf) == ["Tillit", "Tid"])
    #expect(map.cells == [[2, 1], [1, 1]])
    #expect(map.hasDiagonal)
  }

  @Test("ratings are written with all coefficients, and reasons where there is none")
  func ratings() throws {
    let table = try RatingsTable(
      coders: ["A", "B", "C"], units: [["1", "1", "1"], ["2", "2", nil], ["1", "2", "2"]],
      level: .nominal)
    let report = RatingsReport(table)
    let data = Data(RatingsReports.json(report).text().utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["units"] as? Int == 3)
    #expect(object["coders"] as? Int == 3)
    #expect(object["scott_pi"] is NSNull)
    #expect((object["undefined"] as? [String: String])?["scott_pi"] == "moreThanTwoCoders")
    for key in ["alpha", "percent", "kappa", "fleiss", "ac1", "brennan_prediger", "conger"] {
      #expect(object[key] is Double, "\(key)")
    }
    let written = RatingsReports.table(report, Wording(.en))
    let note = try #require(written.columns.firstIndex { $0.key == "note" })
    let row = try #require(written.rows.first { $0.cells[0] == "scott_pi" })
    #expect(row.cells[note] == "more than two coders")
  }
}
