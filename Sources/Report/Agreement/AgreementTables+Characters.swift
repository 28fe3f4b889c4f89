package import Analysis

extension AgreementTables {
  /// The table by code with the α of characters beside that of the units, which is coarser.
  ///
  /// - Parameters:
  ///   - report: agreement at the unit that was asked for.
  ///   - characters: the same at the unit `character`.
  ///   - reopened: sources that somebody had finished and opened again.
  /// - Returns: the table.
  package func byCode(
    _ report: AgreementReport, characters: AgreementReport, reopened: [String]
  ) -> Table {
    let table = byCode(report)
    let notes = table.notes + (reopened.isEmpty ? [] : [words.reopened(reopened)])
    guard report.unit != .character else {
      return Table(
        title: table.title, notes: notes, columns: table.columns, rows: table.rows,
        remarks: table.remarks)
    }
    let alphas = Dictionary(
      characters.codes.map { (names.path($0.code), $0.alpha) },
      uniquingKeysWith: { first, _ in first })
    let place = 4
    var columns = table.columns
    columns.insert(
      Table.Column("alpha_character", words.alphaOfCharacters, .decimal(3)), at: place)
    let rows = table.rows.map { row in
      var cells = row.cells
      var cell = Table.Cell.missing("–")
      if case .text(let path) = cells[0], case .value(let alpha) = alphas[path] {
        cell = .number(alpha)
      }
      cells.insert(cell, at: place)
      return Table.Row(cells, indent: row.indent)
    }
    return Table(
      title: table.title, notes: notes, columns: columns, rows: rows, remarks: table.remarks)
  }
}
