package import Formats

/// Writes a table in aligned columns for a terminal.
package struct TerminalTable: Sendable {
  /// What happens to text that is wider than its column may be.
  package enum Overflow: Hashable, Sendable {
    /// It goes on below, in the same column.
    case wraps
    /// It is cut, with `…` at the end.
    case truncates
  }

  private let language: DocumentLanguage
  private let width: Int?
  private let overflow: Overflow
  private let hasColour: Bool
  private static let gap = 2
  /// How far columns of text are narrowed, first in comfort, then at need.
  private static let narrowest = [12, 6]

  /// Chooses how to write.
  ///
  /// - Parameters:
  ///   - language: The language that decides how numbers are written.
  ///   - width: The columns of the terminal; without, nothing is cut or wrapped.
  ///   - overflow: What happens to wide text.
  ///   - hasColour: Whether the headings are set off with ANSI bold, and notes with faint.
  package init(
    language: DocumentLanguage, width: Int? = nil, overflow: Overflow = .truncates,
    hasColour: Bool = false
  ) {
    self.language = language
    self.width = width
    self.overflow = overflow
    self.hasColour = hasColour
  }

  /// The table as text; every line ends in a newline.
  package func text(_ table: Table) -> String {
    let cellText = CellText.people(language)
    let body = table.rows.map { row in
      zip(row.cells, table.columns).enumerated().map { index, pair in
        let text = cellText(pair.0, pair.1).onOneTerminalLine
        return index == 0 ? String(repeating: "  ", count: row.indent) + text : text
      }
    }
    let heads = table.columns.map(\.title.onOneTerminalLine)
    let widths = columnWidths(heads: heads, body: body, columns: table.columns)
    var lines: [String] = []
    if !table.title.isEmpty { lines += laidOut(table.title, style: "1") }
    lines += table.notes.flatMap { laidOut($0, style: "2") }
    if !lines.isEmpty { lines.append("") }
    lines += self.lines(heads, widths, table.columns, wraps: true, indent: 0).map {
      styled($0, "1")
    }
    lines.append(
      widths.map { String(repeating: "─", count: $0) }
        .joined(separator: String(repeating: " ", count: Self.gap)))
    for (row, texts) in zip(table.rows, body) {
      lines += self.lines(
        texts, widths, table.columns, wraps: overflow == .wraps, indent: 2 * row.indent)
    }
    if !table.remarks.isEmpty { lines.append("") }
    lines += table.remarks.flatMap { laidOut($0, style: "2") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The widths that hold everything, the widest columns of text made narrower until all fit.
  private func columnWidths(
    heads: [String], body: [[String]], columns: [Table.Column]
  ) -> [Int] {
    var widths = heads.map { head in
      head.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
    }
    for (index, column) in columns.enumerated() where !column.isNumeric {
      widths[index] = DisplayWidth.of(heads[index])
    }
    for row in body {
      for (index, text) in row.enumerated() {
        widths[index] = max(widths[index], DisplayWidth.of(text))
      }
    }
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) - width
    for narrowest in Self.narrowest {
      while excess > 0 {
        let candidates = columns.indices.filter {
          !columns[$0].isNumeric && widths[$0] > narrowest
        }
        guard let widest = candidates.max(by: { (widths[$0], $1) < (widths[$1], $0) }) else {
          break
        }
        let next = candidates.filter { widths[$0] < widths[widest] }.map { widths[$0] }.max()
        let cut = min(excess, max(1, widths[widest] - max(narrowest, next ?? 0)))
        widths[widest] -= cut
        excess -= cut
      }
    }
    return widths
  }

  /// One row as lines; what is wrapped goes on under the first line's text.
  private func lines(
    _ texts: [String], _ widths: [Int], _ columns: [Table.Column], wraps: Bool, indent: Int
  ) -> [String] {
    let cells = texts.enumerated().map { index, text -> [String] in
      guard DisplayWidth.of(text) > widths[index] else { return [text] }
      guard wraps else { return [DisplayWidth.truncated(text, to: widths[index])] }
      let inset = index == 0 ? min(indent, widths[index] / 2) : 0
      let blanks = String(repeating: " ", count: inset)
      return DisplayWidth.wrapped(text, to: widths[index] - inset).map { blanks + $0 }
    }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { line in
      cells.enumerated().map { index, cell in
        let text = line < cell.count ? cell[line] : ""
        let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(text)))
        return columns[index].isNumeric ? padding + text : text + padding
      }
      .joined(separator: String(repeating: " ", count: Self.gap)).trimmedAtEnd
    }
  }

  private func laidOut(_ note: String, style: String) -> [String] {
    let line = note.onOneTerminalLine
    return (width.map { DisplayWidth.wrapped(line, to: $0) } ?? [line]).map { styled($0, style) }
  }

  private func styled(_ line: String, _ code: String) -> String {
    hasColour && !line.isEmpty ? "\u{1B}[\(code)m\(line)\u{1B}[0m" : line
  }
}
