internal import Text

/// A table read from CSV or TSV: a header and rows of texts, each with its line in the file.
package struct DelimitedTable: Hashable, Sendable {
  /// What parts the cells of a row.
  package enum Separator: UInt8, Hashable, Sendable, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
  }

  /// One row.
  package struct Row: Hashable, Sendable {
    /// The line, from 1, that it begins on.
    package let line: Int
    /// As many cells as the header has, as they were written.
    package let cells: [String]

    /// Makes a row.
    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// The names of the columns, without blanks around them.
  package let header: [String]
  /// The rows that are not blank.
  package let rows: [Row]
  /// What parts the cells; `nil` when there is one column only.
  package let separator: Separator?
  /// Whether numbers in it are written with a decimal comma.
  package let hasDecimalComma: Bool
  /// The encoding that it was read in.
  package let encoding: TextEncoding
  /// What a person should look at.
  package let complaints: [TextComplaint]

  /// The place of a column, compared in NFC and regardless of case; `nil` if there is none.
  package func column(_ name: String) -> Int? {
    let wanted = name.foldedForSearch
    return header.firstIndex { $0.foldedForSearch == wanted }
  }

  /// Makes a table of parts that were read.
  init(
    header: [String], rows: [Row], separator: Separator?, hasDecimalComma: Bool,
    encoding: TextEncoding, complaints: [TextComplaint]
  ) {
    self.header = header
    self.rows = rows
    self.separator = separator
    self.hasDecimalComma = hasDecimalComma
    self.encoding = encoding
    self.complaints = complaints
  }
}

/// Why a table cannot be read; lines are counted from 1, columns too.
package enum DelimitedTableError: Error, Hashable, Sendable {
  /// The file is no text, or not in the encoding that was asked for.
  case notText(TextDecodingError)
  /// There is no line in it.
  case empty
  /// The quotation mark that opens on a line is never closed.
  case unclosedQuote(line: Int)
  /// Something stands between a closing quotation mark and the end of its cell.
  case textAfterQuote(line: Int, column: Int)
  /// A row has another number of cells than the header.
  case raggedRow(line: Int, expected: Int, found: Int)
  /// Two columns have the same name.
  case duplicateHeader(name: String, columns: [Int])
}
