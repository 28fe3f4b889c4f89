/// How well coders agree on one category against all others.
package struct CategoryAgreement: Hashable, Sendable {
  /// The category's name.
  package let category: String
  /// How often it was given, to any unit.
  package let ratings: Int
  /// The mean over rated units of its share of the unit's ratings.
  package let share: Coefficient
  /// Krippendorff's α of the category against the others, nominal.
  package let alpha: Coefficient
  /// Fleiss's κ of the category (Fleiss 1971, §3).
  package let fleiss: Coefficient
  /// Specific agreement (Spitzer and Fleiss 1974): F1 over all pairs of ratings.
  package let f1: Coefficient
  /// The same for not giving the category.
  package let negativeF1: Coefficient
  /// The pairs of ratings where both have it, of those where either has it.
  package let jaccard: Coefficient
}

extension RatingsTable {
  /// Every category against all others; linear in the ratings.
  ///
  /// With missing ratings α counts what is pairable, and Fleiss's κ follows Gwet (2014) as the
  /// overall coefficient does.
  func categoryAgreement() -> [CategoryAgreement] {
    if coders.count < 2 { return categories.map { empty($0, .oneCoder) } }
    var tally = [CategoryCounts](repeating: CategoryCounts(), count: categories.count)
    var all = PairableCounts()
    for unit in tallies where unit.ratings > 0 {
      all.add(unit)
      for (category, count) in unit.counts { tally[category].add(count, of: unit.ratings) }
    }
    guard all.units > 0 else { return categories.map { empty($0, .noPairableUnits) } }
    return zip(categories, tally).map { $1.agreement($0, all) }
  }

  private func empty(_ category: String, _ reason: UndefinedReason) -> CategoryAgreement {
    let none = Coefficient.undefined(reason)
    return CategoryAgreement(
      category: category, ratings: 0, share: none, alpha: none, fleiss: none, f1: none,
      negativeF1: none, jaccard: none)
  }
}

/// What is the same for every category.
private struct PairableCounts {
  private(set) var rated = 0
  /// Units with two ratings or more, their ratings, and the ordered pairs within them.
  private(set) var units = 0
  private(set) var values = 0
  private(set) var pairs = 0

  mutating func add(_ unit: UnitTally) {
    rated += 1
    guard unit.isPairable else { return }
    units += 1
    values += unit.ratings
    pairs += unit.ratings * (unit.ratings - 1)
  }
}

/// The counts of one category.
private struct CategoryCounts {
  private var ratings = 0
  private var shares = 0.0
  /// The category's ratings in units with two ratings or more.
  private var present = 0
  /// Σ k (m − k) / (m − 1), and the same over m besides.
  private var apart = 0.0
  private var share = 0.0
  /// Ordered pairs of ratings, both with the category, and one of them.
  private var both = 0
  private var either = 0

  mutating func add(_ count: Int, of all: Int) {
    ratings += count
    shares += Double(count) / Double(all)
    guard all >= 2 else { return }
    present += count
    let opposed = count * (all - count)
    apart += Double(opposed) / Double(all - 1)
    share += Double(2 * opposed) / Double(all * (all - 1))
    both += count * (count - 1)
    either += 2 * opposed
  }

  func agreement(_ category: String, _ all: PairableCounts) -> CategoryAgreement {
    let mean = shares / Double(all.rated)
    let others = all.values - present
    let alpha: Coefficient =
      present == 0 || others == 0
      ? .undefined(.noVariation)
      : .value(1 - Double(all.values - 1) * apart / (Double(present) * Double(others)))
    let chance = 2 * mean * (1 - mean)
    let without = all.pairs - both - either
    return CategoryAgreement(
      category: category, ratings: ratings, share: .value(mean), alpha: alpha,
      fleiss: chance > 1e-12
        ? .value(1 - share / Double(all.units) / chance) : .undefined(.noVariation),
      f1: .share(2 * both, of: 2 * both + either, otherwise: .codeUnused),
      negativeF1: .share(2 * without, of: 2 * without + either, otherwise: .codeUnused),
      jaccard: .share(both, of: both + either, otherwise: .codeUnused))
  }
}
