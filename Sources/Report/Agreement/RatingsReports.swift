package import Analysis
package import Formats

/// Agreement over a table of ratings, for people and for scripts.
package enum RatingsReports {
  /// The report as an object.
  package static func json(_ report: RatingsReport) -> JSONValue {
    var object = CoefficientObject()
    object.add("level", .string(report.level.rawValue))
    object.add("units", .integer(report.units))
    object.add("coders", .integer(report.coders.count))
    object.add("coder_names", .array(report.coders.map { .string($0) }))
    object.add("categories", .integer(report.categories))
    object.add("pairable_units", .integer(report.pairableUnits))
    object.add("pairable_values", .integer(report.pairableValues))
    for (key, _, coefficient) in coefficients(report) { object.add(key, coefficient) }
    object.add("kappa_pairs_left_out", .integer(report.kappaPairsLeftOut))
    object.add("pairs", .array(report.pairs.map { pair($0, coders: report.coders) }))
    return object.value
  }

  /// One row per coefficient.
  package static func table(_ report: RatingsReport, _ words: Wording) -> Table {
    let rows = coefficients(report).map { key, title, coefficient in
      switch coefficient {
      case .value(let value):
        Table.Row([.text(key), .text(title ?? words.percentAgreement), .number(value), .empty])
      case .undefined(let reason):
        Table.Row([
          .text(key), .text(title ?? words.percentAgreement), .empty,
          .text(words.name(of: reason)),
        ])
      }
    }
    return Table(
      title: words.agreement, notes: words.scope(of: report),
      columns: [
        Table.Column("key", words.machineName), Table.Column("coefficient", words.coefficient),
        Table.Column("value", words.value, .decimal(3)), Table.Column("note", words.note),
      ], rows: rows)
  }

  private static func coefficients(
    _ report: RatingsReport
  ) -> [(key: String, title: String?, coefficient: Coefficient)] {
    [
      ("alpha", "Krippendorff α", report.alpha), ("percent", nil, report.percent),
      ("kappa", report.coders.count > 2 ? "Cohen κ (Light)" : "Cohen κ", report.kappa),
      ("scott_pi", "Scott π", report.scottPi), ("fleiss", "Fleiss κ", report.fleiss),
      ("conger", "Conger κ", report.conger),
      ("brennan_prediger", "Brennan–Prediger", report.brennanPrediger),
      ("ac1", "Gwet AC1", report.ac1),
    ]
  }

  private static func pair(_ pair: RatingsPair, coders: [String]) -> JSONValue {
    var object = CoefficientObject()
    object.add("coders", .array([.string(coders[pair.first]), .string(coders[pair.second])]))
    object.add("units", .integer(pair.units))
    object.add("percent", pair.percent)
    object.add("kappa", pair.cohenKappa)
    object.add("scott_pi", pair.scottPi)
    return object.value
  }
}
