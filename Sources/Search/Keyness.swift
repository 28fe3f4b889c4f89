internal import RealModule

/// How much more or less often a word is used in one text than in another.
package struct Keyness: Hashable, Sendable {
  /// How unlikely a difference is by chance, from the χ² distribution with one degree of freedom.
  package enum Significance: Double, Hashable, Sendable, CaseIterable, Comparable {
    /// A log-likelihood of at least 15.13.
    case tenThousandth = 0.0001
    /// At least 10.83.
    case thousandth = 0.001
    /// At least 6.63.
    case hundredth = 0.01
    /// At least 3.84.
    case twentieth = 0.05

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The log-likelihood G²; never negative.
  ///
  /// `2 (a ln(a / E₁) + b ln(b / E₂))` with a and b occurrences in c and d tokens, and
  /// `E₁ = c (a + b) / (c + d)`, `E₂ = d (a + b) / (c + d)`. Source: Rayson and Garside, *Comparing
  /// corpora using frequency profiling*, Proceedings of the Workshop on Comparing Corpora, 2000.
  package let logLikelihood: Double
  /// The binary logarithm of the ratio of the relative frequencies; 1 is twice as often, -1 half.
  ///
  /// A frequency of nought counts as one half. Source: Hardie, *Log Ratio: an informal
  /// introduction*, CASS, Lancaster University, 2014.
  package let logRatio: Double

  /// Compares `count` occurrences in `tokens` with `reference` ones in `referenceTokens`.
  ///
  /// Where either text is empty, there is no difference.
  package init(count: Int, tokens: Int, reference: Int, referenceTokens: Int) {
    let (a, b) = (Double(count), Double(reference))
    let (c, d) = (Double(tokens), Double(referenceTokens))
    guard c > 0, d > 0, a + b > 0 else {
      (logLikelihood, logRatio) = (0, 0)
      return
    }
    let expected = (c * (a + b) / (c + d), d * (a + b) / (c + d))
    logLikelihood = max(
      0, 2 * (Self.term(a, expected.0) + Self.term(b, expected.1)))
    logRatio = .log2(max(0.5, a) * d / (max(0.5, b) * c))
  }

  /// The smallest of the usual levels at which the difference is significant, if it is at any.
  ///
  /// Each word is tested by itself: of many words that do not differ, some will seem to.
  package var significance: Significance? {
    switch logLikelihood {
    case 15.13...: .tenThousandth
    case 10.83...: .thousandth
    case 6.63...: .hundredth
    case 3.84...: .twentieth
    default: nil
    }
  }

  private static func term(_ observed: Double, _ expected: Double) -> Double {
    observed > 0 ? observed * .log(observed / expected) : 0
  }
}
