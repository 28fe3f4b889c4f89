internal import Text

/// The cells of a codebook's table, wherever it stood.
struct CodebookGrid {
  /// One row.
  struct Row {
    /// Its line or number in the file, from 1.
    let line: Int
    /// As many cells as the header has.
    let cells: [String]
    /// Whether an empty row stands before it.
    let isAfterGap: Bool
  }

  /// The names of the columns.
  let header: [String]
  /// The line of the header.
  let headerLine: Int
  /// The rows that are not empty.
  let rows: [Row]

  /// Lays out rows that were read; a jump in their lines that no cell explains is an empty row.
  ///
  /// - Parameters:
  ///   - header: the names of the columns.
  ///   - rows: the rows, with lines.
  ///   - countsLineEnds: whether a line end in a cell makes a new line of the file.
  init(header: [String], rows: [DelimitedTable.Row], countsLineEnds: Bool) {
    self.header = header
    headerLine = 1
    var kept: [Row] = []
    var expected = rows.first?.line ?? 1
    for row in rows {
      let isEmpty = row.cells.allSatisfy { $0.trimmingBlanks().isEmpty }
      let ends = row.cells.reduce(0) { $0 + $1.utf8.count { $0 == 0x0A } }
      if !isEmpty {
        kept.append(Row(line: row.line, cells: row.cells, isAfterGap: row.line > expected))
        expected = row.line + 1 + (countsLineEnds ? ends : 0)
      }
    }
    self.rows = kept
  }

  /// Reads CSV or TSV.
  init(delimited bytes: [UInt8]) throws(StudyFileError) {
    do throws(DelimitedTableError) {
      let table = try DelimitedTable(bytes)
      self.init(header: table.header, rows: table.rows, countsLineEnds: true)
    } catch {
      throw StudyFileError(
        problems: [StudyFileProblem(line: error.line, kind: .notTable(error))])
    }
  }

  /// The first table of a Word document whose head names codes, none of the size of a bomb; nil
  /// where there is none.
  init?(_ document: DocumentTranscript) {
    let (mostRows, mostCells) = (100_000, 1_000_000)
    var tables: [Int: [Int: [Int: [String]]]] = [:]
    for paragraph in document.paragraphs {
      guard let cell = paragraph.cell else { continue }
      tables[cell.table, default: [:]][cell.row, default: [:]][cell.column, default: []]
        .append(paragraph.text)
    }
    for (number, size) in document.tables.enumerated() {
      let rows = tables[number] ?? [:]
      guard size.rows <= mostRows, size.rows * size.columns <= mostCells else { continue }
      let grid = (0..<size.rows).map { row in
        DelimitedTable.Row(
          line: row + 1,
          cells: (0..<size.columns).map { rows[row]?[$0]?.joined(separator: "\n") ?? "" })
      }
      guard let top = grid.first else { continue }
      let columns = top.cells.map { CodebookColumn(heading: $0) }
      guard
        columns.contains(.code) || columns.contains(.path) || columns.contains(.level(1))
      else { continue }
      self.init(
        header: top.cells.map { $0.trimmingBlanks() }, rows: Array(grid.dropFirst()),
        countsLineEnds: false)
      return
    }
    return nil
  }
}
