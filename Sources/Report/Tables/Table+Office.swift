package import Formats

extension Table {
  /// The table as a workbook: typed cells under the columns' titles, and a second sheet with what
  /// stands above and below the table, if anything does.
  package func spreadsheet(_ words: Wording) -> Spreadsheet {
    Spreadsheet(sheets: [sheet(named: title.isEmpty ? words.table : title)] + about(words))
  }

  /// The table as one sheet of a workbook, with typed cells under the columns' titles.
  package func sheet(named name: String) -> Spreadsheet.Sheet {
    Spreadsheet.Sheet(
      name: name,
      columns: columns.enumerated().map { index, column in
        Spreadsheet.Column(column.title, wraps: column.kind == .text && longest(index) > 60)
      },
      rows: rows.map(sheetCells))
  }

  /// A sheet with what stands above and below the table, if anything does.
  package func about(_ words: Wording) -> [Spreadsheet.Sheet] {
    if notes.isEmpty, remarks.isEmpty { return [] }
    let lines = [title] + notes + remarks
    return [
      Spreadsheet.Sheet(
        name: words.aboutTheTable,
        columns: [Spreadsheet.Column(words.aboutTheTable, width: 100, wraps: true)],
        rows: lines.filter { !$0.isEmpty }.map { [.text($0)] })
    ]
  }

  /// The table as a Word document, with its title as a caption that goes along where the table is
  /// copied to; on its side if it has more than six columns.
  ///
  /// - Parameters:
  ///   - words: the words of the document.
  ///   - number: which of the tables in a document it is, from 1.
  /// - Returns: the document.
  package func document(_ words: Wording, number: Int = 1) -> ReportDocument {
    let cellText = CellText.people(words.language)
    var blocks: [ReportDocument.Block] = []
    if !title.isEmpty { blocks.append(.paragraph(.caption(words.table, number, title))) }
    blocks += notes.map { .paragraph(ReportDocument.Paragraph(.context, $0)) }
    let cells = rows.map { row in
      zip(row.cells, columns).enumerated().map { index, pair in
        let inset = index == 0 ? String(repeating: "\u{2003}", count: row.indent) : ""
        return inset + cellText(pair.0, pair.1)
      }
    }
    let widths = columns.indices.map { index in
      let longest = cells.map { DisplayWidth.of($0[index]) }.max() ?? 0
      let title = columns[index].title.split(separator: " ").map { DisplayWidth.of(String($0)) }
      return Double(min(36, max(longest, (title.max() ?? 0) + 1, 6) + 3))
    }
    blocks.append(
      .table(
        ReportDocument.Table(
          header: columns.map(\.title),
          rows: cells.map { $0.map { ReportDocument.Cell($0) } }, widths: widths,
          numeric: Set(columns.indices.filter { columns[$0].isNumeric }))))
    blocks += remarks.map { .paragraph(ReportDocument.Paragraph(.context, $0)) }
    return ReportDocument(
      title: title, language: words.language, isLandscape: columns.count > 6, blocks: blocks)
  }

  private func longest(_ column: Int) -> Int {
    let texts = rows.map { row in
      switch row.cells[column] {
      case .text(let text): text.utf8.count
      case .list(let texts): texts.reduce(0) { $0 + $1.utf8.count + 2 }
      case .integer, .number, .missing, .empty: 0
      }
    }
    return texts.max() ?? 0
  }
}
