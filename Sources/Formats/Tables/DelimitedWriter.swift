/// The ways in which a table is written as text.
package enum DelimitedDialect: String, Hashable, Sendable, CaseIterable {
  /// RFC 4180 with LF: commas, decimal points, quotation marks where they are needed.
  case csv
  /// Tabs; a tab or line end inside a cell becomes a space.
  case tsv
  /// As Excel opens it by double click where commas are decimal: a byte order mark, semicolons,
  /// CR LF, decimal commas, an apostrophe before a text that Excel would run as a formula, and
  /// `="2.2"` for one that it would take for a date, a time or a number.
  case excelNB = "excel-nb"
}

/// Writes tables as CSV or TSV in UTF-8, as a whole.
package struct DelimitedWriter: Sendable {
  private let dialect: DelimitedDialect

  /// Makes a writer.
  package init(_ dialect: DelimitedDialect) {
    self.dialect = dialect
  }

  /// A header and rows as the bytes of a file.
  ///
  /// Numbers are the shortest that read back as the same `Double`; shares are written as
  /// fractions.
  package func bytes(header: [String], rows: [[SheetCell]]) -> [UInt8] {
    var output: [UInt8] = dialect == .excelNB ? [0xEF, 0xBB, 0xBF] : []
    append(header.map { SheetCell.text($0) }, to: &output)
    for row in rows { append(row, to: &output) }
    return output
  }

  private func append(_ row: [SheetCell], to output: inout [UInt8]) {
    let start = output.count
    for (index, cell) in row.enumerated() {
      if index > 0 { output.append(dialect.separator) }
      switch cell {
      case .text(var text): text.withUTF8 { dialect.append($0, to: &output) }
      case .integer(let number): output.append(contentsOf: String(number).utf8)
      case .number(let number), .percent(let number):
        output.append(contentsOf: written(number).utf8)
      case .empty: break
      }
    }
    dialect.endRow(from: start, in: &output)
  }

  private func written(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    guard dialect == .excelNB else { return number.shortestDecimal }
    return String(
      decoding: number.shortestDecimal.utf8.map { $0 == 0x2E ? 0x2C : $0 }, as: UTF8.self)
  }
}
