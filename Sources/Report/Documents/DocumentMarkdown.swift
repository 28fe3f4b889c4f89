package import Formats

/// Writes a document as Markdown, with notes as footnotes (`[^1]`).
package struct DocumentMarkdown {
  private let document: ReportDocument
  private let hasTitle: Bool
  private var blocks: [String] = []
  private var notes: [DocumentNote] = []

  /// Takes a document.
  package init(_ document: ReportDocument) {
    self.document = document
    hasTitle = document.hasTitle
    for group in document.groups { write(group) }
    for (index, note) in notes.enumerated() {
      let author = note.author.map { "**\(MarkdownText.inline($0)):** " } ?? ""
      let text = note.paragraphs.map(MarkdownText.inline).joined(separator: "\\\n    ")
      blocks.append("[^\(index + 1)]: \(author)\(text)")
    }
  }

  /// The text; ends in a newline.
  package var text: String { blocks.joined(separator: "\n\n") + "\n" }

  private mutating func write(_ group: ReportDocument.Group) {
    switch group {
    case .pageBreak: blocks.append("---")
    case .paragraph(let paragraph): blocks.append(text(of: paragraph))
    case .list(let items):
      var lines: [String] = []
      for item in items {
        lines.append("- " + self.lines(of: item.runs).joined(separator: "\\\n  "))
      }
      blocks.append(lines.joined(separator: "\n"))
    case .quotation(let quoted, let attribution):
      var paragraphs: [String] = []
      for paragraph in quoted {
        paragraphs.append("> " + lines(of: paragraph.runs).joined(separator: "\\\n> "))
      }
      blocks.append(paragraphs.joined(separator: "\n>\n"))
      if let attribution { blocks.append(text(of: attribution)) }
    case .table(let table): write(table)
    }
  }

  private mutating func text(of paragraph: ReportDocument.Paragraph) -> String {
    let lines = lines(of: paragraph.runs)
    guard let level = document.level(of: paragraph, hasTitle: hasTitle) else {
      return lines.joined(separator: "\\\n")
    }
    return String(repeating: "#", count: level) + " " + lines.joined(separator: " ")
  }

  /// The lines of a paragraph, each safe at the start of one.
  private mutating func lines(of runs: [ReportDocument.Run]) -> [String] {
    var lines = [""]
    for run in runs {
      for (index, piece) in run.text.lines.enumerated() {
        if index > 0 { lines.append("") }
        let last = lines.count - 1
        lines[last] += Self.styled(piece, as: run, atStart: lines[last].isEmpty)
      }
      for note in DocumentNote.notes(on: run) {
        notes.append(note)
        lines[lines.count - 1] += "[^\(notes.count)]"
      }
    }
    return lines
  }

  /// A piece with the signs of its look around it, which may not touch a blank inside.
  private static func styled(
    _ piece: String, as run: ReportDocument.Run, atStart: Bool
  ) -> String {
    let isPlain = !run.isBold && !run.isItalic && !run.isCode
    if isPlain { return atStart ? MarkdownText.line(piece) : MarkdownText.inline(piece) }
    let bare = Substring(piece).trimmed
    if bare.isEmpty { return atStart ? "" : piece }
    let lead = atStart ? "" : String(piece[..<bare.startIndex])
    let tail = String(piece[bare.endIndex...])
    if run.isCode { return lead + code(String(bare)) + tail }
    let signs = (run.isBold ? "**" : "") + (run.isItalic ? "*" : "")
    return lead + signs + MarkdownText.inline(String(bare)) + signs + tail
  }

  /// A text between more backticks than stand in it.
  private static func code(_ text: String) -> String {
    var longest = 0
    var current = 0
    for scalar in text.unicodeScalars {
      current = scalar == "`" ? current + 1 : 0
      longest = max(longest, current)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let gap = longest > 0 ? " " : ""
    return fence + gap + text + gap + fence
  }

  private mutating func write(_ table: ReportDocument.Table) {
    let heads = (0..<table.columns).map { index in
      index < table.header.count ? MarkdownText.cell(table.header[index]) : ""
    }
    var rows = [Self.row(heads)]
    rows.append(
      Self.row((0..<table.columns).map { table.numeric.contains($0) ? "--:" : "---" }))
    for row in table.rows {
      var cells: [String] = []
      for index in 0..<table.columns {
        var texts: [String] = []
        for paragraph in index < row.count ? row[index].paragraphs : [] {
          texts += lines(of: paragraph.runs)
        }
        cells.append(texts.joined(separator: "<br>"))
      }
      rows.append(Self.row(cells))
    }
    blocks.append(rows.joined(separator: "\n"))
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }
}

extension Substring {
  /// The part between blanks at the start and at the end.
  fileprivate var trimmed: Substring {
    var rest = drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
