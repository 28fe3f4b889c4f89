import TestSupport
import Testing

@testable import Analysis

@Suite("Errors, weights and categories of tables of ratings")
struct RatingsErrorsTests {
  private func random(
    _ generator: inout SeededGenerator, _ level: MeasurementLevel, declared: [String]? = nil
  ) throws -> RatingsTable {
    let coders = Int.random(in: 2...5, using: &generator)
    let units = (0..<Int.random(in: 2...10, using: &generator)).map { _ in
      (0..<coders).map { _ -> String? in
        Int.random(in: 0...4, using: &generator) == 0
          ? nil : String(Int.random(in: 0...3, using: &generator))
      }
    }
    return try RatingsTable(
      coders: (0..<coders).map(String.init), units: units, level: level, declared: declared)
  }

  private func without(_ unit: Int, _ table: RatingsTable) throws -> RatingsTable {
    let rows = (0..<table.unitCount).filter { $0 != unit }.map { unit in
      table.coders.indices.map {
        table.category(unit: unit, coder: $0).map { table.categories[$0] }
      }
    }
    return try RatingsTable(coders: table.coders, units: rows, level: table.level)
  }

  @Test(
    "the error of α is the jackknife over α computed without each pairable unit", arguments: 0..<60)
  func jackknife(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for level in MeasurementLevel.allCases {
      let table = try random(&generator, level)
      let found = RatingsReport(table).alpha
      guard found.value != nil else { continue }
      let others = try table.tallies.indices.filter { table.tallies[$0].isPairable }.compactMap {
        try without($0, table).krippendorffAlpha().value
      }
      guard others.count >= 3 else {
        #expect(found.standardError == .undefined(.tooFewUnits))
        continue
      }
      let size = Double(others.count)
      let mean = others.reduce(0, +) / size
      let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let expected = ((size - 1) / size * squares).squareRoot()
      let error = try #require(found.standardError.value)
      #expect(abs(error - expected) < 1e-9, "seed \(seed) \(level): \(error), not \(expected)")
    }
  }

  @Test("three units 11 12 22: the jackknife worked out by hand")
  func jackknifeByHand() throws {
    // All: n_1 = n_2 = 3, one unit apart: α = 1 − 5 · 1 / 9 = 4/9. Without 11: n = 1 3, one apart,
    // 1 − 3 / 3 = 0; without 22 the same; without 12: 1. Mean 1/3, squares 2/3; SE² = 2/3 · 2/3.
    let table = try RatingsTable(
      coders: ["A", "B"], units: [["1", "1"], ["1", "2"], ["2", "2"]], level: .nominal)
    let alpha = RatingsReport(table).alpha
    #expect(abs(try #require(alpha.value) - 4.0 / 9) < 1e-12)
    #expect(abs(try #require(alpha.standardError.value) - 2.0 / 3) < 1e-12)
    // t(0.975; 2) is 4.303, so that both limits are cut.
    #expect(alpha.interval == .value(-1...1))
  }

  @Test("where all agree or all differ, the error is 0, and there is neither interval nor p")
  func noSpread() throws {
    let alike = RatingsReport(
      try RatingsTable(
        coders: ["A", "B"], units: [["1", "1"], ["2", "2"], ["1", "1"], ["2", "2"]],
        level: .nominal))
    for estimate in [
      alike.alpha, alike.plain.gwet, alike.plain.fleiss, alike.plain.conger,
      alike.plain.brennanPrediger, alike.plain.percent,
    ] {
      #expect(estimate.value == 1)
      #expect(estimate.standardError == .value(0))
      #expect(estimate.interval == .undefined(.noSpread))
      #expect(estimate.pValue == .undefined(.noSpread))
    }
    // κ is tested by its error where it is 0, √(1 / 4) here: z is 2.
    #expect(alike.plain.kappa.standardError == .value(0))
    #expect(alike.plain.kappa.interval == .undefined(.noSpread))
    let p = try #require(alike.plain.kappa.pValue.value)
    #expect(abs(p - 0.0455) < 5e-5)
  }

