package import Formats

/// Writes a document as a page of HTML that needs nothing besides itself.
package struct DocumentHTML {
  private let document: ReportDocument
  private let hasTitle: Bool
  private var lines: [String] = []
  private var notes: [DocumentNote] = []

  /// Takes a document.
  package init(_ document: ReportDocument) {
    self.document = document
    hasTitle = document.hasTitle
    for group in document.groups { write(group) }
    writeNotes()
  }

  /// The page.
  package var text: String {
    HTMLPage.page(
      title: document.title.isEmpty ? "Sitat" : document.title, language: document.language,
      style: Self.style, body: lines.joined(separator: "\n"))
  }

  private mutating func write(_ group: ReportDocument.Group) {
    switch group {
    case .pageBreak: lines.append("<div class=\"break\"></div>")
    case .paragraph(let paragraph): lines.append(html(paragraph))
    case .list(let items):
      lines.append("<ul>")
      for item in items { lines.append("<li>\(html(item.runs))</li>") }
      lines.append("</ul>")
    case .quotation(let quoted, let attribution):
      lines.append("<figure>")
      lines.append("<blockquote>")
      for paragraph in quoted { lines.append("<p>\(html(paragraph.runs))</p>") }
      lines.append("</blockquote>")
      if let attribution { lines.append("<figcaption>\(html(attribution.runs))</figcaption>") }
      lines.append("</figure>")
    case .table(let table): write(table)
    }
  }

  private mutating func html(_ paragraph: ReportDocument.Paragraph) -> String {
    let content = html(paragraph.runs)
    if let level = document.level(of: paragraph, hasTitle: hasTitle) {
      return "<h\(level)>\(content)</h\(level)>"
    }
    switch paragraph.style {
    case .context, .attribution: return "<p class=\"note\">\(content)</p>"
    case .caption: return "<p class=\"caption\">\(content)</p>"
    default: return "<p>\(content)</p>"
    }
  }

  private mutating func html(_ runs: [ReportDocument.Run]) -> String {
    var html = ""
    for run in runs {
      var text = MarkupText.escaped(run.text).replacing("\n", with: "<br>")
      if !text.isEmpty {
        if run.isCode { text = "<code>\(text)</code>" }
        if run.isItalic { text = "<em>\(text)</em>" }
        if run.isBold { text = "<strong>\(text)</strong>" }
        if run.isGrey { text = "<span class=\"grey\">\(text)</span>" }
      }
      html += text
      for note in DocumentNote.notes(on: run) {
        notes.append(note)
        let number = notes.count
        html +=
          "<sup><a id=\"ref\(number)\" href=\"#note\(number)\" role=\"doc-noteref\">\(number)</a></sup>"
      }
    }
    return html
  }

  private mutating func write(_ table: ReportDocument.Table) {
    lines.append("<table>")
    if !table.header.isEmpty {
      let heads = table.header.enumerated().map { index, title in
        "<th scope=\"col\"\(Self.side(index, table))>\(MarkupText.escaped(title))</th>"
      }
      lines.append("<thead><tr>\(heads.joined())</tr></thead>")
    }
    lines.append("<tbody>")
    for row in table.rows {
      var cells = ""
      for index in 0..<table.columns {
        let paragraphs = index < row.count ? row[index].paragraphs : []
        var texts: [String] = []
        for paragraph in paragraphs {
          texts.append(
            paragraph.style == .normal && paragraphs.count == 1
              ? html(paragraph.runs) : html(paragraph))
        }
        let name = index == 0 ? "th scope=\"row\"" : "td"
        cells +=
          "<\(name)\(Self.side(index, table))>\(texts.joined())</\(index == 0 ? "th" : "td")>"
      }
      lines.append("<tr>\(cells)</tr>")
    }
    lines.append("</tbody>")
    lines.append("</table>")
  }

  private static func side(_ column: Int, _ table: ReportDocument.Table) -> String {
    table.numeric.contains(column) ? " class=\"number\"" : ""
  }

  private mutating func writeNotes() {
    guard !notes.isEmpty else { return }
    lines.append("<section role=\"doc-endnotes\">")
    lines.append("<hr>")
    lines.append("<ol>")
    for (index, note) in notes.enumerated() {
      let author = note.author.map { "<b>\(MarkupText.escaped($0)):</b> " } ?? ""
      let text = note.paragraphs.map(MarkupText.escaped).joined(separator: "<br>")
      lines.append(
        "<li id=\"note\(index + 1)\">\(author)\(text)"
          + " <a href=\"#ref\(index + 1)\" role=\"doc-backlink\">↑</a></li>")
    }
    lines.append("</ol>")
    lines.append("</section>")
  }

  private static let style = """
    h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
    h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
    p, ul { margin: .25rem 0 .5rem; max-width: 44rem; }
    figure { margin: 1.25rem 0; max-width: 44rem; break-inside: avoid; }
    blockquote { margin: .25rem 0; padding-left: 1rem; border-left: 3px solid #8a8a8a; }
    blockquote p { margin: 0 0 .5rem; }
    figcaption { padding-left: calc(1rem + 3px); font-size: .9375rem; }
    .grey { color: #595959; }
    .caption { font-weight: bold; margin-top: 1rem; break-after: avoid; }
    table { border-collapse: collapse; margin: 1rem 0; font-size: .9375rem; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; }
    thead { display: table-header-group; }
    thead th { border-bottom: 1.5px solid #1a1a1a; vertical-align: bottom; }
    tbody th { font-weight: normal; }
    tbody tr { border-bottom: 1px solid #d9d9d9; break-inside: avoid; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    [role=doc-endnotes] { font-size: .875rem; }
    .break { break-before: page; }
    """
}
