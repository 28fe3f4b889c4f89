internal import GRDB

/// Why nothing could be undone or redone.
package enum UndoError: Error, Hashable, Sendable {
  /// No entry is left to undo.
  case nothingToUndo
  /// No undone entry is left to redo.
  case nothingToRedo
  /// The entry is another coder's.
  case foreign(entry: Int, coder: String)
}

extension ProjectFile {
  /// Undoes the latest entry that stands, as a new entry of its own.
  ///
  /// - Parameters:
  ///   - coder: who asks.
  ///   - any: whether another coder's entry may be undone.
  /// - Returns: the entry that was undone.
  /// - Throws: `UndoError` where nothing is left or the entry is another coder's.
  package func undo(by coder: String?, any: Bool) throws -> JournalEntry {
    try invert(.undo, by: coder, any: any)
  }

  /// Redoes the entry that was undone last, unless something was done since.
  ///
  /// - Returns: the entry that stands again.
  package func redo(by coder: String?, any: Bool) throws -> JournalEntry {
    try invert(.redo, by: coder, any: any)
  }

  private func invert(_ kind: JournalKind, by coder: String?, any: Bool) throws -> JournalEntry {
    try inTransaction(by: coder) { database in
      let entries = try ProjectReader(database: database).journal()
      let stacks = UndoStacks(entries)
      guard let step = kind == .undo ? stacks.undoable.last : stacks.redoable.last else {
        throw kind == .undo ? UndoError.nothingToUndo : UndoError.nothingToRedo
      }
      guard let original = entries.first(where: { $0.id == step.original }) else {
        throw UndoError.nothingToUndo
      }
      if !any, let owner = original.coder, owner != coder {
        throw UndoError.foreign(entry: original.id, coder: owner)
      }
      let journal = Journal(database: database)
      let decision = try MergeDecisionSteps(entry: original.id, in: database)
      let entry = try journal.begin(
        original.command, by: coder, kind: kind, target: original.id)
      let stamp = try journal.stamp()
      let isPrepared =
        try (kind == .undo ? decision?.takeBack() : decision?.makeAgain(at: stamp)) ?? false
      let writer = ProjectWriter(database: database, stamp: stamp)
      if original.command.hasPrefix("merge") {
        // Rows may have exchanged names.
        try writer.lettingRowsMeet {
          try Self.applyInverse(of: step.last, in: database, stamp: stamp)
        }
      } else {
        try Self.applyInverse(of: step.last, in: database, stamp: stamp)
      }
      if isPrepared { try decision?.finish(redoneAt: kind == .redo ? stamp : nil) }
      _ = try journal.end(entry, summary: original.summary)
      return original
    }
  }

  private static func applyInverse(of entry: Int, in database: Database, stamp: Stamp) throws {
    let changes = try Row.fetchAll(
      database,
      sql: """
        SELECT c.name, c.row, b.body, c.before FROM journal_change c
        LEFT JOIN journal_text b ON b.id = c.before
        WHERE c.journal = ? ORDER BY c.id DESC
        """, arguments: [entry])
    var statements: [String: String] = [:]
    for change in changes {
      let name: String = change[0]
      let row: Int = change[1]
      let image: String? = change[2]
      guard let image else {
        try database.cachedStatement(
          sql: "UPDATE \(name) SET removed = 1, clock = ?, replica = ? WHERE id = ?"
        ).execute(arguments: [stamp.clock, stamp.replica, row])
        continue
      }
      if statements[name] == nil { statements[name] = try restoration(of: name, in: database) }
      guard let statement = statements[name] else { continue }
      try database.cachedStatement(sql: statement).execute(
        arguments: [
          "image": image, "clock": stamp.clock, "replica": stamp.replica, "row": row,
        ])
    }
  }

  /// The statement that sets a row's columns to what a JSON image says.
  ///
  /// An image that was made before its table got a column says nothing of it, and changes nothing.
  private static func restoration(of name: String, in database: Database) throws -> String {
    let fixed: Set = ["id", "guid", "clock", "replica"]
    let assignments = try database.columns(in: name).map(\.name).filter { !fixed.contains($0) }
      .map { name in
        let value = "json_extract(:image, '$.\"\(name)\"')"
        let isThere = "json_type(:image, '$.\"\(name)\"') IS NOT NULL"
        return "\"\(name)\" = CASE WHEN \(isThere) THEN \(value) ELSE \"\(name)\" END"
      }
    return """
      UPDATE \(name) SET \(assignments.joined(separator: ", ")), clock = :clock, replica = :replica
      WHERE id = :row
      """
  }
}

/// What can be undone and redone after a journal's entries.
///
/// The making of the project, and what is noted of an export, are no steps of anybody's work: they
/// cannot be undone.
struct UndoStacks {
  /// An entry of a person, and the latest entry that did, undid or redid it.
  struct Step {
    let original: Int
    let last: Int
  }

  private(set) var undoable: [Step] = []
  private(set) var redoable: [Step] = []

  init(_ entries: [JournalEntry]) {
    for entry in entries where !Journal.records.contains(entry.command) {
      switch entry.kind {
      case .original:
        undoable.append(Step(original: entry.id, last: entry.id))
        redoable = []
      case .undo:
        if let step = undoable.popLast() {
          redoable.append(Step(original: step.original, last: entry.id))
        }
      case .redo:
        if let step = redoable.popLast() {
          undoable.append(Step(original: step.original, last: entry.id))
        }
      }
    }
  }
}
