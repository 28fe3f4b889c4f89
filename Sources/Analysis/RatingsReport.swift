/// All coefficients of agreement over a table of ratings.
///
/// Only α uses the table's level; the others take the categories as names.
package struct RatingsReport: Hashable, Sendable {
  /// What was read from the values.
  package let level: MeasurementLevel
  /// The coders, one per column.
  package let coders: [String]
  /// The number of categories, declared or found.
  package let categories: Int
  /// The number of units in the table.
  package let units: Int
  /// The number of units with two ratings or more.
  package let pairableUnits: Int
  /// The number of ratings of those units.
  package let pairableValues: Int
  /// The mean share of agreeing pairs of ratings.
  package let percent: Coefficient
  /// Krippendorff's α at the level.
  package let alpha: Coefficient
  /// Cohen's κ: with more than two coders the mean over pairs where it is defined (Light 1971).
  package let kappa: Coefficient
  /// The number of pairs left out of that mean.
  package let kappaPairsLeftOut: Int
  /// Scott's π, for two coders.
  package let scottPi: Coefficient
  /// Fleiss's κ.
  package let fleiss: Coefficient
  /// Conger's κ.
  package let conger: Coefficient
  /// Brennan and Prediger's coefficient.
  package let brennanPrediger: Coefficient
  /// Gwet's AC1.
  package let ac1: Coefficient
  /// Every two coders.
  package let pairs: [RatingsPair]

  /// Computes every coefficient of a table.
  package init(_ table: RatingsTable) {
    level = table.level
    coders = table.coders
    categories = table.categories.count
    units = table.unitCount
    let pairable = table.tallies.filter(\.isPairable)
    pairableUnits = pairable.count
    pairableValues = pairable.reduce(0) { $0 + $1.ratings }
    percent = table.percentAgreement()
    alpha = table.krippendorffAlpha()
    fleiss = table.fleissKappa()
    conger = table.congerKappa()
    brennanPrediger = table.brennanPrediger()
    ac1 = table.gwetAC1()
    let pairs = table.pairs()
    self.pairs = pairs
    let defined = pairs.compactMap(\.cohenKappa.value)
    kappaPairsLeftOut = pairs.count - defined.count
    if !defined.isEmpty {
      kappa = .value(defined.reduce(0, +) / Double(defined.count))
    } else if pairs.count > 1 {
      kappa = .undefined(.nothingDefined)
    } else {
      kappa = pairs.first?.cohenKappa ?? .undefined(.oneCoder)
    }
    scottPi =
      pairs.count > 1
      ? .undefined(.moreThanTwoCoders) : pairs.first?.scottPi ?? .undefined(.oneCoder)
  }
}
