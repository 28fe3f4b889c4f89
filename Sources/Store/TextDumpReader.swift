internal import Foundation
internal import GRDB
internal import Text

extension ProjectReader {
  /// Every row that stands.
  ///
  /// - Throws: `StoreError` where the file cannot be read.
  package func textDump() throws -> TextDump {
    let shapes = try TextDumpShape.all(database)
    var dump = TextDump(
      schema: Schema.migrator.migrations.count,
      tables: try TextDumpRows(database, shapes).tables(), segments: [:])
    let kept = Set(dump.table("segmentation")?.rows.map(\.guid) ?? [])
    let lists = try Row.fetchCursor(
      database,
      sql: """
        SELECT n.guid, n.kind, l.segments, n.id FROM segmentation n
        JOIN segment_list l ON l.segmentation = n.id
        """)
    while let row = try lists.next() {
      let guid: String = row[0]
      guard kept.contains(guid) else { continue }
      let kind = SegmentKind(rawValue: row[1]) ?? .sentence
      let segments = try row.withUnsafeData(atIndex: 2) { bytes in
        bytes?.withUnsafeBytes { PackedSegments.unpack($0, kind) }
      }
      guard let segments else { throw StoreError.damaged(table: "segment_list", row: row[3]) }
      dump.segments[guid] = segments
    }
    return dump
  }

  /// The stored text of a hash, in UTF-8.
  package func textBytes(_ hash: String) throws -> [UInt8]? {
    try Data.fetchOne(
      database, sql: "SELECT utf8 FROM text_body WHERE sha256 = ?", arguments: [hash]
    ).map(Array.init)
  }

  /// The original file of a hash.
  package func originalBytes(_ hash: String) throws -> [UInt8]? {
    try Data.fetchOne(
      database, sql: "SELECT bytes FROM blob WHERE sha256 = ?", arguments: [hash]
    ).map(Array.init)
  }
}

/// A journaled table as the file has it.
struct TextDumpShape {
  let name: String
  let columns: [TextDump.Column]

  private static let common: Set = ["id", "guid", "removed", "clock", "replica"]

  /// Every journaled table, in the order in which they were made.
  static func all(_ database: Database) throws -> [TextDumpShape] {
    let names = try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    return try names.compactMap { name in
      let columns = try Row.fetchAll(database, sql: "PRAGMA table_info(\"\(name)\")")
      guard common.isSubset(of: columns.map { $0["name"] as String }) else { return nil }
      let keys = try Row.fetchAll(database, sql: "PRAGMA foreign_key_list(\"\(name)\")")
      var targets: [String: String] = [:]
      for key in keys where (key["to"] as String?) == "id" { targets[key["from"]] = key["table"] }
      return TextDumpShape(
        name: name,
        columns: columns.compactMap { column in
          let name: String = column["name"]
          if common.contains(name) { return nil }
          return TextDump.Column(
            name: name, target: targets[name], isRequired: (column["notnull"] as Int) == 1)
        })
    }
  }
}

/// Reads the rows of every table, and tells which of them belong into a dump.
private struct TextDumpRows {
  private struct Place: Hashable {
    let table: Int
    let id: Int
  }

  private struct RawRow {
    let guid: String
    let isRemoved: Bool
    let values: [DatabaseValue]
  }

  private let shapes: [TextDumpShape]
  private var rows: [[Int: RawRow]] = []
  private var targets: [[Int?]] = []

