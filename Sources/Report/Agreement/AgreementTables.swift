package import Analysis
internal import Study

/// An agreement report as rows and columns.
package struct AgreementTables: Sendable {
  let words: Wording
  let names: ReportNames
  private let scope: AgreementScope

  /// Chooses language and names.
  package init(_ words: Wording, names: ReportNames, scope: AgreementScope) {
    self.words = words
    self.names = names
    self.scope = scope
  }

  /// One row per code, those first that contribute most to disagreement.
  package func byCode(_ report: AgreementReport) -> Table {
    let raters = report.raters.map(\.rater)
    let columns =
      [
        Table.Column("code", words.code), Table.Column("alpha", "α", .decimal(3)),
        Table.Column("alpha_low", words.intervalFrom, .decimal(3)),
        Table.Column("alpha_high", words.intervalTo, .decimal(3)),
        Table.Column("status", words.status),
        Table.Column("percent", words.percentAgreement, .percent(1)),
        Table.Column("kappa", words.meanKappa, .decimal(3)),
        Table.Column("f1", words.meanF1, .decimal(3)),
        Table.Column("ac1", "AC1", .decimal(3)),
        Table.Column("units", words.units, .integer),
      ]
      + raters.map {
        Table.Column("with_code:\(names.key($0))", names.title($0, words), .integer)
      }
      + [
        Table.Column("sources_with_code", words.sources, .integer),
        Table.Column("note", words.note),
      ]
    let ordered = report.codes.enumerated().sorted {
      ($1.element.disagreement, $0.offset) < ($0.element.disagreement, $1.offset)
    }
    return Table(
      title: words.agreement, notes: notes(report), columns: columns,
      rows: ordered.map { row($0.element, raters, sources: report.sources.count) },
      remarks: words.agreementLegend(raterColumns: !raters.isEmpty))
  }

  /// One row per code and pair of raters, with the four counts that all else follows from.
  package func byPair(_ report: AgreementReport) -> Table {
    let columns = [
      Table.Column("code", words.code), Table.Column("first", words.firstCoder),
      Table.Column("second", words.secondCoder),
      Table.Column("sources", words.sources, .integer),
      Table.Column("units", words.units, .integer),
      Table.Column("n11", words.both, .integer), Table.Column("n10", words.onlyFirst, .integer),
      Table.Column("n01", words.onlySecond, .integer),
      Table.Column("n00", words.neither, .integer),
      Table.Column("percent", words.percentAgreement, .percent(1)),
      Table.Column("kappa", "κ", .decimal(3)), Table.Column("scott_pi", "π", .decimal(3)),
      Table.Column("f1", "F1", .decimal(3)), Table.Column("jaccard", "Jaccard", .decimal(3)),
    ]
    let rows = report.codes.flatMap { code in
      code.pairs.map { pair in
        Table.Row([
          .text(names.path(code.code)), .text(names.title(pair.first, words)),
          .text(names.title(pair.second, words)), .integer(pair.sources), .integer(pair.units),
          .integer(pair.n11), .integer(pair.n10), .integer(pair.n01), .integer(pair.n00),
          cell(pair.percent), cell(pair.kappa), cell(pair.scottPi), cell(pair.f1),
          cell(pair.jaccard),
        ])
      }
    }
    return Table(
      title: words.agreementByPair, notes: notes(report), columns: columns, rows: rows)
  }

  private func row(_ code: CodeAgreement, _ raters: [Rater], sources: Int) -> Table.Row {
    let status = AgreementStatus(code, sources: sources)
    let present = Dictionary(
      code.prevalence.map { ($0.rater, $0.present) }, uniquingKeysWith: { first, _ in first })
    return Table.Row(
      [.text(names.path(code.code)), cell(code.alpha)] + interval(code.interval)
        + [
          .text(words.name(of: status)), cell(code.percent), mean(code.pairs.map(\.kappa)),
          mean(code.pairs.map(\.f1)), cell(code.ac1), .integer(code.units),
        ]
        + raters.map { rater in
          present[rater].map { .integer($0) } ?? .missing("–")
        }
        + [
          .integer(code.sourcesWithCode), .text(words.warnings(on: code).joined(separator: "; ")),
        ])
  }

  private func interval(_ interval: JackknifeInterval) -> [Table.Cell] {
    guard case .value(let bounds) = interval.bounds else { return [.missing("–"), .missing("–")] }
    return [.number(bounds.lowerBound), .number(bounds.upperBound)]
  }

  private func cell(_ coefficient: Coefficient) -> Table.Cell {
    switch coefficient {
    case .value(let value): .number(value)
    case .undefined(let reason): .missing(words.name(of: reason))
    }
  }

  /// The mean of those that have a value.
  private func mean(_ coefficients: [Coefficient]) -> Table.Cell {
    let values = coefficients.compactMap(\.value)
    if values.isEmpty {
      return .missing(words.name(of: coefficients.first?.reason ?? .oneCoder))
    }
    return .number(values.reduce(0, +) / Double(values.count))
  }

  private func notes(_ report: AgreementReport) -> [String] {
    var notes = words.scope(of: report, scope)
    notes += report.raters.map { rater in
      "\(names.title(rater.rater, words)): \(words.judged(rater.sources, rater.units))"
    }
    notes.append(words.counted(report.sources.map(names.source)))
    notes += words.leftOut(report, names: names)
    notes.append(words.overall(report.overall, codes: report.codes.count))
    return notes
  }
}
