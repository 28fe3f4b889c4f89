internal import Study
internal import Text

extension CodebookDraft {
  private static let columns = [
    "path", "definition", "include", "exclude", "example", "counter-example", "colour", "kind",
  ]

  /// Reads a codebook from a table with the columns `path`, `definition`, `include`, `exclude`,
  /// `example`, `colour` and, if wanted, `counter-example` and `kind`; only `path` must be there.
  ///
  /// A path is written `Samarbeid/NAV/Tillit`, with `\/` for a slash in a name. A code above
  /// that has no row of its own is made without texts.
  ///
  /// - Throws: `StudyFileError` with every problem and its line.
  package init(name: String, table bytes: [UInt8]) throws(StudyFileError) {
    let table: DelimitedTable
    do throws(DelimitedTableError) {
      table = try DelimitedTable(bytes)
    } catch {
      throw StudyFileError(
        problems: [StudyFileProblem(line: error.line, kind: .notTable(error))])
    }
    var reader = CodebookTableReader(columns: Self.columns)
    reader.read(table)
    guard reader.problems.isEmpty else {
      throw StudyFileError(problems: reader.problems.sorted { $0.line < $1.line })
    }
    self.init(name: name, entries: reader.entries)
  }

  /// The header of the codebook as a table.
  package static let tableHeader = columns

  /// The rows of the codebook as a table, parents before their children.
  package var tableRows: [[SheetCell]] {
    paths.map { path, entry in
      [
        path.description, entry.definition, entry.include, entry.exclude, entry.example,
        entry.counterExample, entry.colour ?? "", entry.kind.rawValue,
      ].map { .text($0) }
    }
  }
}

extension DelimitedTableError {
  /// The line that the error is on.
  package var line: Int {
    switch self {
    case .notText, .empty, .duplicateHeader: 1
    case .unclosedQuote(let line), .textAfterQuote(let line, _), .raggedRow(let line, _, _): line
    }
  }
}

/// Builds the tree of codes from rows with paths.
private struct CodebookTableReader {
  /// A code by the places of its ancestors among their siblings.
  private final class Branch {
    var entry: CodebookDraft.Entry
    var children: [Branch] = []
    /// Whether a row of its own has been met.
    var isDefined = false

    init(name: String) { entry = CodebookDraft.Entry(name: name) }

    var tree: CodebookDraft.Entry {
      var tree = entry
      tree.children = children.map(\.tree)
      return tree
    }
  }

  private let columns: [String]
  private let root = Branch(name: "")
  private(set) var problems: [StudyFileProblem] = []

  init(columns: [String]) {
    self.columns = columns
  }

  var entries: [CodebookDraft.Entry] { root.tree.children }

  mutating func read(_ table: DelimitedTable) {
    let places = Dictionary(
      columns.compactMap { name in table.column(name).map { (name, $0) } },
      uniquingKeysWith: { first, _ in first })
    for (index, name) in table.header.enumerated() where !places.values.contains(index) {
      note(
        .unknownKey(name, valid: columns, nearest: NearestNames(columns).matches(for: name)),
        at: 1)
    }
    guard let path = places["path"] else {
      note(.missing(key: "path"), at: 1)
      return
    }
    for row in table.rows {
      guard let branch = branch(at: CodePath(parsing: row.cells[path]), line: row.line) else {
        continue
      }
      fill(&branch.entry, line: row.line) { name in
        places[name].map { row.cells[$0].trimmingBlanks() } ?? ""
      }
    }
  }

  private mutating func branch(at path: CodePath, line: Int) -> Branch? {
    guard !path.names.contains("") else {
      note(.missing(key: "path"), at: line)
      return nil
    }
    var current = root
    for name in path.names {
      let folded = name.foldedForSearch
      if let known = current.children.first(where: { $0.entry.name.foldedForSearch == folded }) {
        current = known
      } else {
        let made = Branch(name: name)
        current.children.append(made)
        current = made
      }
    }
    guard !current.isDefined else {
      note(.duplicate(name: path.description, firstLine: current.entry.line ?? 1), at: line)
      return nil
    }
    current.isDefined = true
    return current
  }

  private mutating func fill(
    _ entry: inout CodebookDraft.Entry, line: Int, from value: (String) -> String
  ) {
    entry.line = line
    entry.definition = value("definition")
    entry.include = value("include")
    entry.exclude = value("exclude")
    entry.example = value("example")
    entry.counterExample = value("counter-example")
    let colour = value("colour")
    if !colour.isEmpty {
      entry.colour = CodeColour(colour)?.written
      if entry.colour == nil { note(.wrongColour(colour), at: line) }
    }
    let kind = value("kind")
    if let known = CodeKind(rawValue: kind) {
      entry.kind = known
    } else if !kind.isEmpty {
      note(.wrongKind(kind, valid: CodeKind.allCases.map(\.rawValue)), at: line)
    }
  }

  private mutating func note(_ kind: StudyFileProblem.Kind, at line: Int) {
    problems.append(StudyFileProblem(line: line, kind: kind))
  }
}
