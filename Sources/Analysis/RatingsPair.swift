/// Two coders of a table, compared on the units that both rated.
package struct RatingsPair: Hashable, Sendable {
  /// The first coder's column.
  package let first: Int
  /// The second coder's column.
  package let second: Int
  /// The number of units that both rated.
  package let units: Int
  /// The share of them that both gave the same category.
  package let percent: Coefficient
  /// Cohen's κ (1960), unweighted.
  package let cohenKappa: Coefficient
  /// Scott's π (1955).
  package let scottPi: Coefficient
}

extension RatingsTable {
  /// Compares every two coders, on the units that both rated.
  package func pairs() -> [RatingsPair] {
    coders.indices.flatMap { first in
      coders.indices.dropFirst(first + 1).map { pair(first, $0) }
    }
  }

  private func pair(_ first: Int, _ second: Int) -> RatingsPair {
    var left = [Int](repeating: 0, count: categories.count)
    var right = left
    var units = 0
    var agreeing = 0
    for unit in 0..<unitCount {
      guard let one = category(unit: unit, coder: first),
        let other = category(unit: unit, coder: second)
      else { continue }
      units += 1
      left[one] += 1
      right[other] += 1
      if one == other { agreeing += 1 }
    }
    let percent = Coefficient.share(agreeing, of: units, otherwise: .noPairableUnits)
    guard case .value(let observed) = percent else {
      return RatingsPair(
        first: first, second: second, units: 0, percent: percent, cohenKappa: percent,
        scottPi: percent)
    }
    // Chance agreement is 1 only where both coders used one and the same category throughout.
    let varies = zip(left, right).allSatisfy { $0 + $1 < 2 * units }
    let square = Double(units) * Double(units)
    let cohen = zip(left, right).reduce(0.0) { $0 + Double($1.0) * Double($1.1) } / square
    let scott =
      zip(left, right).reduce(0.0) { $0 + Double($1.0 + $1.1) * Double($1.0 + $1.1) }
      / (4 * square)
    return RatingsPair(
      first: first, second: second, units: units, percent: percent,
      cohenKappa: varies
        ? .corrected(observed: observed, chance: cohen) : .undefined(.noVariation),
      scottPi: varies
        ? .corrected(observed: observed, chance: scott) : .undefined(.noVariation))
  }
}
