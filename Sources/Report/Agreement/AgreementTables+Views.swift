package import Analysis
package import Study

extension AgreementTables {
  /// One row per source, those first that contribute most to disagreement.
  package func bySource(_ entries: [SourceAgreement], of whole: AgreementReport) -> Table {
    let rows = entries.enumerated().sorted {
      (Self.disagreement($1.element.report), $0.offset)
        < (Self.disagreement($0.element.report), $1.offset)
    }.map { _, entry in
      let report = entry.report
      let worst = Self.ordered(report.codes).first { $0.disagreement > 0 }
      return Table.Row(
        [
          .text(names.source(entry.source)), .integer(report.units),
          .list(report.raters.map { names.title($0.rater, words) }),
        ] + summary(report.overall, codes: report.codes.count)
          + [
            .number(Self.disagreement(report)), Table.Cell(worst.map { names.path($0.code) }),
          ])
    }
    return view(
      words.agreementBySource, whole,
      columns: [
        Table.Column("source", words.source), Table.Column("units", words.units, .integer),
        Table.Column("coders", words.coders),
      ] + summaryColumns + [
        Table.Column("disagreement", words.disagreement, .decimal(1)),
        Table.Column("most_disputed", words.mostDisputed),
      ], rows: rows, remarks: [words.disagreementLegend])
  }

  /// One row per pair of raters, over all codes.
  package func byPair(_ report: AgreementReport) -> Table {
    view(
      words.agreementByPair, report,
      columns: [
        Table.Column("first", words.firstCoder), Table.Column("second", words.secondCoder),
        Table.Column("sources", words.sources, .integer),
        Table.Column("units", words.units, .integer),
        Table.Column("kappa", words.meanKappa, .decimal(3)),
        Table.Column("alpha", words.meanAlpha, .decimal(3)),
        Table.Column("codes", words.codesWithValue, .integer),
        Table.Column("codes_left_out", words.codesWithout, .integer),
      ],
      rows: report.pairSummaries.map { pair in
        Table.Row([
          .text(names.title(pair.first, words)), .text(names.title(pair.second, words)),
          .integer(pair.sources), .integer(pair.units), cell(pair.kappa), cell(pair.alpha),
          .integer(pair.codes), .integer(pair.codesLeftOut),
        ])
      }, remarks: [words.meansOverCodes])
  }

  /// Raters against raters: mean κ below the diagonal, mean α above it.
  package func pairMatrix(_ report: AgreementReport) -> Table {
    let raters = report.raters.map(\.rater)
    let pairs = report.pairSummaries
    let rows = raters.enumerated().map { row, rater in
      Table.Row(
        [.text(names.title(rater, words))]
          + raters.enumerated().map { column, other -> Table.Cell in
            if row == column { return .missing("·") }
            let pair = pairs.first {
              ($0.first == rater && $0.second == other)
                || ($0.first == other && $0.second == rater)
            }
            guard let pair else { return .missing("–") }
            return cell(row > column ? pair.kappa : pair.alpha)
          })
    }
    return view(
      words.agreementByPair, report,
      columns: [Table.Column("coder", words.coders)]
        + raters.map { Table.Column(names.key($0), names.title($0, words), .decimal(3)) },
      rows: rows, remarks: [words.matrixLegend, words.meansOverCodes])
  }

  /// One row per rater: agreement among the others.
  package func byRater(_ entries: [RaterLeftOut], of whole: AgreementReport) -> Table {
    view(
      words.agreementWithout, whole,
      columns: [
        Table.Column("without", words.without), Table.Column("sources", words.sources, .integer),
        Table.Column("units", words.units, .integer),
      ] + summaryColumns + [Table.Column("change", words.meanChange, .decimal(3))],
      rows: entries.map { entry in
        Table.Row(
          [
            .text(names.title(entry.rater, words)), .integer(entry.report.sources.count),
            .integer(entry.report.units),
          ] + summary(entry.report.overall, codes: entry.report.codes.count)
            + [cell(entry.report.meanRise(from: whole))])
      }, remarks: [words.changeLegend])
  }

  /// One row per period: agreement in its sources, and in all up to its end.
  ///
  /// - Parameters:
  ///   - periods: The periods.
  ///   - whole: Agreement in all of them.
  ///   - sealedAt: When each source was finished, in UTC.
  /// - Returns: The table.
  package func byPeriod(
    _ periods: [AgreementPeriod], of whole: AgreementReport, sealedAt: [SourceID: String]
  ) -> Table {
    let rows = periods.enumerated().map { number, period in
      let days = period.sources.compactMap { sealedAt[$0].map { String($0.prefix(10)) } }
      return Table.Row(
        [
          .integer(number + 1), Table.Cell(days.min()), Table.Cell(days.max()),
          .list(period.sources.map(names.source)), .integer(period.own.units),
        ] + summary(period.own.overall, codes: period.own.codes.count)
          + [cell(period.soFar.overall.median), cell(period.soFar.overall.setAlpha)])
    }
    return view(
      words.agreementOverTime, whole,
      columns: [
        Table.Column("period", words.period, .integer), Table.Column("from", words.fromDay),
        Table.Column("to", words.toDay), Table.Column("sources", words.sources),
        Table.Column("units", words.units, .integer),
      ] + summaryColumns + [
        Table.Column("median_so_far", words.medianSoFar, .decimal(3)),
        Table.Column("set_alpha_masi_so_far", words.setAlphaSoFar, .decimal(3)),
      ], rows: rows, remarks: [words.periodLegend])
  }

  private static func disagreement(_ report: AgreementReport) -> Double {
    report.codes.reduce(0) { $0 + $1.disagreement }
  }

  private var summaryColumns: [Table.Column] {
    [
      Table.Column("median", words.medianAlpha, .decimal(3)),
      Table.Column("lowest", words.lowestAlpha, .decimal(3)),
      Table.Column("highest", words.highestAlpha, .decimal(3)),
      Table.Column("codes", words.codesWithValue, .integer),
      Table.Column("codes_left_out", words.codesWithout, .integer),
      Table.Column("set_alpha_masi", words.setAlpha, .decimal(3)),
    ]
  }

  private func summary(_ overall: OverallAgreement, codes: Int) -> [Table.Cell] {
    [cell(overall.median)] + cells(overall.range)
      + [
        .integer(codes - overall.codesLeftOut), .integer(overall.codesLeftOut),
        cell(overall.setAlpha),
      ]
  }

  /// A table under the notes that every view of a report has.
  func view(
    _ title: String, _ report: AgreementReport, columns: [Table.Column], rows: [Table.Row],
    remarks: [String]
  ) -> Table {
    Table(title: title, notes: notes(report), columns: columns, rows: rows, remarks: remarks)
  }
}
