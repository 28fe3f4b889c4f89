package import Analysis
internal import Study

extension SpanReports {
  /// uα of each group and code with its interval, in the order of the table.
  package func forestPlot(_ report: UnitizingReport) -> ForestPlot {
    let (groups, codes) = inOrder(report)
    return ForestPlot(
      title: words.unitizing,
      caption: words.unitizingRule + [scopeLine] + words.restrictions(scope, unitsOutside: nil)
        + words.state(scope, sources: report.scope.sources.count, names: names)
        + [words.figureMaterial(report.scope), words.interval(.sources)],
      axis: "uα",
      thresholds: [AgreementStatus.tentativeLimit, AgreementStatus.reliableLimit],
      rows: groups.map { row($0, label: CodePath([title($0.group)])) }
        + codes.map { row($0, label: names.codebook.path(of: $0.values[0].code)) })
  }

  private func row(_ group: GroupAgreement, label: CodePath) -> ForestPlot.Row {
    let bounds = group.alpha.interval.bounds.limits
    return ForestPlot.Row(
      label: label, value: group.alpha.value.value, low: bounds?.lowerBound,
      high: bounds?.upperBound,
      note: group.alpha.value.reason.map { words.name(of: $0) } ?? note(group))
  }
}

extension Wording {
  /// How much was compared, in one line under a figure.
  func figureMaterial(_ scope: ComparisonScope) -> String {
    let coders = count(
      scope.raters.count, pick("koder", "kodar", "coder"), pick("kodere", "kodarar", "coders"))
    return "\(coders), \(sourceCount(scope.sources.count)), \(characterCount(scope.scalars))."
  }
}
