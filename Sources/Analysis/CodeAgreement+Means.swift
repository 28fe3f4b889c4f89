extension CodeAgreement {
  /// The mean of a coefficient over the pairs of raters where it has a value.
  ///
  /// - Parameter coefficient: Which coefficient.
  /// - Returns: The mean; undefined for the first pair's reason where no pair has a value.
  package func mean(_ coefficient: (PairAgreement) -> Coefficient) -> Coefficient {
    .mean(pairs.map(coefficient), otherwise: .oneCoder)
  }

  /// Cohen's κ, the mean over pairs of raters (Light 1971).
  package var meanKappa: Coefficient { mean(\.kappa) }

  /// The share of judgements, over all raters, that the code is there.
  package var share: Coefficient {
    .share(
      prevalence.reduce(0) { $0 + $1.present }, of: prevalence.reduce(0) { $0 + $1.units },
      otherwise: .noPairableUnits)
  }
}

extension Coefficient {
  /// The mean of those that have a value.
  ///
  /// - Parameters:
  ///   - coefficients: Any coefficients.
  ///   - reason: Why there is no mean where there are no coefficients at all.
  /// - Returns: The mean; undefined for the first one's reason where none has a value.
  package static func mean(
    _ coefficients: [Coefficient], otherwise reason: UndefinedReason
  ) -> Coefficient {
    let values = coefficients.compactMap(\.value)
    guard !values.isEmpty else {
      return .undefined(coefficients.lazy.compactMap(\.reason).first ?? reason)
    }
    return .value(values.reduce(0, +) / Double(values.count))
  }

  /// The middle one of those that have a value, or the mean of the two in the middle.
  package static func median(_ coefficients: [Coefficient]) -> Coefficient {
    let values = coefficients.compactMap(\.value).sorted()
    guard !values.isEmpty else { return .undefined(.nothingDefined) }
    let middle = values.count / 2
    return .value(
      values.count.isMultiple(of: 2) ? (values[middle - 1] + values[middle]) / 2 : values[middle])
  }
}
