package import Analysis
internal import Study

extension AgreementTables {
  /// α of each code with its interval, in the order of the table by code.
  package func forestPlot(
    _ report: AgreementReport, where shown: (CodeAgreement) -> Bool
  ) -> ForestPlot {
    ForestPlot(
      title: words.agreement,
      caption: words.scope(of: report, scope)
        + words.restrictions(scope, unitsOutside: report.unitsOutside)
        + [words.figureMaterial(report), words.interval(scope.interval)],
      axis: "Krippendorff α",
      thresholds: [AgreementStatus.tentativeLimit, AgreementStatus.reliableLimit],
      rows: Self.ordered(report.codes).filter(shown).map { code in
        let bounds =
          (scope.interval == .sources ? code.interval.bounds : code.unitInterval).limits
        let status = AgreementStatus(code, sources: report.sources.count)
        return ForestPlot.Row(
          label: names.codebook.path(of: code.code), value: code.alpha.value,
          low: bounds?.lowerBound, high: bounds?.upperBound,
          note: code.alpha.reason.map { words.name(of: $0) } ?? words.name(of: status))
      })
  }

  /// The median of α in all sources up to the end of each period where it has a value.
  package func curve(_ periods: [AgreementPeriod], of whole: AgreementReport) -> CurveChart {
    CurveChart(
      title: words.agreementOverTime,
      caption: words.scope(of: whole, scope)
        + words.restrictions(scope, unitsOutside: whole.unitsOutside)
        + [words.figureMaterial(whole), words.periodLegend],
      xAxis: words.period, yAxis: words.medianSoFar,
      points: periods.enumerated().compactMap { number, period in
        period.soFar.overall.median.value.map {
          CurveChart.Point(label: "\(number + 1)", value: $0, low: nil, high: nil)
        }
      })
  }
}

extension Wording {
  /// How much was measured, in one line under a figure.
  func figureMaterial(_ report: AgreementReport) -> String {
    let coders = count(
      report.raters.count, pick("koder", "kodar", "coder"), pick("kodere", "kodarar", "coders"))
    return "\(coders), \(sourceCount(report.sources.count)), \(unitCount(report.units))."
  }
}
