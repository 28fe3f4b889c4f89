/// The words of some texts with how often they occur.
package struct FrequencyList: Hashable, Sendable {
  /// One word.
  package struct Row: Hashable, Sendable {
    /// The form or lemma.
    package let word: String
    /// The number of its occurrences.
    package let count: Int
    /// Its occurrences in a million tokens.
    package let perMillion: Double
    /// The number of sources that it occurs in.
    package let sources: Int
  }

  /// The words by falling count, then by their code points.
  package let rows: [Row]
  /// The number of tokens counted in, words that were left out included.
  package let tokens: Int
  /// The number of different words, rare ones included.
  package let types: Int
}

extension SearchEngine {
  /// How often each word occurs.
  ///
  /// - Parameters:
  ///   - scope: where words are counted.
  ///   - words: what counts as a word.
  ///   - minimum: the fewest occurrences that are listed.
  /// - Returns: the list.
  package func frequencies(
    in scope: FrequencyScope, of words: CountedWords = CountedWords(), minimum: Int = 1
  ) -> FrequencyList {
    let tokens = scope.tokens
    let counts = counts(in: scope, of: words, needsSources: true)
    let rows = counts.filter { $0.count >= minimum }.sorted { $0.count > $1.count }.map { count in
      FrequencyList.Row(
        word: count.word, count: count.count, perMillion: perMillion(count.count, of: tokens),
        sources: count.sources)
    }
    return FrequencyList(rows: rows, tokens: tokens, types: counts.count)
  }
}

/// A frequency in a million tokens; none where there are no tokens.
func perMillion(_ count: Int, of tokens: Int) -> Double {
  tokens > 0 ? Double(count) * 1e6 / Double(tokens) : 0
}