  @Test("one unit gives coefficients without errors")
  func oneUnit() throws {
    let report = RatingsReport(
      try RatingsTable(
        coders: ["A", "B", "C"], units: [["1", "2", "1"]], level: .nominal, declared: ["1", "2"]))
    #expect(abs(try #require(report.plain.percent.value) - 1.0 / 3) < 1e-12)
    #expect(report.plain.gwet.interval == .undefined(.tooFewUnits))
    #expect(report.alpha.standardError == .undefined(.tooFewUnits))
  }

  @Test("ordinal weights of four categories are 1, 5/6, 1/2 and 0 (Gwet 2014)")
  func ordinalWeights() throws {
    let table = try RatingsTable(
      coders: ["A", "B"], units: [["1", "4"]], level: .ordinal, declared: ["1", "2", "3", "4"])
    let weights = try #require(table.weights(.ordinal))
    for (other, expected) in [1, 5.0 / 6, 0.5, 0].enumerated() {
      #expect(abs(weights[0, other] - expected) < 1e-12)
    }
  }

  @Test("weights go by the declared list: a middle category that nobody used keeps its place")
  func declaredMiddle() throws {
    // Of four units one is 1 against 3: with 1 2 3 linear distance 1 of 1; with 1 2 3 4 it is 2/3.
    let units: [[String?]] = [["1", "1"], ["3", "3"], ["1", "3"], ["1", "1"]]
    func kappa(_ declared: [String]?) throws -> [Double?] {
      RatingsReport(
        try RatingsTable(coders: ["A", "B"], units: units, level: .ordinal, declared: declared)
      ).weighted.map(\.percent.value)
    }
    #expect(try kappa(["1", "2", "3"])[0] == 0.75)
    let four = try #require(try kappa(["1", "2", "3", "4"])[0])
    // Three units agree, and one by a third: 10/3 of 4.
    #expect(abs(four - 5.0 / 6) < 1e-12)
    #expect(try kappa(nil)[0] == 0.75)
  }

  @Test("at the interval level weights go by the numbers, and at the ordinal one by the places")
  func numbersAndPlaces() throws {
    let units: [[String?]] = [["1", "2"], ["10", "10"], ["2", "2"]]
    let interval = RatingsReport(
      try RatingsTable(coders: ["A", "B"], units: units, level: .interval))
    let ordinal = RatingsReport(
      try RatingsTable(coders: ["A", "B"], units: units, level: .ordinal))
    // 1 and 2 are a ninth of the way from 1 to 10, and half the way from the first to the third.
    let byNumber = try #require(interval.weighted[0].percent.value)
    let byPlace = try #require(ordinal.weighted[0].percent.value)
    #expect(abs(byNumber - 26.0 / 27) < 1e-12)
    #expect(abs(byPlace - 5.0 / 6) < 1e-12)
  }

