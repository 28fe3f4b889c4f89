internal import Foundation
internal import GRDB
internal import Merging

/// Brings one table of a file in step with a joined state.
struct CopyTableWriter {
  private let table: MergeTable
  private let shown: ShownState
  private let numbers: CopyNumbers
  private let payload: CopyPayload
  private let database: Database

  init(
    _ table: MergeTable, shown: ShownState, numbers: CopyNumbers, payload: CopyPayload,
    database: Database
  ) {
    self.table = table
    self.shown = shown
    self.numbers = numbers
    self.payload = payload
    self.database = database
  }

  private var rows: [String: RowRecord] { shown.state.rows[table.name] ?? [:] }

  func write() throws {
    try update()
    try insertNew()
    try writeHistories()
    try writeOverlays()
  }

  private func stored(_ row: RowRecord) -> [DatabaseValue] {
    let values = shown.values(row, of: table)
    return values.indices.map { numbers.stored(values[$0], of: table, $0) }
  }

  /// Changes the rows that the file has and that now show something else.
  private func update() throws {
    let columns = table.columns.map { "\"\($0)\"" }
    let former = try Row.fetchCursor(
      database,
      sql: "SELECT id, guid, clock, replica, \(columns.joined(separator: ", ")) FROM \(table.name)")
    var changes: [(id: Int, row: RowRecord)] = []
    while let line = try former.next() {
      guard let row = rows[line[1]] else { continue }
      let values = stored(row)
      let isSame = values.indices.allSatisfy { (line[$0 + 4] as DatabaseValue) == values[$0] }
      let isStamped = row.stamp.clock == line[2] && row.stamp.replica == line[3]
      if !isSame || !isStamped { changes.append((line[0], row)) }
    }
    let assignments = (columns + ["clock", "replica"]).map { "\($0) = ?" }
    let statement = try database.cachedStatement(
      sql: "UPDATE \(table.name) SET \(assignments.joined(separator: ", ")) WHERE id = ?")
    for (id, row) in changes {
      try statement.execute(
        arguments: StatementArguments(
          stored(row) + [
            row.stamp.clock.databaseValue, row.stamp.replica.databaseValue, id.databaseValue,
          ]))
    }
  }

