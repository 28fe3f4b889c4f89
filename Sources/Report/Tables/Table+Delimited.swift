package import Formats

extension Table {
  /// The table as CSV or TSV, with the columns' machine names above; for Excel with their titles.
  ///
  /// Values are as machines want them; a missing one is an empty field.
  package func delimited(_ dialect: DelimitedDialect) -> String {
    let header = columns.map { dialect == .excelNB ? $0.title : $0.key }
    let bytes = DelimitedWriter(dialect).bytes(header: header, rows: rows.map(sheetCells))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The cells of a row as tables of other programs hold them.
  func sheetCells(_ row: Row) -> [SheetCell] {
    zip(row.cells, columns).map { cell, column in
      switch cell {
      case .text(let text): .text(text)
      case .integer(let number): .integer(number)
      case .number(let number):
        if case .percent = column.kind { .percent(number) } else { .number(number) }
      case .list(let texts): .text(texts.joined(separator: "; "))
      case .missing, .empty: .empty
      }
    }
  }
}
