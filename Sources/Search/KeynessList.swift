/// The words of some texts that are used more or less often than in others.
package struct KeynessList: Hashable, Sendable {
  /// One word.
  package struct Row: Hashable, Sendable {
    /// The form or lemma.
    package let word: String
    /// The number of its occurrences.
    package let count: Int
    /// Its occurrences in a million tokens.
    package let perMillion: Double
    /// The number of its occurrences in the texts compared with.
    package let reference: Int
    /// Its occurrences there in a million tokens.
    package let referencePerMillion: Double
    /// The number of sources that it occurs in, those compared with left out.
    package let sources: Int
    /// The difference.
    package let keyness: Keyness

    /// Whether it is used more often than in the texts compared with.
    package var isOverused: Bool { perMillion > referencePerMillion }
  }

  /// The words by falling log-likelihood, then by their code points.
  package let rows: [Row]
  /// The number of tokens, words that were left out included.
  package let tokens: Int
  /// The number of tokens of the texts compared with.
  package let referenceTokens: Int
}

extension SearchEngine {
  /// Which words tell some texts from others.
  ///
  /// - Parameters:
  ///   - scope: the texts.
  ///   - reference: the texts they are compared with; nil for all the rest.
  ///   - words: what counts as a word.
  ///   - minimum: the fewest occurrences, on both sides together, that are listed.
  /// - Returns: the words of either side.
  package func keyness(
    of scope: FrequencyScope, against reference: FrequencyScope? = nil,
    of words: CountedWords = CountedWords(), minimum: Int = 1
  ) -> KeynessList {
    let here = counts(in: scope, of: words, needsSources: true)
    let all = reference ?? everything
    let there = counts(in: all, of: words, needsSources: false)
    let tokens = scope.tokens
    let referenceTokens = all.tokens - (reference == nil ? tokens : 0)
    let rows = Self.joined(here, there).compactMap { pair -> KeynessList.Row? in
      let count = pair.own.count
      let other = pair.other - (reference == nil ? count : 0)
      guard count + other >= max(1, minimum) else { return nil }
      return KeynessList.Row(
        word: pair.own.word, count: count, perMillion: perMillion(count, of: tokens),
        reference: other, referencePerMillion: perMillion(other, of: referenceTokens),
        sources: pair.own.sources,
        keyness: Keyness(
          count: count, tokens: tokens, reference: other, referenceTokens: referenceTokens))
    }
    return KeynessList(
      rows: rows.sorted { $0.keyness.logLikelihood > $1.keyness.logLikelihood },
      tokens: tokens, referenceTokens: referenceTokens)
  }

  /// Two lists side by side, both by the code points of their words.
  private static func joined(
    _ own: [WordCount], _ others: [WordCount]
  ) -> [(own: WordCount, other: Int)] {
    var result: [(own: WordCount, other: Int)] = []
    result.reserveCapacity(max(own.count, others.count))
    var next = 0
    for count in own {
      while next < others.count, others[next].word < count.word {
        result.append((WordCount(others[next].word), others[next].count))
        next += 1
      }
      let isShared = next < others.count && others[next].word == count.word
      result.append((count, isShared ? others[next].count : 0))
      if isShared { next += 1 }
    }
    return result + others[next...].map { (WordCount($0.word), $0.count) }
  }
}
