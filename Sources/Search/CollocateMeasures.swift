internal import RealModule

/// How strongly a word goes together with the hits of a query.
///
/// With O = `together`, f = `occurrences` and N = `tokens`: a word that does not care would stand
/// `E = windowTokens · f / N` times in the windows.
package struct CollocateMeasures: Hashable, Sendable {
  /// The number of hits.
  package let hits: Int
  /// How often the word stands in a hit's window.
  package let together: Int
  /// The number of tokens in all windows, each counted for every window it lies in.
  package let windowTokens: Int
  /// How often the word occurs at all.
  package let occurrences: Int
  /// The number of tokens counted in.
  package let tokens: Int

  /// Takes the counts that every measure follows from.
  package init(hits: Int, together: Int, windowTokens: Int, occurrences: Int, tokens: Int) {
    self.hits = hits
    self.together = together
    self.windowTokens = windowTokens
    self.occurrences = occurrences
    self.tokens = tokens
  }

  /// How often the word would stand in the windows by chance.
  package var expected: Double {
    tokens > 0 ? Double(windowTokens) * Double(occurrences) / Double(tokens) : 0
  }

  /// `14 + log₂(2 O / (hits + f))`; does not depend on the size of the texts.
  ///
  /// At most 14 as long as no window holds the word twice; 0 is one in 16 384. Source: Rychlý, *A
  /// lexicographer-friendly association score*, RASLAN, 2008.
  package var logDice: Double {
    14 + .log2(2 * Double(together) / (Double(hits) + Double(occurrences)))
  }

  /// Mutual information, `log₂(O / E)`.
  ///
  /// Source: Church and Hanks, *Word association norms, mutual information, and lexicography*,
  /// Computational Linguistics 16(1), 1990.
  package var mutualInformation: Double { .log2(Double(together) / expected) }

  /// Mutual information with the observed count cubed, `log₂(O³ / E)`, which lets rare words down.
  ///
  /// Source: Daille, *Approche mixte pour l'extraction automatique de terminologie*, Paris 7, 1994.
  package var mutualInformationCubed: Double {
    .log2(Double(together) * Double(together) * Double(together) / expected)
  }

  /// `(O - E) / √O`.
  ///
  /// Source: Church, Gale, Hanks and Hindle, *Using statistics in lexical analysis*, 1991; Evert,
  /// *The statistics of word cooccurrences*, Stuttgart, 2004.
  package var tScore: Double {
    (Double(together) - expected) / Double(together).squareRoot()
  }

  /// The log-likelihood G² of the table of tokens inside and outside windows that are the word and
  /// others; never negative.
  ///
  /// `2 Σ o ln(o / e)` over the four cells. Where windows overlap so much that the word was counted
  /// more often than it occurs, the cell outside is nought. Source: Dunning, *Accurate methods for
  /// the statistics of surprise and coincidence*, Computational Linguistics 19(1), 1993.
  package var logLikelihood: Double {
    let inside = Double(together)
    let others = Double(max(0, windowTokens - together))
    let outside = Double(max(0, occurrences - together))
    let rest = max(0, Double(tokens) - inside - others - outside)
    let all = inside + others + outside + rest
    func term(_ cell: Double, _ row: Double, _ column: Double) -> Double {
      cell > 0 ? cell * .log(cell * all / (row * column)) : 0
    }
    let sum =
      term(inside, inside + others, inside + outside)
      + term(others, inside + others, others + rest)
      + term(outside, outside + rest, inside + outside)
      + term(rest, outside + rest, others + rest)
    return max(0, 2 * sum)
  }
}
