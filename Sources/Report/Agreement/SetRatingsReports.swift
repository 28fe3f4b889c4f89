package import Analysis
package import Formats
internal import Study

/// Agreement over a table whose cells hold sets of codes, for people and for scripts.
package enum SetRatingsReports {
  /// The report as an object; its `alpha` is the one with MASI.
  package static func json(_ report: SetRatingsReport) -> JSONValue {
    var object = CoefficientObject()
    object.add("level", .string("set"))
    object.add("units", .integer(report.units))
    object.add("coders", .integer(report.coders.count))
    object.add("coder_names", .array(report.coders.map { .string($0) }))
    object.add("missing", .integer(report.missing))
    object.add("empty_sets", .integer(report.emptySets))
    object.add("distinct_sets", .integer(report.distinctSets))
    object.add("pairable_units", .integer(report.pairableUnits))
    object.add("pairable_values", .integer(report.pairableValues))
    object.add("interval_over", .string("units"))
    object.add("alpha", report.masi)
    object.add("alpha_masi", report.masi.coefficient)
    object.add("alpha_jaccard", report.jaccard)
    object.add("mvalpha", report.multiValued.alpha)
    object.add("mvalpha_do", report.multiValued.observed)
    object.add("mvalpha_de", report.multiValued.expected)
    object.add("percent", report.percent)
    object.add("codes", .array(report.codes.map(code)))
    return object.value
  }

  private static func code(_ code: SetCodeAgreement) -> JSONValue {
    var object = CoefficientObject()
    object.add("code", .string(code.code))
    object.add("ratings", .integer(code.present.ratings))
    object.add("share", code.present.share)
    object.add("alpha", code.alpha)
    object.add("percent", code.percent)
    object.add("ac1", code.ac1)
    object.add("fleiss", code.present.fleiss)
    object.add("f1", code.present.f1)
    object.add("f1_negative", code.present.negativeF1)
    object.add("jaccard", code.present.jaccard)
    return object.value
  }

  /// One row per coefficient.
  package static func table(_ report: SetRatingsReport, _ words: Wording) -> Table {
    RatingsReports.table(
      [
        RatingsReports.Line(
          key: "alpha_masi", title: "Krippendorff α, MASI", estimate: report.masi),
        RatingsReports.Line(
          key: "alpha_jaccard", title: "Krippendorff α, Jaccard", estimate: report.jaccard),
        RatingsReports.line("mvalpha", "mvα", report.multiValued.alpha),
        RatingsReports.Line(key: "percent", title: words.sameSets, estimate: report.percent),
      ], notes: words.scope(of: report) + words.setRules, words)
  }

  /// One row per code.
  package static func codes(_ report: SetRatingsReport, _ words: Wording) -> Table {
    Table(
      title: words.agreementByCode, notes: words.scope(of: report) + words.setRules,
      columns: [Table.Column("code", words.code)] + RatingsReports.categoryColumns(words),
      rows: report.codes.map {
        Table.Row([.text($0.code)] + RatingsReports.cells(category: $0.present, words))
      })
  }

  /// The codes' α with their intervals, as a figure.
  package static func figure(_ report: SetRatingsReport, _ words: Wording) -> ForestPlot {
    ForestPlot(
      title: words.agreementByCode,
      caption: words.scope(of: report) + [words.unitsAreTheSample], axis: "Krippendorff α",
      thresholds: [0.667, 0.8],
      rows: report.codes.map { RatingsReports.row(CodePath(parsing: $0.code), $0.alpha, words) })
  }
}
