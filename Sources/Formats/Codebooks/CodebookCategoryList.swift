internal import Study
internal import Text

/// A list of initial codes beside their categories, also where a category stands once for several.
///
/// A category goes for the rows below it until the next one. Where empty rows part the list, and
/// no part has more than one category, it goes for its part, wherever in it it stands. A dash
/// says that a code has no category; a row without a code describes the category itself.
struct CodebookCategoryList {
  private let rows: [CodebookGrid.Row]
  private let codes: [String]
  private let categories: [String]
  private let header: (code: String, category: String)
  /// What was found wrong.
  private(set) var problems: [StudyFileProblem] = []

  /// Takes the two columns of a table.
  init(_ grid: CodebookGrid, code: Int, category: Int) {
    rows = grid.rows
    codes = grid.rows.map { $0.cells[code].trimmingIndent() }
    categories = grid.rows.map { $0.cells[category].trimmingIndent() }
    header = (grid.header[code], grid.header[category])
  }

  /// The path of each row's code; nil where it cannot be told.
  mutating func paths() -> [[String]?] {
    let parts = self.parts
    let names = parts.map { part in
      Set(part.map { categories[$0] }.filter { !$0.isEmpty }.map(\.foldedForSearch))
    }
    let isParted =
      parts.count > 1 && names.allSatisfy { $0.count == 1 }
      && parts.contains { part in part.first.map { categories[$0].isEmpty } == true }
    let known = Set(names.joined())
    var paths = [[String]?](repeating: nil, count: rows.count)
    var current: String?
    for part in parts {
      if isParted {
        current = part.first { !categories[$0].isEmpty }.map { categories[$0] }
      }
      for row in part {
        if !categories[row].isEmpty { current = categories[row] }
        if categories[row].isEmpty, known.contains(codes[row].foldedForSearch) {
          current = codes[row]
        }
        paths[row] = path(of: row, under: current)
      }
    }
    return paths
  }

  private mutating func path(of row: Int, under category: String?) -> [String]? {
    guard let category else {
      problems.append(
        StudyFileProblem(line: rows[row].line, kind: .noCategory(column: header.category)))
      return nil
    }
    if ["-", "–", "—"].contains(category) {
      if codes[row].isEmpty {
        problems.append(
          StudyFileProblem(line: rows[row].line, kind: .missing(key: header.code)))
        return nil
      }
      return [codes[row]]
    }
    let isItself = codes[row].foldedForSearch == category.foldedForSearch
    return codes[row].isEmpty || isItself ? [category] : [category, codes[row]]
  }

  /// The rows between empty ones.
  private var parts: [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for row in rows.indices where row > 0 && rows[row].isAfterGap {
      parts.append(start..<row)
      start = row
    }
    if start < rows.count { parts.append(start..<rows.count) }
    return parts
  }
}
