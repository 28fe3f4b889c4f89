import TestSupport
import Testing

@testable import Analysis

@Suite("Tables of sets of codes")
struct SetRatingsTests {
  private func table(
    _ rows: [[String]], declared: [String]? = nil
  ) throws -> SetRatingsTable {
    try SetRatingsTable(
      coders: (0..<(rows.first?.count ?? 0)).map(String.init),
      units: rows.map { $0.map { $0 == "." ? nil : $0 == "-" ? [] : $0.map(String.init) } },
      declared: declared)
  }

  /// Do and De of mvα with every set of the sizes that occur written out, as the paper has it.
  private func enumerated(_ table: SetRatingsTable) -> (observed: Double, expected: Double)? {
    var units: [[[Int]]] = []
    for unit in 0..<table.unitCount {
      let given = table.coders.indices.compactMap {
        table.cells[unit * table.coders.count + $0]
      }
      if given.count > 1 { units.append(given.map { table.sets[$0] }) }
    }
    let all = units.flatMap(\.self)
    guard !all.isEmpty else { return nil }
    func distance(_ left: [Int], _ right: [Int]) -> Double {
      let shared = left.filter(right.contains).count
      return left.isEmpty && right.isEmpty
        ? 0 : 1 - 2 * Double(shared) / Double(left.count + right.count)
    }
    var observed = 0.0
    for unit in units {
      for (i, left) in unit.enumerated() {
        for (j, right) in unit.enumerated() where i != j {
          observed += distance(left, right) / Double(unit.count - 1)
        }
      }
    }
    let occurrences = table.codes.indices.map { code in
      Double(all.count(where: { $0.contains(code) }))
    }
    let possible = (0..<(1 << table.codes.count)).map { bits in
      table.codes.indices.filter { bits >> $0 & 1 == 1 }
    }
    var expected = 0.0
    for left in Set(all.map(\.count)) {
      for right in Set(all.map(\.count)) {
        var weights = 0.0
        var sum = 0.0
        for one in possible where one.count == left {
          for other in possible where other.count == right {
            var weight = 1.0
            for code in Set(one).union(other) { weight *= occurrences[code] }
            for code in Set(one).intersection(other) { weight *= occurrences[code] - 1 }
            weights += weight
            sum += weight * distance(one, other)
          }
        }
        let often = { (size: Int) in Double(all.count(where: { $0.count == size })) }
        expected += often(left) * often(right) * sum / weights
      }
    }
    let values = Double(all.count)
    return (observed / values, expected / values / values)
  }

  @Test("mvα equals the one with all sets enumerated", arguments: 0..<120)
  func multiValued(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("abcde".prefix(Int.random(in: 1...5, using: &generator)))
    let coders = Int.random(in: 2...4, using: &generator)
    let rows = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
      (0..<coders).map { _ -> String in
        if Int.random(in: 0...5, using: &generator) == 0 { return "." }
        let set = letters.filter { _ in Int.random(in: 0...2, using: &generator) == 0 }
        return set.isEmpty ? "-" : String(set)
      }
    }
    let table = try table(rows)
    let found = table.multiValuedAlpha()
    guard let model = enumerated(table) else {
      #expect(found.alpha == .undefined(.noPairableUnits))
      return
    }
    let observed = try #require(found.observed.value)
    #expect(abs(observed - model.observed) < 1e-9)
    guard model.expected.isFinite else {
      #expect(found.expected == .undefined(.tooFewValues), "seed \(seed)")
      return
    }
    let expected = try #require(found.expected.value)
    #expect(abs(expected - model.expected) < 1e-9, "seed \(seed)")
    if model.expected > 1e-12 {
      let alpha = try #require(found.alpha.value)
      #expect(abs(alpha - 1 + model.observed / model.expected) < 1e-9, "seed \(seed)")
    } else {
      #expect(found.alpha == .undefined(.noVariation))
    }
  }

  @Test("with one code in each cell mvα, MASI and Jaccard are nominal α")
  func oneCode() throws {
    let rows = [["a", "b"], ["a", "a"], ["b", "b"], ["c", "c"], ["c", "a"], [".", "a"]]
    let sets = SetRatingsReport(try table(rows))
    let names = try RatingsTable(
      coders: ["0", "1"], units: rows.map { $0.map { $0 == "." ? nil : $0 } }, level: .nominal)
    let alpha = try #require(names.krippendorffAlpha().value)
    for found in [sets.masi.coefficient, sets.jaccard.coefficient, sets.multiValued.alpha] {
      #expect(abs(try #require(found.value) - alpha) < 1e-12)
    }
  }

  @Test("forty codes are no more trouble than four: mvα of equal halves is 1")
  func manyCodes() throws {
    let scalars = (0..<40).map { String(UnicodeScalar(UInt8(65 + $0))) }
    let left = Array(scalars[..<20])
    let right = Array(scalars[20...])
    let table = try SetRatingsTable(
      coders: ["A", "B"], units: [[left, left], [right, right], [left, left], [right, right]])
    let found = table.multiValuedAlpha()
    #expect(found.observed == .value(0))
    #expect(found.alpha == .value(1))
  }

  @Test("the empty set is an answer, and differs from a missing one")
  func empty() throws {
    let silent = SetRatingsReport(try table([["a", "-"], ["a", "a"], ["-", "-"]]))
    let missing = SetRatingsReport(try table([["a", "."], ["a", "a"], [".", "."]]))
    #expect(silent.pairableUnits == 3)
    #expect(silent.emptySets == 3)
    #expect(missing.pairableUnits == 1)
    // {a} {} | {a} {a} | {} {}: nominal α over two labels, 1 − 5 · 1 / (3 · 3).
    #expect(abs(try #require(silent.masi.value) - 4.0 / 9) < 1e-12)
    #expect(missing.masi.coefficient == .undefined(.noVariation))
  }

  @Test("each code is measured as present or not")
  func codes() throws {
    let report = SetRatingsReport(
      try table([["ab", "a"], ["b", "b"], ["-", "a"], ["ab", "ab"]]))
    let b = try #require(report.codes.first { $0.code == "b" })
    // b: 1 0 | 1 1 | 0 0 | 1 1: five of eight, one unit apart: α = 1 − 7 · 1 / 15; F1 4 / 5.
    #expect(abs(try #require(b.alpha.value) - 8.0 / 15) < 1e-12)
    #expect(b.present.f1 == .value(0.8))
    #expect(b.percent.value == 0.75)
    #expect(b.present.ratings == 5)
  }

  @Test("a code that was not declared is refused, with its cell")
  func undeclared() throws {
    #expect(throws: RatingsError.undeclared(unit: 1, coder: 0, text: "c", declared: ["a", "b"])) {
      try table([["a", "b"], ["c", "a"]], declared: ["a", "b"])
    }
  }
}
