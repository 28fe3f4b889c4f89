package import Analysis
internal import Formats
internal import Study

/// Comparisons of spans as tables and JSON.
package struct SpanReports: Sendable {
  let words: Wording
  let names: ReportNames
  let scope: AgreementScope
  let minUses: Int
  private let isPage: Bool
  /// The codes' own names that only one code has.
  private let leaves: Set<String>

  /// Chooses language and names.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - names: What codes, coders and sources are called.
  ///   - scope: What was asked for.
  ///   - minUses: Codes are shown in tables that some coder has used so often.
  ///   - isPage: Whether tables are for the eye: codes by their own name where only one has it,
  ///     and an interval in one column.
  package init(
    _ words: Wording, names: ReportNames, scope: AgreementScope, minUses: Int = 1,
    isPage: Bool = false
  ) {
    var uses: [String: Int] = [:]
    for code in names.codebook.codes { uses[code.name, default: 0] += 1 }
    leaves = Set(uses.filter { $0.value == 1 }.keys)
    self.isPage = isPage
    self.words = words
    self.names = names
    self.scope = scope
    self.minUses = minUses
  }

  /// uα: groups with their codes in the order asked for, then codes, most disagreement first.
  package func unitizing(_ report: UnitizingReport) -> Table {
    let (groups, codes) = inOrder(report)
    var columns = [
      Table.Column("code", words.code), Table.Column("u_alpha", "uα", .decimal(3)),
    ]
    columns +=
      isPage
      ? [Table.Column("u_alpha_ci", words.interval)]
      : [
        Table.Column("u_alpha_low", words.intervalFrom, .decimal(3)),
        Table.Column("u_alpha_high", words.intervalTo, .decimal(3)),
      ]
    if !groups.isEmpty {
      columns += [
        Table.Column("bar_u_alpha", "|uα", .decimal(3)),
        Table.Column("cu_alpha", "cuα", .decimal(3)),
        Table.Column("ku_alpha", "(k)uα", .decimal(3)),
      ]
    }
    columns += [
      Table.Column("coverage", words.coverageShare, .percent(1)),
      Table.Column("units", words.passages, .integer),
      Table.Column("characters", words.characters, .integer),
      Table.Column("sources_with_code", words.sources, .integer),
      Table.Column("note", words.note),
    ]
    let groupRows = groups.flatMap { rows(ofGroup: $0) }
    let codeRows = codes.map { row(ofCode: $0, beside: !groups.isEmpty) }
    return Table(
      title: words.unitizing,
      notes: words.unitizingRule + [scopeLine] + notes(report.scope), columns: columns,
      rows: groupRows + codeRows,
      remarks: groups.compactMap { words.confusions(of: $0, title($0.group), label) }
        + words.unitizingLegend(groups: !groups.isEmpty))
  }

  /// The groups as they were asked for, and the codes that are shown, most disagreement first.
  func inOrder(_ report: UnitizingReport) -> (groups: [GroupAgreement], codes: [GroupAgreement]) {
    let codes = report.groups.filter { group in
      !group.group.isGroup && group.values.contains { $0.mostUnits >= minUses }
    }.enumerated().sorted {
      ($1.element.disagreement, $0.offset) < ($0.element.disagreement, $1.offset)
    }.map(\.element)
    return (report.groups.filter(\.group.isGroup), codes)
  }

  private func rows(ofGroup group: GroupAgreement) -> [Table.Row] {
    let head = Table.Row(
      [.text(title(group.group)), cell(group.alpha.value)] + interval(group.alpha.interval)
        + [
          short(group.binary.value), short(group.coding.value), .empty, short(group.coverage),
          .integer(group.values.reduce(0) { $0 + $1.units }),
          .integer(group.values.reduce(0) { $0 + $1.scalars }), .integer(group.sourcesWithUnits),
          .text(note(group)),
        ])
    return [head]
      + group.values.map { value in
        Table.Row(
          [.text(label(value.code)), .empty]
            + (isPage ? [.empty] : [.empty, .empty])
            + [
              .empty, .empty, short(value.alpha), short(value.coverage), .integer(value.units),
              .integer(value.scalars), .empty, .empty,
            ], indent: 1)
      }
  }

  private func row(ofCode group: GroupAgreement, beside groups: Bool) -> Table.Row {
    let value = group.values[0]
    return Table.Row(
      [.text(label(value.code)), cell(group.alpha.value)] + interval(group.alpha.interval)
        + (groups ? [.empty, .empty, .empty] : [])
        + [
          cell(value.coverage), .integer(value.units), .integer(value.scalars),
          .integer(group.sourcesWithUnits), .text(note(group)),
        ])
  }

  /// What has to be said of a row.
  func note(_ group: GroupAgreement) -> String {
    if let overlap = group.overlap { return words.overlap(overlap, names: names, label) }
    switch group.alpha.interval.bounds {
    case .undefined(let reason) where group.alpha.value.value != nil:
      return words.withoutInterval(reason)
    case .value where group.alpha.interval.sourcesSkipped > 0: return words.intervalTooNarrow
    case .undefined, .value: return ""
    }
  }

  /// A code as a table shows it.
  func label(_ code: CodeID) -> String {
    let path = names.codebook.path(of: code)
    return isPage && leaves.contains(path.leaf)
      ? CodePath([path.leaf]).description : path.description
  }

  /// A group as a table shows it: what lies right below its parent, or its codes.
  func title(_ group: CodeGroup) -> String {
    if let parent = group.parent { return label(parent) + "/*" }
    return group.codes.map { label($0.id) }.joined(separator: " | ")
  }

  /// A value, or a stroke where the row has said already that codes overlap.
  private func short(_ coefficient: Coefficient) -> Table.Cell {
    coefficient == .undefined(.overlappingUnits) ? .missing("–") : cell(coefficient)
  }

  /// Roll-up and speech, in words.
  var scopeLine: String { "\(rollUpLine) \(words.speech(scope.speech))" }

  /// Roll-up, in words.
  var rollUpLine: String { words.rollUp(scope.isRolledUp) }

  /// Who judged what, and what is not in the numbers.
  func notes(_ comparison: ComparisonScope) -> [String] {
    words.scope(of: comparison, scope, names: names)
  }

  func cell(_ coefficient: Coefficient) -> Table.Cell {
    switch coefficient {
    case .value(let value): .number(value)
    case .undefined(let reason): .missing(words.name(of: reason))
    }
  }

  private func interval(_ interval: JackknifeInterval) -> [Table.Cell] {
    guard case .value(let bounds) = interval.bounds else {
      return isPage ? [.missing("–")] : [.missing("–"), .missing("–")]
    }
    guard isPage else { return [.number(bounds.lowerBound), .number(bounds.upperBound)] }
    let limits = [bounds.lowerBound, bounds.upperBound].map {
      NumberFormat.people(words.language).decimal($0, digits: 2)
    }
    return [.text(limits.joined(separator: " – "))]
  }
}
