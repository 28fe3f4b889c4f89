internal import Study
internal import Text

extension CodebookDraft {
  private static let columns = ["path"] + CodebookFileField.allCases.map(\.rawValue)

  /// Reads a codebook from a table in CSV or TSV.
  ///
  /// Where a code stands is told by a column `path` (`Samarbeid/NAV/Tillit`, with `\/` for a slash
  /// in a name), by one column a level, by a column with the number of the level, by how far names
  /// are set in, or by a category beside each code. Headings may be in bokmål, nynorsk or English.
  /// A code above that has no row of its own is made without texts.
  ///
  /// - Parameters:
  ///   - name: what the codebook is called.
  ///   - bytes: the whole file.
  ///   - levels: the names of the columns that hold the levels, where their headings do not say so.
  /// - Throws: `StudyFileError` with every problem and its line.
  package init(
    name: String, table bytes: [UInt8], levels: [String] = []
  ) throws(StudyFileError) {
    try self.init(name: name, grid: CodebookGrid(delimited: bytes), levels: levels)
  }

  /// Reads a codebook from a table.
  init(name: String, grid: CodebookGrid, levels: [String]) throws(StudyFileError) {
    var reader = CodebookGridReader(grid)
    self.init(name: name, entries: try reader.entries(levels: levels))
  }

  /// The header of the codebook as a table.
  package static let tableHeader = columns

  /// The rows of the codebook as a table, parents before their children.
  package var tableRows: [[SheetCell]] {
    paths.map { path, entry in
      [.text(path.description)]
        + CodebookFileField.allCases.map { .text(CodebookClearing.written(entry[$0])) }
    }
  }

  /// The codebook as a workbook that reads back as the same codebook.
  package func spreadsheet(sheet: String) -> Spreadsheet {
    let columns = Self.tableHeader.map { name in
      Spreadsheet.Column(name, wraps: name != "path" && name != "colour" && name != "kind")
    }
    return Spreadsheet(
      sheets: [Spreadsheet.Sheet(name: sheet, columns: columns, rows: tableRows)])
  }
}

extension DelimitedTableError {
  /// The line that the error is on.
  package var line: Int {
    switch self {
    case .notText, .empty, .duplicateHeader: 1
    case .unclosedQuote(let line), .textAfterQuote(let line, _), .raggedRow(let line, _, _): line
    }
  }
}
