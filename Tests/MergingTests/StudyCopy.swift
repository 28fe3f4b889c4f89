import Merging

/// A small study's tables, as merging sees them.
enum SmallStudy {
  static let coder = MergeTable(
    "coder", columns: ["removed", "name"],
    keys: [MergeKey(["name"], .one(conflicts: []), includesRemoved: true)])
  static let source = MergeTable(
    "source", columns: ["removed", "name", "text"],
    keys: [
      MergeKey(["text", "name"], .one(conflicts: [])),
      MergeKey(["name"], .renamed(column: "name")),
    ])
  static let code = MergeTable(
    "code", columns: ["removed", "parent", "name", "definition", "merged_into"],
    references: ["parent": "code", "merged_into": "code"], needs: ["parent"],
    keys: [MergeKey(["parent", "name"], .one(conflicts: ["definition"]))])
  static let coding = MergeTable(
    "coding", columns: ["removed", "source", "code", "coder", "start", "note"],
    references: ["source": "source", "code": "code", "coder": "coder"],
    needs: ["source", "code", "coder"],
    keys: [MergeKey(["source", "code", "coder", "start"], .one(conflicts: ["note"]))])
  static let quotation = MergeTable(
    "quotation", columns: ["removed", "source", "start", "suffix"],
    references: ["source": "source"],
    keys: [
      MergeKey(["source", "start"], .one(conflicts: [])),
      MergeKey(["source", "suffix"], .lettered(column: "suffix")),
    ])
  static let tables = [coder, source, code, coding, quotation]
}

/// One copy of a small study, changed as a program would change it.
struct StudyCopy {
  let replica: String
  var clock = 0
  var state = CopyState(tables: SmallStudy.tables)

  var shown: ShownState { ShownState(state) }

  mutating func insert(_ table: MergeTable, _ guid: String, _ values: [FieldValue]) {
    clock += 1
    state[table.name, guid] = RowRecord(
      guid: guid, values: [.integer(0)] + values,
      stamp: ChangeStamp(clock: clock, replica: replica), versions: [])
  }

  /// Sets fields of a row in one step.
  mutating func set(_ table: MergeTable, _ guid: String, _ fields: [String: FieldValue]) {
    guard let row = state[table.name, guid] else { return }
    clock += 1
    let stamp = ChangeStamp(clock: clock, replica: replica)
    var set: [Int: FieldValue] = [:]
    var values = row.values
    for (name, value) in fields {
      guard let column = table.place(of: name) else { continue }
      set[column] = value
      values[column] = value
    }
    let version = RowVersion(stamp: stamp, base: RowHistory(row.versions).heads, values: set)
    state[table.name, guid] = RowRecord(
      guid: guid, values: values, stamp: stamp, versions: row.versions + [version])
  }

  mutating func remove(_ table: MergeTable, _ guid: String) {
    set(table, guid, ["removed": .integer(1)])
  }

  mutating func merge(_ other: StudyCopy) {
    state.join(other.state)
    clock = max(clock, other.clock, state.clock) + 1
  }

  /// The standing rows of a table, as they are shown.
  func standing(_ table: MergeTable) -> [String: [FieldValue]] {
    let shown = shown
    var result: [String: [FieldValue]] = [:]
    for row in (state.rows[table.name] ?? [:]).values where shown.stands(row, of: table) {
      result[row.guid] = shown.values(row, of: table)
    }
    return result
  }
}
