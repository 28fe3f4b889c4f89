internal import RealModule

/// Two codes by units: how many have both, the one, the other, and neither.
///
/// Each coder's judgement of a unit is one observation, so that the four always add up; with one
/// coder for each source, or a consensus, observations are units.
package struct PairTable: Hashable, Sendable {
  /// The units with both.
  package let n11: Int
  /// The units with the first alone.
  package let n10: Int
  /// The units with the second alone.
  package let n01: Int
  /// The units with neither.
  package let n00: Int

  /// Makes a table of its cells, none of them negative.
  package init(n11: Int, n10: Int, n01: Int, n00: Int) {
    self.n11 = n11
    self.n10 = n10
    self.n01 = n01
    self.n00 = n00
  }

  /// The number of units.
  package var units: Int { n11 + n10 + n01 + n00 }
  /// The units with the first.
  package var first: Int { n11 + n10 }
  /// The units with the second.
  package var second: Int { n11 + n01 }

  /// How often they would be together if the one were independent of the other.
  package var expected: Coefficient {
    units == 0
      ? .undefined(.noPairableUnits)
      : .value(Double(first) * Double(second) / Double(units))
  }

  /// p₁₁ / (p₁ p₂): together so many times as often as independence would have it.
  package var lift: Coefficient {
    if let reason = whyUnused { return .undefined(reason) }
    return .value(Double(n11) * Double(units) / (Double(first) * Double(second)))
  }

  /// Pointwise mutual information in bits, log₂ of the lift; undefined if never together.
  package var pmi: Coefficient {
    switch lift {
    case .undefined: lift
    case .value(let lift): n11 == 0 ? .undefined(.neverTogether) : .value(.log2(lift))
    }
  }

  /// PMI / −log₂ p₁₁, from −1 to 1 (Bouma 2009); undefined if never or always together.
  package var npmi: Coefficient {
    guard case .value(let pmi) = pmi else { return self.pmi }
    guard n11 < units else { return .undefined(.noVariation) }
    return .value(pmi / -Double.log2(Double(n11) / Double(units)))
  }

  /// Pearson's χ² with one degree of freedom, without continuity correction.
  package var chiSquare: Coefficient {
    phi.squared(times: Double(units))
  }

  /// The probability of so large a χ², or a larger one, under independence.
  package var chiSquareP: Coefficient { chiSquare.tail }

  /// The likelihood ratio statistic, 2 Σ O ln(O / E), with one degree of freedom.
  package var g: Coefficient {
    if let reason = whyConstant { return .undefined(reason) }
    let all = Double(units)
    let cells = [
      (n11, first, second), (n10, first, units - second), (n01, units - first, second),
      (n00, units - first, units - second),
    ]
    let sum = cells.reduce(0.0) { sum, cell in
      guard cell.0 > 0 else { return sum }
      let observed = Double(cell.0)
      return sum + observed * .log(observed * all / (Double(cell.1) * Double(cell.2)))
    }
    return .value(max(0, 2 * sum))
  }

  /// The probability of so large a G, or a larger one, under independence.
  package var gP: Coefficient { g.tail }

  /// φ, the correlation of having the one with having the other.
  package var phi: Coefficient {
    if let reason = whyConstant { return .undefined(reason) }
    let product = Double(n11) * Double(n00) - Double(n10) * Double(n01)
    let margins =
      Double(first).squareRoot() * Double(second).squareRoot()
      * Double(units - first).squareRoot() * Double(units - second).squareRoot()
    return .value(product / margins)
  }

  /// Fisher's exact probability, two-sided: that of all tables with the same margins that are no
  /// likelier than this one, within 10⁻⁷ of its probability, as in R.
  package var fisherP: Coefficient {
    units == 0
      ? .undefined(.noPairableUnits)
      : .value(
        Hypergeometric(drawn: min(first, second), marked: max(first, second), of: units)
          .twoSided(n11))
  }

  private var whyUnused: UndefinedReason? {
    units == 0 ? .noPairableUnits : first == 0 || second == 0 ? .codeUnused : nil
  }

  /// Why nothing can vary together: a code that no unit has, or every one.
  private var whyConstant: UndefinedReason? {
    whyUnused ?? (first == units || second == units ? .noVariation : nil)
  }
}

extension Coefficient {
  /// The square, times a number.
  fileprivate func squared(times factor: Double) -> Coefficient {
    switch self {
    case .value(let value): .value(factor * value * value)
    case .undefined: self
    }
  }

  /// The probability that a χ² variable with one degree of freedom is at least so large.
  fileprivate var tail: Coefficient {
    switch self {
    case .value(let value): .value(.erfc((value / 2).squareRoot()))
    case .undefined: self
    }
  }
}

/// How many of those drawn without replacement are marked.
struct Hypergeometric {
  /// How many are drawn.
  let drawn: Int
  /// How many of all are marked.
  let marked: Int
  /// How many there are.
  let of: Int

  /// The probability of every number of marked ones that is no likelier than the one given.
  ///
  /// Probabilities are taken relative to the mode's, from which each follows from its neighbour;
  /// those too small to matter end the walk.
  func twoSided(_ observed: Int) -> Double {
    let least = max(0, drawn + marked - of)
    let most = min(drawn, marked)
    let mode = min(most, max(least, (drawn + 1) * (marked + 1) / (of + 2)))
    var relative = [Double](repeating: 0, count: most - least + 1)
    relative[mode - least] = 1
    if mode < most {
      for number in mode + 1...most {
        let value = relative[number - 1 - least] * step(to: number)
        if value == 0 { break }
        relative[number - least] = value
      }
    }
    var number = mode
    while number > least {
      let value = relative[number - least] / step(to: number)
      if value == 0 { break }
      number -= 1
      relative[number - least] = value
    }
    let limit = relative[observed - least] * (1 + 1e-7)
    guard limit > 0 else { return tiny(observed, least: least, most: most, mode: mode) }
    var all = 0.0
    var unlikely = 0.0
    for value in relative.sorted() {
      all += value
      if value <= limit { unlikely += value }
    }
    return min(1, unlikely / all)
  }

  /// P(number) / P(number − 1).
  private func step(to number: Int) -> Double {
    Double(drawn - number + 1) * Double(marked - number + 1)
      / (Double(number) * Double(of - drawn - marked + number))
  }

  /// The probability where it is below what a ratio to the mode can hold.
  ///
  /// Beyond so unlikely a number each further one is less likely by a large factor; the sum over
  /// both tails is taken from the logarithm of the observed one.
  private func tiny(_ observed: Int, least: Int, most: Int, mode: Int) -> Double {
    let logarithm = logProbability(observed)
    var sum = 0.0
    for number in least...most {
      let ratio = logProbability(number) - logarithm
      if ratio <= 1e-7 { sum += Double.exp(ratio) }
    }
    return Double.exp(logarithm + .log(sum))
  }

  private func logProbability(_ number: Int) -> Double {
    logChoose(marked, number) + logChoose(of - marked, drawn - number) - logChoose(of, drawn)
  }

  private func logChoose(_ all: Int, _ chosen: Int) -> Double {
    .logGamma(Double(all + 1)) - .logGamma(Double(chosen + 1))
      - .logGamma(Double(all - chosen + 1))
  }
}
