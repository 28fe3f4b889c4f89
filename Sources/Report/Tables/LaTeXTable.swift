package import Formats

/// Writes a table for LaTeX with booktabs, ready for `\input`.
///
/// Short tables float; tables of more than forty rows are broken over pages by longtable. A first
/// comment names the packages that the preamble needs. Cells without a value show a dash with a
/// letter, and the reasons stand below.
package struct LaTeXTable: Sendable {
  private let language: DocumentLanguage

  /// Chooses the language that decides how numbers are written.
  package init(language: DocumentLanguage) {
    self.language = language
  }

  /// The table as LaTeX; ends in a newline.
  package func text(_ table: Table) -> String {
    let sheet = LaTeXSheet(table, cellText: CellText.people(language))
    let lines = sheet.isLong ? sheet.longLines : sheet.floatLines
    return lines.joined(separator: "\n") + "\n"
  }
}

/// One table on its way to LaTeX.
private struct LaTeXSheet {
  private let table: Table
  private let heads: [String]
  private let rows: [String]
  /// The columns whose texts are so long that they are broken into lines.
  private let wide: Set<Int>
  private let reasons: [String]

  /// A column with a longer text is broken into lines.
  private static let longestText = 28
  /// Tables with more rows go over several pages.
  private static let pageRows = 40
  /// With more columns, the heads of numbers are turned and the type is smaller.
  private static let pageColumns = 8

  init(_ table: Table, cellText: CellText) {
    self.table = table
    let wide = table.columns.indices.filter { index in
      let column = table.columns[index]
      return !column.isNumeric
        && table.rows.contains {
          cellText($0.cells[index], column).unicodeScalars.count > Self.longestText
        }
    }
    self.wide = Set(wide)
    var reasons: [String] = []
    rows = table.rows.map { row in
      var cells: [String] = []
      for (index, (cell, column)) in zip(row.cells, table.columns).enumerated() {
        if case .missing(let reason) = cell {
          let number = reasons.firstIndex(of: reason) ?? reasons.count
          if number == reasons.count { reasons.append(reason) }
          cells.append("---\\textsuperscript{\(Self.letter(number))}")
          continue
        }
        let inset = index == 0 ? Self.inset(row.indent, isBroken: wide.first == 0) : ""
        cells.append(inset + LaTeXText.escaped(cellText(cell, column)))
      }
      return cells.joined(separator: " & ") + " \\\\"
    }
    let isTurned = table.columns.count > Self.pageColumns
    heads = table.columns.map { column in
      let title = LaTeXText.escaped(column.title)
      return isTurned && column.isNumeric ? "\\rotatebox{90}{\(title)}" : title
    }
    self.reasons = reasons
  }

  /// What sets a row in; in a column whose texts are broken, all of its lines.
  private static func inset(_ steps: Int, isBroken: Bool) -> String {
    if steps == 0 { return "" }
    return isBroken ? "\\hangindent=\(steps)em\\hangafter=0 " : "\\hspace*{\(steps)em}"
  }

  var isLong: Bool { table.rows.count > Self.pageRows }

  private var isTurned: Bool { table.columns.count > Self.pageColumns }

  private var packages: String {
    var names = ["booktabs"]
    if isLong { names.append("longtable") }
    if isLong, !wide.isEmpty { names.append("array") }
    if !isLong, !wide.isEmpty { names.append("tabularx") }
    if isTurned { names.append("graphicx") }
    return "% \\usepackage{\(names.joined(separator: ","))}"
  }

  private var size: [String] {
    isTurned ? ["\\footnotesize\\setlength{\\tabcolsep}{3pt}"] : []
  }

  private var header: String { heads.joined(separator: " & ") + " \\\\" }

  /// A float of one page at most.
  var floatLines: [String] {
    let body = wide.isEmpty ? "tabular" : "tabularx"
    let width = wide.isEmpty ? "" : "{\\linewidth}"
    var lines = [packages, "\\begin{table}", "\\centering"]
    if !table.title.isEmpty { lines.append("\\caption{\(LaTeXText.escaped(table.title))}") }
    lines += size
    lines += ["\\begin{\(body)}\(width){\(columns(wide: "X"))}", "\\toprule", header, "\\midrule"]
    lines += rows + ["\\bottomrule", "\\end{\(body)}"]
    let notes = self.notes
    if !notes.isEmpty {
      lines += ["", "\\smallskip", "\\parbox{\\linewidth}{\\footnotesize\\raggedright"]
      lines += Self.paragraphs(notes) + ["}"]
    }
    return lines + ["\\end{table}"]
  }

  /// A table over several pages, with its heads on each.
  var longLines: [String] {
    let share = max(16, 52 / max(1, wide.count))
    var lines = [packages, "{\(size.joined())"]
    lines.append("\\begin{longtable}{\(columns(wide: "p{0.\(share)\\linewidth}"))}")
    if !table.title.isEmpty {
      lines.append("\\caption{\(LaTeXText.escaped(table.title))}\\\\")
    }
    lines += ["\\toprule", header, "\\midrule", "\\endfirsthead"]
    lines += ["\\toprule", header, "\\midrule", "\\endhead"]
    lines += ["\\bottomrule", "\\endfoot"]
    lines += rows + ["\\end{longtable}"]
    let notes = self.notes
    if !notes.isEmpty {
      lines.append("\\noindent\\begin{minipage}{\\linewidth}\\footnotesize\\raggedright")
      lines += Self.paragraphs(notes) + ["\\end{minipage}"]
    }
    return lines + ["}"]
  }

  /// What stands below: the rule, the reasons of cells without a value, remarks.
  private var notes: [String] {
    table.notes.map(LaTeXText.escaped)
      + reasons.enumerated().map {
        "\\textsuperscript{\(Self.letter($0))}~\(LaTeXText.escaped($1))"
      } + table.remarks.map(LaTeXText.escaped)
  }

  private func columns(wide name: String) -> String {
    let kinds = table.columns.enumerated().map { index, column in
      if column.isNumeric { return "r" }
      return wide.contains(index) ? ">{\\raggedright\\arraybackslash}\(name)" : "l"
    }
    return "@{}" + kinds.joined() + "@{}"
  }

  private static func paragraphs(_ texts: [String]) -> [String] {
    texts.dropLast().map { $0 + "\\par" } + texts.suffix(1)
  }

  /// a … z, then aa, ab ….
  private static func letter(_ number: Int) -> String {
    let own = String(Unicode.Scalar(UInt8(97 + number % 26)))
    return number < 26 ? own : letter(number / 26 - 1) + own
  }
}
