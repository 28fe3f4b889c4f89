internal import GRDB
internal import Merging

/// What undo takes back, and redo makes again, of a decision on a question that merging left.
///
/// A decision is a change that knew of all the values. Were it undone by one more change, the question
/// would stay decided. So the change itself is marked as undone, as long as no other came after it, and
/// what was shown before is shown again. The mark is merged like any change, so that a copy which has
/// taken the decision in forgets it too. Redoing makes the same decision as a new change.
struct MergeDecisionSteps {
  /// The command that makes decisions.
  static let command = "merge decide"
  /// What the name of a table is followed by in the history, where a change of it is undone.
  static let aside = "@undone"

  private let database: Database
  private let clock: Int
  private let replica: String

  /// Looks at the entry of a decision, and at the latest one by which it was made again.
  init?(entry: Int, in database: Database) throws {
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT command, clock, replica FROM journal
          WHERE id = ? OR (target = ? AND kind = 'redo') ORDER BY id DESC LIMIT 1
          """, arguments: [entry, entry]), (row[0] as String) == Self.command
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
      sql: """
        UPDATE OR REPLACE overlay SET field = field || ? WHERE name = ? AND row = ? AND field = ?
        """, arguments: ["@\(clock)", table, row, field])
  }

  /// Keeps all that is shown otherwise than recorded before something is decided that changes what is
  /// shown of more rows than those decided on.
  static func putAsideAll(clock: Int, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO overlay (name, row, field, recorded, shown)
        SELECT name, row, field || ?1, recorded, shown FROM overlay WHERE instr(field, '@') = 0
        UNION ALL SELECT '', 0, ?1, NULL, NULL
        """, arguments: ["@@\(clock)"])
  }

  /// Prepares the undoing of the decision: what is restored after this is no change of its own.
  ///
  /// - Returns: Whether it can be taken back; not where something was built on it since.
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
    if try !bringBack("@@\(clock)", clearing: true) {
      _ = try bringBack("@\(clock)", clearing: false)
    }
    try database.execute(sql: "UPDATE logical_clock SET merging = 1")
    return true
  }

  /// Shows again what was put aside under a mark.
  ///
  /// - Returns: Whether anything was.
  private func bringBack(_ mark: String, clearing: Bool) throws -> Bool {
    let isThere =
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM overlay WHERE field LIKE '%' || ?)",
        arguments: [mark]) ?? false
    guard isThere else { return false }
    if clearing { try database.execute(sql: "DELETE FROM overlay WHERE instr(field, '@') = 0") }
    try database.execute(
      sql: """
        UPDATE OR REPLACE overlay SET field = substr(field, 1, length(field) - ?)
        WHERE field LIKE '%' || ?
        """, arguments: [mark.count, mark])
    // It was only there to tell that something was put aside, though it were nothing.
    try database.execute(sql: "DELETE FROM overlay WHERE name = ''")
    return true
  }

  /// Prepares the redoing of the decision, as a change that knows of all that this copy knows.
  ///
  /// - Parameter stamp: The stamp of the new change.
  /// - Returns: Whether it was taken back.
  /// - Throws: Where the file cannot be written.
  func makeAgain(at stamp: Stamp) throws -> Bool {
    let versions = try Row.fetchAll(
      database,
      sql: """
        SELECT v.name, v.row, f.value FROM row_version v, json_each(v.fields) f
        WHERE v.clock = ? AND v.replica = ? AND v.name LIKE '%' || ?
        """, arguments: [clock, replica, Self.aside])
    guard !versions.isEmpty else { return false }
    try Self.putAsideAll(clock: stamp.clock, in: database)
    for version in versions {
      let name = String((version[0] as String).dropLast(Self.aside.count))
      try Self.putAside(name, version[1], version[2], clock: stamp.clock, in: database)
    }
    try database.execute(
      sql: """
        INSERT INTO row_version (name, row, clock, replica, base, fields, image)
        SELECT substr(d.name, 1, length(d.name) - ?), d.row, ?, ?,
          (SELECT ifnull(group_concat(stamp), '') FROM (
            SELECT v.clock || '@' || v.replica AS stamp FROM row_version v
            WHERE v.name || ? = d.name AND v.row = d.row AND NOT EXISTS (
              SELECT 1 FROM row_version w WHERE w.name = v.name AND w.row = v.row
                AND instr(',' || w.base || ',', ',' || v.clock || '@' || v.replica || ',') > 0)
            ORDER BY v.clock, v.replica)), d.fields, d.image
        FROM row_version d WHERE d.clock = ? AND d.replica = ? AND d.name LIKE '%' || ?
        """,
      arguments: [
        Self.aside.count, stamp.clock, stamp.replica, Self.aside, clock, replica, Self.aside,
      ])
    try database.execute(sql: "UPDATE logical_clock SET merging = 1")
    return true
  }

  /// Ends what was prepared.
  ///
  /// - Parameter stamp: Of a redo, the stamp of the change: what follows from the decision is worked
  ///   out again.
  /// - Throws: Where the file cannot be written.
  func finish(redoneAt stamp: Stamp?) throws {
    try database.execute(sql: "UPDATE logical_clock SET merging = 0")
    guard let stamp else { return }
    let writer = ProjectWriter(database: database, stamp: stamp)
    try writer.apply(ShownState(writer.reader.copyState()), from: CopyPayload(authors: []))
  }
}
