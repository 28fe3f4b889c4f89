extension RatingsTable {
  /// The mean share of agreeing pairs of ratings, over the units with two ratings or more.
  package func percentAgreement() -> Coefficient {
    guard coders.count >= 2 else { return .undefined(.oneCoder) }
    var sum = 0.0
    var units = 0
    for tally in tallies where tally.isPairable {
      let agreeing = tally.counts.reduce(0) { $0 + $1.count * ($1.count - 1) }
      sum += Double(agreeing) / Double(tally.ratings * (tally.ratings - 1))
      units += 1
    }
    return units == 0 ? .undefined(.noPairableUnits) : .value(sum / Double(units))
  }

  /// Fleiss's κ, with missing ratings as Gwet (2014) treats them.
  ///
  /// Chance agreement is Σ π_k², where π_k is the mean over all rated units of the share of
  /// ratings with category k; units with a single rating inform π_k, not observed agreement.
  package func fleissKappa() -> Coefficient {
    corrected(needs: .variation) { $0.reduce(0) { $0 + $1 * $1 } }
  }

  /// Gwet's AC1 (2008): chance agreement is Σ π_k (1 − π_k) / (q − 1) over q categories.
  package func gwetAC1() -> Coefficient {
    corrected(needs: .choice) { shares in
      shares.reduce(0) { $0 + $1 * (1 - $1) } / Double(shares.count - 1)
    }
  }

  /// Brennan and Prediger's coefficient (1981): chance agreement is 1 / q over q categories.
  ///
  /// Also known as Bennett's S and Randolph's free-marginal κ; PABAK when q is 2.
  package func brennanPrediger() -> Coefficient {
    corrected(needs: .choice) { 1 / Double($0.count) }
  }

  /// Conger's κ (1980), Cohen's for any number of coders; with two it is Cohen's own.
  ///
  /// Chance agreement is Σ (p̄_k² − s_k² / r), with the mean and the variance over r coders of
  /// the share of a coder's ratings with category k.
  package func congerKappa() -> Coefficient {
    let percent = percentAgreement()
    guard case .value(let observed) = percent else { return percent }
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: categories.count), count: coders.count)
    for (index, cell) in cells.enumerated() {
      if let cell { counts[index % coders.count][cell] += 1 }
    }
    let rated = counts.map { $0.reduce(0, +) }
    guard !rated.contains(0) else { return .undefined(.coderWithoutRatings) }
    guard usesTwoCategories else { return .undefined(.noVariation) }
    let chance = categories.indices.reduce(0.0) { sum, category in
      sum
        + congerTerm(
          shares: coders.indices.map { Double(counts[$0][category]) / Double(rated[$0]) })
    }
    return .corrected(observed: observed, chance: chance)
  }

  /// What a coefficient needs besides units that two coders rated.
  private enum Need {
    case variation
    case choice
  }

  private var usesTwoCategories: Bool {
    let first = cells.lazy.compactMap(\.self).first
    return cells.contains { $0 != nil && $0 != first }
  }

  /// Corrects percent agreement for chance agreement, computed from the categories' shares.
  private func corrected(needs need: Need, chance: ([Double]) -> Double) -> Coefficient {
    let percent = percentAgreement()
    guard case .value(let observed) = percent else { return percent }
    let met =
      switch need {
      case .variation: usesTwoCategories
      case .choice: categories.count >= 2
      }
    guard met else { return .undefined(.noVariation) }
    return .corrected(observed: observed, chance: chance(meanShares()))
  }

  /// The mean over rated units of each category's share of the unit's ratings.
  private func meanShares() -> [Double] {
    var shares = [Double](repeating: 0, count: categories.count)
    var units = 0
    for tally in tallies where tally.ratings > 0 {
      units += 1
      for (category, count) in tally.counts {
        shares[category] += Double(count) / Double(tally.ratings)
      }
    }
    return shares.map { $0 / Double(units) }
  }
}

/// One category's part of Conger's chance agreement: p̄² − s² / r over the coders' shares.
func congerTerm(shares: [Double]) -> Double {
  let coders = Double(shares.count)
  let mean = shares.reduce(0, +) / coders
  let squares = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return mean * mean - squares / ((coders - 1) * coders)
}
