internal import Study
internal import Text

/// Builds the tree of codes from a table in any of the layouts in which people keep codebooks.
struct CodebookGridReader {
  /// How the rows say where a code stands.
  private enum Layout {
    case path(Int)
    case levels([Int])
    case depth(level: Int, code: Int)
    case categories(code: Int, category: Int)
    case indent(Int)
  }

  private let tree = CodebookTree()
  private let grid: CodebookGrid
  private var problems: [StudyFileProblem] = []

  /// Takes a table.
  init(_ grid: CodebookGrid) {
    self.grid = grid
  }

  /// Reads the table.
  ///
  /// - Parameter levels: the names of the columns that hold the levels, from the top, where
  ///   their headings do not say so.
  /// - Returns: the codes at the top, with all below them.
  /// - Throws: `StudyFileError` with every problem and its line.
  mutating func entries(
    levels: [String] = []
  ) throws(StudyFileError) -> [CodebookDraft.Entry] {
    let columns = columns(levels: levels)
    if let layout = layout(columns) {
      let fields = Dictionary(
        columns.enumerated().compactMap { index, column in
          if case .field(let field) = column { (field, index) } else { nil }
        }, uniquingKeysWith: { first, _ in first })
      let paths = paths(layout)
      for (row, names) in zip(grid.rows, paths) {
        if let names { define(names, row, fields) }
      }
    }
    guard problems.isEmpty else {
      throw StudyFileError(problems: problems.sorted { $0.line < $1.line })
    }
    return tree.entries
  }

  private mutating func columns(levels: [String]) -> [CodebookColumn] {
    var places: [String: Int] = [:]
    for (number, name) in levels.enumerated() {
      let folded = name.trimmingBlanks().foldedForSearch
      places[folded] = number + 1
      if !grid.header.contains(where: { $0.foldedForSearch == folded }) {
        note(
          .unknownKey(
            name, valid: grid.header, nearest: NearestNames(grid.header).matches(for: name)),
          at: grid.headerLine)
      }
    }
    return grid.header.map { heading in
      if let level = places[heading.foldedForSearch] { return .level(level) }
      if let column = CodebookColumn(heading: heading) { return column }
      let valid = CodebookColumn.names
      note(
        .unknownKey(heading, valid: valid, nearest: NearestNames(valid).matches(for: heading)),
        at: grid.headerLine)
      return .ignored
    }
  }

  private mutating func layout(_ columns: [CodebookColumn]) -> Layout? {
    if let path = columns.firstIndex(of: .path) { return .path(path) }
    let levels = columns.enumerated().compactMap { index, column -> (Int, Int)? in
      if case .level(let level) = column { (level, index) } else { nil }
    }.sorted { $0 < $1 }
    if !levels.isEmpty { return .levels(levels.map(\.1)) }
    guard let code = columns.firstIndex(of: .code) else {
      note(.missing(key: "path"), at: grid.headerLine)
      return nil
    }
    if let level = columns.firstIndex(of: .depth) { return .depth(level: level, code: code) }
    if let category = columns.firstIndex(of: .category) {
      return .categories(code: code, category: category)
    }
    return .indent(code)
  }

  /// The path of each row's code; nil where the row has none that can be told.
  private mutating func paths(_ layout: Layout) -> [[String]?] {
    switch layout {
    case .path(let column):
      return grid.rows.map { row in
        let names = CodePath(parsing: row.cells[column]).names
        if names.contains("") {
          note(.missing(key: "path"), at: row.line)
          return nil
        }
        return names
      }
    case .levels(let columns): return levelPaths(columns)
    case .depth(let level, let code):
      let depths = grid.rows.map { Int($0.cells[level].trimmingBlanks()) }
      for (row, depth) in zip(grid.rows, depths) where depth == nil {
        note(.wrongLevel(row.cells[level].trimmingBlanks()), at: row.line)
      }
      return nestedPaths(depths.map { $0 ?? 1 }, code, hasJumps: false)
    case .indent(let code):
      return nestedPaths(
        grid.rows.map { Self.indent(of: $0.cells[code]) }, code, hasJumps: true)
    case .categories(let code, let category):
      var list = CodebookCategoryList(grid, code: code, category: category)
      let paths = list.paths()
      problems += list.problems
      return paths
    }
  }

