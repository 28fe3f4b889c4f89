package import Analysis
package import Study

/// What counts in a matrix may be divided by.
package enum MatrixRate: String, Hashable, Sendable, CaseIterable {
  /// The number of finished sources with any of the column.
  case interview
  /// A thousandth of the column's words in finished sources.
  case words

  /// The name by which machines know it.
  var key: String {
    switch self {
    case .interview: "per_interview"
    case .words: "per_1000_words"
    }
  }

  /// A count as a rate; nil where there is nothing to divide by.
  func value(_ count: Int, _ base: CodeMatrixBase) -> Double? {
    switch self {
    case .interview: base.sources == 0 ? nil : Double(count) / Double(base.sources)
    case .words: base.words == 0 ? nil : Double(count) * 1000 / Double(base.words)
    }
  }
}

/// What a matrix was asked for that its numbers alone do not tell.
package struct MatrixAbout: Sendable {
  /// What the columns are, as it was asked for; nil where there is one column only.
  package var axis: String?
  /// What is counted.
  package var measure: CodeMatrixMeasure = .passages
  /// What stands beside the counts.
  package var rate: MatrixRate?
  /// Whether every code was read with its descendants.
  package var isRolledUp = false
  /// The level whose codes take in those below.
  package var level: Int?
  /// The questions that were named.
  package var askedBy: [String] = []
  /// Whether questions decide who could hold a code.
  package var heedsQuestions = true
  /// Whose codings count, in words.
  package var counting = ""
  /// The number of sources in which several coders' work is pooled.
  package var pooledSources = 0
  /// The names of sources with codings that no coder has finished.
  package var unfinished: [String] = []
  /// Whether codes for excluded material were left out.
  package var leavesOutExcluded = false
  /// Whether numbers with weights stand beside the others.
  package var isWeighted = false
  /// The names of the sources in which somebody speaks who is linked to no case.
  package var unlinked: [String] = []
  /// The cases who speak and whose weight is not 1.
  package var weighted: [Case] = []
  /// The cases who speak and by the register are no part of the sample.
  package var outside: [(status: CaseStatus, names: [String])] = []

  /// The usual question.
  package init() {}

  /// The lines that tell which codings counted, and for which rows.
  func scope(_ words: Wording) -> [String] {
    var lines = counting.isEmpty ? [] : [counting]
    if pooledSources > 0, measure == .passages || measure == .codings {
      lines.append(words.pooled(pooledSources))
    }
    if !unfinished.isEmpty { lines.append(words.unfinished(unfinished)) }
    lines.append(words.rows(isRolledUp: isRolledUp, level: level))
    if leavesOutExcluded { lines.append(words.excludedLeftOut) }
    if !isWeighted, !weighted.isEmpty { lines.append(words.weightsNotHeeded(weighted.count)) }
    return lines + outside.map { words.counted($0.status, $0.names) }
  }

  /// What numbers with weights are, where there are any, and whose weight is not 1.
  func weighting(_ words: Wording) -> [String] {
    if !isWeighted { return [] }
    return [words.ruleOfWeights(of: measure)]
      + (weighted.isEmpty ? [words.allWeighOne] : words.weights(weighted))
  }

  /// How those count who are linked to no case, if there are any.
  func informants(_ words: Wording) -> [String] {
    unlinked.isEmpty ? [] : [words.ruleOfUnlinked(unlinked)]
  }
}
