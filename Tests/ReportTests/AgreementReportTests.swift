import Formats
import Foundation
import Report
import Study
import Testing

@testable import Analysis

@Suite("Agreement in print")
struct AgreementReportTests {
  /// α = 1 − (20 − 1) · 2 / (6 · 14): 20 judgements, 6 with the code, 2 units in dispute.
  private static let alpha = 1 - 19.0 * 2 / 84
  /// Both coders have 3 of 10, so that chance agreement is 0.09 + 0.49.
  private static let kappa = (0.8 - 0.58) / 0.42

  private static func object(_ json: JSONValue) throws -> [String: Any] {
    let parsed = try JSONSerialization.jsonObject(with: Data(json.text().utf8))
    return try #require(parsed as? [String: Any])
  }

  private static func isClose(_ value: Any?, _ expected: Double) -> Bool {
    (value as? Double).map { abs($0 - expected) < 1e-12 } ?? false
  }

  @Test("the table has the disputed code first, its numbers, and why others have none")
  func table() throws {
    let table = AgreementTables(
      Wording(.nb), names: AgreementScene.names, scope: AgreementScope()
    ).byCode(try AgreementScene.report())
    #expect(
      table.columns.map(\.key) == [
        "code", "alpha", "alpha_low", "alpha_high", "status", "percent", "kappa", "f1", "ac1",
        "prevalence_index", "bias_index", "units", "with_code:Anna", "with_code:Bo",
        "sources_with_code", "row", "note",
      ])
    let text = MarkdownTable(language: .nb).text(table)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(
      rows[2].hasPrefix(
        "| Samarbeid/Tillit | 0,548 | – | – | for få kilder | 80,0\u{A0}% | 0,524 | 0,667 |"))
    #expect(
      rows[2].hasSuffix(
        "| 0,400 | 0,000 | 10 | 3 | 3 | 1 | code | uten KI: færre enn tre kilder |"))
    #expect(
      rows[3].hasPrefix(
        "| Tid | ingen variasjon | – | – | udefinert | 100,0\u{A0}% | ingen variasjon |"
          + " koden ikke brukt | 1,000 | 1,000 | 0,000 | 10 | 0 | 0 | 0 | code |"))
  }

  @Test("the notes say unit, rule, speech, coders, sources, and what is left out")
  func notes() throws {
    let notes = AgreementTables(
      Wording(.nb), names: AgreementScene.names, scope: AgreementScope()
    ).byCode(try AgreementScene.report()).notes
    #expect(
      notes.dropLast() == [
        "Enhet: setning; en enhet har koden når noe av den er kodet.",
        "Koder under er ikke regnet med. Intervjuerens replikker er ikke med.",
        "Anna: ferdig med 1 kilde, 10 enheter", "Bo: ferdig med 1 kilde, 10 enheter",
        "Med: 1 kilde (int07)", "Utelatt, ikke ferdig hos to kodere: int08",
      ])
    #expect(
      notes.last?.hasPrefix("2 koder; median α 0,548 (fra 0,548 til 0,548, 1 med verdi, 1 uten); ")
        == true)
  }

  @Test("JSON has the agreed shape, with reasons where there is no value")
  func json() throws {
    let object = try Self.object(
      AgreementJSON.value(
        try AgreementScene.report(), names: AgreementScene.names, scope: AgreementScope()))
    #expect(object["unit"] as? String == "sentence")
    #expect(object["rule"] as? String == "any")
    #expect(object["sources_left_out"] as? [String] == ["int08"])
    let codes = try #require(object["codes"] as? [[String: Any]])
    #expect(codes.map { $0["code"] as? String } == ["Tid", "Samarbeid/Tillit"])
    #expect(codes[0]["alpha"] is NSNull)
    let undefined = try #require(codes[0]["undefined"] as? [String: String])
    #expect(undefined["alpha"] == "noVariation")
    #expect(undefined["percent"] == nil)
    #expect(Self.isClose(codes[1]["alpha"], Self.alpha))
    #expect(codes[1]["alpha_ci"] is NSNull)
    #expect(codes[1]["units"] as? Int == 10)
    #expect(codes[1]["prevalence"] as? [String: Double] == ["Anna": 0.3, "Bo": 0.3])
    for key in ["percent", "ac1", "fleiss", "brennan_prediger", "conger"] {
      #expect(codes[1][key] is Double, "\(key)")
    }
    let pairs = try #require(codes[1]["pairs"] as? [[String: Any]])
    #expect(pairs[0]["coders"] as? [String] == ["Anna", "Bo"])
    #expect(["n11", "n10", "n01", "n00"].map { pairs[0][$0] as? Int } == [2, 1, 1, 6])
    #expect(Self.isClose(pairs[0]["kappa"], Self.kappa))
    #expect(Self.isClose(pairs[0]["f1"], 4.0 / 6))
    #expect(Self.isClose(pairs[0]["jaccard"], 0.5))
    #expect(pairs[0]["scott_pi"] is Double)
    let overall = try #require(object["overall"] as? [String: Any])
    #expect(overall["left_out"] as? Int == 1)
    #expect(Self.isClose(overall["median"], Self.alpha))
    #expect((overall["range"] as? [Double])?.count == 2)
    // One code has a value: sets of it are the code itself, and the unused one halves the share.
    #expect(Self.isClose(overall["set_alpha_masi"], Self.alpha))
    #expect(Self.isClose(overall["set_alpha_jaccard"], Self.alpha))
    #expect(Self.isClose(overall["pooled_unit_x_code"], 1 - 39.0 * 2 / (6 * 34)))
    #expect(overall["alpha"] == nil)
  }

  @Test("the table of pairs holds the four counts")
  func pairs() throws {
    let table = AgreementTables(
      Wording(.en), names: AgreementScene.names, scope: AgreementScope()
    ).byCodeAndPair(try AgreementScene.report())
    let row = try #require(table.rows.last)
    #expect(row.cells.prefix(9) == ["Samarbeid/Tillit", "Anna", "Bo", 1, 10, 2, 1, 1, 6])
  }

  private func code(
    _ alpha: Coefficient, _ interval: Interval, sourcesWithCode: Int = 5
  ) -> CodeAgreement {
    CodeAgreement(
      code: 1, units: 10, sourcesWithCode: sourcesWithCode, alpha: alpha,
      interval: JackknifeInterval(bounds: interval, sourcesUsed: 8, sourcesSkipped: 0),
      unitInterval: .undefined(.tooFewUnits),
      percent: .value(0.9), ac1: .value(0.9), fleiss: alpha, brennanPrediger: alpha,
      conger: alpha, prevalence: [], pairs: [], disagreement: 0)
  }

  @Test(
    "a status needs eight sources, three with the code, and an interval clear of the limits",
    arguments: [
      (0.85, 0.81...0.9, 8, 5, AgreementStatus.reliable), (0.8, 0.8...0.8, 8, 3, .reliable),
      (0.85, 0.79...0.9, 8, 5, .undecided), (0.7, 0.67...0.79, 8, 5, .tentative),
      (0.7, 0.6...0.75, 9, 5, .undecided), (0.6, 0.5...0.66, 8, 5, .low),
      (0.85, 0.81...0.9, 7, 5, .tooFewSources), (0.85, 0.81...0.9, 8, 2, .tooFewSources),
    ])
  func status(
    alpha: Double, interval: ClosedRange<Double>, sources: Int, with: Int,
    expected: AgreementStatus
  ) {
    let code = code(.value(alpha), .value(interval), sourcesWithCode: with)
    #expect(AgreementStatus(code, sources: sources) == expected)
  }

  @Test("without a value there is no status")
  func undefinedStatus() {
    let code = code(.undefined(.noVariation), .undefined(.noVariation))
    #expect(AgreementStatus(code, sources: 20) == .undefined)
  }
}
