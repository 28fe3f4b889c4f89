import Foundation
import Study
import Testing
import Text

@testable import Analysis

@Suite("Two codes by units")
struct PairTableTests {
  private static let oracle = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../Oracles/pair-tables.csv")

  @Test("every measure is what SciPy and exact integers give, on a thousand tables")
  func oracle() throws {
    let rows = try String(contentsOf: Self.oracle, encoding: .utf8)
      .split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) } }
    #expect(rows.count > 1_000)
    for row in rows {
      let cells = try row.prefix(4).map { try #require(Int($0)) }
      let table = PairTable(n11: cells[0], n10: cells[1], n01: cells[2], n00: cells[3])
      let measures = [
        table.lift, table.pmi, table.npmi, table.chiSquare, table.chiSquareP, table.g, table.gP,
        table.phi, table.fisherP,
      ]
      for (measure, field) in zip(measures, row.dropFirst(4)) {
        guard let expected = Double(field) else {
          #expect(field.isEmpty, "\(row)")
          #expect(measure.reason != nil, "\(row)")
          continue
        }
        let value = try #require(measure.value, "\(row)")
        let allowed = max(1e-9 * abs(expected), abs(expected) > 1e-12 ? 1e-12 : 1e-300)
        #expect(abs(value - expected) <= allowed, "\(row): \(value), not \(expected)")
      }
      let turned = PairTable(n11: cells[0], n10: cells[2], n01: cells[1], n00: cells[3])
      #expect(turned.fisherP == table.fisherP)
    }
  }

  @Test("what has no value says why")
  func undefined() {
    let never = PairTable(n11: 0, n10: 3, n01: 4, n00: 5)
    #expect(never.lift == .value(0))
    #expect(never.pmi == .undefined(.neverTogether))
    #expect(never.npmi == .undefined(.neverTogether))
    let unused = PairTable(n11: 0, n10: 0, n01: 4, n00: 5)
    #expect(unused.lift == .undefined(.codeUnused))
    #expect(unused.phi == .undefined(.codeUnused))
    #expect(unused.fisherP == .value(1))
    let everywhere = PairTable(n11: 4, n10: 5, n01: 0, n00: 0)
    #expect(everywhere.chiSquare == .undefined(.noVariation))
    let alone = PairTable(n11: 9, n10: 0, n01: 0, n00: 0)
    #expect(alone.npmi == .undefined(.noVariation))
    let none = PairTable(n11: 0, n10: 0, n01: 0, n00: 0)
    #expect(none.fisherP == .undefined(.noPairableUnits))
  }

  @Test("Fisher's probability of a table too unlikely for a ratio to the likeliest one")
  func tiny() throws {
    // One table has these margins and all marked ones drawn: 1 / C(4000, 2000). By Stirling's
    // formula ln C(2n, n) = 2n ln 2 − ½ ln(πn) − 1 / 8n for n = 2000; the table at the other end
    // is just as likely, so twice that.
    let table = PairTable(n11: 2_000, n10: 0, n01: 0, n00: 2_000)
    let p = try #require(table.fisherP.value)
    let logarithm = 4_000 * log(2.0) - 0.5 * log(Double.pi * 2_000) - 1 / 16_000.0
    #expect(logarithm > 2_700)
    #expect(p == 0)
    let smaller = PairTable(n11: 520, n10: 0, n01: 0, n00: 520)
    let expected = log(2.0) - (1_040 * log(2.0) - 0.5 * log(Double.pi * 520) - 1 / 4_160.0)
    let value = try #require(smaller.fisherP.value)
    #expect(value == 0 || abs(log(value) - expected) < 1e-6)
    let held = PairTable(n11: 500, n10: 0, n01: 0, n00: 500)
    let wanted = log(2.0) - (1_000 * log(2.0) - 0.5 * log(Double.pi * 500) - 1 / 4_000.0)
    #expect(abs(log(try #require(held.fisherP.value)) - wanted) < 1e-6)
  }

  @Test("Benjamini and Hochberg's adjustment, by hand")
  func adjustment() {
    // In ascending order times m / rank: 0.01·4/1 = 0.04, 0.02·4/2 = 0.04, 0.03·4/3 = 0.04 and
    // 0.5·4/4; each the least of itself and those behind it.
    let adjusted = PairSignificance.adjusted([0.5, 0.01, 0.03, 0.02])
    for (value, expected) in zip(adjusted, [0.5, 0.04, 0.04, 0.04]) {
      #expect(abs(value - expected) < 1e-15)
    }
    // 0.001·5 = 0.005; 0.008·5/2 = 0.02; 0.039·5/3 = 0.065; 0.041·5/4 = 0.05125, which is less
    // than 0.065; 0.9.
    let second = PairSignificance.adjusted([0.001, 0.008, 0.039, 0.041, 0.9])
    for (value, expected) in zip(second, [0.005, 0.02, 0.05125, 0.05125, 0.9]) {
      #expect(abs(value - expected) < 1e-12)
    }
    #expect(PairSignificance.adjusted([]).isEmpty)
  }

  @Test("every two codes in use are tested, also those that never meet")
  func family() throws {
    let units = try UnitList((0..<10).map { TextSpan(10 * $0, 10 * $0 + 10) })
    let matrix = CooccurrenceMatrix(
      CooccurrenceInput(
        rule: .overlap, codes: [1, 2, 3, 4].map { ReportedCode($0) },
        codings: [
          AgreementScene.coding(1, 1, by: 1, 0..<20), AgreementScene.coding(2, 2, by: 1, 5..<15),
          AgreementScene.coding(3, 3, by: 1, 80..<100),
        ], base: [0: units]))
    let significance = PairSignificance(matrix)
    #expect(matrix.pairs.count == 1)
    #expect(significance.tested == 3)
    let table = try #require(matrix.pairs.first?.table)
    // Two of ten sentences have the first, the same two the second: 1 / C(10, 2).
    let cells: [Int] = [table.n11, table.n10, table.n01, table.n00]
    let expected: [Int] = [2, 0, 0, 8]
    #expect(cells == expected)
    let p = try #require(table.fisherP.value)
    #expect(abs(p - 1.0 / 45) < 1e-12)
    #expect(abs(try #require(significance.adjusted(table).value) - 3.0 / 45) < 1e-12)
  }
}
