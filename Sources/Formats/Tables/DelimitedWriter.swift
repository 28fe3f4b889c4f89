/// The ways in which a table is written as text.
package enum DelimitedDialect: String, Hashable, Sendable, CaseIterable {
  /// RFC 4180 with LF: commas, decimal points, quotation marks where they are needed.
  case csv
  /// Tabs; a tab or line end inside a cell becomes a space.
  case tsv
  /// As Excel opens it by double click where commas are decimal: a byte order mark, semicolons,
  /// CR LF, decimal commas, and an apostrophe before a text that Excel would run as a formula.
  case excelNB = "excel-nb"
}

/// Writes tables as CSV or TSV in UTF-8.
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
      if index > 0 { output.append(UInt8(ascii: separator)) }
      output.append(contentsOf: written(cell).utf8)
    }
    if output.count == start, dialect != .tsv { output.append(contentsOf: "\"\"".utf8) }
    output.append(contentsOf: (dialect == .excelNB ? "\r\n" : "\n").utf8)
  }

  private var separator: Unicode.Scalar {
    switch dialect {
    case .csv: ","
    case .tsv: "\t"
    case .excelNB: ";"
    }
  }

  private func written(_ cell: SheetCell) -> String {
    switch cell {
    case .text(let text): written(text)
    case .integer(let number): String(number)
    case .number(let number), .percent(let number): written(number)
    case .empty: ""
    }
  }

  private func written(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    guard dialect == .excelNB else { return number.shortestDecimal }
    return String(
      decoding: number.shortestDecimal.utf8.map { $0 == 0x2E ? 0x2C : $0 }, as: UTF8.self)
  }

  private func written(_ text: String) -> String {
    switch dialect {
    case .tsv:
      guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else {
        return text
      }
      var flat = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        flat.append(["\t", "\n", "\r"].contains(scalar) ? " " : scalar)
      }
      return String(flat)
    case .csv: return quotedIfNeeded(text)
    case .excelNB:
      let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) }
      return quotedIfNeeded(isFormula == true ? "'" + text : text)
    }
  }

  private func quotedIfNeeded(_ text: String) -> String {
    let parting = separator.value
    guard
      text.utf8.contains(where: { byte in
        byte == 0x22 || byte == 0x0A || byte == 0x0D || UInt32(byte) == parting
      })
    else { return text }
    var quoted = String.UnicodeScalarView()
    quoted.append("\"")
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
