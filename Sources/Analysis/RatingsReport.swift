/// The coefficients of a table under one set of weights.
package struct WeightedAgreement: Hashable, Sendable {
  /// The weights.
  package let scheme: WeightScheme
  /// The mean share of agreeing pairs of ratings, over the units with two ratings or more.
  package let percent: Estimate
  /// Cohen's κ: with more than two coders the mean over pairs where it is defined (Light 1971).
  package let kappa: Estimate
  /// The number of pairs left out of that mean.
  package let kappaPairsLeftOut: Int
  /// Scott's π, for two coders.
  package let scottPi: Estimate
  /// Fleiss's κ.
  package let fleiss: Estimate
  /// Conger's κ.
  package let conger: Estimate
  /// Brennan and Prediger's coefficient.
  package let brennanPrediger: Estimate
  /// Gwet's AC1, or AC2.
  package let gwet: Estimate
}

/// All coefficients of agreement over a table of ratings.
package struct RatingsReport: Hashable, Sendable {
  /// What was read from the values.
  package let level: MeasurementLevel
  /// Whether distances between categories were handed in.
  package let hasOwnDistances: Bool
  /// The coders, one per column.
  package let coders: [String]
  /// The categories in ascending order, declared or found.
  package let categories: [String]
  /// Whether the categories were declared, or are those that occur.
  package let isDeclared: Bool
  /// The number of units in the table.
  package let units: Int
  /// The number of units with one rating; they inform chance agreement alone.
  package let singleUnits: Int
  /// The number of units with two ratings or more.
  package let pairableUnits: Int
  /// The number of ratings of those units.
  package let pairableValues: Int
  /// The number of cells without a rating.
  package let missing: Int
  /// Krippendorff's α at the level, with a jackknife over units.
  package let alpha: Estimate
  /// The same α with Gwet's analytic error.
  package let linearizedAlpha: Estimate
  /// Where only the same category agrees.
  package let plain: WeightedAgreement
  /// With every set of weights that the level gives a meaning.
  package let weighted: [WeightedAgreement]
  /// Holsti's CR, the mean over pairs of coders.
  package let holsti: Coefficient
  /// Every category against the others.
  package let perCategory: [CategoryAgreement]
  /// Every two coders.
  package let pairs: [RatingsPair]

  /// Computes every coefficient of a table.
  package init(_ table: RatingsTable) {
    level = table.level
    hasOwnDistances = table.ownDistance != nil
    coders = table.coders
    categories = table.categories
    isDeclared = table.isDeclared
    units = table.unitCount
    singleUnits = table.tallies.count(where: { $0.ratings == 1 })
    let pairable = table.tallies.filter(\.isPairable)
    pairableUnits = pairable.count
    pairableValues = pairable.reduce(0) { $0 + $1.ratings }
    missing = table.cells.count(where: { $0 == nil })
    alpha = table.jackknifedAlpha()
    linearizedAlpha = table.linearizedAlpha()
    let weights = table.meaningfulSchemes.map { (scheme: $0, matrix: table.weights($0)) }
    let pairs = table.pairs(weights)
    plain = WeightedAgreement(
      table, .identity, table.weights(.identity), pairs: pairs.map(\.plain))
    weighted = weights.enumerated().map { index, weights in
      WeightedAgreement(
        table, weights.scheme, weights.matrix, pairs: pairs.map { $0.weighted[index] })
    }
    let holsti = pairs.compactMap(\.holsti.value)
    self.holsti =
      holsti.isEmpty
      ? .undefined(pairs.isEmpty ? .oneCoder : .noPairableUnits)
      : .value(holsti.reduce(0, +) / Double(holsti.count))
    perCategory = table.categoryAgreement()
    self.pairs = pairs
  }

  /// The category that counts as present where there are two: the last of them.
  package var positive: CategoryAgreement? {
    perCategory.count == 2 ? perCategory.last : nil
  }
}

extension WeightedAgreement {
  /// Computes the coefficients of a table under one set of weights.
  fileprivate init(
    _ table: RatingsTable, _ scheme: WeightScheme, _ matrix: WeightMatrix?,
    pairs: [PairCoefficients]
  ) {
    self.scheme = scheme
    let defined = pairs.compactMap(\.kappa.value)
    kappaPairsLeftOut = pairs.count - defined.count
    do throws(Undefined) {
      guard let matrix else { throw Undefined(reason: .tooManyCategories) }
      let ratings = try WeightedRatings(table, weights: matrix)
      percent = ratings.percent()
      fleiss = ratings.fleiss()
      conger = ratings.conger()
      brennanPrediger = ratings.brennanPrediger()
      gwet = ratings.gwet()
      kappa = Self.mean(pairs.map(\.kappa))
      scottPi =
        pairs.count > 1
        ? .undefined(.moreThanTwoCoders) : pairs.first?.scottPi ?? .undefined(.oneCoder)
    } catch {
      let none = Estimate.undefined(error.reason)
      percent = none
      fleiss = none
      conger = none
      brennanPrediger = none
      gwet = none
      kappa = none
      scottPi = none
    }
  }

  /// The mean over pairs of coders where there is a value; it has no error of its own.
  private static func mean(_ kappas: [Estimate]) -> Estimate {
    guard let first = kappas.first, kappas.count > 1 else {
      return kappas.first ?? .undefined(.oneCoder)
    }
    let defined = kappas.compactMap(\.value)
    guard !defined.isEmpty else {
      let isSame = kappas.allSatisfy { $0.reason == first.reason }
      return .undefined(isSame ? first.reason ?? .nothingDefined : .nothingDefined)
    }
    return Estimate(
      .value(defined.reduce(0, +) / Double(defined.count)), withoutError: .noStandardError)
  }
}
