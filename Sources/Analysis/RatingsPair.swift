/// What one set of weights makes of two coders.
package struct PairCoefficients: Hashable, Sendable {
  /// The weights.
  package let scheme: WeightScheme
  /// The share of units on which they agree.
  package let percent: Estimate
  /// Cohen's κ (1960), or weighted κ (1968).
  package let kappa: Estimate
  /// Scott's π (1955).
  package let scottPi: Estimate
  /// Gwet's AC1, or AC2.
  package let gwet: Estimate
}

/// Two coders of a table, compared on the units that both rated.
package struct RatingsPair: Hashable, Sendable {
  /// The first coder's column.
  package let first: Int
  /// The second coder's column.
  package let second: Int
  /// The number of units that both rated.
  package let units: Int
  /// Where only the same category agrees.
  package let plain: PairCoefficients
  /// With every set of weights that the level gives a meaning.
  package let weighted: [PairCoefficients]
  /// Holsti's CR (1969), 2 M / (N₁ + N₂): M units alike of all that either rated.
  package let holsti: Coefficient
  /// F1 of the last of two categories, 2 n₁₁ / (2 n₁₁ + n₁₀ + n₀₁).
  package let f1: Coefficient
  /// F1 of the first of two categories, 2 n₀₀ / (2 n₀₀ + n₁₀ + n₀₁).
  package let negativeF1: Coefficient
  /// The last of two categories, n₁₁ / (n₁₁ + n₁₀ + n₀₁).
  package let jaccard: Coefficient
}

extension RatingsTable {
  /// Compares every two coders, on the units that both rated.
  ///
  /// - Parameter weights: The weights to compare with, beside none; nothing where there are too
  ///   many categories.
  /// - Returns: Every two coders in the order of columns.
  func pairs(_ weights: [(scheme: WeightScheme, matrix: WeightMatrix?)]) -> [RatingsPair] {
    let ratings = coders.indices.map { coder in
      (0..<unitCount).count(where: { category(unit: $0, coder: coder) != nil })
    }
    return coders.indices.flatMap { first in
      coders.indices.dropFirst(first + 1).map { second in
        pair(first, second, ratings: ratings[first] + ratings[second], weights)
      }
    }
  }

  private func pair(
    _ first: Int, _ second: Int, ratings: Int,
    _ weights: [(scheme: WeightScheme, matrix: WeightMatrix?)]
  ) -> RatingsPair {
    let table = comparing(first, second)
    let counts = ContingencyCounts(table)
    func coefficients(_ scheme: WeightScheme, _ matrix: WeightMatrix?) -> PairCoefficients {
      do throws(Undefined) {
        guard let matrix else { throw Undefined(reason: .tooManyCategories) }
        let ratings = try WeightedRatings(table, weights: matrix)
        return PairCoefficients(
          scheme: scheme, percent: ratings.percent(), kappa: counts.kappa(matrix),
          scottPi: ratings.fleiss(), gwet: ratings.gwet())
      } catch {
        let none = Estimate.undefined(error.reason)
        return PairCoefficients(
          scheme: scheme, percent: none, kappa: none, scottPi: none, gwet: none)
      }
    }
    let alike = counts.cells.reduce(0) { $0 + ($1.first == $1.second ? $1.count : 0) }
    func share(_ part: Int, of whole: Int) -> Coefficient {
      if categories.count != 2 { return .undefined(.notTwoCategories) }
      if counts.units == 0 { return .undefined(.noPairableUnits) }
      return .share(part, of: whole, otherwise: .codeUnused)
    }
    let both = counts.cells.first { $0.first == 1 && $0.second == 1 }?.count ?? 0
    let apart = counts.units - alike
    return RatingsPair(
      first: first, second: second, units: counts.units,
      plain: coefficients(.identity, WeightMatrix(identity: categories.count)),
      weighted: weights.map { coefficients($0.scheme, $0.matrix) },
      holsti: counts.units == 0
        ? .undefined(.noPairableUnits)
        : .share(2 * alike, of: ratings, otherwise: .noPairableUnits),
      f1: share(2 * both, of: 2 * both + apart),
      negativeF1: share(2 * (alike - both), of: 2 * (alike - both) + apart),
      jaccard: share(both, of: both + apart))
  }
}

/// How often two coders gave each two categories.
struct ContingencyCounts {
  /// The number of units.
  let units: Int
  /// The combinations that occur.
  let cells: [(first: Int, second: Int, count: Int)]
  private let left: [Double]
  private let right: [Double]

  /// Counts a table of two coders who both rated every unit.
  init(_ table: RatingsTable) {
    let size = table.categories.count
    var counts: [Int: Int] = [:]
    var left = [Int](repeating: 0, count: size)
    var right = left
    for unit in 0..<table.unitCount {
      guard let one = table.category(unit: unit, coder: 0),
        let other = table.category(unit: unit, coder: 1)
      else { continue }
      counts[one * size + other, default: 0] += 1
      left[one] += 1
      right[other] += 1
    }
    let units = table.unitCount
    cells = counts.sorted { $0.key < $1.key }.map {
      (first: $0.key / size, second: $0.key % size, count: $0.value)
    }
    self.units = units
    self.left = left.map { Double($0) / Double(units) }
    self.right = right.map { Double($0) / Double(units) }
  }

  /// Cohen's κ (1960), weighted (1968), with the errors of Fleiss, Cohen and Everitt (1969).
  ///
  /// The interval is normal, as large samples have it; p is by the error under κ = 0.
  func kappa(_ weights: WeightMatrix) -> Estimate {
    guard units > 0 else { return .undefined(.noPairableUnits) }
    guard cells.count > 1 || cells.contains(where: { $0.first != $0.second }) else {
      return .undefined(.noVariation)
    }
    // What each category of one coder meets with the other.
    let first = weights.applied(to: right)
    let second = weights.applied(to: left)
    let chance = zip(left, first).reduce(0) { $0 + $1.0 * $1.1 }
    let room = 1 - chance
    guard room > 1e-12 else { return .undefined(.noVariation) }
    let number = Double(units)
    let observed =
      cells.reduce(0) { $0 + Double($1.count) * weights[$1.first, $1.second] } / number
    let kappa = (observed - chance) / room
    let mean = kappa - chance * (1 - kappa)
    let squares =
      cells.reduce(0.0) { sum, cell in
        let part =
          weights[cell.first, cell.second]
          - (first[cell.first] + second[cell.second]) * (1 - kappa) - mean
        return sum + Double(cell.count) * part * part
      } / number
    let scale = number * room * room
    return Estimate(
      kappa, chance: chance, variance: squares / scale,
      nullVariance: squaresByChance(weights, first, second, chance) / scale)
  }

  /// What the squares would be if the coders were independent, with what each category meets.
  private func squaresByChance(
    _ weights: WeightMatrix, _ first: [Double], _ second: [Double], _ chance: Double
  ) -> Double {
    guard left.count <= WeightMatrix.limit else {
      // Names without weights; the same, multiplied out.
      return chance + chance * chance
        - zip(left, first).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
        - zip(right, second).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    }
    var sum = 0.0
    for one in left.indices where left[one] > 0 {
      for other in right.indices where right[other] > 0 {
        let part = weights[one, other] - first[one] - second[other] + chance
        sum += left[one] * right[other] * part * part
      }
    }
    return sum
  }
}
