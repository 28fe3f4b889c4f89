package import Study

/// A rater in a report.
package struct RaterScope: Hashable, Sendable {
  /// The rater.
  package let rater: Rater
  /// The number of counted sources that the rater finished.
  package let sources: Int
  /// The number of units in them.
  package let units: Int
}

/// How much of what a rater judged has a code.
package struct RaterPrevalence: Hashable, Sendable {
  /// The rater.
  package let rater: Rater
  /// The number of units with the code.
  package let present: Int
  /// The number of units that the rater judged.
  package let units: Int

  /// The share of units with the code.
  package var share: Coefficient { .share(present, of: units, otherwise: .noPairableUnits) }
}

/// How well raters agree on one code, each unit having it or not.
package struct CodeAgreement: Hashable, Sendable {
  /// The code.
  package let code: CodeID
  /// The number of units that two raters or more judged.
  package let units: Int
  /// The number of counted sources where at least one rater used the code.
  package let sourcesWithCode: Int
  /// Krippendorff's α, nominal.
  package let alpha: Coefficient
  /// The interval of α over sources.
  package let interval: JackknifeInterval
  /// The interval of α over units, as if they were drawn one by one; too narrow for speech.
  package let unitInterval: Interval
  /// The mean over units of the share of pairs of raters that agree.
  package let percent: Coefficient
  /// Gwet's AC1; defined, as 1, even where nothing varies.
  package let ac1: Coefficient
  /// Fleiss's κ.
  package let fleiss: Coefficient
  /// Brennan and Prediger's coefficient; defined, as 1, even where nothing varies.
  package let brennanPrediger: Coefficient
  /// Conger's κ.
  package let conger: Coefficient
  /// The code's prevalence with each rater.
  package let prevalence: [RaterPrevalence]
  /// Every two raters that share units.
  package let pairs: [PairAgreement]
  /// The code's contribution to disagreement: units times the share of disagreeing pairs.
  package let disagreement: Double
}

/// All codes taken together.
package struct OverallAgreement: Hashable, Sendable {
  /// The median of α over the codes where it is defined.
  package let median: Coefficient
  /// The lowest and the highest of these.
  package let range: Interval
  /// The number of codes where α is undefined.
  package let codesLeftOut: Int
  /// α over the sets of reported codes that raters gave each unit, with the MASI distance;
  /// undefined where the input did not ask for sets.
  package let setAlpha: Coefficient
  /// The same with the Jaccard distance.
  package let setAlphaJaccard: Coefficient
  /// α over all pairs of a unit and a code together; what is rare and what is common in it depends
  /// on how many codes nobody used, so that it is never to be called the α of a study.
  package let pooled: Coefficient
}

/// How well raters agree, code by code and overall.
package struct AgreementReport: Hashable, Sendable {
  /// What is judged.
  package let unit: UnitKind
  /// When a unit has a code.
  package let rule: CoverageRule
  /// The raters of the counted sources, by coder and layer.
  package let raters: [RaterScope]
  /// The sources that count, in the order given.
  package let sources: [SourceID]
  /// The sources that fewer than two raters finished.
  package let sourcesLeftOut: [SourceID]
  /// The sources that two raters finished, and where no unit has content.
  package let sourcesWithoutUnits: [SourceID]
  /// The number of units that count.
  package let units: Int
  /// The number of units left out because none of their scalars are content.
  package let unitsWithoutContent: Int
  /// The number of units of these sources left out because nothing in them was asked about.
  package let unitsOutside: Int
  /// The reported codes, in the order given.
  package let codes: [CodeAgreement]
  /// Parents read with the codes below them, in the order given.
  package let rollUps: [CodeAgreement]
  /// All codes taken together.
  package let overall: OverallAgreement
  /// Codings of reported codes in counted sources, by raters that finished, that touch no unit.
  package let strayCodings: [CodingID]
  /// The number of codings of reported codes by raters that have not finished the source.
  package let unfinishedCodings: Int
}
