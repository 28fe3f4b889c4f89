internal import Analysis
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// Which rows and columns of an agreement table a person is shown.
struct AgreementView {
  private let kept: Set<String>
  private let leaves: [String: String]
  private let numbers: NumberFormat

  /// What people's tables leave out; sheets and machines get every column.
  private static let wideColumns: Set = ["ac1", "units", "note", "alpha_high"]

  /// Keeps the codes that some coder has on so many units.
  init(_ result: AgreementResult, minUses: Int, language: DocumentLanguage) {
    numbers = .people(language)
    let codebook = result.codebook
    kept = Set(
      result.report.codes.filter { code in
        (code.prevalence.map(\.present).max() ?? 0) >= minUses
      }.map { codebook.path(of: $0.code).description })
    var byLeaf: [String: [String]] = [:]
    for code in result.report.codes {
      let path = codebook.path(of: code.code)
      byLeaf[path.leaf, default: []].append(path.description)
    }
    leaves = Dictionary(
      byLeaf.compactMap { leaf, paths in paths.count == 1 ? (paths[0], leaf) : nil },
      uniquingKeysWith: { first, _ in first })
  }

  /// The rows of the codes that are kept.
  func shown(_ table: Table) -> Table {
    table.with(
      rows: table.rows.filter { row in
        guard case .text(let path) = row.cells[0] else { return true }
        return kept.contains(path)
      })
  }

  /// The table as a page has room for it: codes by their own name where only one has it, and the
  /// interval in one column.
  func slim(_ table: Table) -> Table {
    let keys = table.columns.map(\.key)
    let places = table.columns.indices.filter { !Self.wideColumns.contains(keys[$0]) }
    let high = keys.firstIndex(of: "alpha_high")
    let rows = table.rows.map { row in
      Table.Row(
        places.map { place in
          if keys[place] == "code", case .text(let path) = row.cells[place] {
            return .text(leaves[path] ?? path)
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
