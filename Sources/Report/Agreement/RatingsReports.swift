package import Analysis
package import Formats

/// Agreement over a table of ratings, for people and for scripts.
package enum RatingsReports {
  /// One coefficient of a report.
  struct Line {
    /// The name by which machines know it.
    let key: String
    let title: String
    let estimate: Estimate
    var remark = ""
  }

  /// The report as an object.
  package static func json(_ report: RatingsReport) -> JSONValue {
    var object = CoefficientObject()
    object.add("level", .string(report.level.rawValue))
    object.add("units", .integer(report.units))
    object.add("coders", .integer(report.coders.count))
    object.add("coder_names", .array(report.coders.map { .string($0) }))
    object.add("categories", .integer(report.categories.count))
    object.add("category_names", .array(report.categories.map { .string($0) }))
    object.add("categories_declared", .bool(report.isDeclared))
    object.add("missing", .integer(report.missing))
    object.add("single_units", .integer(report.singleUnits))
    object.add("pairable_units", .integer(report.pairableUnits))
    object.add("pairable_values", .integer(report.pairableValues))
    object.add("interval_over", .string("units"))
    object.add("alpha", report.alpha)
    object.add("alpha_analytic", errorsOf: report.linearizedAlpha)
    add(report.plain, gwet: "ac1", to: &object)
    object.add("holsti", report.holsti)
    let one = report.pairs.count == 1 ? report.pairs.first : nil
    let reason: UndefinedReason = report.pairs.isEmpty ? .oneCoder : .notTwoCategories
    let positive = report.positive
    object.add("f1", one?.f1 ?? positive?.f1 ?? .undefined(reason))
    object.add("f1_negative", one?.negativeF1 ?? positive?.negativeF1 ?? .undefined(reason))
    object.add("jaccard", one?.jaccard ?? positive?.jaccard ?? .undefined(reason))
    object.add("positive", positive.map { .string($0.category) } ?? .null)
    object.add("kappa_pairs_left_out", .integer(report.plain.kappaPairsLeftOut))
    object.add("weighted", .object(report.weighted.map(weighted)))
    object.add("per_category", .array(report.perCategory.map { category($0).value }))
    object.add("pairs", .array(report.pairs.map { pair($0, coders: report.coders) }))
    return object.value
  }

  private static func add(
    _ agreement: WeightedAgreement, gwet: String, to object: inout CoefficientObject
  ) {
    object.add("percent", agreement.percent)
    object.add("kappa", agreement.kappa)
    object.add("scott_pi", agreement.scottPi)
    object.add("fleiss", agreement.fleiss)
    object.add("conger", agreement.conger)
    object.add("brennan_prediger", agreement.brennanPrediger)
    object.add(gwet, agreement.gwet)
  }

  private static func weighted(_ agreement: WeightedAgreement) -> JSONValue.Member {
    var object = CoefficientObject()
    add(agreement, gwet: "ac2", to: &object)
    object.add("kappa_pairs_left_out", .integer(agreement.kappaPairsLeftOut))
    return JSONValue.Member(agreement.scheme.rawValue, object.value)
  }

  /// One category, or one code, against its absence.
  static func category(_ category: CategoryAgreement) -> CoefficientObject {
    var object = CoefficientObject()
    object.add("category", .string(category.category))
    object.add("ratings", .integer(category.ratings))
    object.add("share", category.share)
    object.add("alpha", category.alpha)
    object.add("fleiss", category.fleiss)
    object.add("f1", category.f1)
    object.add("f1_negative", category.negativeF1)
    object.add("jaccard", category.jaccard)
    return object
  }

  private static func pair(_ pair: RatingsPair, coders: [String]) -> JSONValue {
    var object = CoefficientObject()
    object.add("coders", .array([.string(coders[pair.first]), .string(coders[pair.second])]))
    object.add("units", .integer(pair.units))
    object.add("percent", pair.plain.percent)
    object.add("kappa", pair.plain.kappa)
    object.add("scott_pi", pair.plain.scottPi)
    object.add("ac1", pair.plain.gwet)
    object.add("holsti", pair.holsti)
    object.add("f1", pair.f1)
    object.add("f1_negative", pair.negativeF1)
    object.add("jaccard", pair.jaccard)
    object.add(
      "weighted",
      .object(
        pair.weighted.map { weighted in
          var object = CoefficientObject()
          object.add("percent", weighted.percent)
          object.add("kappa", weighted.kappa)
          object.add("scott_pi", weighted.scottPi)
          object.add("ac2", weighted.gwet)
          return JSONValue.Member(weighted.scheme.rawValue, object.value)
        }))
    return object.value
  }
}

extension CoefficientObject {
  /// Adds a coefficient with its chance agreement and errors.
  mutating func add(_ key: String, _ estimate: Estimate) {
    add(key, estimate.coefficient)
    if let chance = estimate.chance { add(key + "_pe", .number(chance)) }
    add(key, errorsOf: estimate)
  }

  /// Adds a coefficient's errors alone.
  mutating func add(_ key: String, errorsOf estimate: Estimate) {
    add(key + "_se", estimate.standardError)
    add(key + "_ci", estimate.interval)
    add(key + "_p", estimate.pValue)
  }
}
