extension RatingsTable {
  /// Krippendorff's α at the table's level, for any number of coders and with missing ratings.
  ///
  /// α = 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck over pairs of categories c < k, where only
  /// units with two ratings or more are counted (Krippendorff 2011, "Computing Krippendorff's
  /// Alpha-Reliability"). Distances that were handed in stand in the place of δ² as they are.
  package func krippendorffAlpha() -> Coefficient {
    do {
      return .value(try AlphaBasis(self).alpha)
    } catch {
      return .undefined(error.reason)
    }
  }

  /// α with an error by jackknife over units: `AlphaBasis.jackknife`.
  func jackknifedAlpha() -> Estimate {
    do {
      return try AlphaBasis(self).jackknife()
    } catch {
      return .undefined(error.reason)
    }
  }

  /// α with Gwet's analytic error: `AlphaBasis.linearized`.
  func linearizedAlpha() -> Estimate {
    do {
      return try AlphaBasis(self).linearized()
    } catch {
      return .undefined(error.reason)
    }
  }
}

/// What α is computed from: the units that two coders rated, and the metric between categories.
struct AlphaBasis {
  /// The units.
  let units: [UnitTally]
  /// How often each category was given to them.
  let totals: [Int]
  /// The number of all these ratings.
  let values: Int
  /// The distances.
  let metric: Metric
  /// α itself.
  let alpha: Double
  /// Each category's sum of distances to all ratings.
  let spread: [Double]
  /// Σ n_c n_k δ² over pairs of categories.
  let expected: Double
  /// Σ o_ck δ² over pairs of categories.
  let observed: Double

  /// Sums up a table.
  ///
  /// - Throws: Why there is no α.
  init(_ table: RatingsTable) throws(Undefined) {
    guard table.coders.count >= 2 else { throw Undefined(reason: .oneCoder) }
    let units = table.tallies.filter(\.isPairable)
    guard !units.isEmpty else { throw Undefined(reason: .noPairableUnits) }
    var totals = [Int](repeating: 0, count: table.categories.count)
    for unit in units {
      for (category, count) in unit.counts { totals[category] += count }
    }
    let metric = Metric(table, totals: totals)
    guard metric.used.count >= 2 else { throw Undefined(reason: .noVariation) }
    guard metric.isAffordable else { throw Undefined(reason: .tooManyCategories) }
    let spread = metric.spread(totals)
    let expected = zip(totals, spread).reduce(0) { $0 + Double($1.0) * $1.1 } / 2
    guard expected > 0 else { throw Undefined(reason: .noVariation) }
    let observed = units.reduce(0) { $0 + metric.disagreement(of: $1) / Double($1.ratings - 1) }
    values = totals.reduce(0, +)
    alpha = 1 - Double(values - 1) * observed / expected
    self.units = units
    self.totals = totals
    self.metric = metric
    self.spread = spread
    self.expected = expected
    self.observed = observed
  }
}

/// The squared distance between two categories at a level of measurement.
struct Metric {
  private enum Kind {
    case equality
    case difference
    case proportion
    case own(@Sendable (Int, Int) -> Double)
  }

  private let kind: Kind
  /// Where the categories stand; distances that differ by a constant factor give the same α.
  private var places: [Double]
  /// The categories that occur.
  let used: [Int]
  /// Whether the metric itself follows from how often the categories were given.
  let isFromTotals: Bool

  /// The metric of a table's level, with how often each category was given.
  init(_ table: RatingsTable, totals: [Int]) {
    used = totals.indices.filter { totals[$0] > 0 }
    isFromTotals = table.level == .ordinal
    places = []
    switch table.level {
    case .nominal:
      kind = table.ownDistance.map { .own($0) } ?? .equality
    case .ordinal:
      kind = .difference
      places = Self.middleRanks(totals)
    case .interval:
      kind = .difference
      places = Self.normalized(table.numbers, used: used)
    case .ratio:
      kind = .proportion
      places = table.numbers
    }
  }

  /// The ordinal metric: the difference between middle ranks.
  init(ranks totals: [Int]) {
    used = totals.indices.filter { totals[$0] > 0 }
    isFromTotals = true
    kind = .difference
    places = Self.middleRanks(totals)
  }

  private static func middleRanks(_ totals: [Int]) -> [Double] {
    var below = 0
    let ranks = totals.map { total in
      below += total
      return Double(below) - Double(total) / 2
    }
    return normalized(ranks, used: totals.indices.filter { totals[$0] > 0 })
  }

  private static func normalized(_ places: [Double], used: [Int]) -> [Double] {
    guard let low = used.first, let high = used.last, low < high else { return places }
    let origin = places[low]
    let width = places[high] - origin
    return places.map { ($0 - origin) / width }
  }

  /// Whether distances between all categories can be summed; only some metrics need every pair.
  var isAffordable: Bool {
    switch kind {
    case .equality, .difference: true
    case .proportion, .own: used.count <= Self.pairLimit
    }
  }

  /// A few seconds' work.
  static let pairLimit = 10_000

  /// The squared distance.
  func distance(_ left: Int, _ right: Int) -> Double {
    switch kind {
    case .equality:
      return left == right ? 0 : 1
    case .difference:
      let difference = places[left] - places[right]
      return difference * difference
    case .proportion:
      let sum = places[left] + places[right]
      let quotient = sum == 0 ? 0 : (places[left] - places[right]) / sum
      return quotient * quotient
    case .own(let distance):
      return left == right ? 0 : distance(left, right)
    }
  }

  /// The distances between all pairs of a unit's ratings.
  func disagreement(of unit: UnitTally) -> Double {
    var sum = 0.0
    for (index, left) in unit.counts.enumerated() {
      for right in unit.counts[(index + 1)...] {
        sum += Double(left.count * right.count) * distance(left.category, right.category)
      }
    }
    return sum
  }

  /// For each category that occurs, the sum of its distances to all ratings.
  func spread(_ totals: [Int]) -> [Double] {
    var result = [Double](repeating: 0, count: totals.count)
    let values = Double(totals.reduce(0, +))
    switch kind {
    case .equality:
      for category in used { result[category] = values - Double(totals[category]) }
    case .difference:
      let mean = used.reduce(0.0) { $0 + Double(totals[$1]) * places[$1] } / values
      func squared(_ category: Int) -> Double {
        (places[category] - mean) * (places[category] - mean)
      }
      let all = used.reduce(0.0) { $0 + Double(totals[$1]) * squared($1) }
      for category in used { result[category] = values * squared(category) + all }
    case .proportion, .own:
      for left in used {
        result[left] = used.reduce(0.0) { $0 + Double(totals[$1]) * distance(left, $1) }
      }
    }
    return result
  }
}