  private func insertNew() throws {
    let columns = ["id", "guid", "clock", "replica"] + table.columns.map { "\"\($0)\"" }
    let places = [String](repeating: "?", count: columns.count).joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(places))")
    for guid in numbers.new[table.name] ?? [] {
      guard let row = rows[guid], let id = numbers.numbers[table.name]?[guid] else { continue }
      if table.name == "source" { try bringBodies(of: row, id) }
      if table.name == "foreign_part" { try bringFile(of: row) }
      try statement.execute(
        arguments: StatementArguments(
          [
            id.databaseValue, guid.databaseValue, row.stamp.clock.databaseValue,
            row.stamp.replica.databaseValue,
          ] + stored(row)))
      if table.name == "segmentation" { try bringSegments(of: guid, id) }
    }
  }

  /// Brings in the text and the file of a source, unless the file has them.
  private func bringBodies(of row: RowRecord, _ id: Int) throws {
    guard let text = table.place(of: "text"), let original = table.place(of: "original"),
      case .text(let textHash) = row.values[text], case .text(let fileHash) = row.values[original]
    else { throw StoreError.damaged(table: table.name, row: id) }
    let reader = ProjectReader(database: database)
    if try !reader.holdsText(textHash) {
      guard let body = try payload.text(textHash) else {
        throw StoreError.damaged(table: table.name, row: id)
      }
      try database.execute(
        sql: "INSERT INTO text_body (sha256, utf8, scalars) VALUES (?, ?, ?)",
        arguments: [textHash, Data(body.utf8), body.scalars])
    }
    if try !reader.holdsFile(fileHash) {
      guard let bytes = try payload.file(fileHash) else {
        throw StoreError.damaged(table: table.name, row: id)
      }
      try database.execute(
        sql: "INSERT INTO blob (sha256, bytes) VALUES (?, ?)", arguments: [fileHash, Data(bytes)])
    }
  }

  /// Brings in a file that came with another program's project, where the other copy has it.
  private func bringFile(of row: RowRecord) throws {
    guard let path = table.place(of: "path"), let body = table.place(of: "body"),
      row.values[path] == .text(RefiForeignFile.path), case .text(let words) = row.values[body],
      let file = RefiForeignFile(body: words),
      try !ProjectReader(database: database).holdsFile(file.hash),
      let bytes = try payload.file(file.hash)
    else { return }
    try database.execute(
      sql: "INSERT INTO blob (sha256, bytes) VALUES (?, ?)", arguments: [file.hash, Data(bytes)])
  }

  private func bringSegments(of guid: String, _ id: Int) throws {
    guard let bytes = try payload.segments(guid) else {
      throw StoreError.damaged(table: table.name, row: id)
    }
    try database.execute(
      sql: "INSERT INTO segment_list (segmentation, segments) VALUES (?, ?)",
      arguments: [id, Data(bytes)])
  }

  /// Adds the changes that the file did not know of.
  private func writeHistories() throws {
    let asideName = table.name + MergeDecisionSteps.aside
    // What the file knows of, and whether it knows that it was undone.
    var known: [Int: [ChangeStamp: Bool]] = [:]
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT row, clock, replica, name FROM row_version WHERE name IN (?, ?)",
      arguments: [table.name, asideName])
    while let line = try cursor.next() {
      known[line[0], default: [:]][ChangeStamp(clock: line[1], replica: line[2])] =
        (line[3] as String) == asideName
    }
    let journaled = Schema.journaledTables.first { $0.name == table.name }
    let source = (journaled?.source ?? "NULL").replacing("ROW", with: "r")
    let studyCase = (journaled?.caseColumn ?? "NULL").replacing("ROW", with: "r")
    let text = try database.cachedStatement(
      sql: """
        INSERT INTO journal_text (source, study_case, body)
        SELECT \(source), \(studyCase), ? FROM \(table.name) r WHERE r.id = ?
        """)
    let version = try database.cachedStatement(
      sql: """
        INSERT INTO row_version (name, row, clock, replica, base, fields, image)
        VALUES (?, ?, ?, ?, ?, ?, last_insert_rowid())
        """)
    let aside = try database.cachedStatement(
      sql: """
        UPDATE row_version SET name = ?
        WHERE name = ? AND row = ? AND clock = ? AND replica = ?
        """)
    for row in rows.values.sorted(by: { $0.guid < $1.guid }) where !row.versions.isEmpty {
      guard let id = numbers.numbers[table.name]?[row.guid] else { continue }
      for change in row.versions {
        if let isKnownUndone = known[id]?[change.stamp] {
          if change.isUndone, !isKnownUndone {
            try aside.execute(
              arguments: [
                asideName, table.name, id, change.stamp.clock, change.stamp.replica,
              ])
          }
          continue
        }
        try text.execute(arguments: [try image(of: change), id])
        let base = change.base.map { "\($0.clock)@\($0.replica)" }.joined(separator: ",")
        try version.execute(
          arguments: [
            change.isUndone ? asideName : table.name, id, change.stamp.clock,
            change.stamp.replica, base,
            try names(of: change),
          ])
      }
    }
  }

  private func image(of change: RowVersion) throws -> String {
    let columns = change.values.keys.sorted()
    let arguments = columns.flatMap { column in
      [
        table.columns[column].databaseValue,
        numbers.stored(change.values[column] ?? .null, of: table, column),
      ]
    }
    let places = [String](repeating: "?", count: arguments.count).joined(separator: ", ")
    return try String.fetchOne(
      database, sql: "SELECT json_object(\(places))", arguments: StatementArguments(arguments))
      ?? "{}"
  }

  private func names(of change: RowVersion) throws -> String {
    let names = change.values.keys.sorted().map { table.columns[$0] }
    let places = [String](repeating: "?", count: names.count).joined(separator: ", ")
    return try String.fetchOne(
      database, sql: "SELECT json_array(\(places))", arguments: StatementArguments(names)) ?? "[]"
  }

  /// Remembers what the file shows otherwise than it was recorded.
  private func writeOverlays() throws {
    // What was put aside for the undoing of a decision stays.
    try database.execute(
      sql: "DELETE FROM overlay WHERE name = ? AND instr(field, '@') = 0",
      arguments: [table.name])
    let statement = try database.cachedStatement(
      sql: "INSERT INTO overlay (name, row, field, recorded, shown) VALUES (?, ?, ?, ?, ?)")
    for (guid, fields) in (shown.overlays[table.name] ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let row = rows[guid], let id = numbers.numbers[table.name]?[guid] else { continue }
      for (column, value) in fields.sorted(by: { $0.key < $1.key }) {
        try statement.execute(
          arguments: [
            table.name, id, table.columns[column],
            numbers.stored(row.values[column], of: table, column),
            numbers.stored(value, of: table, column),
          ])
      }
    }
  }
}
