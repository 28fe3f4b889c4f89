import Analysis
import Formats
import Foundation
import Report
import Study
import Testing

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

  @Test("JSON has the agreed shape")
  func json() throws {
    #expect(
      reports.json(matrix).text() == """
        {"rule":"overlap","rollup":false,"codes":["Samarbeid","Samarbeid/Tillit","Tid"],\
        "counts":{"Samarbeid":0,"Samarbeid/Tillit":2,"Tid":1},\
        "pairs":[{"a":"Samarbeid/Tillit","b":"Tid","count":1,"sources":1,"c":0.5,\
        "jaccard":0.2,"shared_characters":5,"undefined":{}}],"undefined":{}}
        """)
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
    let rows = RatingsReports.table(report, Wording(.en)).rows
    #expect(rows.map { $0.cells[0] }.contains("scott_pi"))
    #expect(rows.first { $0.cells[0] == "scott_pi" }?.cells[3] == "more than two coders")
  }
}
