package import Analysis

/// What may be concluded from a code's α, by Krippendorff's limits 0.667 and 0.800 (2004).
package enum AgreementStatus: String, Hashable, Sendable, CaseIterable {
  /// α is at least 0.800.
  case reliable
  /// α is at least 0.667: enough for tentative conclusions.
  case tentative
  /// α is below 0.667.
  case low
  /// The interval holds a limit, so that the sources at hand cannot tell.
  case undecided
  /// Fewer than eight sources, or fewer than three with the code.
  case tooFewSources = "too-few-sources"
  /// α has no value.
  case undefined

  /// The limit for tentative conclusions.
  static let tentativeLimit = 0.667
  /// The limit for reliability.
  static let reliableLimit = 0.8

  /// Judges a code.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - sources: The number of sources that count.
  package init(_ code: CodeAgreement, sources: Int) {
    guard let alpha = code.alpha.value else {
      self = .undefined
      return
    }
    guard sources >= 8, code.sourcesWithCode >= 3, case .value(let bounds) = code.interval.bounds
    else {
      self = .tooFewSources
      return
    }
    let limits = [Self.tentativeLimit, Self.reliableLimit]
    if limits.contains(where: { bounds.lowerBound < $0 && $0 <= bounds.upperBound }) {
      self = .undecided
    } else if alpha >= Self.reliableLimit {
      self = .reliable
    } else {
      self = alpha >= Self.tentativeLimit ? .tentative : .low
    }
  }
}
