import Foundation
import Testing

@testable import Analysis

/// Generated tables of ratings with the numbers of other programs, as Vectors/README.md tells.
struct OracleTable: Sendable {
  let line: Int
  /// One row per unit.
  let units: [[String?]]
  /// The categories as numbers.
  let domain: [String]
  let scheme: WeightScheme
  /// The cells by column; nil where the program has no value.
  let values: [String: Double?]

  static func rows(_ name: String) throws -> [[String: String]] {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "tsv", subdirectory: "Vectors"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let head = lines[0].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(head, cells))
    }
  }

  static func all() throws -> [OracleTable] {
    try rows("ratings").enumerated().map { index, row in
      let domain = try #require(row["domain"]).split(separator: ",").map(String.init)
      let units = try #require(row["table"]).split(separator: " ").map { unit in
        unit.map { $0.wholeNumberValue.map { domain[$0] } }
      }
      let scheme = try #require(row["scheme"].flatMap(WeightScheme.init(rawValue:)))
      var values: [String: Double?] = [:]
      for (key, cell) in row where !["domain", "table", "scheme"].contains(key) && !cell.isEmpty {
        values[key] = .some(Double(cell))
      }
      return OracleTable(
        line: index + 2, units: units, domain: domain, scheme: scheme, values: values)
    }
  }

  func table(_ level: MeasurementLevel) throws -> RatingsTable {
    try RatingsTable(
      coders: (0..<(units.first?.count ?? 0)).map(String.init), units: units, level: level,
      declared: domain)
  }
}

@Suite("Ratings as other programs have them")
struct RatingsOracleTests {
  /// Collects what differs, so that one line tells of each.
  private struct Comparison {
    let line: Int
    let values: [String: Double?]
    var compared = 0
    var differing: [String] = []

    mutating func expect(_ key: String, _ found: Double?) {
      guard let expected = values[key] else { return }
      compared += 1
      switch (expected, found) {
      case (nil, nil): return
      case (let expected?, let found?)
      where abs(expected - found) < (key.hasSuffix("_low") ? 1e-8 : 1e-9):
        return
      default:
        differing.append(
          "line \(line) \(key): \(found.map(\.description) ?? "undefined"), expected "
            + (expected.map(\.description) ?? "undefined"))
      }
    }

    mutating func expect(_ key: String, _ found: Estimate) {
      expect(key, found.value)
      expect(key + "_se", found.standardError.value)
      if case .value(let bounds) = found.interval {
        expect(key + "_low", bounds.lowerBound)
      } else {
        expect(key + "_low", nil)
      }
    }
  }

  @Test("every coefficient and standard error of 2400 generated tables, to 1e-9")
  func ratings() throws {
    let tables = try OracleTable.all()
    #expect(tables.count == 2400)
    var compared = 0
    var differing: [String] = []
    for table in tables {
      var comparison = Comparison(line: table.line, values: table.values)
      try compare(&comparison, with: table)
      compared += comparison.compared
      differing += comparison.differing
    }
    #expect(
      differing.isEmpty, "\(differing.count): \(differing.prefix(40).joined(separator: "\n"))")
    #expect(compared > 90_000)
  }

  private func compare(_ table: inout Comparison, with oracle: OracleTable) throws {
    for level in MeasurementLevel.allCases {
      table.expect("alpha_\(level.rawValue)", try oracle.table(level).krippendorffAlpha().value)
    }
    table.expect("alpha", try oracle.table(.nominal).linearizedAlpha())
    let interval = RatingsReport(try oracle.table(.interval))
    let ordinal = RatingsReport(try oracle.table(.ordinal))
    table.expect("ac1", ordinal.plain.gwet)
    table.expect("fleiss", ordinal.plain.fleiss)
    table.expect("conger", ordinal.plain.conger)
    table.expect("bp", ordinal.plain.brennanPrediger)
    // irrCAC takes categories by their numbers, as the interval level does.
    for weighted in interval.weighted {
      table.expect("ac2_\(weighted.scheme.rawValue)", weighted.gwet)
    }
    if let weighted = interval.weighted.first(where: { $0.scheme == oracle.scheme }) {
      table.expect("wfleiss", weighted.fleiss)
      table.expect("wconger", weighted.conger)
      table.expect("wbp", weighted.brennanPrediger)
    }
    // scikit-learn and statsmodels take them by their places, as the ordinal level does.
    table.expect("kappa", ordinal.plain.kappa.value)
    table.expect("kappa_linear", ordinal.weighted[0].kappa.value)
    table.expect("kappa_quadratic", ordinal.weighted[1].kappa.value)
    guard let pair = ordinal.pairs.first, ordinal.pairs.count == 1 else { return }
    table.expect("kappa_se", pair.plain.kappa.standardError.value)
    table.expect("kappa_p", pair.plain.kappa.pValue.value)
    table.expect("kappa_linear_se", pair.weighted[0].kappa.standardError.value)
    table.expect("kappa_quadratic_se", pair.weighted[1].kappa.standardError.value)
    table.expect("pi", pair.plain.scottPi.value)
    table.expect("f1", pair.f1.value)
    table.expect("f1_negative", pair.negativeF1.value)
    table.expect("jaccard", pair.jaccard.value)
  }

  @Test("α with MASI and with Jaccard over 400 generated tables of sets")
  func sets() throws {
    let rows = try OracleTable.rows("sets")
    #expect(rows.count == 400)
    for row in rows {
      let table = try #require(row["table"])
      let units = table.split(separator: " ").map { unit in
        unit.split(separator: ",").map { cell -> [String]? in
          cell == "." ? nil : cell == "0" ? [] : cell.map(String.init)
        }
      }
      let report = SetRatingsReport(
        try SetRatingsTable(coders: (0..<units[0].count).map(String.init), units: units))
      for (key, found) in [("masi", report.masi.value), ("jaccard", report.jaccard.value)] {
        let cell = try #require(row[key])
        #expect((cell == "-") == (found == nil), "\(key) \(table)")
        if let expected = Double(cell), let found {
          #expect(abs(expected - found) < 1e-9, "\(key) \(found), not \(expected): \(table)")
        }
      }
    }
  }
}
