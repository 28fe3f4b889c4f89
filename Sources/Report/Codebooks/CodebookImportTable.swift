package import Formats
package import Study

/// What an import of a codebook would do, or did, as a table.
package struct CodebookImportTable {
  private let merge: CodebookMerge
  private let removed: Set<CodePath>
  private let inUse: Set<CodePath>
  private let words: Wording

  /// Takes what was compared.
  ///
  /// - Parameters:
  ///   - merge: file and project, held against each other.
  ///   - removed: the codes that are removed because the file no longer has them.
  ///   - inUse: those that stay because something stands on them.
  ///   - words: the language.
  package init(
    _ merge: CodebookMerge, removed: [CodePath], inUse: [CodePath], words: Wording
  ) {
    self.merge = merge
    self.removed = Set(removed)
    self.inUse = Set(inUse)
    self.words = words
  }

  /// The table: what is new, what differs field by field, and what only the project has.
  package var table: Table {
    var rows: [Table.Row] = []
    for addition in merge.additions {
      rows.append(row(addition.isConflict ? "conflict" : "new", addition.path))
    }
    for change in merge.changes {
      rows.append(
        row(
          change.state.rawValue, change.path, change.field.rawValue, change.ours, change.theirs))
    }
    for path in merge.removedHere { rows.append(row("removed-here", path)) }
    for absence in merge.absences {
      let state =
        removed.contains(absence.path)
        ? "removed"
        : inUse.contains(absence.path)
          ? "in-use" : absence.wasInFile ? "left-out" : "project-only"
      rows.append(row(state, absence.path))
    }
    return Table(
      columns: [
        Table.Column("state", words.codebookState), Table.Column("path", words.code),
        Table.Column("field", words.codebookField), Table.Column("project", words.inTheProject),
        Table.Column("file", words.inTheFile),
      ], rows: rows)
  }

  private func row(
    _ state: String, _ path: CodePath, _ field: String = "", _ ours: String = "",
    _ theirs: String = ""
  ) -> Table.Row {
    Table.Row([
      .text(state), .text(path.description), .text(field), .text(ours), .text(theirs),
    ])
  }
}
