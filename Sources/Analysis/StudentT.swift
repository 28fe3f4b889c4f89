internal import RealModule

/// Student's t distribution.
enum StudentT {
  /// The t below which the given share of the distribution lies.
  ///
  /// - Parameters:
  ///   - probability: From one half to below 1.
  ///   - degrees: Degrees of freedom, at least 1.
  /// - Returns: The quantile, from 0.
  static func quantile(_ probability: Double, degrees: Int) -> Double {
    var high = 1.0
    while cumulative(high, degrees: degrees) < probability { high *= 2 }
    var low = 0.0
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      if cumulative(middle, degrees: degrees) < probability { low = middle } else { high = middle }
    }
  }

  /// The share of the distribution that lies below `t`, for `t` from 0.
  static func cumulative(_ t: Double, degrees: Int) -> Double {
    let freedom = Double(degrees)
    return 1 - incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
  }

  /// The share of the distribution that lies farther from 0 than `t`, on either side.
  static func twoSided(_ t: Double, degrees: Int) -> Double {
    let freedom = Double(degrees)
    return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
  }

  /// The regularised incomplete beta function I_x(a, b).
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The continued fraction converges fast below the mean; above it, use the symmetry.
    guard x <= (a + 1) / (a + b + 2) else { return 1 - incompleteBeta(1 - x, b, a) }
    let logarithm =
      Double.logGamma(a + b) - Double.logGamma(a) - Double.logGamma(b)
      + a * Double.log(x) + b * Double.log(onePlus: -x)
    return Double.exp(logarithm) * betaFraction(x, a, b) / a
  }

  /// The continued fraction of the incomplete beta function, by Lentz's method.
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      result *= c * d
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      let change = c * d
      result *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return result
  }
}
