package import Analysis
internal import Study

extension RatingsReports {
  /// One row per coefficient.
  package static func table(_ report: RatingsReport, _ words: Wording) -> Table {
    table(
      lines(report, words),
      notes: words.scope(of: report) + words.ratingsRules
        + (report.positive.map { [words.positive($0.category)] } ?? []), words)
  }

  /// The coefficients with their intervals, as a figure.
  package static func figure(_ report: RatingsReport, _ words: Wording) -> ForestPlot {
    figure(
      lines(report, words),
      caption: words.scope(of: report) + [words.unitsAreTheSample], words)
  }

  static func table(_ lines: [Line], notes: [String], _ words: Wording) -> Table {
    let rows = lines.map { line in
      Table.Row(
        [.text(line.key), .text(line.title)] + cells(line.estimate, words)
          + [.text(remark(line, words))])
    }
    return Table(
      title: words.agreement, notes: notes,
      columns: [
        Table.Column("key", words.machineName), Table.Column("coefficient", words.coefficient),
        Table.Column("value", words.value, .decimal(3)),
        Table.Column("se", words.standardError, .decimal(3)),
        Table.Column("ci_low", words.intervalFrom, .decimal(3)),
        Table.Column("ci_high", words.intervalTo, .decimal(3)), Table.Column("note", words.note),
      ], rows: rows)
  }

  static func figure(_ lines: [Line], caption: [String], _ words: Wording) -> ForestPlot {
    ForestPlot(
      title: words.agreement, caption: caption, axis: words.value, thresholds: [0.667, 0.8],
      rows: lines.map { row(CodePath([$0.title]), $0.estimate, words) })
  }

  static func row(
    _ label: CodePath, _ estimate: Estimate, _ words: Wording
  ) -> ForestPlot.Row {
    var bounds: ClosedRange<Double>?
    if case .value(let limits) = estimate.interval { bounds = limits }
    return ForestPlot.Row(
      label: label, value: estimate.value, low: bounds?.lowerBound, high: bounds?.upperBound,
      note: estimate.reason.map(words.name(of:)) ?? "")
  }

  /// A value with its error and both limits.
  static func cells(_ estimate: Estimate, _ words: Wording) -> [Table.Cell] {
    var limits: [Table.Cell] = [.empty, .empty]
    if case .value(let bounds) = estimate.interval {
      limits = [.number(bounds.lowerBound), .number(bounds.upperBound)]
    }
    return [
      estimate.value.map { .number($0) } ?? .empty,
      estimate.standardError.value.map { .number($0) } ?? .empty,
    ] + limits
  }

  static func cell(_ coefficient: Coefficient, _ words: Wording) -> Table.Cell {
    switch coefficient {
    case .value(let value): .number(value)
    case .undefined(let reason): .missing(words.name(of: reason))
    }
  }

  private static func remark(_ line: Line, _ words: Wording) -> String {
    var remarks = line.remark.isEmpty ? [] : [line.remark]
    if let reason = line.estimate.reason {
      remarks.append(words.name(of: reason))
    } else if case .undefined(let reason) = line.estimate.interval {
      remarks.append(words.noInterval + words.name(of: reason))
    }
    return remarks.joined(separator: "; ")
  }

  private static func lines(_ report: RatingsReport, _ words: Wording) -> [Line] {
    let coders = report.coders.count
    var lines = [Line(key: "alpha", title: "Krippendorff α", estimate: report.alpha)]
    lines += agreement(report.plain, coders: coders, words)
    lines.append(line("holsti", "Holsti CR", report.holsti))
    if let positive = report.positive {
      let one = report.pairs.count == 1 ? report.pairs.first : nil
      lines.append(line("f1", "F1", one?.f1 ?? positive.f1))
      lines.append(
        line("f1_negative", words.negativeF1, one?.negativeF1 ?? positive.negativeF1))
      lines.append(line("jaccard", "Jaccard", one?.jaccard ?? positive.jaccard))
    }
    return lines + report.weighted.flatMap { agreement($0, coders: coders, words) }
  }

  /// A coefficient whose error no paper gives.
  static func line(_ key: String, _ title: String, _ coefficient: Coefficient) -> Line {
    Line(
      key: key, title: title, estimate: Estimate(coefficient, withoutError: .noStandardError))
  }

