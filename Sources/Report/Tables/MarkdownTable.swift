package import Formats

/// Writes a table as GitHub-flavoured Markdown.
package struct MarkdownTable: Sendable {
  private let language: DocumentLanguage

  /// Chooses the language that decides how numbers are written.
  package init(language: DocumentLanguage) {
    self.language = language
  }

  /// The table as Markdown; ends in a newline.
  package func text(_ table: Table) -> String {
    let cellText = CellText.people(language)
    var blocks: [String] = []
    if !table.title.isEmpty { blocks.append("## " + MarkdownText.line(table.title)) }
    if !table.notes.isEmpty { blocks.append(Self.lines(table.notes)) }
    var rows = [Self.row(table.columns.map { MarkdownText.cell($0.title) })]
    rows.append(Self.row(table.columns.map { $0.isNumeric ? "--:" : "---" }))
    for row in table.rows {
      let cells = zip(row.cells, table.columns).enumerated().map { index, pair in
        let inset = index == 0 ? String(repeating: "&emsp;", count: row.indent) : ""
        return inset + MarkdownText.cell(cellText(pair.0, pair.1))
      }
      rows.append(Self.row(cells))
    }
    blocks.append(rows.joined(separator: "\n"))
    if !table.remarks.isEmpty { blocks.append(Self.lines(table.remarks)) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func lines(_ notes: [String]) -> String {
    notes.map(MarkdownText.line).joined(separator: "  \n")
  }
}