  init(_ database: Database, _ shapes: [TextDumpShape]) throws {
    self.shapes = shapes
    let numbers = Dictionary(
      shapes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for shape in shapes {
      targets.append(shape.columns.map { $0.target.flatMap { numbers[$0] } })
      let names = shape.columns.map { ", \"\($0.name)\"" }.joined()
      let cursor = try Row.fetchCursor(
        database, sql: "SELECT id, guid, removed\(names) FROM \(shape.name)")
      var table: [Int: RawRow] = [:]
      while let row = try cursor.next() {
        table[row[0]] = RawRow(
          guid: row[1], isRemoved: (row[2] as Int) != 0,
          values: shape.columns.indices.map { row[$0 + 3] })
      }
      rows.append(table)
    }
  }

  /// The tables with the rows that are kept.
  func tables() throws -> [TextDump.Table] {
    let kept = keptRows()
    return try shapes.indices.map { table in
      let shape = shapes[table]
      let rows = try rows[table].filter { kept.contains(Place(table: table, id: $0.key)) }
        .sorted { $0.key < $1.key }
        .map { id, row in
          TextDump.Row(
            guid: row.guid, isRemoved: row.isRemoved,
            values: try row.values.indices.map { try value($0, of: row, id, in: table) })
        }
      let order = TextDumpOrder(shape.columns)
      return TextDump.Table(
        name: shape.name, columns: shape.columns, rows: rows.sorted { order.isBefore($0, $1) })
    }
  }

  /// The rows that stand, and all that they name.
  private func keptRows() -> Set<Place> {
    var isStanding: [Place: Bool] = [:]
    func stands(_ place: Place, depth: Int) -> Bool {
      if let known = isStanding[place] { return known }
      guard let row = rows[place.table][place.id], !row.isRemoved, depth < 64 else { return false }
      isStanding[place] = true
      var result = true
      for column in targets[place.table].indices
      where shapes[place.table].columns[column].isRequired {
        guard let target = self.target(column, of: row, in: place.table) else { continue }
        if !stands(target, depth: depth + 1) { result = false }
      }
      isStanding[place] = result
      return result
    }
    var open: [Place] = []
    for table in rows.indices {
      for id in rows[table].keys {
        let place = Place(table: table, id: id)
        if stands(place, depth: 0) { open.append(place) }
      }
    }
    var kept = Set(open)
    while let place = open.popLast() {
      guard let row = rows[place.table][place.id] else { continue }
      for column in targets[place.table].indices {
        guard let target = self.target(column, of: row, in: place.table),
          rows[target.table][target.id] != nil, kept.insert(target).inserted
        else { continue }
        open.append(target)
      }
    }
    return kept
  }

  private func target(_ column: Int, of row: RawRow, in table: Int) -> Place? {
    guard let target = targets[table][column], let id = Int.fromDatabaseValue(row.values[column])
    else { return nil }
    return Place(table: target, id: id)
  }

  private func value(
    _ column: Int, of row: RawRow, _ id: Int, in table: Int
  ) throws -> TextDump.Value {
    if let target = target(column, of: row, in: table) {
      guard let named = rows[target.table][target.id] else {
        throw StoreError.damaged(table: shapes[table].name, row: id)
      }
      return .reference(named.guid)
    }
    switch row.values[column].storage {
    case .null: return .null
    case .int64(let number): return .integer(Int(number))
    case .double(let number): return .real(number)
    case .string(let text): return .text(text)
    case .blob: throw StoreError.damaged(table: shapes[table].name, row: id)
    }
  }
}

/// The order of rows: by what they belong to and where they lie, then by guid.
struct TextDumpOrder {
  private static let leading = [
    "source", "study_case", "start", "end", "turn", "position", "key", "head", "name",
  ]

  private let columns: [Int]

  init(_ columns: [TextDump.Column]) {
    self.columns = Self.leading.compactMap { name in columns.firstIndex { $0.name == name } }
  }

  func isBefore(_ left: TextDump.Row, _ right: TextDump.Row) -> Bool {
    for column in columns {
      let (former, latter) = (left.values[column], right.values[column])
      if former != latter { return Self.isBefore(former, latter) }
    }
    return left.guid < right.guid
  }

  private static func isBefore(_ left: TextDump.Value, _ right: TextDump.Value) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.real(let left), .real(let right)): left < right
    case (.text(let left), .text(let right)), (.reference(let left), .reference(let right)):
      left.utf8.lexicographicallyPrecedes(right.utf8)
    default: rank(left) < rank(right)
    }
  }

  private static func rank(_ value: TextDump.Value) -> Int {
    switch value {
    case .null: 0
    case .integer: 1
    case .real: 2
    case .text: 3
    case .reference: 4
    }
  }
}
