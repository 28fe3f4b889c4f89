import Testing

@testable import Analysis

@Suite("The interval over units")
struct UnitIntervalTests {
  @Test("Student's t by its expansion is the quantile, above and below where it is used")
  func reach() {
    for degrees in [2001, 2500, 5000] {
      let exact = StudentT.quantile(0.975, degrees: degrees)
      #expect(abs(StudentT.reach(degrees: degrees) - exact) < 1e-9)
    }
    #expect(abs(StudentT.reach(degrees: 10) - 2.228139) < 1e-6)
    #expect(abs(StudentT.reach(degrees: 36_000_000) - 1.959964) < 1e-6)
  }

  /// What irrCAC 0.4.4 for Python prints of the α of these tables: raters, raters with the code,
  /// units.
  @Test(
    "is Gwet's, as irrCAC computes it",
    arguments: [
      Vector(rows: [[2, 2, 20], [2, 1, 9], [2, 0, 71]], low: 0.604984519, high: 0.910896006),
      Vector(
        rows: [[3, 3, 6], [3, 2, 4], [3, 1, 7], [3, 0, 40]], low: 0.371755073, high: 0.806988888),
      Vector(
        rows: [[4, 4, 3], [4, 3, 2], [4, 2, 2], [4, 1, 5], [4, 0, 30]], low: 0.32667579,
        high: 0.825237352),
      Vector(
        rows: [
          [2, 2, 5], [2, 1, 3], [2, 0, 20], [3, 3, 4], [3, 2, 2], [3, 1, 3], [3, 0, 15], [4, 2, 2],
          [4, 0, 9],
        ], low: 0.422500808, high: 0.832401153),
    ])
  func interval(_ table: Vector) throws {
    var counts = RaterCounts(raters: 4)
    for row in table.rows { counts.add(raters: row[0], having: row[1], units: row[2]) }
    let units = table.rows.reduce(0) { $0 + $1[2] }
    guard case .value(let bounds) = counts.interval(quantile: StudentT.reach(degrees: units - 1))
    else {
      Issue.record("no interval")
      return
    }
    #expect(abs(bounds.lowerBound - table.low) < 1e-8)
    #expect(abs(bounds.upperBound - table.high) < 1e-8)
  }

  struct Vector: Sendable {
    let rows: [[Int]]
    let low: Double
    let high: Double
  }

  @Test("has a reason where there is none")
  func undefined() {
    var counts = RaterCounts(raters: 3)
    #expect(counts.interval(quantile: 2) == .undefined(.noPairableUnits))
    counts.add(raters: 2, having: 1, units: 1)
    #expect(counts.interval(quantile: 2) == .undefined(.tooFewUnits))
    var silent = RaterCounts(raters: 3)
    silent.add(raters: 3, having: 0, units: 12)
    #expect(silent.interval(quantile: 2) == .undefined(.noVariation))
  }
}
