package import Analysis
internal import Study

/// An agreement report as rows and columns.
package struct AgreementTables: Sendable {
  let words: Wording
  let names: ReportNames
  let scope: AgreementScope

  /// Chooses language and names.
  package init(_ words: Wording, names: ReportNames, scope: AgreementScope) {
    self.words = words
    self.names = names
    self.scope = scope
  }

  /// What a row of the table by code is about, as machines read it.
  package enum RowKind: String, Sendable {
    /// A code.
    case code
    /// A code counted together with those below it.
    case rollUp = "roll-up"
  }

  /// One row per code, those first that contribute most to disagreement; below them, in the same
  /// order, codes counted together with those below them.
  ///
  /// - Parameters:
  ///   - report: Agreement at the unit that was asked for.
  ///   - characters: The same at the unit `character`, where its α is to stand beside the other.
  ///   - shown: Which codes get a row; all that is said above the table is about every code.
  /// - Returns: The table.
  package func byCode(
    _ report: AgreementReport, characters: AgreementReport? = nil,
    where shown: (CodeAgreement) -> Bool = { _ in true }
  ) -> Table {
    let raters = report.raters.map(\.rater)
    let beside = report.unit == .character ? nil : characters
    let columns =
      [
        Table.Column("code", words.code), Table.Column("alpha", "α", .decimal(3)),
        Table.Column("alpha_low", words.intervalFrom, .decimal(3)),
        Table.Column("alpha_high", words.intervalTo, .decimal(3)),
      ]
      + (beside == nil
        ? [] : [Table.Column("alpha_character", words.alphaOfCharacters, .decimal(3))])
      + [
        Table.Column("status", words.status),
        Table.Column("percent", words.percentAgreement, .percent(1)),
        Table.Column("kappa", words.meanKappa, .decimal(3)),
        Table.Column("f1", words.meanF1, .decimal(3)),
        Table.Column("ac1", "AC1", .decimal(3)),
        Table.Column("prevalence_index", words.prevalenceIndex, .decimal(3)),
        Table.Column("bias_index", words.biasIndex, .decimal(3)),
        Table.Column("units", words.units, .integer),
      ]
      + raters.map {
        Table.Column("with_code:\(names.key($0))", names.title($0, words), .integer)
      }
      + [
        Table.Column("sources_with_code", words.sources, .integer),
        Table.Column("row", words.row), Table.Column("note", words.note),
      ]
    let codes = Self.ordered(report.codes).filter(shown)
    let rollUps = Self.ordered(report.rollUps).filter(shown)
    let rows = [(RowKind.code, codes, beside?.codes), (.rollUp, rollUps, beside?.rollUps)]
      .flatMap { kind, codes, characters in
        let alphas = characters.map { list in
          Dictionary(list.map { ($0.code, $0.alpha) }, uniquingKeysWith: { first, _ in first })
        }
        return codes.map { code in
          row(
            code, kind, raters, sources: report.sources.count, besides: alphas.map { $0[code.code] }
          )
        }
      }
    return Table(
      title: words.agreement, notes: notes(report), columns: columns, rows: rows,
      remarks: words.warnings(on: codes, names: names)
        + words.agreementLegend(
          raterColumns: !raters.isEmpty, rollUps: !rollUps.isEmpty, interval: scope.interval))
  }

  /// Codes in the order of their contribution to disagreement, else as they were.
  static func ordered(_ codes: [CodeAgreement]) -> [CodeAgreement] {
    codes.enumerated().sorted {
      ($1.element.disagreement, $0.offset) < ($0.element.disagreement, $1.offset)
    }.map(\.element)
  }

  /// One row per code and pair of raters, with the four counts that all else follows from.
  package func byCodeAndPair(
    _ report: AgreementReport, where shown: (CodeAgreement) -> Bool = { _ in true }
  ) -> Table {
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
      Table.Column("alpha", "α", .decimal(3)),
    ]
    let rows = report.codes.filter(shown).flatMap { code in
      code.pairs.map { pair in
        Table.Row([
          .text(names.path(code.code)), .text(names.title(pair.first, words)),
          .text(names.title(pair.second, words)), .integer(pair.sources), .integer(pair.units),
          .integer(pair.n11), .integer(pair.n10), .integer(pair.n01), .integer(pair.n00),
          cell(pair.percent), cell(pair.kappa), cell(pair.scottPi), cell(pair.f1),
          cell(pair.jaccard), cell(pair.alpha),
        ])
      }
    }
    return Table(
      title: words.agreementByPair, notes: notes(report), columns: columns, rows: rows)
  }

  private func row(
    _ code: CodeAgreement, _ kind: RowKind, _ raters: [Rater], sources: Int,
    besides character: Coefficient??
  ) -> Table.Row {
    let status = AgreementStatus(code, sources: sources)
    let present = Dictionary(
      code.prevalence.map { ($0.rater, $0.present) }, uniquingKeysWith: { first, _ in first })
    let shownInterval = scope.interval == .sources ? code.interval.bounds : code.unitInterval
    var cells = [.text(names.path(code.code)), cell(code.alpha)] + self.cells(shownInterval)
    if let character { cells.append(character.map(cell) ?? .missing("–")) }
    cells += [
      .text(words.name(of: status)), cell(code.percent), cell(code.meanKappa),
      cell(code.mean(\.f1)), cell(code.ac1), cell(code.mean(\.prevalenceIndex)),
      cell(code.mean(\.biasIndex)), .integer(code.units),
    ]
    cells += raters.map { rater in present[rater].map { .integer($0) } ?? .missing("–") }
    cells += [
      .integer(code.sourcesWithCode), .text(kind.rawValue),
      .text(words.warnings(on: code, interval: scope.interval).joined(separator: "; ")),
    ]
    return Table.Row(cells)
  }

  /// Both limits of an interval.
  func cells(_ interval: Interval) -> [Table.Cell] {
    guard let bounds = interval.limits else { return [.missing("–"), .missing("–")] }
    return [.number(bounds.lowerBound), .number(bounds.upperBound)]
  }

  /// A coefficient, or why it has no value.
  func cell(_ coefficient: Coefficient) -> Table.Cell {
    switch coefficient {
    case .value(let value): .number(value)
    case .undefined(let reason): .missing(words.name(of: reason))
    }
  }

  /// What was measured, on what, by whom, and what is not in the numbers.
  func notes(_ report: AgreementReport) -> [String] {
    var notes = words.scope(of: report, scope)
    notes += words.restrictions(scope, unitsOutside: report.unitsOutside)
    notes += report.raters.map { rater in
      "\(names.title(rater.rater, words)): \(words.judged(rater.sources, rater.units))"
    }
    notes.append(words.counted(report.sources.map(names.source)))
    notes += scope.doubleCoding.map(words.doubleCoded) ?? []
    notes += words.leftOut(report, names: names)
    notes += words.state(scope, sources: report.sources.count, names: names)
    notes.append(words.overall(report.overall, codes: report.codes.count))
    return notes
  }
}
