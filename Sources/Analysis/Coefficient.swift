/// Why a coefficient has no value.
package enum UndefinedReason: String, Hashable, Sendable, CaseIterable {
  /// Every value is the same, so that there is nothing that chance could get wrong.
  case noVariation
  /// No unit was judged by two coders.
  case noPairableUnits
  /// There are fewer than two coders.
  case oneCoder
  /// The coefficient is defined for two coders, and there are more.
  case moreThanTwoCoders
  /// A coder judged nothing, and the coefficient needs every coder's distribution.
  case coderWithoutRatings
  /// None of those compared used the code.
  case codeUnused
  /// An interval over sources needs at least three of them.
  case tooFewSources
  /// An interval or a standard error over units needs more of them.
  case tooFewUnits
  /// None of the coefficients to be summarised has a value.
  case nothingDefined
  /// So many different sets of codes were given that they cannot all be compared.
  case tooManySets
  /// A coder gave the same text two codes that exclude each other.
  case overlappingUnits
  /// The passages overlap so often that the index's denominator is not positive.
  case indexOutOfRange
  /// The two codes are never together, and a logarithm of that has no value.
  case neverTogether
  /// The number depends on which code stands first, and the index asks for one that does not.
  case directedCount
  /// The measure is of one category against one other, and there are not two of them.
  case notTwoCategories
  /// There are so many categories that weights between them say nothing.
  case tooManyCategories
  /// Too few values were given for chance to draw from.
  case tooFewValues
  /// Every unit counts alike, so that the units say nothing of the spread.
  case noSpread
  /// The literature has no standard error for it.
  case noStandardError
}

/// A coefficient's value, or why it has none.
///
/// What is undefined in the literature stays undefined; no 0, 1 or NaN stands in for it.
package enum Coefficient: Hashable, Sendable {
  /// The value, always finite.
  case value(Double)
  /// No value, and why.
  case undefined(UndefinedReason)

  /// The value, if there is one.
  package var value: Double? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Why there is no value, if there is none.
  package var reason: UndefinedReason? {
    if case .undefined(let reason) = self { reason } else { nil }
  }

  /// Observed agreement corrected for chance, (pa − pe) / (1 − pe).
  ///
  /// The caller has made sure that chance agreement is below 1.
  static func corrected(observed: Double, chance: Double) -> Coefficient {
    .value((observed - chance) / (1 - chance))
  }

  /// A share of a whole, undefined for the reason given when the whole is 0.
  static func share(_ part: Int, of whole: Int, otherwise reason: UndefinedReason) -> Coefficient {
    whole == 0 ? .undefined(reason) : .value(Double(part) / Double(whole))
  }
}
