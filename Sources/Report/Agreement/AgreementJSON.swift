package import Analysis
package import Formats
internal import Study

/// Agreement as scripts read it.
///
/// Every code is there; what is undefined is `null`, with the reason under `undefined`.
package enum AgreementJSON {
  /// The whole report.
  package static func value(
    _ report: AgreementReport, names: ReportNames, scope: AgreementScope
  ) -> JSONValue {
    [
      "unit": .string(report.unit.rawValue), "rule": .string(report.rule.rawValue),
      "rollup": .bool(scope.isRolledUp), "role": .string(scope.speech.rawValue),
      "units": .integer(report.units),
      "raters": .array(
        report.raters.map { rater in
          [
            "coder": .string(names.key(rater.rater)),
            "layer": .string(rater.rater.layer.rawValue), "sources": .integer(rater.sources),
            "units": .integer(rater.units),
          ]
        }),
      "sources": .array(report.sources.map { .string(names.source($0)) }),
      "sources_left_out": .array(report.sourcesLeftOut.map { .string(names.source($0)) }),
      "sources_without_units": .array(
        report.sourcesWithoutUnits.map { .string(names.source($0)) }),
      "units_without_content": .integer(report.unitsWithoutContent),
      "stray_codings": .integer(report.strayCodings.count),
      "unfinished_codings": .integer(report.unfinishedCodings),
      "codes": .array(
        report.codes.map { code($0, sources: report.sources.count, names: names) }),
      "overall": overall(report.overall),
    ]
  }

  private static func code(_ code: CodeAgreement, sources: Int, names: ReportNames) -> JSONValue {
    var object = CoefficientObject()
    object.add("code", .string(names.path(code.code)))
    object.add("units", .integer(code.units))
    object.add("sources_with_code", .integer(code.sourcesWithCode))
    object.add("alpha", code.alpha)
    object.add("alpha_ci", code.interval.bounds)
    object.add("status", .string(AgreementStatus(code, sources: sources).rawValue))
    object.add("percent", code.percent)
    object.add("ac1", code.ac1)
    object.add("fleiss", code.fleiss)
    object.add("brennan_prediger", code.brennanPrediger)
    object.add("conger", code.conger)
    object.add(
      "prevalence",
      .object(
        code.prevalence.map {
          .init(names.key($0.rater), $0.share.value.map { .number($0) } ?? .null)
        }))
    object.add(
      "present",
      .object(code.prevalence.map { .init(names.key($0.rater), .integer($0.present)) }))
    object.add("disagreement", .number(code.disagreement))
    object.add("pairs", .array(code.pairs.map { pair($0, names: names) }))
    return object.value
  }

  private static func pair(_ pair: PairAgreement, names: ReportNames) -> JSONValue {
    var object = CoefficientObject()
    object.add(
      "coders", .array([pair.first, pair.second].map { .string(names.key($0)) }))
    object.add("sources", .integer(pair.sources))
    object.add("n11", .integer(pair.n11))
    object.add("n10", .integer(pair.n10))
    object.add("n01", .integer(pair.n01))
    object.add("n00", .integer(pair.n00))
    object.add("percent", pair.percent)
    object.add("kappa", pair.kappa)
    object.add("scott_pi", pair.scottPi)
    object.add("f1", pair.f1)
    object.add("jaccard", pair.jaccard)
    return object.value
  }

  private static func overall(_ overall: OverallAgreement) -> JSONValue {
    var object = CoefficientObject()
    object.add("median", overall.median)
    object.add("range", overall.range)
    object.add("left_out", .integer(overall.codesLeftOut))
    object.add("set_alpha_masi", overall.setAlpha)
    return object.value
  }
}

/// An object whose undefined members are `null` and have their reason under `undefined`.
struct CoefficientObject {
  private var members: [JSONValue.Member] = []
  private var undefined: [JSONValue.Member] = []

  /// Adds any member.
  mutating func add(_ key: String, _ value: JSONValue) {
    members.append(JSONValue.Member(key, value))
  }

  /// Adds a coefficient.
  mutating func add(_ key: String, _ coefficient: Coefficient) {
    switch coefficient {
    case .value(let value): add(key, .number(value))
    case .undefined(let reason): leaveOut(key, reason)
    }
  }

  /// Adds an interval as its two limits.
  mutating func add(_ key: String, _ interval: Interval) {
    switch interval {
    case .value(let bounds):
      add(key, .array([.number(bounds.lowerBound), .number(bounds.upperBound)]))
    case .undefined(let reason): leaveOut(key, reason)
    }
  }

  private mutating func leaveOut(_ key: String, _ reason: UndefinedReason) {
    add(key, .null)
    undefined.append(JSONValue.Member(key, .string(reason.rawValue)))
  }

  /// The object.
  var value: JSONValue {
    .object(members + [JSONValue.Member("undefined", .object(undefined))])
  }
}
