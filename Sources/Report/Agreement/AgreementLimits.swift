package import Analysis

/// The least agreement that a script demands of every code.
package struct AgreementLimits: Hashable, Sendable {
  private let point: Double?
  private let lower: Double?

  /// Sets limits.
  ///
  /// - Parameters:
  ///   - point: The least α itself; nil for no such limit.
  ///   - lower: The least lower end of its interval over sources; nil for no such limit.
  package init(point: Double?, lower: Double?) {
    self.point = point
    self.lower = lower
  }

  /// What fails, code by code; what has no value fails with its reason.
  package func failures(_ codes: [CodeAgreement], names: ReportNames, _ words: Wording) -> [String]
  {
    let number = { (value: Double) in
      NumberFormat.people(words.language).decimal(value, digits: 3)
    }
    return codes.flatMap { code -> [String] in
      let path = names.path(code.code)
      var failures: [String] = []
      if let point {
        switch code.alpha {
        case .value(let alpha) where alpha < point: failures.append("\(path): α \(number(alpha))")
        case .undefined(let reason): failures.append("\(path): α – (\(words.name(of: reason)))")
        case .value: break
        }
      }
      if let lower {
        switch code.interval.bounds {
        case .value(let bounds) where bounds.lowerBound < lower:
          failures.append("\(path): \(words.intervalFrom) \(number(bounds.lowerBound))")
        case .undefined(let reason):
          failures.append("\(path): \(words.intervalFrom) – (\(words.name(of: reason)))")
        case .value: break
        }
      }
      return failures
    }
  }
}
