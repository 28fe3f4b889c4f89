package import Analysis
package import Study

/// Cases in numbers, as the tables of a method chapter print them.
package struct CaseDescriptionTable: Sendable {
  /// What is said under the table besides the numbers.
  package struct Remarks: Sendable {
    /// The cases whose weight is not 1.
    package let weighted: [Case]
    /// The cases that the register leaves out of the sample, by status.
    package let outside: [(status: CaseStatus, names: [String])]

    /// Gathers them.
    package init(weighted: [Case], outside: [(status: CaseStatus, names: [String])]) {
      self.weighted = weighted
      self.outside = outside
    }
  }

  private let words: Wording
  private let by: String?
  private let groups: [(value: CodeMatrixColumn, count: CaseCount)]
  private let whole: CaseCount
  private let lines: [AttributeDescription]
  private let remarks: Remarks
  private let showsWeights: Bool

  /// Takes a description.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - by: The name of the attribute that makes groups, if any does.
  ///   - groups: The groups.
  ///   - whole: All cases.
  ///   - lines: What is told of each attribute and group.
  ///   - remarks: What is said under the table.
  ///   - showsWeights: Whether weighted numbers stand beside the others.
  package init(
    _ words: Wording, by: String?, groups: [(value: CodeMatrixColumn, count: CaseCount)],
    whole: CaseCount, lines: [AttributeDescription], remarks: Remarks, showsWeights: Bool
  ) {
    self.words = words
    self.by = by
    self.groups = groups
    self.whole = whole
    self.lines = lines
    self.remarks = remarks
    self.showsWeights = showsWeights
  }

  /// A row for each value, or for each attribute of numbers, within each group.
  package var table: Table {
    var columns = [Table.Column("attribute", words.attributeWord)]
    if let by { columns.append(Table.Column("group", by)) }
    columns += [
      Table.Column("value", words.valueWord), Table.Column("n", "n", .integer),
      Table.Column("share", "%", .percent(0)), Table.Column("mean", words.meanWord, .decimal(1)),
      Table.Column("sd", words.deviationWord, .decimal(1)),
      Table.Column("min", "Min", .decimal(1)), Table.Column("max", words.mostWord, .decimal(1)),
    ]
    if showsWeights {
      columns += [
        Table.Column("weighted_n", words.weightedCount, .decimal(1)),
        Table.Column("weighted_share", words.weightedShare, .percent(0)),
        Table.Column("weighted_mean", words.weightedMean, .decimal(1)),
      ]
    }
    var below = [words.shareRule]
    if showsWeights { below += words.weights(remarks.weighted) }
    if !showsWeights, !remarks.weighted.isEmpty {
      below.append(words.weightsNotHeeded(remarks.weighted.count))
    }
    for (status, names) in remarks.outside { below.append(words.counted(status, names)) }
    return Table(
      title: words.descriptionTitle, columns: columns, rows: sizes + lines.flatMap(rows),
      remarks: below)
  }

  /// How many cases there are in each group.
  private var sizes: [Table.Row] {
    if by == nil { return [row(words.casesWord, nil, "", whole.cases, nil, nil, whole.weighted)] }
    return groups.map { group in
      row(
        words.casesWord, words.title(of: group.value), "", group.count.cases,
        share(Double(group.count.cases), Double(whole.cases)), nil, group.count.weighted,
        share(group.count.weighted, whole.weighted))
    }
  }

  private func rows(_ line: AttributeDescription) -> [Table.Row] {
    let name = line.attribute.name
    let group = line.group.map { words.title(of: groups[$0].value) }
    var rows: [Table.Row]
    switch line.content {
    case .numbers(let summary):
      rows = [row(name, group, "", summary.count, nil, summary, summary.weighted)]
    case .values(let values):
      rows = values.map { entry in
        row(
          name, group, words.title(of: entry.value), entry.count.cases,
          share(Double(entry.count.cases), Double(line.known.cases)), nil, entry.count.weighted,
          share(entry.count.weighted, line.known.weighted))
      }
    }
    if line.missing.cases > 0 {
      let title = words.title(of: CodeMatrixColumn.noValue)
      rows.append(row(name, group, title, line.missing.cases, nil, nil, line.missing.weighted))
    }
    return rows
  }

  private func share(_ part: Double, _ whole: Double) -> Double? {
    whole > 0 ? part / whole : nil
  }

  private func row(
    _ name: String, _ group: String?, _ value: String, _ count: Int, _ share: Double?,
    _ summary: NumberSummary?, _ weighted: Double, _ weightedShare: Double? = nil
  ) -> Table.Row {
    var cells: [Table.Cell] = [.text(name)]
    if by != nil { cells.append(Table.Cell(group)) }
    cells += [.text(value), .integer(count), number(share)]
    if let summary {
      cells += [
        number(summary.mean),
        summary.deviation.map { .number($0) } ?? .missing(words.fewerThanTwo),
        extreme(summary.least), extreme(summary.most),
      ]
    } else {
      cells += [.empty, .empty, .empty, .empty]
    }
    if showsWeights {
      cells += [.number(weighted), number(weightedShare), number(summary?.weightedMean)]
    }
    return Table.Row(cells)
  }

  private func number(_ value: Double?) -> Table.Cell {
    value.map { .number($0) } ?? .empty
  }

  /// The least or greatest number, without decimals where it has none.
  private func extreme(_ value: Double?) -> Table.Cell {
    guard let value else { return .empty }
    return Int(exactly: value).map { .integer($0) } ?? .number(value)
  }
}
