package import Study

/// Two raters compared over all codes.
package struct PairSummary: Hashable, Sendable {
  /// One rater.
  package let first: Rater
  /// The other.
  package let second: Rater
  /// The number of sources that both finished.
  package let sources: Int
  /// The number of units in them.
  package let units: Int
  /// The mean of Cohen's κ over the codes where it has a value.
  package let kappa: Coefficient
  /// The mean of α of the two alone, over the codes where it has a value.
  package let alpha: Coefficient
  /// The number of codes where α has a value.
  package let codes: Int
  /// The number of codes where it has none.
  package let codesLeftOut: Int
}

extension AgreementReport {
  /// Every two raters that share units, compared over all codes.
  package var pairSummaries: [PairSummary] {
    guard let first = codes.first else { return [] }
    return first.pairs.indices.map { place in
      let pairs = codes.map { $0.pairs[place] }
      let alphas = pairs.map(\.alpha)
      let defined = alphas.count { $0.value != nil }
      return PairSummary(
        first: first.pairs[place].first, second: first.pairs[place].second,
        sources: first.pairs[place].sources, units: first.pairs[place].units,
        kappa: .mean(pairs.map(\.kappa), otherwise: .nothingDefined),
        alpha: .mean(alphas, otherwise: .nothingDefined), codes: defined,
        codesLeftOut: codes.count - defined)
    }
  }

  /// The mean, over the codes where both have a value, of how much α is above another report's.
  ///
  /// - Parameter other: A report on the same codes in the same order.
  /// - Returns: The mean difference.
  package func meanRise(from other: AgreementReport) -> Coefficient {
    let rises = zip(codes, other.codes).compactMap { here, there -> Double? in
      guard let alpha = here.alpha.value, let before = there.alpha.value else { return nil }
      return alpha - before
    }
    guard !rises.isEmpty else { return .undefined(.nothingDefined) }
    return .value(rises.reduce(0, +) / Double(rises.count))
  }
}

/// Agreement in one source.
package struct SourceAgreement: Hashable, Sendable {
  /// The source.
  package let source: SourceID
  /// The report on it alone.
  package let report: AgreementReport
}

/// Agreement without one rater.
package struct RaterLeftOut: Hashable, Sendable {
  /// The rater left out.
  package let rater: Rater
  /// The report on the others.
  package let report: AgreementReport
}

/// Agreement in some sources that follow each other, and in all up to them.
package struct AgreementPeriod: Hashable, Sendable {
  /// The sources, in order.
  package let sources: [SourceID]
  /// The report on them alone.
  package let own: AgreementReport
  /// The report on them and all before.
  package let soFar: AgreementReport
}

extension AgreementInput {
  /// Each source that two raters finished and that has units, by itself.
  ///
  /// - Throws: `AgreementError.tooManyRaters` where more than 64 raters finished a source.
  package func bySource() throws(AgreementError) -> [SourceAgreement] {
    var result: [SourceAgreement] = []
    for source in sources where Set(source.raters).count >= 2 {
      let report = try AgreementReport(with(sources: [source]))
      if report.units > 0 { result.append(SourceAgreement(source: source.id, report: report)) }
    }
    return result
  }

  /// All sources without one rater after the other.
  ///
  /// - Throws: `AgreementError.tooManyRaters` where more than 64 raters finished a source.
  package func leavingOut() throws(AgreementError) -> [RaterLeftOut] {
    var result: [RaterLeftOut] = []
    for rater in AgreementLayout(self).raters {
      let others = sources.map { source in
        AgreementSource(
          id: source.id, units: source.units, content: source.content,
          raters: source.raters.filter { $0 != rater },
          codings: source.codings.filter { $0.rater != rater }, unitsOutside: source.unitsOutside)
      }
      result.append(
        RaterLeftOut(rater: rater, report: try AgreementReport(with(sources: others))))
    }
    return result
  }

  /// The sources that two raters finished, cut into parts of about as many sources each.
  ///
  /// - Parameters:
  ///   - order: The sources from the first finished to the last; others are left out.
  ///   - parts: At most so many parts.
  /// - Returns: Each part by itself and with all before it.
  /// - Throws: `AgreementError.tooManyRaters` where more than 64 raters finished a source.
  package func periods(
    in order: [SourceID], parts: Int
  ) throws(AgreementError) -> [AgreementPeriod] {
    let byID = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ordered = order.compactMap { byID[$0] }.filter { Set($0.raters).count >= 2 }
    let count = min(parts, ordered.count)
    var result: [AgreementPeriod] = []
    for part in 0..<count {
      let start = ordered.count * part / count
      let end = ordered.count * (part + 1) / count
      result.append(
        AgreementPeriod(
          sources: ordered[start..<end].map(\.id),
          own: try AgreementReport(with(sources: Array(ordered[start..<end]))),
          soFar: try AgreementReport(with(sources: Array(ordered[..<end])))))
    }
    return result
  }
}
