package import Study

/// How many passages of two raters match, and in how many sources they agree otherwise.
///
/// A passage is a coding with a code, cut to the content; a rater's passages with the same content
/// are one. Two passages match when they share at least so many percent of each of them, and each
/// matches one at most: those with the largest share first, then those that begin and end first.
/// Where a rater's passages do not overlap and the threshold is above 50, no other choice could
/// match more.
package struct MatchedCounts: Hashable, Sendable {
  /// The first rater's passages.
  package internal(set) var firstPassages = 0
  /// The second rater's.
  package internal(set) var secondPassages = 0
  /// The pairs of passages that match.
  package internal(set) var matched = 0
  /// Sources where both raters used the code.
  package internal(set) var sourcesBoth = 0
  /// Sources where only the first did.
  package internal(set) var sourcesFirst = 0
  /// Sources where only the second did.
  package internal(set) var sourcesSecond = 0
  /// Sources where neither did.
  package internal(set) var sourcesNeither = 0
  /// Sources where both raters have as many passages; those with none are among them.
  package internal(set) var sourcesAsOften = 0

  /// The number of sources, or of codes and sources where codes are taken together.
  package var sources: Int { sourcesBoth + sourcesFirst + sourcesSecond + sourcesNeither }

  /// The passages that match, of all passages: 2 M / (N₁ + N₂), which is Holsti's (1969).
  package var percent: Coefficient {
    .share(2 * matched, of: firstPassages + secondPassages, otherwise: .codeUnused)
  }

  /// The sources where both or neither used the code, of all sources.
  package var existence: Coefficient {
    .share(sourcesBoth + sourcesNeither, of: sources, otherwise: .noPairableUnits)
  }

  /// The sources where both used the code as often, of all sources.
  package var frequency: Coefficient {
    .share(sourcesAsOften, of: sources, otherwise: .noPairableUnits)
  }

  static func += (left: inout MatchedCounts, right: MatchedCounts) {
    left.firstPassages += right.firstPassages
    left.secondPassages += right.secondPassages
    left.matched += right.matched
    left.sourcesBoth += right.sourcesBoth
    left.sourcesFirst += right.sourcesFirst
    left.sourcesSecond += right.sourcesSecond
    left.sourcesNeither += right.sourcesNeither
    left.sourcesAsOften += right.sourcesAsOften
  }
}

/// Two raters' passages with one code.
package struct CodeMatching: Hashable, Sendable {
  /// The code.
  package let code: CodeID
  /// One rater.
  package let first: Rater
  /// The other.
  package let second: Rater
  /// What matches.
  package let counts: MatchedCounts
}

/// Two raters' passages with the codes that either used.
package struct PairMatching: Hashable, Sendable {
  /// One rater.
  package let first: Rater
  /// The other.
  package let second: Rater
  /// The sums over the codes that either used.
  package let counts: MatchedCounts
  /// The number of different codes that the two used, the categories of κ.
  package let codesUsed: Int

  /// Brennan and Prediger's κ (1981), with the percentage as agreement and 1 / q as chance.
  ///
  /// q is the number of codes that the two used; text that neither coded does not count. This
  /// is how MAXQDA describes its κ for segments.
  package var kappa: Coefficient {
    guard case .value(let observed) = counts.percent else { return counts.percent }
    guard codesUsed > 1 else { return .undefined(.noVariation) }
    return .corrected(observed: observed, chance: 1 / Double(codesUsed))
  }
}

/// How many passages of every two raters match.
package struct MatchingReport: Hashable, Sendable {
  /// The percentage of each of two passages that they have to share.
  package let threshold: Int
  /// What was compared; scalars are those of the content.
  package let scope: ComparisonScope
  /// Every code and pair of raters, codes in the order given.
  package let codes: [CodeMatching]
  /// Every pair of raters.
  package let pairs: [PairMatching]
}
