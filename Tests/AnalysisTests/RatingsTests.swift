import TestSupport
import Testing

@testable import Analysis

@Suite("Tables of ratings")
struct RatingsTests {
  private func table(
    _ columns: [String], _ level: MeasurementLevel = .nominal, declared: [String]? = nil
  ) throws -> RatingsTable {
    let width = columns.first?.count ?? 0
    let cells = columns.map { $0.map { $0 == "." ? nil : String($0) } }
    return try RatingsTable(
      coders: columns.indices.map { "\($0)" },
      units: (0..<width).map { unit in cells.map { $0[unit] } }, level: level, declared: declared)
  }

  @Test("a coder who saw nothing: α −2/17, κ 0, π −3/17, BP 0.4")
  func oneSilent() throws {
    let report = RatingsReport(try table(["1110000000", "0000000000"]))
    let alpha = try #require(report.alpha.value)
    let ac1 = try #require(report.plain.gwet.value)
    #expect(abs(alpha + 2.0 / 17) < 1e-12)
    #expect(report.plain.kappa.coefficient == .value(0))
    #expect(abs(try #require(report.plain.scottPi.value) + 3.0 / 17) < 1e-12)
    #expect(abs(try #require(report.plain.brennanPrediger.value) - 0.4) < 1e-12)
    // pe = 2 · 0.15 · 0.85 = 0.255, so (0.7 − 0.255) / 0.745.
    #expect(abs(ac1 - 0.445 / 0.745) < 1e-12)
  }

  @Test("two coders who swap the categories: α −0.9, κ and π −1")
  func swapped() throws {
    let report = RatingsReport(try table(["1111100000", "0000011111"]))
    #expect(abs(try #require(report.alpha.value) + 0.9) < 1e-12)
    #expect(report.plain.kappa.coefficient == .value(-1))
    #expect(report.plain.scottPi.coefficient == .value(-1))
    #expect(report.plain.gwet.coefficient == .value(-1))
  }

  @Test("five coders, one deviating value of twenty-three: α is exactly 0")
  func oneDeviatingValue() throws {
    let report = RatingsReport(try table(["00000", "00000", "00000", "0000.", "0001."]))
    #expect(report.pairableValues == 23)
    #expect(abs(try #require(report.alpha.value)) < 1e-12)
  }

