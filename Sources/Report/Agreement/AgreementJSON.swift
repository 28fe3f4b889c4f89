package import Analysis
package import Formats
internal import Study

/// Agreement as scripts read it.
///
/// Every code is there; what is undefined is `null`, with the reason under `undefined`.
package enum AgreementJSON {
  /// The whole report.
  ///
  /// - Parameters:
  ///   - report: Agreement at the unit that was asked for.
  ///   - characters: The same at the unit `character`, if its α is to stand beside the other.
  ///   - names: What codes, coders and sources are called.
  ///   - scope: What was asked for.
  /// - Returns: The report as an object.
  package static func value(
    _ report: AgreementReport, characters: AgreementReport? = nil, names: ReportNames,
    scope: AgreementScope
  ) -> JSONValue {
    .object(
      header(report, names: names, scope: scope) + [
        .init("codes", codes(report.codes, characters?.codes, of: report, names)),
        .init("rollups", codes(report.rollUps, characters?.rollUps, of: report, names)),
        .init("overall", overall(report.overall)),
      ])
  }

  /// Several reports, one for each kind of source.
  ///
  /// - Parameters:
  ///   - kinds: The reports.
  ///   - leftOut: The kinds of which nothing was compared.
  /// - Returns: An object with one report for each kind.
  package static func kinds(
    _ kinds: [JSONValue], leftOut: [AgreementScope.KindCount]
  ) -> JSONValue {
    [
      "kinds": .array(kinds),
      "kinds_left_out": .array(
        leftOut.map {
          ["kind": .string($0.kind.rawValue), "sources": .integer($0.sources)]
        }),
    ]
  }

  /// What was measured, on what, by whom, and what is not in the numbers.
  static func header(
    _ report: AgreementReport, names: ReportNames, scope: AgreementScope
  ) -> [JSONValue.Member] {
    let header: [(String, JSONValue?)] = [
      ("kind", scope.kind.map { .string($0.rawValue) }),
      ("unit", .string(report.unit.rawValue)), ("rule", .string(report.rule.rawValue)),
      ("rollup", .bool(scope.isRolledUp)), ("role", .string(scope.speech.rawValue)),
      ("where", scope.filter.map { .string($0) }),
      ("sample", scope.sample.map(sample)),
      ("cases", scope.cases.isEmpty ? nil : .array(scope.cases.map { .string($0) })),
      ("units", .integer(report.units)), ("raters", raters(report, names)),
      ("sources", .array(report.sources.map { .string(names.source($0)) })),
      ("sources_left_out", .array(report.sourcesLeftOut.map { .string(names.source($0)) })),
      (
        "sources_without_units",
        .array(report.sourcesWithoutUnits.map { .string(names.source($0)) })
      ),
      ("sources_outside", scope.sourcesOutside == 0 ? nil : .integer(scope.sourcesOutside)),
      ("units_without_content", .integer(report.unitsWithoutContent)),
      (
        "units_outside",
        scope.filter == nil && scope.sample == nil ? nil : .integer(report.unitsOutside)
      ),
      ("stray_codings", .integer(report.strayCodings.count)),
      ("unfinished_codings", .integer(report.unfinishedCodings)),
      ("state", .string(scope.isCurrent ? "current" : "sealed")),
      ("reopened", .array(scope.reopened.map { reopening($0, names) })),
      ("codings_without_code", .integer(scope.codingsWithoutCode)),
      ("codebook_version", scope.version.map { .string($0) }),
      ("codes_left_out", scope.version.map { _ in codesLeftOut(scope) }),
      ("double_coded", scope.doubleCoding.map(doubleCoding)),
    ]
    return header.compactMap { key, value in value.map { JSONValue.Member(key, $0) } }
  }

  private static func raters(_ report: AgreementReport, _ names: ReportNames) -> JSONValue {
    .array(
      report.raters.map { rater in
        [
          "coder": .string(names.key(rater.rater)),
          "layer": .string(rater.rater.layer.rawValue), "sources": .integer(rater.sources),
          "units": .integer(rater.units),
        ]
      })
  }

  /// The drawn passages that alone count.
  static func sample(_ sample: DrawnShare) -> JSONValue {
    [
      "file": .string(sample.file), "passages": .integer(sample.passages),
      "sources": .integer(sample.sources),
    ]
  }

  /// Work that was opened again.
  static func reopening(
    _ work: AgreementScope.Reopening, _ names: ReportNames
  ) -> JSONValue {
    [
      "source": .string(names.source(work.source)), "coder": .string(names.key(work.rater)),
      "open": .bool(work.isOpen),
    ]
  }

  static func codesLeftOut(_ scope: AgreementScope) -> JSONValue {
    .array(
      scope.codesLeftOut.map { code in
        ["code": .string(code.name), "codings": .integer(code.codings)]
      })
  }

  private static func doubleCoding(_ share: DoubleCodingShare) -> JSONValue {
    [
      "sources": .integer(share.compared), "of": .integer(share.sources),
      "share_of_text": share.share.map { .number($0) } ?? .null,
    ]
  }

  private static func codes(
    _ codes: [CodeAgreement], _ characters: [CodeAgreement]?, of report: AgreementReport,
    _ names: ReportNames
  ) -> JSONValue {
    .array(
      codes.enumerated().map { place, item in
        code(
          item, character: characters?[place].alpha, sources: report.sources.count, names: names)
      })
  }

  private static func code(
    _ code: CodeAgreement, character: Coefficient?, sources: Int, names: ReportNames
  ) -> JSONValue {
    var object = CoefficientObject()
    object.add("code", .string(names.path(code.code)))
    object.add("units", .integer(code.units))
    object.add("sources_with_code", .integer(code.sourcesWithCode))
    object.add("alpha", code.alpha)
    object.add("alpha_ci", code.interval.bounds)
    object.add("alpha_ci_sources", .integer(code.interval.sourcesUsed))
    object.add("alpha_ci_sources_skipped", .integer(code.interval.sourcesSkipped))
    object.add("alpha_ci_within_sources", code.unitInterval)
    if let character { object.add("alpha_character", character) }
    object.add("status", .string(AgreementStatus(code, sources: sources).rawValue))
    object.add("percent", code.percent)
    object.add("ac1", code.ac1)
    object.add("fleiss", code.fleiss)
    object.add("brennan_prediger", code.brennanPrediger)
    object.add("conger", code.conger)
    object.add("kappa", code.meanKappa)
    object.add("scott_pi", code.mean(\.scottPi))
    object.add("f1", code.mean(\.f1))
    object.add("f1_negative", code.mean(\.negativeAgreement))
    object.add("jaccard", code.mean(\.jaccard))
    object.add("holsti", code.mean(\.f1))
    object.add("prevalence_index", code.mean(\.prevalenceIndex))
    object.add("bias_index", code.mean(\.biasIndex))
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
    object.add(
      "warnings", .array(AgreementWarning.all(on: code).map { .string($0.rawValue) }))
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
    object.add("f1_negative", pair.negativeAgreement)
    object.add("jaccard", pair.jaccard)
    object.add("alpha", pair.alpha)
    object.add("prevalence_index", pair.prevalenceIndex)
    object.add("bias_index", pair.biasIndex)
    return object.value
  }

  /// All codes taken together.
  static func overall(_ overall: OverallAgreement) -> JSONValue {
    var object = CoefficientObject()
    object.add("median", overall.median)
    object.add("range", overall.range)
    object.add("left_out", .integer(overall.codesLeftOut))
    object.add("set_alpha_masi", overall.setAlpha)
    object.add("set_alpha_jaccard", overall.setAlphaJaccard)
    object.add("pooled_unit_x_code", overall.pooled)
    return object.value
  }
}
