package import Study
package import Text

/// One source as agreement reads it.
package struct AgreementSource: Hashable, Sendable {
  /// The source.
  package let id: SourceID
  /// The units; none are needed when the unit is `character`.
  package let units: UnitList
  /// The scalars that can be coded: neither elided nor label, and of those whose speech counts.
  package let content: SpanSet
  /// The raters that finished the source; what they left uncoded was judged.
  package let raters: [Rater]
  /// The source's codings, in any order; those of raters that have not finished do not count.
  package let codings: [Coding]

  /// Makes a source.
  package init(
    id: SourceID, units: UnitList, content: SpanSet, raters: [Rater], codings: [Coding]
  ) {
    self.id = id
    self.units = units
    self.content = content
    self.raters = raters
    self.codings = codings
  }
}

/// What agreement is computed from.
package struct AgreementInput: Hashable, Sendable {
  /// What is judged.
  package let unit: UnitKind
  /// When a unit has a code.
  package let rule: CoverageRule
  /// The rows of the report.
  package let codes: [ReportedCode]
  /// The sources.
  package let sources: [AgreementSource]

  /// Makes an input.
  package init(
    unit: UnitKind, rule: CoverageRule, codes: [ReportedCode], sources: [AgreementSource]
  ) {
    self.unit = unit
    self.rule = rule
    self.codes = codes
    self.sources = sources
  }
}

/// What keeps agreement from being computed.
package enum AgreementError: Error, Hashable, Sendable {
  /// More raters finished a source than can be compared.
  case tooManyRaters(source: SourceID, found: Int, limit: Int)
}