  private static func agreement(
    _ agreement: WeightedAgreement, coders: Int, _ words: Wording
  ) -> [Line] {
    let scheme = agreement.scheme
    let suffix = scheme == .identity ? "" : "_\(scheme.rawValue)"
    func line(_ key: String, _ title: String, _ estimate: Estimate) -> Line {
      Line(key: key + suffix, title: words.weighted(title, scheme), estimate: estimate)
    }
    let leftOut = agreement.kappaPairsLeftOut
    var lines = [
      line("percent", words.percentAgreement, agreement.percent),
      Line(
        key: "kappa" + suffix,
        title: words.weighted("Cohen κ", scheme, coders > 2 ? "Light" : nil),
        estimate: agreement.kappa,
        remark: leftOut > 0 && agreement.kappa.value != nil ? words.kappaLeftOut(leftOut) : ""),
    ]
    if scheme == .identity || coders == 2 {
      lines.append(line("scott_pi", "Scott π", agreement.scottPi))
    }
    lines += [
      line("fleiss", "Fleiss κ", agreement.fleiss), line("conger", "Conger κ", agreement.conger),
      line("brennan_prediger", "Brennan–Prediger", agreement.brennanPrediger),
      scheme == .identity
        ? line("ac1", "Gwet AC1", agreement.gwet) : line("ac2", "Gwet AC2", agreement.gwet),
    ]
    return lines
  }

  /// One row per category.
  package static func categories(_ report: RatingsReport, _ words: Wording) -> Table {
    Table(
      title: words.agreementByCategory, notes: words.scope(of: report) + words.ratingsRules,
      columns: [Table.Column("category", words.category)] + categoryColumns(words),
      rows: report.perCategory.map {
        Table.Row([.text($0.category)] + cells(category: $0, words))
      })
  }

  static func categoryColumns(_ words: Wording) -> [Table.Column] {
    [
      Table.Column("ratings", words.ratings, .integer),
      Table.Column("share", words.share, .percent(1)), Table.Column("alpha", "α", .decimal(3)),
      Table.Column("fleiss", "Fleiss κ", .decimal(3)), Table.Column("f1", "F1", .decimal(3)),
      Table.Column("f1_negative", words.negativeF1, .decimal(3)),
      Table.Column("jaccard", "Jaccard", .decimal(3)),
    ]
  }

  static func cells(category: CategoryAgreement, _ words: Wording) -> [Table.Cell] {
    [.integer(category.ratings)]
      + [
        category.share, category.alpha, category.fleiss, category.f1, category.negativeF1,
        category.jaccard,
      ].map { cell($0, words) }
  }

  /// One row per two coders.
  package static func pairs(_ report: RatingsReport, _ words: Wording) -> Table {
    let schemes = report.weighted.map(\.scheme)
    return Table(
      title: words.agreementByPair, notes: words.scope(of: report) + words.ratingsRules,
      columns: [
        Table.Column("first", words.firstCoder), Table.Column("second", words.secondCoder),
        Table.Column("units", words.units, .integer),
        Table.Column("percent", words.percentAgreement, .percent(1)),
        Table.Column("kappa", "Cohen κ", .decimal(3)),
        Table.Column("kappa_se", words.standardError, .decimal(3)),
      ]
        + schemes.map {
          Table.Column("kappa_\($0.rawValue)", words.weighted("κ", $0), .decimal(3))
        } + [
          Table.Column("scott_pi", "Scott π", .decimal(3)),
          Table.Column("ac1", "Gwet AC1", .decimal(3)),
          Table.Column("holsti", "Holsti CR", .decimal(3)),
        ],
      rows: report.pairs.map { pair in
        let plain = pair.plain
        return Table.Row(
          [
            .text(report.coders[pair.first]), .text(report.coders[pair.second]),
            .integer(pair.units), cell(plain.percent.coefficient, words),
            cell(plain.kappa.coefficient, words), cell(plain.kappa.standardError, words),
          ] + pair.weighted.map { cell($0.kappa.coefficient, words) } + [
            cell(plain.scottPi.coefficient, words), cell(plain.gwet.coefficient, words),
            cell(pair.holsti, words),
          ])
      })
  }
}
