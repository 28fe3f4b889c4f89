package import Formats

/// Writes a document as LaTeX that compiles by itself, with LuaLaTeX, XeLaTeX or pdfLaTeX.
package struct DocumentLaTeX {
  private let document: ReportDocument
  private var lines: [String] = []

  /// Takes a document.
  package init(_ document: ReportDocument) {
    self.document = document
    for group in document.groups { lines += Self.lines(of: group) }
  }

  /// The text; ends in a newline.
  package var text: String {
    (LaTeXPreamble.lines(of: document, body: lines) + ["\\begin{document}", ""] + lines
      + ["\\end{document}"]).joined(separator: "\n") + "\n"
  }

  private static func lines(of group: ReportDocument.Group) -> [String] {
    switch group {
    case .pageBreak: ["\\clearpage", ""]
    case .paragraph(let paragraph): [text(of: paragraph), ""]
    case .list(let items):
      ["\\begin{itemize}"] + items.map { "\\item{} " + text(of: $0.runs) } + ["\\end{itemize}", ""]
    case .quotation(let quoted, let attribution): lines(of: quoted, attribution)
    case .table(let table): lines(of: table)
    }
  }

  private static func lines(
    of quoted: [ReportDocument.Paragraph], _ attribution: ReportDocument.Paragraph?
  ) -> [String] {
    var lines = ["\\begin{quote}"]
    for (index, paragraph) in quoted.enumerated() {
      let isLast = index == quoted.count - 1 && attribution == nil
      lines.append(text(of: paragraph.runs) + (isLast ? "" : "\\par"))
    }
    if let attribution {
      lines.append("\\nopagebreak{\\small " + text(of: attribution.runs) + "\\par}")
    }
    return lines + ["\\end{quote}", ""]
  }

  private static func text(of paragraph: ReportDocument.Paragraph) -> String {
    let text = text(of: paragraph.runs)
    switch paragraph.style {
    case .title: return "{\\noindent\\raggedright\\LARGE\\bfseries \(text)\\par}\\bigskip"
    case .heading1: return heading("section", paragraph, text)
    case .heading2: return heading("subsection", paragraph, text)
    case .heading3: return heading("subsubsection", paragraph, text)
    case .context, .attribution: return "{\\noindent\\small \(text)\\par}"
    case .caption: return "{\\noindent\\bfseries \(text)\\par\\nopagebreak}"
    case .normal, .quote, .listItem: return "\\noindent \(text)\\par\\smallskip"
    }
  }

  private static func heading(
    _ name: String, _ paragraph: ReportDocument.Paragraph, _ text: String
  ) -> String {
    let plain = paragraph.runs.map { LaTeXText.escaped($0.text) }.joined()
    return "\\\(name)[{\(plain)}]{\(text)}"
  }

  private static func text(of runs: [ReportDocument.Run]) -> String {
    runs.map { run in
      var text = run.text.lines.map(LaTeXText.escaped).joined(separator: "\\leavevmode\\newline{}")
      if !text.isEmpty {
        if run.isCode { text = "\\texttt{\(text)}" }
        if run.isItalic { text = "\\emph{\(text)}" }
        if run.isBold { text = "\\textbf{\(text)}" }
      }
      let notes = DocumentNote.notes(on: run).map { note in
        let author = note.author.map { "\\textbf{\(LaTeXText.escaped($0)):} " } ?? ""
        return "\\footnote{" + author
          + note.paragraphs.map(LaTeXText.escaped).joined(separator: "\\endgraf ") + "}"
      }
      return text + notes.joined()
    }.joined()
  }

  private static func lines(of table: ReportDocument.Table) -> [String] {
    let columns = table.shares.enumerated().map { index, share in
      (table.numeric.contains(index) ? "R" : "L") + "{\(thousandths(share))}"
    }
    var lines = [
      "{\(table.isDense ? "\\scriptsize\\setlength{\\tabcolsep}{2pt}" : "\\small")"
        + "\\begin{longtable}{\(columns.joined())}", "\\toprule",
    ]
    if !table.header.isEmpty {
      let heads = (0..<table.columns).map { index in
        index < table.header.count ? "\\textbf{\(LaTeXText.escaped(table.header[index]))}" : ""
      }
      lines += [heads.joined(separator: " & ") + " \\\\", "\\midrule", "\\endhead"]
    }
    for row in table.rows {
      let cells = (0..<table.columns).map { index in
        index < row.count
          ? row[index].paragraphs.map(cell).joined(separator: "\\leavevmode\\newline{}") : ""
      }
      lines.append(cells.joined(separator: " & ") + " \\\\\\addlinespace")
    }
    return lines + ["\\bottomrule", "\\end{longtable}}", ""]
  }

  private static func cell(_ paragraph: ReportDocument.Paragraph) -> String {
    let text = text(of: paragraph.runs)
    return paragraph.style.headingLevel == nil ? text : "\\textbf{\(text)}"
  }

  /// A share of 1 with three decimals, rounded down so that all together are not too wide.
  private static func thousandths(_ share: Double) -> String {
    "0." + String(String(Int(share * 1000) + 1000).dropFirst())
  }
}
