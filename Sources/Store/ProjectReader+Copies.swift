internal import GRDB
package import Merging

extension ProjectReader {
  /// All that this copy has recorded, as copies are merged by.
  ///
  /// - Returns: every row of every journaled table, the removed ones too, with the history of its
  ///   changes; where the file shows something else than was recorded, what was recorded.
  /// - Throws: `StoreError.damaged` where a history cannot be read.
  package func copyState() throws -> CopyState {
    let tables = try MergeTables.all(in: database)
    var guids: [String: [Int: String]] = [:]
    for table in tables {
      let rows = try Row.fetchAll(database, sql: "SELECT id, guid FROM \(table.name)")
      guids[table.name] = Dictionary(
        rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }
    var state = CopyState(tables: tables, withdrawn: try withdrawnRows())
    for table in tables {
      for row in try records(of: table, guids) { state[table.name, row.guid] = row }
    }
    return state
  }

  private func withdrawnRows() throws -> Set<CopyState.WithdrawnRow> {
    try Set(
      Row.fetchAll(database, sql: "SELECT kind, guid FROM withdrawn").map {
        CopyState.WithdrawnRow(table: $0[0], guid: $0[1])
      })
  }

  private func records(of table: MergeTable, _ guids: [String: [Int: String]]) throws
    -> [RowRecord]
  {
    let versions = try versions(of: table, guids)
    let recorded = try recordedFields(of: table)
    let columns = table.columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT id, guid, clock, replica, \(columns) FROM \(table.name)")
    var records: [RowRecord] = []
    while let row = try cursor.next() {
      let id: Int = row[0]
      var values: [FieldValue] = []
      values.reserveCapacity(table.columns.count)
      for column in table.columns.indices {
        let stored: DatabaseValue = row[column + 4]
        var value = stored
        if let overlay = recorded[id]?[column], overlay.shown == stored { value = overlay.recorded }
        values.append(Self.field(value, of: table, column, guids))
      }
      for version in versions[id] ?? [] where !version.isUndone {
        // A number with a fraction is kept as it is stored, more exactly than a history writes it.
        for (column, value) in version.values {
          if case .real = value { continue }
          values[column] = value
        }
      }
      records.append(
        RowRecord(
          guid: row[1], values: values, stamp: ChangeStamp(clock: row[2], replica: row[3]),
          versions: versions[id] ?? []))
    }
    return records
  }

  /// What was recorded in fields that the file shows otherwise, by row and column.
  private func recordedFields(of table: MergeTable) throws
    -> [Int: [Int: (recorded: DatabaseValue, shown: DatabaseValue)]]
  {
    var result: [Int: [Int: (recorded: DatabaseValue, shown: DatabaseValue)]] = [:]
    let rows = try Row.fetchAll(
      database, sql: "SELECT row, field, recorded, shown FROM overlay WHERE name = ?",
      arguments: [table.name])
    for row in rows {
      guard let column = table.place(of: row[1]) else { continue }
      result[row[0], default: [:]][column] = (row[2], row[3])
    }
    return result
  }

  /// A change whose fields are being read.
  private struct OpenVersion {
    let row: Int
    let stamp: ChangeStamp
    let base: String
    let isUndone: Bool
    var values: [Int: FieldValue] = [:]
  }

  private func versions(of table: MergeTable, _ guids: [String: [Int: String]]) throws
    -> [Int: [RowVersion]]
  {
    var result: [Int: [RowVersion]] = [:]
    let partners = table.units.joined().sorted()
    let more: String = partners.map { column -> String in
      let path = "'$.\"\(table.columns[column])\"'"
      return ", json_type(t.body, \(path)) IS NOT NULL, json_extract(t.body, \(path))"
    }.joined()
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT v.row, v.clock, v.replica, v.base, f.value,
          json_extract(t.body, '$."' || f.value || '"'), v.name\(more)
        FROM row_version v JOIN journal_text t ON t.id = v.image, json_each(v.fields) f
        WHERE v.name IN (?, ?) ORDER BY v.row, v.clock, v.replica
        """, arguments: [table.name, table.name + MergeDecisionSteps.aside])
    var open: OpenVersion?
    // What the row held then in columns that mean something only together.
    var whole: [Int: FieldValue] = [:]
    func close() throws {
      guard var version = open else { return }
      for unit in table.units where unit.contains(where: { version.values[$0] != nil }) {
        for column in unit where version.values[column] == nil {
          version.values[column] = whole[column]
        }
      }
      result[version.row, default: []].append(
        RowVersion(
          stamp: version.stamp, base: try Self.stamps(version.base, table, version.row),
          values: version.values, isUndone: version.isUndone))
      open = nil
    }
    while let row = try cursor.next() {
      let stamp = ChangeStamp(clock: row[1], replica: row[2])
      if open?.row != row[0] || open?.stamp != stamp {
        try close()
        open = OpenVersion(
          row: row[0], stamp: stamp, base: row[3], isUndone: (row[6] as String) != table.name)
        whole = [:]
        for (index, column) in partners.enumerated() where (row[7 + 2 * index] as Bool) {
          whole[column] = Self.field(row[8 + 2 * index], of: table, column, guids)
        }
      }
      guard let column = table.place(of: row[4]) else { continue }
      open?.values[column] = Self.field(row[5], of: table, column, guids)
    }
    try close()
    return result
  }

  /// Reads stamps as the triggers write them: `12@REPLICA,15@REPLICA`.
  private static func stamps(_ text: String, _ table: MergeTable, _ row: Int) throws
    -> [ChangeStamp]
  {
    try text.split(separator: ",").map { part in
      let halves = part.split(separator: "@", maxSplits: 1)
      guard halves.count == 2, let clock = Int(halves[0]) else {
        throw StoreError.damaged(table: table.name, row: row)
      }
      return ChangeStamp(clock: clock, replica: String(halves[1]))
    }
  }

  private static func field(
    _ value: DatabaseValue, of table: MergeTable, _ column: Int, _ guids: [String: [Int: String]]
  ) -> FieldValue {
    switch value.storage {
    case .null, .blob: .null
    case .double(let number): .real(number)
    case .string(let text): .text(text)
    case .int64(let number):
      if let target = table.references[column] {
        guids[target]?[Int(number)].map(FieldValue.reference) ?? .null
      } else {
        .integer(Int(number))
      }
    }
  }
}
