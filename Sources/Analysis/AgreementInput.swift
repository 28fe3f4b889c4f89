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
  /// The number of units left out because nothing in them was asked about.
  package let unitsOutside: Int

  /// Makes a source.
  package init(
    id: SourceID, units: UnitList, content: SpanSet, raters: [Rater], codings: [Coding],
    unitsOutside: Int = 0
  ) {
    self.id = id
    self.units = units
    self.content = content
    self.raters = raters
    self.codings = codings
    self.unitsOutside = unitsOutside
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
  /// Further rows, of parents read with the codes below them, that stand beside those of the
  /// codes and take no part in what is said of all codes together.
  package let rollUps: [ReportedCode]
  /// The sources.
  package let sources: [AgreementSource]
  /// Whether the sets of codes that units were given are compared too.
  package let comparesSets: Bool

  /// Makes an input.
  package init(
    unit: UnitKind, rule: CoverageRule, codes: [ReportedCode], rollUps: [ReportedCode] = [],
    sources: [AgreementSource], comparesSets: Bool = true
  ) {
    self.unit = unit
    self.rule = rule
    self.codes = codes
    self.rollUps = rollUps
    self.sources = sources
    self.comparesSets = comparesSets
  }

  /// The same with other sources.
  func with(sources: [AgreementSource]) -> AgreementInput {
    AgreementInput(
      unit: unit, rule: rule, codes: codes, rollUps: rollUps, sources: sources,
      comparesSets: comparesSets)
  }
}

/// What keeps agreement from being computed.
package enum AgreementError: Error, Hashable, Sendable {
  /// More raters finished a source than can be compared.
  case tooManyRaters(source: SourceID, found: Int, limit: Int)
}
