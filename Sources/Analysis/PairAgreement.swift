package import Study

/// Two raters compared on one code, over the units of the sources that both finished.
package struct PairAgreement: Hashable, Sendable {
  /// One rater.
  package let first: Rater
  /// The other.
  package let second: Rater
  /// The number of sources that both finished.
  package let sources: Int
  /// Units where both had the code.
  package let n11: Int
  /// Units where only the first had it.
  package let n10: Int
  /// Units where only the second had it.
  package let n01: Int
  /// Units where neither had it.
  package let n00: Int

  /// The number of units.
  package var units: Int { n11 + n10 + n01 + n00 }

  /// The share of units on which they agree.
  package var percent: Coefficient {
    .share(n11 + n00, of: units, otherwise: .noPairableUnits)
  }

  /// Cohen's κ (1960).
  package var kappa: Coefficient {
    let first = Double(n11 + n10)
    let second = Double(n11 + n01)
    let all = Double(units)
    return corrected((first * second + (all - first) * (all - second)) / (all * all))
  }

  /// Scott's π (1955).
  package var scottPi: Coefficient {
    let share = Double(2 * n11 + n10 + n01) / Double(2 * units)
    return corrected(share * share + (1 - share) * (1 - share))
  }

  /// Positive agreement, 2 n₁₁ / (2 n₁₁ + n₁₀ + n₀₁): F1, Dice, Holsti's coefficient on units.
  package var f1: Coefficient {
    .share(2 * n11, of: 2 * n11 + n10 + n01, otherwise: .codeUnused)
  }

  /// The units where both had the code, of those where either had it.
  package var jaccard: Coefficient {
    .share(n11, of: n11 + n10 + n01, otherwise: .codeUnused)
  }

  private func corrected(_ chance: @autoclosure () -> Double) -> Coefficient {
    guard case .value(let observed) = percent else { return percent }
    guard n11 < units, n00 < units else { return .undefined(.noVariation) }
    return .corrected(observed: observed, chance: chance())
  }
}
