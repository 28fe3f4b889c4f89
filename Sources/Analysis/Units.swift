package import Text

/// What is judged: each unit has a code for a rater, or has not.
package enum UnitKind: String, Hashable, Sendable, CaseIterable {
  /// Every Unicode scalar of the content.
  case character
  /// An imported token.
  case token
  case sentence
  case turn
  case paragraph
  case section
  /// The whole source.
  case source
}

/// How much of a unit must be coded for the unit to have the code.
package enum CoverageRule: String, Hashable, Sendable, CaseIterable {
  /// A coding shares a content scalar with the unit.
  case any
  /// At least half of the unit's content scalars lie in the union of the rater's codings.
  case half
}

/// Two units of one source that share a scalar, so that it would be judged twice.
package struct OverlappingUnits: Error, Hashable, Sendable {
  /// The unit that begins first.
  package let first: TextSpan
  /// The unit that begins inside it.
  package let second: TextSpan
}

/// The units of a source: spans in ascending order that do not overlap and are not empty.
package struct UnitList: Hashable, Sendable {
  /// The units in ascending order.
  package let spans: [TextSpan]

  /// Orders units and drops empty ones.
  ///
  /// - Throws: `OverlappingUnits` where two share a scalar.
  package init(_ units: some Sequence<TextSpan>) throws(OverlappingUnits) {
    let sorted = units.filter { !$0.isEmpty }.sorted()
    for (first, second) in zip(sorted, sorted.dropFirst()) where first.overlaps(second) {
      throw OverlappingUnits(first: first, second: second)
    }
    spans = sorted
  }

  /// No units, for the unit `character`, which needs none.
  package init() { spans = [] }
}
