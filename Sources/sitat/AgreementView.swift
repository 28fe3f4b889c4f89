internal import Analysis
internal import Formats
internal import Report
internal import Study

/// An agreement table as a page has room for it: codes by their own name where only one has it, and
/// the interval in one column.
struct AgreementView {
  private let leaves: [String: String]
  private let numbers: NumberFormat

  /// What people's tables leave out; sheets and machines get every column.
  private static let wideColumns: Set = [
    "ac1", "units", "note", "alpha_high", "prevalence_index", "bias_index", "row",
  ]

  /// Looks up which codes are known by their own name alone.
  init(_ report: AgreementReport, names: ReportNames, words: Wording) {
    numbers = .people(words.language)
    var byLeaf: [String: [String]] = [:]
    for code in report.codes {
      let path = names.codebook.path(of: code.code)
      byLeaf[path.leaf, default: []].append(path.description)
    }
    leaves = Dictionary(
      byLeaf.compactMap { leaf, paths in paths.count == 1 ? (paths[0], leaf) : nil },
      uniquingKeysWith: { first, _ in first })
  }

  /// The table with codes by their own name where only one has it.
  func shortened(_ table: Table) -> Table {
    let places = table.columns.indices.filter { Self.codeColumns.contains(table.columns[$0].key) }
    return table.with(
      rows: table.rows.map { row in
        var cells = row.cells
        for place in places {
          if case .text(let path) = cells[place] { cells[place] = .text(leaves[path] ?? path) }
        }
        return Table.Row(cells, indent: row.indent)
      })
  }

  private static let codeColumns: Set = ["code", "instead", "most_disputed"]

  /// The table by code as a page has room for it.
  func slim(_ table: Table) -> Table {
    let keys = table.columns.map(\.key)
    let places = table.columns.indices.filter { !Self.wideColumns.contains(keys[$0]) }
    let high = keys.firstIndex(of: "alpha_high")
    let kind = keys.firstIndex(of: "row")
    let rows = table.rows.map { row in
      let isRollUp =
        kind.map { row.cells[$0] == .text(AgreementTables.RowKind.rollUp.rawValue) } ?? false
      return Table.Row(
        places.map { place in
          if keys[place] == "code", case .text(let path) = row.cells[place] {
            return .text((leaves[path] ?? path) + (isRollUp ? " +" : ""))
          }
          guard keys[place] == "alpha_low", let high else { return row.cells[place] }
          return interval(row.cells[place], row.cells[high])
        }, indent: row.indent)
    }
    let columns = places.map { place in
      keys[place] == "alpha_low"
        ? Table.Column("alpha_ci", Self.intervalTitle(numbers)) : table.columns[place]
    }
    return Table(
      title: table.title, notes: table.notes, columns: columns, rows: rows,
      remarks: table.remarks)
  }

  private func interval(_ low: Table.Cell, _ high: Table.Cell) -> Table.Cell {
    guard case .number(let low) = low, case .number(let high) = high else { return .missing("–") }
    return .text("\(numbers.decimal(low, digits: 2)) – \(numbers.decimal(high, digits: 2))")
  }

  private static func intervalTitle(_ numbers: NumberFormat) -> String {
    numbers == .people(.en) ? "95% CI" : "95 % KI"
  }
}
