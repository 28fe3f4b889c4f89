internal import Text

/// The first table of a Markdown text, in the form that GitHub reads: cells between strokes.
package struct PipeTable: Hashable, Sendable {
  /// The names of the columns.
  package let header: [String]
  /// The rows, each with its line in the text, from 1.
  package let rows: [DelimitedTable.Row]

  /// Reads a text's first table; a row with fewer cells than the header is filled with empty ones.
  ///
  /// - Parameter bytes: The whole text.
  /// - Throws: `DelimitedTableError` where it is no text, has no table, or has a row too long.
  package init(_ bytes: [UInt8]) throws(DelimitedTableError) {
    let decoded: DecodedText
    do throws(TextDecodingError) {
      decoded = try TextDecoder().decode(bytes)
    } catch {
      throw .notText(error)
    }
    let lines = decoded.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let top = lines.indices.dropLast().first { index in
      Self.cells(lines[index]) != nil && Self.isRuler(lines[index + 1])
    }
    guard let top, let header = Self.cells(lines[top]) else { throw .empty }
    var rows: [DelimitedTable.Row] = []
    for index in lines.indices.dropFirst(top + 2) {
      guard var cells = Self.cells(lines[index]) else { break }
      guard cells.count <= header.count else {
        throw .raggedRow(line: index + 1, expected: header.count, found: cells.count)
      }
      cells += Array(repeating: "", count: header.count - cells.count)
      rows.append(DelimitedTable.Row(line: index + 1, cells: cells))
    }
    self.header = header
    self.rows = rows
  }

  /// Whether a line parts the header from the rows: `| --- | ---: |`.
  private static func isRuler(_ line: String) -> Bool {
    guard let cells = cells(line) else { return false }
    return cells.allSatisfy { cell in
      cell.contains("-") && cell.unicodeScalars.allSatisfy { "-: ".unicodeScalars.contains($0) }
    }
  }

  /// The cells of a line; nil where it does not begin with a stroke.
  private static func cells(_ line: String) -> [String]? {
    let scalars = Array(line.trimmingBlanks().unicodeScalars)
    guard scalars.first == "|", scalars.count > 1 else { return nil }
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var index = 1
    while index < scalars.count {
      switch scalars[index] {
      case "\\" where index + 1 < scalars.count && isPunctuation(scalars[index + 1]):
        cell.append(scalars[index + 1])
        index += 2
      case "|":
        cells.append(String(cell).trimmingBlanks())
        cell = String.UnicodeScalarView()
        index += 1
      default:
        if let (length, text) = markup(at: scalars[index...]) {
          cell.append(contentsOf: text.unicodeScalars)
          index += length
        } else {
          cell.append(scalars[index])
          index += 1
        }
      }
    }
    let rest = String(cell).trimmingBlanks()
    return rest.isEmpty ? cells : cells + [rest]
  }

  /// The signs of ASCII that a stroke backwards makes ordinary.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// A line break or a wide blank written out, and what it stands for.
  private static func markup(at rest: ArraySlice<Unicode.Scalar>) -> (Int, String)? {
    for (written, text) in [("<br>", "\n"), ("<br/>", "\n"), ("<br />", "\n"), ("&emsp;", " ")]
    where rest.starts(with: written.unicodeScalars) {
      return (written.unicodeScalars.count, text)
    }
    return nil
  }
}
