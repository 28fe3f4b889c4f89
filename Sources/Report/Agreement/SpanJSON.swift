internal import Analysis
internal import Formats
internal import Study

extension SpanReports {
  /// The members that every comparison of spans has.
  func object(_ measure: String, _ comparison: ComparisonScope) -> CoefficientObject {
    let speech = measure == "per-character" ? AgreementScope.Speech.any : scope.speech
    var object = CoefficientObject()
    object.add("measure", .string(measure))
    if let kind = scope.kind { object.add("kind", .string(kind.rawValue)) }
    object.add("rollup", .bool(scope.isRolledUp))
    object.add("role", .string(speech.rawValue))
    if let filter = scope.filter { object.add("where", .string(filter)) }
    if let sample = scope.sample { object.add("sample", AgreementJSON.sample(sample)) }
    if !scope.cases.isEmpty {
      object.add("cases", .array(scope.cases.map { .string($0) }))
    }
    object.add("characters", .integer(comparison.scalars))
    object.add(
      "raters",
      .array(
        comparison.raters.map { rater in
          [
            "coder": .string(names.key(rater.rater)),
            "layer": .string(rater.rater.layer.rawValue), "sources": .integer(rater.sources),
            "characters": .integer(rater.units),
          ]
        }))
    object.add("sources", .array(comparison.sources.map { .string(names.source($0)) }))
    object.add(
      "sources_left_out", .array(comparison.sourcesLeftOut.map { .string(names.source($0)) }))
    object.add(
      "sources_without_content",
      .array(comparison.sourcesWithoutContent.map { .string(names.source($0)) }))
    if scope.sourcesOutside > 0 {
      object.add("sources_outside", .integer(scope.sourcesOutside))
    }
    object.add("state", .string(scope.isCurrent ? "current" : "sealed"))
    object.add(
      "reopened", .array(scope.reopened.map { AgreementJSON.reopening($0, names) }))
    object.add("codings_without_code", .integer(scope.codingsWithoutCode))
    if let version = scope.version {
      object.add("codebook_version", .string(version))
      object.add("codes_left_out", AgreementJSON.codesLeftOut(scope))
    }
    object.add("unfinished_codings", .integer(comparison.unfinishedCodings))
    return object
  }
}
