internal import RealModule

/// A coefficient with what is known of its sampling error, where the units are the sample.
///
/// The error of a number without any is undefined, never 0: where all units count alike the
/// standard error is 0, and interval and p are undefined (`noSpread`).
package struct Estimate: Hashable, Sendable {
  /// The coefficient.
  package let coefficient: Coefficient
  /// The agreement that chance would give, where the coefficient corrects for it.
  package let chance: Double?
  /// The standard error.
  package let standardError: Coefficient
  /// The 95 % interval.
  package let interval: Interval
  /// The two-sided p for the hypothesis that the coefficient is 0.
  package let pValue: Coefficient

  /// The coefficient's value, if there is one.
  package var value: Double? { coefficient.value }
  /// Why there is no coefficient, if there is none.
  package var reason: UndefinedReason? { coefficient.reason }

  private init(
    _ coefficient: Coefficient, chance: Double?, standardError: Coefficient, interval: Interval,
    pValue: Coefficient
  ) {
    self.coefficient = coefficient
    self.chance = chance
    self.standardError = standardError
    self.interval = interval
    self.pValue = pValue
  }

  /// Neither coefficient nor error.
  static func undefined(_ reason: UndefinedReason) -> Estimate {
    Estimate(.undefined(reason), withoutError: reason)
  }

  /// A coefficient without an error.
  ///
  /// - Parameters:
  ///   - coefficient: The coefficient.
  ///   - chance: The agreement that chance would give.
  ///   - reason: Why there is no error; an undefined coefficient's own reason goes before it.
  package init(
    _ coefficient: Coefficient, chance: Double? = nil, withoutError reason: UndefinedReason
  ) {
    let reason = coefficient.reason ?? reason
    self.init(
      coefficient, chance: chance, standardError: .undefined(reason),
      interval: .undefined(reason), pValue: .undefined(reason))
  }

  /// A coefficient with an error that follows Student's t.
  ///
  /// - Parameters:
  ///   - value: The coefficient.
  ///   - chance: The agreement that chance would give.
  ///   - variance: The squared standard error.
  ///   - degrees: The degrees of freedom.
  ///   - lowest: What the interval's lower limit is cut to; the upper one is cut to 1.
  init(
    _ value: Double, chance: Double?, variance: Double, degrees: Int,
    lowest: Double = -.infinity
  ) {
    let error = Double.sqrt(max(0, variance))
    guard error > Self.noError else {
      self.init(
        .value(value), chance: chance, standardError: .value(0), interval: .undefined(.noSpread),
        pValue: .undefined(.noSpread))
      return
    }
    let reach = StudentT.quantile(0.975, degrees: degrees) * error
    self.init(
      .value(value), chance: chance, standardError: .value(error),
      interval: .value(max(lowest, value - reach)...max(min(1, value + reach), value)),
      pValue: .value(StudentT.twoSided(value / error, degrees: degrees)))
  }

  /// A coefficient with errors that are normal in large samples.
  ///
  /// - Parameters:
  ///   - value: The coefficient.
  ///   - chance: The agreement that chance would give.
  ///   - variance: The squared standard error.
  ///   - nullVariance: The same where the coefficient is in truth 0.
  init(_ value: Double, chance: Double, variance: Double, nullVariance: Double) {
    let error = Double.sqrt(max(0, variance))
    let nullError = Double.sqrt(max(0, nullVariance))
    let hasError = error > Self.noError
    let reach = 1.959_963_984_540_054 * error
    self.init(
      .value(value), chance: chance, standardError: .value(hasError ? error : 0),
      interval: hasError
        ? .value(value - reach...max(min(1, value + reach), value)) : .undefined(.noSpread),
      pValue: nullError > Self.noError
        ? .value(Double.erfc((value / nullError).magnitude / Double.sqrt(2)))
        : .undefined(.noSpread))
  }

  /// What rounding leaves of an error that is 0.
  private static let noError = 1e-12
}

/// Why something cannot be computed.
struct Undefined: Error {
  let reason: UndefinedReason
}
