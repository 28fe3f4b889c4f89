package import Study
package import Text

/// Codes that exclude each other, taken as the values of one variable: a semantic domain.
package struct CodeGroup: Hashable, Sendable {
  /// The code whose children these are, where they were asked for so.
  package let parent: CodeID?
  /// The codes; one code alone is told from text without it.
  package let codes: [ReportedCode]

  /// Makes a group.
  package init(_ codes: [ReportedCode], under parent: CodeID? = nil) {
    self.codes = codes
    self.parent = parent
  }

  /// Whether there are values to tell apart, and not only a code from none.
  package var isGroup: Bool { parent != nil || codes.count > 1 }
}

/// A place where a rater gave the same text two codes of a group.
package struct GroupOverlap: Hashable, Sendable {
  /// The source.
  package let source: SourceID
  /// The rater.
  package let rater: Rater
  /// The code that begins first.
  package let first: CodeID
  /// The other.
  package let second: CodeID
  /// The stored text that has both.
  package let span: TextSpan
}

/// How well raters agree on one code of a group.
package struct ValueAgreement: Hashable, Sendable {
  /// The code.
  package let code: CodeID
  /// (k)uα: how far the code is told from the group's others, where units meet units.
  package let alpha: Coefficient
  /// The share of the code's units, by length, that (k)uα rests on.
  package let coverage: Coefficient
  /// The number of units, over raters.
  package let units: Int
  /// The number of units that the rater with most of them has.
  package let mostUnits: Int
  /// The length of the units in scalars, over raters.
  package let scalars: Int
}

/// Two codes of a group that raters gave the same text.
package struct GroupConfusion: Hashable, Sendable {
  /// One code, the first in the group's order.
  package let first: CodeID
  /// The other.
  package let second: CodeID
  /// Scalars over pairs of raters, each source's divided by its number of raters less one.
  package let scalars: Double
}

/// A coefficient with its interval over sources.
package struct IntervalCoefficient: Hashable, Sendable {
  /// The value.
  package let value: Coefficient
  /// The interval.
  package let interval: JackknifeInterval
}

/// How well raters agree on where units are, and on their codes.
package struct GroupAgreement: Hashable, Sendable {
  /// The codes.
  package let group: CodeGroup
  /// uα: units, their codes and the gaps between them.
  package let alpha: IntervalCoefficient
  /// |uα: units against gaps; for one code the same as uα.
  package let binary: IntervalCoefficient
  /// cuα: the codes of units where they meet units.
  package let coding: IntervalCoefficient
  /// The share of the continuum, over raters, that cuα rests on.
  package let coverage: Coefficient
  /// Krippendorff's αU of 1995 and 2004, for comparison with programs that compute that one;
  /// defined where all sources have the same raters.
  package let classic: Coefficient
  /// Every code.
  package let values: [ValueAgreement]
  /// The pairs of codes that were confused, most confused first.
  package let confusions: [GroupConfusion]
  /// What differs between raters, in scalars over raters; 0 where two of the codes overlap.
  package let disagreement: Double
  /// The number of counted sources where a rater has a unit.
  package let sourcesWithUnits: Int
  /// The first place where one rater gave the same text two of the codes; while there is one, no
  /// coefficient but αU has a value.
  package let overlap: GroupOverlap?
}

/// How well raters agree on units of text and their codes, group by group.
package struct UnitizingReport: Hashable, Sendable {
  /// What was compared; scalars are those of the content, pushed together.
  package let scope: ComparisonScope
  /// The groups, in the order given.
  package let groups: [GroupAgreement]
}
