package import Analysis

/// What a reader must know of a code's numbers before believing them.
package enum AgreementWarning: String, Hashable, Sendable, CaseIterable {
  /// There is a value and no interval: fewer than three sources.
  case noInterval = "no-interval"
  /// The code varies in one source alone, and the interval is narrower than it should be.
  case oneSource = "varies-in-one-source"
  /// The code is on fewer than 5 % of what was judged.
  case rare
  /// The code is on more than 95 % of what was judged.
  case everywhere
  /// AC1 lies more than 0.2 above α: most is uncoded, and that is what is agreed on.
  case uncoded = "agreement-on-uncoded"
  /// A coder has the code on more than twice as many units as another who judged as many.
  case unevenUse = "uneven-use"

  /// The warnings on a code.
  package static func all(on code: CodeAgreement) -> [AgreementWarning] {
    allCases.filter { $0.holds(of: code) }
  }

  private func holds(of code: CodeAgreement) -> Bool {
    switch self {
    case .noInterval:
      code.alpha.value != nil && code.interval.bounds.limits == nil
    case .oneSource:
      code.interval.bounds.limits != nil && code.interval.sourcesSkipped > 0
    case .rare:
      code.share.value.map { $0 > 0 && $0 < 0.05 } ?? false
    case .everywhere:
      code.share.value.map { $0 > 0.95 } ?? false
    case .uncoded:
      (code.ac1.value ?? 0) - (code.alpha.value ?? 1) > 0.2
    case .unevenUse:
      code.pairs.contains { pair in
        let first = pair.n11 + pair.n10
        let second = pair.n11 + pair.n01
        return max(first, second) >= 10 && max(first, second) > 2 * min(first, second)
      }
    }
  }
}

extension Interval {
  /// Both limits, where there are any.
  package var limits: ClosedRange<Double>? {
    if case .value(let limits) = self { limits } else { nil }
  }
}
