/// How wide columns and how high rows have to be for their texts to be seen.
enum SheetMeasure {
  /// The widest that a column is made for its texts.
  private static let widest = 60
  /// The widest that a column is made for its title alone, which wraps.
  private static let widestTitle = 16
  /// How much of a column's width bold letters leave, as they are wider.
  private static let boldShare = 0.85
  /// The height of one line, in points.
  private static let line = 15.0
  /// The greatest height that a row can have, in points.
  private static let highest = 409.0

  /// A width, in characters, after the longest of the first texts, between 8 and 60.
  static func width(of column: Int, in sheet: Spreadsheet.Sheet) -> Double {
    let title = sheet.columns[column].title.unicodeScalars.count
    var longest = min(title, widestTitle)
    for row in sheet.rows.prefix(500) where column < row.count {
      if case .text(let text) = row[column] {
        let line = text.split(separator: "\n").map(\.unicodeScalars.count).max() ?? 0
        longest = max(longest, line)
      }
    }
    return Double(max(8, min(widest, longest + 2)))
  }

  /// The heights, in points, of the rows that need more than one line; the header is row 0.
  static func heights(
    of sheet: Spreadsheet.Sheet, widths: [Double]
  ) -> [(row: Int, height: Double)] {
    var heights: [(row: Int, height: Double)] = []
    let header =
      zip(sheet.columns, widths).map { lines(of: $0.title, width: $1 * boldShare) }.max() ?? 1
    if header > 1 { heights.append((0, height(of: header))) }
    for (index, row) in sheet.rows.enumerated() {
      var most = 1
      for (column, cell) in row.enumerated() where column < sheet.columns.count {
        if sheet.columns[column].wraps, case .text(let text) = cell {
          most = max(most, lines(of: text, width: widths[column]))
        }
      }
      if most > 1 { heights.append((index + 1, height(of: most))) }
    }
    return heights
  }

  private static func height(of lines: Int) -> Double {
    min(highest, Double(lines) * line)
  }

  /// The lines that a text takes when words are kept whole.
  private static func lines(of text: String, width: Double) -> Int {
    let room = max(4, Int(width) - 1)
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { total, line in
      var count = 1
      var used = 0
      for word in line.split(separator: " ") {
        let length = word.unicodeScalars.count
        if used > 0, used + 1 + length > room {
          count += 1
          used = 0
        }
        used += (used > 0 ? 1 : 0) + length
        if used > room {
          count += (used - 1) / room
          used = used % room
        }
      }
      return total + count
    }
  }
}
