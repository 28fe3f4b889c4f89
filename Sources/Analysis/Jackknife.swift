internal import RealModule

/// A confidence interval, or why there is none.
package enum Interval: Hashable, Sendable {
  /// Both limits.
  case value(ClosedRange<Double>)
  /// No interval, and why.
  case undefined(UndefinedReason)
}

/// A 95 % interval for α that treats sources, not units, as the sample.
///
/// With θ_d for α without source d over the D sources where that is defined, SE² is
/// (D − 1) / D · Σ (θ_d − θ̄)² and the interval α ± t(0.975; D − 1) · SE, cut to −1 … 1.
package struct JackknifeInterval: Hashable, Sendable {
  /// The interval.
  package let bounds: Interval
  /// The number of sources that it rests on.
  package let sourcesUsed: Int
  /// The number of sources left out because α is undefined without them; where this is not 0 the
  /// code varies in one source alone, and the interval is narrower than it should be.
  package let sourcesSkipped: Int
}

extension JackknifeInterval {
  /// The interval around a value, from the values that it has without each of the sources.
  ///
  /// It does not depend on the order of the sources, to the last digit.
  init(around value: Coefficient, without sources: [Coefficient]) {
    let values = sources.compactMap(\.value).sorted()
    let used = values.count
    var bounds = Interval.undefined(.tooFewSources)
    if case .undefined(let reason) = value {
      bounds = .undefined(reason)
    } else if let value = value.value, used >= 3 {
      let mean = values.reduce(0, +) / Double(used)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = Double.sqrt(Double(used - 1) / Double(used) * squares)
      let reach = StudentT.quantile(0.975, degrees: used - 1) * error
      bounds = .value(max(-1, value - reach)...max(-1, min(1, value + reach)))
    }
    self.init(bounds: bounds, sourcesUsed: used, sourcesSkipped: sources.count - used)
  }
}

/// What α of a binary code is computed from; masses of different sources add up.
struct BinaryMass {
  /// Σ k (m − k) / (m − 1) over units, with k of m raters having the code.
  var disagreement = 0.0
  /// The number of judgements.
  var values = 0
  /// The number of judgements that the code is present.
  var present = 0

  /// α = 1 − (n − 1) D / (n₁ n₀).
  var alpha: Coefficient {
    guard values > 0 else { return .undefined(.noPairableUnits) }
    guard present > 0, present < values else { return .undefined(.noVariation) }
    return .value(
      1 - Double(values - 1) * disagreement / (Double(present) * Double(values - present)))
  }

  static func + (left: BinaryMass, right: BinaryMass) -> BinaryMass {
    BinaryMass(
      disagreement: left.disagreement + right.disagreement, values: left.values + right.values,
      present: left.present + right.present)
  }

  /// The interval around the α of several sources' masses.
  static func interval(_ sources: [BinaryMass]) -> JackknifeInterval {
    let total = sources.reduce(BinaryMass(), +)
    return JackknifeInterval(
      around: total.alpha,
      without: sources.map { source in
        BinaryMass(
          disagreement: total.disagreement - source.disagreement,
          values: total.values - source.values, present: total.present - source.present
        ).alpha
      })
  }
}
