/// The coefficients of a table that correct percent agreement for chance, under one set of weights.
///
/// Missing ratings are treated as Gwet (2014) and irrCAC treat them: observed agreement is the mean
/// over the units with two ratings or more; the categories' shares are means over all rated units,
/// so that a unit with one rating informs what chance would give. Standard errors are Gwet's, with
/// t(n − 1) over the n rated units; the upper limit of an interval is cut to 1.
struct WeightedRatings {
  private let table: RatingsTable
  private let weights: WeightMatrix
  /// The units with a rating.
  private let rated: [UnitTally]
  /// The number of units with two ratings or more.
  private let pairable: Int
  /// The agreement within each rated unit; 0 where there is but one rating.
  private let agreement: [Double]
  /// The mean of that over units with two ratings or more.
  private let observed: Double
  /// The mean over rated units of each category's share of the unit's ratings.
  private let shares: [Double]

  /// Sums up a table.
  ///
  /// - Throws: Why percent agreement is undefined, and so every other coefficient.
  init(_ table: RatingsTable, weights: WeightMatrix) throws(Undefined) {
    guard table.coders.count >= 2 else { throw Undefined(reason: .oneCoder) }
    let rated = table.tallies.filter { $0.ratings > 0 }
    let pairable = rated.count(where: \.isPairable)
    guard pairable > 0 else { throw Undefined(reason: .noPairableUnits) }
    var shares = [Double](repeating: 0, count: table.categories.count)
    for unit in rated {
      for (category, count) in unit.counts {
        shares[category] += Double(count) / Double(unit.ratings)
      }
    }
    agreement = rated.map { Self.agreement(within: $0, weights) }
    observed = agreement.reduce(0, +) / Double(pairable)
    self.shares = shares.map { $0 / Double(rated.count) }
    self.table = table
    self.weights = weights
    self.rated = rated
    self.pairable = pairable
  }

  /// The mean weight over all pairs of a unit's ratings.
  private static func agreement(within unit: UnitTally, _ weights: WeightMatrix) -> Double {
    guard unit.isPairable else { return 0 }
    var sum = 0.0
    for (index, left) in unit.counts.enumerated() {
      sum += Double(left.count * (left.count - 1))
      for right in unit.counts[(index + 1)...] {
        sum += Double(2 * left.count * right.count) * weights[left.category, right.category]
      }
    }
    return sum / Double(unit.ratings * (unit.ratings - 1))
  }

  /// The mean share of agreeing pairs of ratings.
  func percent() -> Estimate {
    estimate(chance: nil, of: [Double](repeating: 0, count: rated.count))
  }

  /// Fleiss's κ (1971), and with two coders Scott's π (1955): chance agreement is Σ w_kl π_k π_l.
  func fleiss() -> Estimate {
    guard variesAtAll else { return .undefined(.noVariation) }
    let met = weights.applied(to: shares)
    let chance = zip(shares, met).reduce(0) { $0 + $1.0 * $1.1 }
    return estimate(chance: chance, of: means(of: met))
  }

  /// Gwet's AC1 (2008), or AC2 with weights: chance agreement is
  /// Σ w_kl · Σ π_k (1 − π_k) / (q (q − 1)) over q categories.
  func gwet() -> Estimate {
    let count = table.categories.count
    guard count >= 2 else { return .undefined(.noVariation) }
    let factor = weights.total / Double(count * (count - 1))
    let met = shares.map { factor * (1 - $0) }
    let chance = zip(shares, met).reduce(0) { $0 + $1.0 * $1.1 }
    return estimate(chance: chance, of: means(of: met))
  }

  /// Brennan and Prediger's coefficient (1981): chance agreement is Σ w_kl / q² over q categories.
  ///
  /// Also known as Bennett's S and Randolph's free-marginal κ; PABAK when q is 2.
  func brennanPrediger() -> Estimate {
    let count = table.categories.count
    guard count >= 2 else { return .undefined(.noVariation) }
    let chance = weights.total / Double(count * count)
    return estimate(chance: chance, of: [Double](repeating: chance, count: rated.count))
  }

