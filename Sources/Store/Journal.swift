internal import GRDB

/// What an entry of the journal is.
package enum JournalKind: String, Hashable, Sendable {
  /// A command of a person.
  case original = "do"
  /// The inverse of an earlier entry.
  case undo
  /// The inverse of an undo.
  case redo
}

/// One command as the journal remembers it.
package struct JournalEntry: Hashable, Sendable {
  /// Its number; later ones are higher.
  package let id: Int
  /// When, in UTC.
  package let at: String
  /// Who, if it was said.
  package let coder: String?
  /// The verb.
  package let command: String
  /// Whether it undoes or redoes another.
  package let kind: JournalKind
  /// The entry undone or redone.
  package let target: Int?
  /// How many rows it touched.
  package let changes: Int
  /// What it did, in words; empty where a withdrawal has scrubbed it.
  package let summary: String
  /// Whether it has been undone and not redone.
  package let isUndone: Bool
}

/// Writes the journal's entries; the triggers write their changes.
struct Journal {
  /// The command that makes a project.
  static let founding = "init"
  /// The commands that change nothing of anybody's work.
  static let records: Set<String> = [
    founding, "codebook export", "codebook exchange",
  ]

  let database: Database

  /// Opens an entry: every change until `end` belongs to it.
  func begin(_ command: String, by coder: String?, kind: JournalKind, target: Int?) throws -> Int {
    try database.execute(
      sql: """
        UPDATE logical_clock SET value = value + 1
        """)
    try database.execute(
      sql: """
        INSERT INTO journal (at, coder, command, kind, target, clock, replica)
        SELECT ?, ?, ?, ?, ?, value, replica FROM logical_clock
        """,
      arguments: [Timestamp.now(), coder, command, kind.rawValue, target])
    let entry = Int(database.lastInsertedRowID)
    try database.execute(sql: "UPDATE logical_clock SET open_journal = ?", arguments: [entry])
    return entry
  }

  /// The clock and replica that the open entry's rows carry.
  func stamp() throws -> Stamp {
    let row = try Row.fetchOne(database, sql: "SELECT value, replica FROM logical_clock")
    return Stamp(clock: row?[0] ?? 0, replica: row?[1] ?? "")
  }

  /// Closes an entry, or takes it back where nothing was changed.
  ///
  /// - Returns: whether the entry is kept.
  func end(_ entry: Int, summary: String) throws -> Bool {
    try database.execute(sql: "UPDATE logical_clock SET open_journal = NULL")
    let changes =
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM journal_change WHERE journal = ?", arguments: [entry])
      ?? 0
    guard changes > 0 else {
      try database.execute(sql: "DELETE FROM journal WHERE id = ?", arguments: [entry])
      return false
    }
    try database.execute(sql: "INSERT INTO journal_text (body) VALUES (?)", arguments: [summary])
    try database.execute(
      sql: "UPDATE journal SET changes = ?, summary = ? WHERE id = ?",
      arguments: [changes, database.lastInsertedRowID, entry])
    return true
  }
}

/// The logical time and the copy of the project that a change is made at.
struct Stamp {
  let clock: Int
  let replica: String
}
