internal import RealModule

extension StudentT {
  /// The t below which 97.5 % of the distribution lie; by its expansion around the normal
  /// distribution where degrees are so many that it is exact to nine decimals.
  static func reach(degrees: Int) -> Double {
    guard degrees > 2000 else { return degrees < 1 ? 0 : quantile(0.975, degrees: degrees) }
    let z = 1.959963984540054
    let cube = z * z * z
    let freedom = Double(degrees)
    return z + (cube + z) / (4 * freedom)
      + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * freedom * freedom)
  }
}

/// How many units had each number of raters, and of them each number that had the code.
struct RaterCounts {
  /// The number of units by raters and by raters with the code, in a square table.
  private var table: [Int]
  private let side: Int

  /// Begins with no units, for at most so many raters.
  init(raters: Int) {
    side = raters + 1
    table = [Int](repeating: 0, count: side * side)
  }

  /// Adds units, of whose raters some had the code.
  mutating func add(raters: Int, having: Int, units: Int) {
    table[raters * side + having] += units
  }

  /// A 95 % interval of α over units, as if each had been drawn by itself (Gwet 2014, as the
  /// package irrCAC computes it); cut to −1 … 1.
  ///
  /// Neighbouring units of a conversation resemble each other, so that the interval is too narrow.
  ///
  /// - Parameter quantile: Student's t for 0.975 at one degree of freedom less than units.
  /// - Returns: The interval, or why there is none.
  func interval(quantile: Double) -> Interval {
    var units = 0
    var ratings = 0
    for raters in 2..<max(2, side) {
      let count = row(raters).reduce(0, +)
      units += count
      ratings += count * raters
    }
    guard units >= 2 else { return .undefined(units == 0 ? .noPairableUnits : .tooFewUnits) }
    let number = Double(units)
    let mean = Double(ratings) / number
    var agreeing = 0.0
    var present = 0.0
    forEach { raters, having, count in
      agreeing += Double(count) * Self.agreement(raters, having) / mean
      present += Double(count) * Double(having)
    }
    agreeing /= number
    let share = present / Double(ratings)
    let chance = share * share + (1 - share) * (1 - share)
    guard chance < 1 else { return .undefined(.noVariation) }
    let small = 1 / Double(ratings)
    let observed = (1 - small) * agreeing + small
    let alpha = (observed - chance) / (1 - chance)
    let raw = (agreeing - chance) / (1 - chance)
    var squares = 0.0
    forEach { raters, having, count in
      let excess = (Double(raters) - mean) / mean
      let own = Self.agreement(raters, having) / mean - observed * excess
      let with = Double(having) * share + Double(raters - having) * (1 - share)
      let expected = with / mean - chance * excess
      let part =
        (own - chance) / (1 - chance) - 2 * (1 - raw) * (expected - chance) / (1 - chance)
      squares += Double(count) * (part - raw) * (part - raw)
    }
    let error = Double.sqrt(squares / (number * (number - 1)))
    let reach = quantile * error
    return .value(max(-1, alpha - reach)...min(1, max(-1, alpha + reach)))
  }

  /// Σ r (r − 1) / (m − 1) over both answers of a unit.
  private static func agreement(_ raters: Int, _ having: Int) -> Double {
    let lacking = raters - having
    return Double(having * (having - 1) + lacking * (lacking - 1)) / Double(raters - 1)
  }

  private func row(_ raters: Int) -> ArraySlice<Int> {
    table[raters * side..<(raters + 1) * side]
  }

  private func forEach(_ body: (_ raters: Int, _ having: Int, _ units: Int) -> Void) {
    for raters in 2..<max(2, side) {
      for (having, units) in row(raters).enumerated() where units > 0 {
        body(raters, having, units)
      }
    }
  }
}
