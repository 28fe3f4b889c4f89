internal import RealModule

/// How evenly occurrences are spread over the parts of a body of texts.
///
/// With n parts of sizes sᵢ (as shares of all tokens) and vᵢ occurrences, f in all, and
/// pᵢ = vᵢ / size of part i: the formulas are those of Gries, *Dispersions and adjusted frequencies
/// in corpora*, International Journal of Corpus Linguistics 13(4), 2008, in their form for parts
/// of unequal size. A measure without occurrences, or that takes two parts and has one, is nil.
package struct Dispersion: Hashable, Sendable {
  /// One part.
  package struct Part: Hashable, Sendable {
    /// The number of its tokens.
    package let tokens: Int
    /// The number of occurrences in it.
    package let hits: Int

    /// Makes a part.
    package init(tokens: Int, hits: Int) {
      self.tokens = tokens
      self.hits = hits
    }
  }

  /// The number of parts that have tokens; others are passed over.
  package let parts: Int
  /// The number of parts with an occurrence.
  package let range: Int
  /// The number of occurrences.
  package let hits: Int
  /// The number of tokens.
  package let tokens: Int
  /// Juilland's D, `1 - (σ(p) / mean(p)) / √(n - 1)` with the population's σ; 1 is even.
  ///
  /// Source: Juilland, Brodin and Davidovitch, *Frequency dictionary of French words*, 1970.
  package let juillandD: Double?
  /// Carroll's D₂, the entropy of the pᵢ (as shares of their sum) over that of an even spread.
  ///
  /// Source: Carroll, *An alternative to Juilland's usage coefficient*, 1970.
  package let carrollD2: Double?
  /// Rosengren's S, `(Σ √(sᵢ vᵢ))² / f`; 1 is even.
  ///
  /// Source: Rosengren, *The quantitative concept of language and its relation to the structure of
  /// frequency dictionaries*, 1971.
  package let rosengrenS: Double?
  /// Gries' deviation of proportions, `Σ |sᵢ - vᵢ / f| / 2`; 0 is even.
  package let deviation: Double?
  /// The deviation of proportions over the most it can be, `DP / (1 - min sᵢ)`.
  ///
  /// Source: Lijffijt and Gries, *Correction to Gries (2008)*, International Journal of Corpus
  /// Linguistics 17(1), 2012.
  package let normalizedDeviation: Double?

  /// Measures how occurrences are spread.
  package init(_ all: [Part]) {
    let parts = all.filter { $0.tokens > 0 }
    self.parts = parts.count
    range = parts.count { $0.hits > 0 }
    hits = parts.reduce(0) { $0 + $1.hits }
    tokens = parts.reduce(0) { $0 + $1.tokens }
    guard hits > 0 else {
      (juillandD, carrollD2, rosengrenS) = (nil, nil, nil)
      (deviation, normalizedDeviation) = (nil, nil)
      return
    }
    let total = Double(tokens)
    let f = Double(hits)
    let shares = parts.map { Double($0.tokens) / total }
    let counts = parts.map { Double($0.hits) }
    let root = zip(shares, counts).reduce(0) { $0 + ($1.0 * $1.1).squareRoot() }
    let dp = zip(shares, counts).reduce(0) { $0 + abs($1.0 - $1.1 / f) } / 2
    rosengrenS = min(1, root * root / f)
    deviation = dp
    guard parts.count > 1 else {
      (juillandD, carrollD2, normalizedDeviation) = (nil, nil, nil)
      return
    }
    let rates = parts.map { Double($0.hits) / Double($0.tokens) }
    juillandD = Self.juilland(rates)
    carrollD2 = Self.carroll(rates)
    normalizedDeviation = dp / (1 - (shares.min() ?? 0))
  }

  private static func juilland(_ rates: [Double]) -> Double {
    let n = Double(rates.count)
    let mean = rates.reduce(0, +) / n
    let variance = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    return 1 - variance.squareRoot() / mean / (n - 1).squareRoot()
  }

  private static func carroll(_ rates: [Double]) -> Double {
    let sum = rates.reduce(0, +)
    let entropy = rates.reduce(0) { $1 > 0 ? $0 - $1 / sum * .log2($1 / sum) : $0 }
    return entropy / .log2(Double(rates.count))
  }
}
