package import Formats

/// Writes a table as a complete page of HTML that prints well.
package struct HTMLTable: Sendable {
  private let language: DocumentLanguage

  /// Chooses the language of the page, which decides how numbers are written.
  package init(language: DocumentLanguage) {
    self.language = language
  }

  /// The page.
  package func text(_ table: Table) -> String {
    let cellText = CellText.people(language)
    var lines: [String] = []
    if !table.title.isEmpty { lines.append("<h1>\(MarkupText.escaped(table.title))</h1>") }
    lines += table.notes.map(Self.note)
    lines.append("<table>")
    let heads = table.columns.map { column in
      "<th scope=\"col\"\(Self.side(column))>\(MarkupText.escaped(column.title))</th>"
    }
    lines.append("<thead><tr>\(heads.joined())</tr></thead>")
    lines.append("<tbody>")
    for row in table.rows {
      let cells = zip(row.cells, table.columns).enumerated().map { index, pair in
        let text = MarkupText.escaped(cellText(pair.0, pair.1)).split(
          separator: "\n", omittingEmptySubsequences: false
        ).joined(separator: "<br>")
        if index > 0 { return "<td\(Self.side(pair.1, pair.0))>\(text)</td>" }
        let inset = row.indent > 0 ? " style=\"padding-left: \(row.indent)em\"" : ""
        return "<th scope=\"row\"\(Self.side(pair.1))\(inset)>\(text)</th>"
      }
      lines.append("<tr>\(cells.joined())</tr>")
    }
    lines.append("</tbody>")
    lines.append("</table>")
    lines += table.remarks.map(Self.note)
    return HTMLPage.page(
      title: table.title.isEmpty ? "Sitat" : table.title, language: language, style: Self.style,
      body: lines.joined(separator: "\n"))
  }

  private static func note(_ line: String) -> String {
    "<p class=\"note\">\(MarkupText.escaped(line))</p>"
  }

  private static func side(_ column: Table.Column, _ cell: Table.Cell = .empty) -> String {
    if case .missing = cell { return " class=\"missing\"" }
    return column.isNumeric ? " class=\"number\"" : ""
  }

  private static let style = """
    table { border-collapse: collapse; margin: 1rem 0; font-size: .9375rem; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; }
    thead th { border-bottom: 1.5px solid #1a1a1a; vertical-align: bottom; }
    tbody th { font-weight: normal; }
    tbody tr { border-bottom: 1px solid #d9d9d9; break-inside: avoid; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .missing { color: #595959; font-size: .8125rem; }
    thead { display: table-header-group; }
    """
}