  @Test("without pairs, variation or a second coder there is a reason and no number")
  func undefined() throws {
    #expect(
      RatingsReport(try table(["01", ".."])).alpha.coefficient == .undefined(.noPairableUnits))
    #expect(
      RatingsReport(try table(["01", ".."])).plain.kappa.coefficient == .undefined(.noPairableUnits)
    )
    #expect(RatingsReport(try table(["0110"])).alpha.coefficient == .undefined(.oneCoder))
    #expect(RatingsReport(try table(["0110"])).plain.kappa.coefficient == .undefined(.oneCoder))
    #expect(RatingsReport(try table(["0", "0"])).alpha.coefficient == .undefined(.noVariation))
    #expect(RatingsReport(try table(["0", "1"])).alpha.coefficient == .value(0))
    let three = RatingsReport(try table(["0101", "0110", "...."]))
    #expect(three.plain.conger.coefficient == .undefined(.coderWithoutRatings))
    #expect(three.plain.scottPi.coefficient == .undefined(.moreThanTwoCoders))
    #expect(three.plain.kappaPairsLeftOut == 2)
    #expect(three.plain.kappa.coefficient == .value(0))
  }

  @Test("declared categories count even if unused: chance for two is a half, for four a quarter")
  func declared() throws {
    let two = RatingsReport(try table(["aabb", "aaab"], declared: ["a", "b"]))
    let four = RatingsReport(try table(["aabb", "aaab"], declared: ["a", "b", "c", "d"]))
    #expect(two.plain.brennanPrediger.coefficient == .value(0.5))
    #expect(abs(try #require(four.plain.brennanPrediger.value) - (0.75 - 0.25) / 0.75) < 1e-12)
    #expect(two.alpha == four.alpha)
    #expect(throws: RatingsError.undeclared(unit: 3, coder: 0, text: "e", declared: ["a", "b"])) {
      try table(["aabe", "aaab"], declared: ["a", "b"])
    }
  }

  @Test("numbers are read as numbers: 2 and 2.0 are one category, 10 is above 9")
  func numbers() throws {
    let units: [[String?]] = [["2", "2.0"], ["9", "10"], ["10", "9"], ["2", "2"]]
    let table = try RatingsTable(coders: ["A", "B"], units: units, level: .interval)
    #expect(table.categories == ["2", "9", "10"])
    #expect(table.krippendorffAlpha().value.map { $0 > 0.9 } == true)
    #expect(throws: RatingsError.notANumber(unit: 0, coder: 1, text: "much")) {
      try RatingsTable(coders: ["A", "B"], units: [["1", "much"]], level: .ordinal)
    }
    #expect(throws: RatingsError.notANumber(unit: 0, coder: 1, text: "nan")) {
      try RatingsTable(coders: ["A", "B"], units: [["1", "nan"]], level: .interval)
    }
    #expect(throws: RatingsError.belowZero(unit: 0, coder: 0, text: "-1")) {
      try RatingsTable(coders: ["A", "B"], units: [["-1", "1"]], level: .ratio)
    }
    #expect(throws: RatingsError.wrongCellCount(unit: 1, found: 1, expected: 2)) {
      try RatingsTable(coders: ["A", "B"], units: [["1", "1"], ["1"]], level: .nominal)
    }
  }

  @Test("the declared order is the ordinal scale: the same words in another order differ")
  func order() throws {
    let columns = ["lmhlm", "lmhmm"]
    let right = try table(columns, .ordinal, declared: ["l", "m", "h"]).krippendorffAlpha()
    let numbered = try table(["12312", "12322"], .ordinal).krippendorffAlpha()
    let wrong = try table(columns, .ordinal, declared: ["l", "h", "m"]).krippendorffAlpha()
    #expect(right == numbered)
    #expect(right != wrong)
  }

  @Test("α equals the coincidence matrix written out", arguments: 0..<60)
  func model(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let coders = Int.random(in: 2...5, using: &generator)
    let units = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
      (0..<coders).map { _ in
        Int.random(in: 0...3, using: &generator) == 0
          ? nil : Int.random(in: 0...4, using: &generator)
      }
    }
    for level in MeasurementLevel.allCases {
      let table = try RatingsTable(
        coders: (0..<coders).map(String.init), units: units.map { $0.map { $0.map(String.init) } },
        level: level)
      let found = table.krippendorffAlpha().value
      let expected = textbookAlpha(units, level)
      #expect((found == nil) == (expected == nil), "seed \(seed) \(level)")
      if let found, let expected {
        #expect(abs(found - expected) < 1e-9, "seed \(seed) \(level): \(found) \(expected)")
      }
    }
  }

  @Test("names of categories and the order of coders and units change nothing", arguments: 0..<30)
  func metamorphic(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let coders = Int.random(in: 2...4, using: &generator)
    var units = (0..<10).map { _ in
      (0..<coders).map { _ in
        Int.random(in: 0...4, using: &generator) == 0
          ? nil : Int.random(in: 0...2, using: &generator)
      }
    }
    func report(_ names: [String], _ order: [Int]) throws -> RatingsReport {
      RatingsReport(
        try RatingsTable(
          coders: order.map { "\($0)" },
          units: units.map { unit in order.map { unit[$0].map { names[$0] } } }, level: .nominal,
          declared: names))
    }
    let before = try report(["a", "b", "c"], Array(0..<coders))
    units.shuffle(using: &generator)
    let after = try report(
      ["z", "b", "x"].shuffled(using: &generator),
      Array(0..<coders).shuffled(using: &generator))
    for (one, other) in [
      (before.alpha, after.alpha), (before.plain.kappa, after.plain.kappa),
      (before.plain.fleiss, after.plain.fleiss),
      (before.plain.conger, after.plain.conger), (before.plain.gwet, after.plain.gwet),
      (before.plain.percent, after.plain.percent),
      (before.plain.brennanPrediger, after.plain.brennanPrediger),
      (before.plain.scottPi, after.plain.scottPi),
    ] {
      #expect(one.reason == other.reason, "seed \(seed)")
      if let one = one.value, let other = other.value {
        #expect(abs(one - other) < 1e-9, "seed \(seed)")
      }
    }
  }

  /// α from the coincidence matrix with each metric as printed, including the ordinal sum.
  private func textbookAlpha(_ units: [[Int?]], _ level: MeasurementLevel) -> Double? {
    var o = [[Double]](repeating: [Double](repeating: 0, count: 5), count: 5)
    for unit in units {
      let values = unit.compactMap(\.self)
      for (i, c) in values.enumerated() {
        for (j, k) in values.enumerated() where i != j {
          o[c][k] += 1 / Double(values.count - 1)
        }
      }
    }
    let margins = o.map { $0.reduce(0, +) }
    let n = margins.reduce(0, +)
    func delta(_ c: Int, _ k: Int) -> Double {
      switch level {
      case .nominal: return 1
      case .ordinal:
        let rank = margins[c...k].reduce(0, +) - (margins[c] + margins[k]) / 2
        return rank * rank
      case .interval: return Double((c - k) * (c - k))
      case .ratio:
        let quotient = Double(c - k) / Double(c + k)
        return quotient * quotient
      }
    }
    var observed = 0.0
    var expected = 0.0
    for c in 0..<5 {
      for k in c + 1..<max(5, c + 1) {
        observed += o[c][k] * delta(c, k)
        expected += margins[c] * margins[k] * delta(c, k)
      }
    }
    return expected == 0 ? nil : 1 - (n - 1) * observed / expected
  }
}
