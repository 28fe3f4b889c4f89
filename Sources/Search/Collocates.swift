internal import Index
internal import Text

/// How far around a hit words are looked at.
package struct CollocateWindow: Hashable, Sendable {
  /// The number of tokens before the hit.
  package let left: Int
  /// The number of tokens after the hit.
  package let right: Int
  /// Whether the window ends where the hit's turn does; if not, where the source does.
  package let staysInTurn: Bool

  /// Makes a window; numbers below nought count as nought.
  package init(left: Int, right: Int, staysInTurn: Bool = false) {
    self.left = min(max(0, left), 1000)
    self.right = min(max(0, right), 1000)
    self.staysInTurn = staysInTurn
  }
}

/// The words that stand around the hits of a query.
package struct CollocateList: Hashable, Sendable {
  /// One word.
  package struct Row: Hashable, Sendable {
    /// The form.
    package let word: String
    /// How often it stands before a hit.
    package let left: Int
    /// How often it stands after a hit.
    package let right: Int
    /// Its mean distance from the hit in tokens, 1 being next to it; below nought to the left.
    package let distance: Double
    /// Its counts and what follows from them.
    package let measures: CollocateMeasures
  }

  /// What words are put in order by.
  package enum Order: String, Hashable, Sendable, CaseIterable {
    /// `CollocateMeasures.logDice`.
    case logDice = "logdice"
    /// `CollocateMeasures.mutualInformation`.
    case mutualInformation = "mi"
    /// `CollocateMeasures.mutualInformationCubed`.
    case mutualInformationCubed = "mi3"
    /// `CollocateMeasures.tScore`.
    case tScore = "t"
    /// `CollocateMeasures.logLikelihood`, words that shun the hits last.
    case logLikelihood = "ll"
    /// `CollocateMeasures.together`.
    case count
  }

  /// The words.
  package let rows: [Row]
  /// The number of hits whose windows were looked at.
  package let hits: Int
  /// The number of tokens in the windows, words that were left out included.
  package let windowTokens: Int
  /// The number of tokens counted in.
  package let tokens: Int

  /// The list by a measure, strongest first; what is equal by falling count, then by code points.
  package func sorted(by order: Order) -> CollocateList {
    let keyed = rows.map { (key: Self.key($0.measures, order), row: $0) }
    let sorted = keyed.sorted { left, right in
      if left.key != right.key { return left.key > right.key }
      let counts = (left.row.measures.together, right.row.measures.together)
      return counts.0 != counts.1 ? counts.0 > counts.1 : left.row.word < right.row.word
    }
    return CollocateList(
      rows: sorted.map(\.row), hits: hits, windowTokens: windowTokens, tokens: tokens)
  }

  private static func key(_ measures: CollocateMeasures, _ order: Order) -> Double {
    switch order {
    case .logDice: measures.logDice
    case .mutualInformation: measures.mutualInformation
    case .mutualInformationCubed: measures.mutualInformationCubed
    case .tScore: measures.tScore
    case .logLikelihood:
      Double(measures.together) < measures.expected
        ? -measures.logLikelihood : measures.logLikelihood
    case .count: Double(measures.together)
    }
  }
}

extension SearchEngine {
  /// Which words stand around hits.
  ///
  /// A hit's own tokens are never in its window, those of other hits are. A token counts once for
  /// every hit in whose window it lies, so that it counts twice where two windows overlap. A hit
  /// counts if its first and last token lie in the scope; windows end where stretches of it do.
  ///
  /// - Parameters:
  ///   - hits: the hits of words; passages are passed over.
  ///   - scope: where tokens are counted.
  ///   - window: how far around a hit.
  ///   - leftOut: forms that are not listed, by language; they keep their places in the windows.
  ///   - minimum: the fewest times that a word must stand in a window to be listed.
  /// - Returns: the words by logDice.
  package func collocates(
    of hits: [SearchHit], in scope: FrequencyScope, window: CollocateWindow,
    leavingOut leftOut: [String: Set<String>] = [:], minimum: Int = 1
  ) -> CollocateList {
    var counter = CollocateCounter(self, scope, window)
    counter.count(hits)
    let tokens = scope.tokens
    let words = counter.words(leavingOut: leftOut, minimum: max(1, minimum))
    let rows = words.map { word, cell in
      CollocateList.Row(
        word: word, left: cell.left, right: cell.right,
        distance: Double(cell.distance) / Double(cell.left + cell.right),
        measures: CollocateMeasures(
          hits: counter.hits, together: cell.left + cell.right,
          windowTokens: counter.windowTokens, occurrences: max(1, cell.occurrences),
          tokens: tokens))
    }
    return CollocateList(
      rows: rows, hits: counter.hits, windowTokens: counter.windowTokens, tokens: tokens
    ).sorted(by: .logDice)
  }
}