  /// Conger's κ (1980), Cohen's for any number of coders; with two it is Cohen's own.
  ///
  /// Chance agreement is the mean over pairs of coders of Σ w_kl p_k p_l, with each coder's own
  /// shares p over all units that the coder rated.
  func conger() -> Estimate {
    let coders = table.coders.count
    var counts = [[Double]](
      repeating: [Double](repeating: 0, count: table.categories.count), count: coders)
    for (index, cell) in table.cells.enumerated() {
      if let cell { counts[index % coders][cell] += 1 }
    }
    let sizes = counts.map { $0.reduce(0, +) }
    guard !sizes.contains(0) else { return .undefined(.coderWithoutRatings) }
    guard variesAtAll else { return .undefined(.noVariation) }
    let own = zip(counts, sizes).map { counts, size in counts.map { $0 / size } }
    var sum = [Double](repeating: 0, count: table.categories.count)
    for shares in own {
      for category in sum.indices { sum[category] += shares[category] }
    }
    // What each category of a coder meets with the other coders, and what that gives by chance.
    let met = own.map { shares in weights.applied(to: zip(sum, shares).map { $0 - $1 }) }
    let each = zip(own, met).map { zip($0, $1).reduce(0) { $0 + $1.0 * $1.1 } }
    let pairs = Double(coders * (coders - 1))
    let chance = each.reduce(0, +) / pairs
    let units = Double(rated.count)
    let parts = (0..<table.unitCount).compactMap { unit -> Double? in
      guard table.tallies[unit].ratings > 0 else { return nil }
      var part = 0.0
      for coder in 0..<coders {
        let share = sizes[coder] / units
        if let category = table.category(unit: unit, coder: coder) {
          part += (met[coder][category] - (1 - share) * each[coder]) / share
        } else {
          part += each[coder]
        }
      }
      return part / pairs
    }
    return estimate(chance: chance, of: parts)
  }

  private var variesAtAll: Bool {
    let first = table.cells.lazy.compactMap(\.self).first
    return table.cells.contains { $0 != nil && $0 != first }
  }

  /// For each rated unit the mean over its ratings of what their categories meet.
  private func means(of met: [Double]) -> [Double] {
    rated.map { unit in
      unit.counts.reduce(0.0) { $0 + Double($1.count) * met[$1.category] } / Double(unit.ratings)
    }
  }

  /// Corrects observed agreement for chance, with the error that follows by linearization.
  ///
  /// - Parameters:
  ///   - corrected: Chance agreement; nothing where observed agreement is left as it is.
  ///   - parts: Each rated unit's part in it.
  /// - Returns: The coefficient; undefined where chance always agrees.
  private func estimate(chance corrected: Double?, of parts: [Double]) -> Estimate {
    let chance = corrected ?? 0
    let room = 1 - chance
    guard room > 1e-12 else { return .undefined(.noVariation) }
    let value = (observed - chance) / room
    let units = Double(rated.count)
    guard rated.count >= 2 else {
      return Estimate(.value(value), chance: corrected, withoutError: .tooFewUnits)
    }
    let factor = units / Double(pairable)
    var squares = 0.0
    for (index, unit) in rated.enumerated() {
      let own = unit.isPairable ? factor * (agreement[index] - chance) / room : 0
      let part = own - 2 * (1 - value) * (parts[index] - chance) / room
      squares += (part - value) * (part - value)
    }
    return Estimate(
      value, chance: corrected, variance: squares / (units * (units - 1)),
      degrees: rated.count - 1)
  }
}

/// One category's part of Conger's chance agreement: p̄² − s² / r over the coders' shares.
func congerTerm(shares: [Double]) -> Double {
  let coders = Double(shares.count)
  let mean = shares.reduce(0, +) / coders
  let squares = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return mean * mean - squares / ((coders - 1) * coders)
}