  /// Paths from one column a level: names above that are left out are the ones of the row before.
  private mutating func levelPaths(_ columns: [Int]) -> [[String]?] {
    var before: [String] = []
    return grid.rows.map { row in
      let cells = columns.map { row.cells[$0].trimmingBlanks() }
      guard let first = cells.firstIndex(where: { !$0.isEmpty }),
        let last = cells.lastIndex(where: { !$0.isEmpty })
      else {
        note(.missing(key: grid.header[columns[0]]), at: row.line)
        return nil
      }
      let names = Array(before.prefix(first)) + Array(cells[first...last])
      if let gap = cells[first...last].firstIndex(of: "") {
        note(.missing(key: grid.header[columns[gap]]), at: row.line)
        return nil
      }
      guard before.count >= first else {
        note(.missing(key: grid.header[columns[before.count]]), at: row.line)
        return nil
      }
      before = names
      return names
    }
  }

  /// Paths from how far each name is set in, or from the number of its level.
  private mutating func nestedPaths(
    _ depths: [Int], _ code: Int, hasJumps: Bool
  ) -> [[String]?] {
    var open: [(depth: Int, name: String)] = []
    return zip(grid.rows, depths).map { row, depth in
      let name = row.cells[code].trimmingIndent()
      guard !name.isEmpty else {
        note(.missing(key: grid.header[code]), at: row.line)
        return nil
      }
      while let last = open.last, last.depth >= depth { open.removeLast() }
      if !hasJumps, let last = open.last, depth > last.depth + 1 {
        note(.wrongLevel(String(depth)), at: row.line)
      }
      // Deeper ones are refused, so that their whole paths need not be told.
      if open.count <= CodebookTree.deepest { open.append((depth, name)) }
      return open.map(\.name)
    }
  }

  /// How far a name is set in: a tab counts as four blanks.
  private static func indent(of cell: String) -> Int {
    var width = 0
    for scalar in cell.unicodeScalars {
      switch scalar {
      case " ", "\u{A0}", "\u{2003}": width += 1
      case "\t": width += 4
      default: return width
      }
    }
    return width
  }

  private mutating func define(
    _ names: [String], _ row: CodebookGrid.Row, _ fields: [CodebookFileField: Int]
  ) {
    guard names.count <= CodebookTree.deepest else {
      note(.tooDeep(limit: CodebookTree.deepest), at: row.line)
      return
    }
    let branch = tree.branch(at: names)
    guard !branch.isDefined else {
      note(
        .duplicate(name: CodePath(names).description, firstLine: branch.entry.line ?? 1),
        at: row.line)
      return
    }
    branch.isDefined = true
    branch.entry.line = row.line
    for field in CodebookFileField.allCases {
      guard let column = fields[field] else { continue }
      if let said = CodebookClearing.read(row.cells[column]),
        let problem = StudyFileProblem.Kind(field, said)
      {
        note(problem, at: row.line)
      }
      branch.entry.say(field, row.cells[column])
    }
  }

  private mutating func note(_ kind: StudyFileProblem.Kind, at line: Int) {
    problems.append(StudyFileProblem(line: line, kind: kind))
  }
}

extension String {
  /// The string without blanks at its two ends, also those that set a cell in.
  func trimmingIndent() -> String {
    var view = self[...].unicodeScalars
    let wide: Set<Unicode.Scalar> = [" ", "\t", "\n", "\u{A0}", "\u{2003}"]
    while let first = view.first, wide.contains(first) { view.removeFirst() }
    while let last = view.last, wide.contains(last) { view.removeLast() }
    return String(view)
  }
}
