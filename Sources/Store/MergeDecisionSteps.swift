internal import GRDB

/// What undo takes back, and redo brings again, of a decision on a question that merging left.
///
/// A decision is a change that knew of all the values. Were it undone by one more change, the question
/// would stay decided. So the change itself is put aside, as long as no other came after it, and what
/// was shown before is shown again. A copy that has taken the decision in keeps it, and brings it
/// again when it is merged.
struct MergeDecisionSteps {
  /// The command that makes decisions.
  static let command = "merge decide"
  private static let aside = "@undone"

  private let database: Database
  private let clock: Int
  private let replica: String

  /// Looks at the entry of a decision.
  init?(entry: Int, in database: Database) throws {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT command, clock, replica FROM journal WHERE id = ?",
        arguments: [entry]), (row[0] as String) == Self.command
    else { return nil }
    self.database = database
    clock = row[1]
    replica = row[2]
  }

  /// Keeps what was shown of a field before it was decided on, for undo.
  static func putAside(
    _ table: String, _ row: Int, _ field: String, clock: Int, in database: Database
  ) throws {
    try database.execute(
      sql: "UPDATE overlay SET field = field || ? WHERE name = ? AND row = ? AND field = ?",
      arguments: ["@\(clock)", table, row, field])
  }

  /// Prepares the undoing of the decision: what is restored after this is no change of its own.
  ///
  /// - Returns: Whether it can be put aside; not where something was built on it since.
  /// - Throws: Where the file cannot be written.
  func takeBack() throws -> Bool {
    let versions = try Row.fetchAll(
      database, sql: "SELECT name, row FROM row_version WHERE clock = ? AND replica = ?",
      arguments: [clock, replica])
    for version in versions {
      let later = try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM row_version WHERE name = ? AND row = ?
            AND instr(',' || base || ',', ?) > 0
          """, arguments: [version[0] as String, version[1] as Int, ",\(clock)@\(replica),"])
      if later != 0 { return false }
    }
    guard !versions.isEmpty else { return false }
    try database.execute(
      sql: "UPDATE row_version SET name = name || ? WHERE clock = ? AND replica = ?",
      arguments: [Self.aside, clock, replica])
    let mark = "@\(clock)"
    try database.execute(
      sql: """
        UPDATE overlay SET field = substr(field, 1, length(field) - ?)
        WHERE field LIKE '%' || ?
        """, arguments: [mark.count, mark])
    try database.execute(sql: "UPDATE logical_clock SET merging = 1")
    return true
  }

  /// Prepares the redoing of the decision.
  ///
  /// - Returns: Whether it was put aside.
  /// - Throws: Where the file cannot be written.
  func bringAgain() throws -> Bool {
    let versions = try Row.fetchAll(
      database,
      sql: """
        SELECT v.name, v.row, f.value FROM row_version v, json_each(v.fields) f
        WHERE v.clock = ? AND v.replica = ? AND v.name LIKE '%' || ?
        """, arguments: [clock, replica, Self.aside])
    guard !versions.isEmpty else { return false }
    for version in versions {
      let name = String((version[0] as String).dropLast(Self.aside.count))
      try Self.putAside(name, version[1], version[2], clock: clock, in: database)
    }
    try database.execute(
      sql: """
        UPDATE row_version SET name = substr(name, 1, length(name) - ?)
        WHERE clock = ? AND replica = ? AND name LIKE '%' || ?
        """, arguments: [Self.aside.count, clock, replica, Self.aside])
    try database.execute(sql: "UPDATE logical_clock SET merging = 1")
    return true
  }

  /// Ends what was prepared.
  func finish() throws {
    try database.execute(sql: "UPDATE logical_clock SET merging = 0")
  }
}
