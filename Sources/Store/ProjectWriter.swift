internal import GRDB
package import Study
internal import Text

/// A change in the making: everything written through it is one transaction and one journal entry.
package final class ProjectWriter {
  let database: Database
  let stamp: Stamp
  /// What the change did, in words, for `log`; set by the verb when it knows.
  package var summary = ""
  /// The ids of quotations in the sources where one was minted, as they stand by now.
  var quotations: [SourceID: QuotationShelf] = [:]

  init(database: Database, stamp: Stamp) {
    self.database = database
    self.stamp = stamp
  }

  /// The state as changed so far.
  package var reader: ProjectReader { ProjectReader(database: database) }

  /// Sets a project setting.
  package func set(_ key: String, to value: String) throws {
    let known = try Int.fetchOne(
      database, sql: "SELECT id FROM setting WHERE key = ?", arguments: [key])
    if let known {
      try update("setting", known, ["value": value, "removed": 0])
    } else {
      try insert("setting", ["key": key, "value": value])
    }
  }

  /// The coder of that name, compared in NFC, made if there is none.
  package func coder(named asked: String) throws -> CoderID {
    let name = asked.nfc
    let row = try Row.fetchOne(
      database, sql: "SELECT id, removed FROM coder WHERE name = ?", arguments: [name])
    guard let row else { return try insert("coder", ["name": name]) }
    let id: Int = row[0]
    if (row[1] as Int) != 0 { try update("coder", id, ["removed": 0]) }
    return id
  }

  /// Inserts a row with the change's stamp, under a guid that it has already or a new one.
  @discardableResult
  func insert(
    _ table: String, _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>,
    guid: String? = nil
  ) throws -> Int {
    let names = values.map { "\"\($0.key)\"" } + ["guid", "clock", "replica"]
    let places = [String](repeating: "?", count: names.count).joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))")
    try statement.execute(
      arguments: StatementArguments(
        values.map(\.value) + [guid ?? Identity.makeGUID(), stamp.clock, stamp.replica]))
    return Int(database.lastInsertedRowID)
  }

  /// Sets columns of a row, and its stamp; a row that has the values already is left alone.
  func update(
    _ table: String, _ id: Int, _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>
  ) throws {
    let assignments = (values.map { "\"\($0.key)\" = ?" } + ["clock = ?", "replica = ?"])
      .joined(separator: ", ")
    let differences = values.map { "\"\($0.key)\" IS NOT ?" }.joined(separator: " OR ")
    let statement = try database.cachedStatement(
      sql: "UPDATE \(table) SET \(assignments) WHERE id = ? AND (\(differences))")
    try statement.execute(
      arguments: StatementArguments(
        values.map(\.value) + [stamp.clock, stamp.replica, id] + values.map(\.value)))
  }
}
