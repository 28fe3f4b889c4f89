internal import Foundation
internal import GRDB
package import Merging

extension ProjectWriter {
  /// Makes the file hold what copies have recorded together, and show what follows from it.
  ///
  /// Rows, histories and stamps come in as they were made; that they came in is the open entry of
  /// the journal, and can be undone like any other.
  ///
  /// - Parameters:
  ///   - shown: the joined state, and what it shows.
  ///   - payload: the texts, files and segments of the copy that comes in.
  /// - Throws: `StoreError.damaged` where a row's text, file or segments are missing.
  package func apply(_ shown: ShownState, from payload: CopyPayload) throws {
    try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
    // Names may be exchanged between rows: what must be unique is so again at the end.
    try lettingRowsMeet { try write(shown, payload) }
  }

  private func write(_ shown: ShownState, _ payload: CopyPayload) throws {
    try database.execute(sql: "UPDATE logical_clock SET merging = 1")
    let numbers = try CopyNumbers(shown.state, in: database)
    for table in shown.state.tables {
      try CopyTableWriter(
        table, shown: shown, numbers: numbers, payload: payload, database: database
      ).write()
    }
    try keepAuthors(payload.authors)
    for row in shown.state.withdrawn {
      try database.execute(
        sql: "INSERT OR IGNORE INTO withdrawn (kind, guid, at) VALUES (?, ?, ?)",
        arguments: [row.table, row.guid, Timestamp.now()])
    }
    try database.execute(
      sql: "UPDATE logical_clock SET merging = 0, value = max(value, ?)",
      arguments: [shown.state.clock])
  }

  /// Records a decision on fields that copies have set differently, as a change that knew of all.
  ///
  /// - Parameters:
  ///   - table: the row's table.
  ///   - guid: the row.
  ///   - fields: the columns, and what each is to hold; what is shown, if nil.
  ///   - state: what is recorded.
  /// - Throws: `StoreError` where the file cannot be written.
  package func settle(
    _ table: String, _ guid: String, _ fields: [(column: String, value: FieldValue?)],
    in state: CopyState
  ) throws {
    guard let known = state.table(table), let row = state[table, guid],
      let id = try Int.fetchOne(
        database, sql: "SELECT id FROM \(table) WHERE guid = ?", arguments: [guid])
    else { return }
    let numbers = try CopyNumbers(state, in: database)
    try database.execute(sql: "UPDATE logical_clock SET merging = 1")
    var assignments: [String] = []
    var values: [DatabaseValue] = []
    for field in fields {
      guard let value = field.value, let place = known.place(of: field.column) else { continue }
      assignments.append("\"\(field.column)\" = ?")
      values.append(numbers.stored(value, of: known, place))
    }
    values += [stamp.clock.databaseValue, stamp.replica.databaseValue, id.databaseValue]
    try database.execute(
      sql: """
        UPDATE \(table) SET \((assignments + ["clock = ?", "replica = ?"]).joined(separator: ", "))
        WHERE id = ?
        """, arguments: StatementArguments(values))
    let base = RowHistory(row.versions).heads.map { "\($0.clock)@\($0.replica)" }
    let places = [String](repeating: "?", count: fields.count).joined(separator: ", ")
    let columns = fields.map(\.column.databaseValue)
    try database.execute(
      sql: """
        INSERT INTO row_version (name, row, clock, replica, base, fields, image)
        SELECT ?, ?, ?, ?, ?, json_array(\(places)), max(after) FROM journal_change
        WHERE name = ? AND row = ?
        """,
      arguments: StatementArguments(
        [
          table.databaseValue, id.databaseValue, stamp.clock.databaseValue,
          stamp.replica.databaseValue, base.joined(separator: ",").databaseValue,
        ] + columns + [table.databaseValue, id.databaseValue]))
    for field in fields {
      try MergeDecisionSteps.putAside(table, id, field.column, clock: stamp.clock, in: database)
    }
    try database.execute(sql: "UPDATE logical_clock SET merging = 0")
  }

  /// Keeps what is shown otherwise than recorded, for the undoing of a decision that changes more of it
  /// than the fields decided on.
  package func keepShown() throws {
    try MergeDecisionSteps.putAsideAll(clock: stamp.clock, in: database)
  }

  private func keepAuthors(_ authors: [StepAuthor]) throws {
    let own = try String.fetchOne(database, sql: "SELECT replica FROM logical_clock")
    let statement = try database.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO step_author (clock, replica, coder, at, command)
        VALUES (?, ?, ?, ?, ?)
        """)
    for author in authors where author.replica != own {
      try statement.execute(
        arguments: [author.clock, author.replica, author.coder, author.at, author.command])
    }
  }
}

/// The numbers by which a file knows the rows of a state: those that it has, and new ones.
struct CopyNumbers {
  /// By table and guid.
  private(set) var numbers: [String: [String: Int]] = [:]
  /// The guids that the file does not have yet, by table, in the order in which they were made.
  private(set) var new: [String: [String]] = [:]

  init(_ state: CopyState, in database: Database) throws {
    for table in state.tables {
      var known = Dictionary(
        try Row.fetchAll(database, sql: "SELECT guid, id FROM \(table.name)").map {
          ($0[0] as String, $0[1] as Int)
        }, uniquingKeysWith: { first, _ in first })
      var next =
        (try Int.fetchOne(database, sql: "SELECT ifnull(max(id), 0) FROM \(table.name)") ?? 0) + 1
      let missing = (state.rows[table.name] ?? [:]).values.filter { known[$0.guid] == nil }
        .sorted { ($0.stamp, $0.guid) < ($1.stamp, $1.guid) }
      for row in missing {
        known[row.guid] = next
        next += 1
      }
      numbers[table.name] = known
      new[table.name] = missing.map(\.guid)
    }
  }

  /// What a field holds in this file.
  func stored(_ value: FieldValue, of table: MergeTable, _ column: Int) -> DatabaseValue {
    switch value {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .reference(let guid):
      table.references[column].flatMap { numbers[$0]?[guid] }.map(\.databaseValue) ?? .null
    }
  }
}
