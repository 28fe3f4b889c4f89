extension PairAgreement {
  /// Krippendorff's α, nominal, of the two alone.
  package var alpha: Coefficient {
    BinaryMass(
      disagreement: Double(n10 + n01), values: 2 * units, present: 2 * n11 + n10 + n01
    ).alpha
  }

  /// Negative agreement, 2 n₀₀ / (2 n₀₀ + n₁₀ + n₀₁).
  package var negativeAgreement: Coefficient {
    .share(2 * n00, of: 2 * n00 + n10 + n01, otherwise: .noVariation)
  }

  /// How far the code is from being on half of the units, |n₁₁ − n₀₀| / N, of Byrt, Bishop and Carlin (1993).
  package var prevalenceIndex: Coefficient {
    .share(abs(n11 - n00), of: units, otherwise: .noPairableUnits)
  }

  /// How far the two differ in how often they use the code, |n₁₀ − n₀₁| / N, of Byrt, Bishop and Carlin (1993).
  package var biasIndex: Coefficient {
    .share(abs(n10 - n01), of: units, otherwise: .noPairableUnits)
  }
}
