package import Analysis
package import Formats
internal import Study
internal import Text

extension SpanReports {
  /// uα as scripts read it: every group and code, what is undefined as `null` with its reason.
  package func json(_ report: UnitizingReport) -> JSONValue {
    var object = object("unitizing", report.scope)
    object.add(
      "groups", .array(report.groups.filter(\.group.isGroup).map { group($0) }))
    object.add(
      "codes", .array(report.groups.filter { !$0.group.isGroup }.map { code($0) }))
    return object.value
  }

  private func code(_ group: GroupAgreement) -> JSONValue {
    let value = group.values[0]
    var object = CoefficientObject()
    object.add("code", .string(names.path(value.code)))
    object.add("u_alpha", group.alpha.value)
    add("u_alpha_ci", group.alpha, to: &object)
    object.add("alpha_u_1995", group.classic)
    object.add("coverage", value.coverage)
    object.add("units", .integer(value.units))
    object.add("characters", .integer(value.scalars))
    object.add("sources_with_code", .integer(group.sourcesWithUnits))
    object.add("disagreement", .number(group.disagreement))
    return object.value
  }

  private func group(_ group: GroupAgreement) -> JSONValue {
    var object = CoefficientObject()
    object.add("parent", group.group.parent.map { .string(names.path($0)) } ?? .null)
    object.add("u_alpha", group.alpha.value)
    add("u_alpha_ci", group.alpha, to: &object)
    object.add("bar_u_alpha", group.binary.value)
    add("bar_u_alpha_ci", group.binary, to: &object)
    object.add("cu_alpha", group.coding.value)
    add("cu_alpha_ci", group.coding, to: &object)
    object.add("coverage", group.coverage)
    object.add("alpha_u_1995", group.classic)
    object.add("disagreement", .number(group.disagreement))
    object.add("sources_with_code", .integer(group.sourcesWithUnits))
    object.add("codes", .array(group.values.map { value($0) }))
    object.add(
      "confusions",
      .array(
        group.confusions.map { pair in
          [
            "a": .string(names.path(pair.first)), "b": .string(names.path(pair.second)),
            "characters": .number(pair.scalars),
          ]
        }))
    object.add("overlap", group.overlap.map { overlap($0) } ?? .null)
    return object.value
  }

  private func value(_ value: ValueAgreement) -> JSONValue {
    var object = CoefficientObject()
    object.add("code", .string(names.path(value.code)))
    object.add("ku_alpha", value.alpha)
    object.add("coverage", value.coverage)
    object.add("units", .integer(value.units))
    object.add("characters", .integer(value.scalars))
    return object.value
  }

  private func overlap(_ overlap: GroupOverlap) -> JSONValue {
    [
      "coder": .string(names.key(overlap.rater)), "source": .string(names.source(overlap.source)),
      "start": .integer(overlap.span.start), "end": .integer(overlap.span.end),
      "codes": .array([overlap.first, overlap.second].map { .string(names.path($0)) }),
    ]
  }

  private func add(
    _ key: String, _ coefficient: IntervalCoefficient, to object: inout CoefficientObject
  ) {
    object.add(key, coefficient.interval.bounds)
    object.add("\(key)_sources_used", .integer(coefficient.interval.sourcesUsed))
    object.add("\(key)_sources_skipped", .integer(coefficient.interval.sourcesSkipped))
  }
}
