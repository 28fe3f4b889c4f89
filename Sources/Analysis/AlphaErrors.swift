extension AlphaBasis {
  /// α with a 95 % interval that takes the units as the sample, by jackknife.
  ///
  /// With θ_u for α without unit u over the D units where that is defined, SE² is
  /// (D − 1) / D · Σ (θ_u − θ̄)², and the interval α ± t(0.975; D − 1) · SE, cut to −1 … 1. Units
  /// that come in clusters, such as the sentences of an interview, are no sample of this kind.
  func jackknife() -> Estimate {
    guard !metric.isFromTotals || isRankingAffordable else {
      return Estimate(.value(alpha), withoutError: .tooManyCategories)
    }
    let others = metric.isFromTotals ? rankedWithoutEach() : withoutEach()
    guard others.count >= 3 else { return Estimate(.value(alpha), withoutError: .tooFewUnits) }
    let size = Double(others.count)
    let mean = others.reduce(0, +) / size
    let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Estimate(
      alpha, chance: nil, variance: (size - 1) / size * squares, degrees: others.count - 1,
      lowest: -1)
  }

  /// α without each unit in turn, where the distances stay what they are; linear in the ratings.
  private func withoutEach() -> [Double] {
    units.compactMap { unit in
      let gone = unit.counts.count(where: { totals[$0.category] == $0.count })
      guard metric.used.count - gone >= 2 else { return nil }
      let within = metric.disagreement(of: unit)
      let apart = unit.counts.reduce(0.0) { $0 + Double($1.count) * spread[$1.category] }
      let expected = self.expected - apart + within
      guard expected > 0 else { return nil }
      let observed = self.observed - within / Double(unit.ratings - 1)
      return 1 - Double(values - unit.ratings - 1) * observed / expected
    }
  }

  /// α without each unit in turn, where the ranks change with every unit.
  private func rankedWithoutEach() -> [Double] {
    let coincidences = coincidences()
    var known: [[Int]: Double?] = [:]
    return units.compactMap { unit in
      let key = unit.counts.flatMap { [$0.category, $0.count] }
      if let alpha = known[key] { return alpha }
      var left = totals
      for (category, count) in unit.counts { left[category] -= count }
      let metric = Metric(ranks: left)
      var alpha: Double?
      if metric.used.count >= 2 {
        let spread = metric.spread(left)
        let expected = zip(left, spread).reduce(0) { $0 + Double($1.0) * $1.1 } / 2
        let all = coincidences.reduce(0) {
          $0 + $1.weight * metric.distance($1.left, $1.right)
        }
        let observed = all - metric.disagreement(of: unit) / Double(unit.ratings - 1)
        alpha = 1 - Double(values - unit.ratings - 1) * observed / expected
      }
      known[key] = .some(alpha)
      return alpha
    }
  }

  /// Whether the ranks can be taken anew without each unit, in a few seconds.
  private var isRankingAffordable: Bool {
    let pairs = metric.used.count * (metric.used.count - 1) / 2
    return units.count.multipliedReportingOverflow(by: pairs).partialValue <= 2_000_000_000
  }

  /// The coincidences of two different categories within units.
  private func coincidences() -> [(left: Int, right: Int, weight: Double)] {
    var weights: [Int: Double] = [:]
    for unit in units {
      for (index, left) in unit.counts.enumerated() {
        for right in unit.counts[(index + 1)...] {
          weights[left.category * totals.count + right.category, default: 0] +=
            Double(left.count * right.count) / Double(unit.ratings - 1)
        }
      }
    }
    return weights.sorted { $0.key < $1.key }.map {
      (left: $0.key / totals.count, right: $0.key % totals.count, weight: $0.value)
    }
  }

  /// α with Gwet's analytic error, as `krippen.alpha.raw` of irrCAC has it (Gwet 2014).
  ///
  /// Undefined at the ordinal level, where Krippendorff's metric follows from the ratings.
  func linearized() -> Estimate {
    guard !metric.isFromTotals else {
      return Estimate(.value(alpha), withoutError: .noStandardError)
    }
    guard units.count >= 2 else { return Estimate(.value(alpha), withoutError: .tooFewUnits) }
    let number = Double(units.count)
    let all = Double(values)
    let mean = all / number
    let share = 2 * observed / all
    let chance = 1 - 2 * expected / (all * all)
    let prime = 1 - share
    let corrected = prime + share / all
    let uncorrected = (prime - chance) / (1 - chance)
    var squares = 0.0
    for unit in units {
      let ratings = Double(unit.ratings)
      let surplus = (ratings - mean) / mean
      let own =
        ratings / mean - 2 * metric.disagreement(of: unit) / (mean * (ratings - 1))
        - corrected * surplus
      let met = unit.counts.reduce(0.0) {
        $0 + Double($1.count) * (1 - spread[$1.category] / all)
      }
      let expectedHere = met / mean - chance * surplus
      let part =
        (own - chance) / (1 - chance)
        - 2 * (1 - uncorrected) * (expectedHere - chance) / (1 - chance)
      squares += (part - uncorrected) * (part - uncorrected)
    }
    return Estimate(
      alpha, chance: chance, variance: squares / (number * (number - 1)),
      degrees: units.count - 1)
  }
}