  @Test("names have no weights, numbers have three")
  func schemes() throws {
    let units: [[String?]] = [["1", "2"], ["2", "2"]]
    for level in MeasurementLevel.allCases {
      let report = RatingsReport(
        try RatingsTable(coders: ["A", "B"], units: units, level: level))
      #expect(
        report.weighted.map(\.scheme) == (level == .nominal ? [] : [.linear, .quadratic, .ordinal]))
    }
  }

  @Test(
    "each category's numbers are those of the table with all others taken together",
    arguments: 0..<60)
  func perCategory(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let table = try random(&generator, .nominal, declared: ["0", "1", "2", "3"])
    let report = RatingsReport(table)
    for (position, category) in report.perCategory.enumerated() {
      let binary = RatingsTable(
        coders: table.coders, level: .nominal, categories: ["other", "this"],
        cells: table.cells.map { cell in cell.map { $0 == position ? 1 : 0 } },
        unitCount: table.unitCount)
      let expected = RatingsReport(binary)
      #expect(close(category.alpha, expected.alpha.coefficient), "seed \(seed)")
      #expect(close(category.fleiss, expected.plain.fleiss.coefficient), "seed \(seed)")
      // Counted pair by pair of coders.
      var both = 0
      var either = 0
      for pair in expected.pairs {
        let counts = ContingencyCounts(binary.comparing(pair.first, pair.second))
        for cell in counts.cells {
          if cell.first == 1, cell.second == 1 { both += cell.count }
          if cell.first != cell.second { either += cell.count }
        }
      }
      guard expected.pairableUnits > 0 else { continue }
      let f1 = Coefficient.share(2 * both, of: 2 * both + either, otherwise: .codeUnused)
      let jaccard = Coefficient.share(both, of: both + either, otherwise: .codeUnused)
      #expect(close(category.f1, f1), "seed \(seed)")
      #expect(close(category.jaccard, jaccard), "seed \(seed)")
    }
  }

  @Test(
    "Holsti counts every rating, percent the units that both rated: 2 · 2 / (4 + 3), and 2 of 3")
  func holsti() throws {
    let report = RatingsReport(
      try RatingsTable(
        coders: ["A", "B"], units: [["1", "1"], ["2", "2"], ["1", "2"], ["1", nil]],
        level: .nominal))
    #expect(report.holsti == .value(4.0 / 7))
    #expect(abs(try #require(report.plain.percent.value) - 2.0 / 3) < 1e-12)
  }

  @Test("distances are refused where they are no distances")
  func distances() throws {
    #expect(throws: RatingsError.distancesNotSquare(rows: 1, columns: 2)) {
      try CategoryDistances(categories: ["a", "b"], rows: [["0", "1"]])
    }
    #expect(throws: RatingsError.noDistance(row: 1, column: 0, text: "2")) {
      try CategoryDistances(categories: ["a", "b"], rows: [["0", "1"], ["2", "0"]])
    }
    #expect(throws: RatingsError.noDistance(row: 0, column: 0, text: "1")) {
      try CategoryDistances(categories: ["a", "b"], rows: [["1", "1"], ["1", "0"]])
    }
    #expect(throws: RatingsError.noDistance(row: 0, column: 1, text: "far")) {
      try CategoryDistances(categories: ["a", "b"], rows: [["0", "far"], ["1", "0"]])
    }
  }

  @Test(
    "distances of 0 and 1 are the nominal level, squared differences the interval level",
    arguments: 0..<20)
  func distancesAsLevels(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = ["0", "1", "2", "3"]
    let table = try random(&generator, .interval, declared: names)
    let rows = (0..<table.unitCount).map { unit in
      table.coders.indices.map { table.category(unit: unit, coder: $0).map { names[$0] } }
    }
    func own(_ distance: (Int, Int) -> Int) throws -> Estimate {
      let distances = try CategoryDistances(
        categories: names, rows: (0..<4).map { x in (0..<4).map { String(distance(x, $0)) } })
      return RatingsReport(
        try RatingsTable(
          coders: table.coders, units: rows, level: .nominal, distances: distances)
      ).alpha
    }
    let nominal = RatingsReport(
      try RatingsTable(coders: table.coders, units: rows, level: .nominal)
    ).alpha
    #expect(close(try own { $0 == $1 ? 0 : 1 }, nominal))
    #expect(close(try own { ($0 - $1) * ($0 - $1) }, RatingsReport(table).alpha))
  }

  private func close(_ one: Estimate, _ other: Estimate) -> Bool {
    close(one.coefficient, other.coefficient) && close(one.standardError, other.standardError)
  }

  private func close(_ one: Coefficient, _ other: Coefficient) -> Bool {
    switch (one, other) {
    case (.value(let one), .value(let other)): abs(one - other) < 1e-9
    case (.undefined, .undefined): true
    default: false
    }
  }
}
