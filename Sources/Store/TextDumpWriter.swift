internal import Foundation
internal import GRDB
internal import Text

extension ProjectFile {
  /// Makes a project of rows: the making of it is one entry, which cannot be undone.
  ///
  /// - Parameters:
  ///   - path: where; nothing may be there.
  ///   - dump: the rows.
  ///   - texts: the texts in UTF-8, by hash.
  ///   - originals: the original files, by hash.
  ///   - coder: who makes it.
  /// - Returns: the project, open.
  /// - Throws: `TextDumpError` with the row at fault; no file is left then.
  package static func create(
    at path: String, from dump: TextDump, texts: [String: [UInt8]],
    originals: [String: [UInt8]], coder: String?
  ) throws -> ProjectFile {
    let file = try create(at: path, settings: [], coder: nil)
    do {
      try file.change(Journal.founding, by: coder, summary: "from a text export") { writer in
        let filler = TextDumpFiller(writer, dump, texts: texts, originals: originals)
        try filler.fill()
        if let defect = try writer.reader.defects().first { throw filler.error(of: defect) }
      }
    } catch {
      try? file.close()
      FileStatus.discard(path)
      throw error
    }
    return file
  }
}

/// Writes the rows of a dump into an empty project; each gets the number of its place.
private struct TextDumpFiller {
  private let database: Database
  private let stamp: Stamp
  private let dump: TextDump
  private let texts: [String: [UInt8]]
  private let originals: [String: [UInt8]]

  init(
    _ writer: ProjectWriter, _ dump: TextDump, texts: [String: [UInt8]],
    originals: [String: [UInt8]]
  ) {
    database = writer.database
    stamp = writer.stamp
    self.dump = dump
    self.texts = texts
    self.originals = originals
  }

  func fill() throws {
    try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
    let numbers = try numbers()
    try storeBytes()
    for table in dump.tables { try fill(table, numbers) }
    try storeSegments(numbers)
  }

  /// Which row of which file a defect is in.
  func error(of defect: Defect) -> TextDumpError {
    switch defect {
    case .brokenReference(let table, let row, _), .orphan(let table, let row, _),
      .rangeOutsideText(let table, let row, _, _, _, _):
      .defect(defect, table: table, row: table == "segment" ? nil : row - 1)
    case .damagedFile, .wrongHash, .staleIndex: .defect(defect, table: nil, row: nil)
    }
  }

  /// The numbers of all rows by guid, table by table.
  private func numbers() throws -> [String: [String: Int]] {
    var numbers: [String: [String: Int]] = [:]
    for table in dump.tables {
      var own: [String: Int] = [:]
      for (index, row) in table.rows.enumerated() {
        guard own.updateValue(index + 1, forKey: row.guid) == nil else {
          throw TextDumpError.repeatedGuid(table: table.name, row: index, guid: row.guid)
        }
      }
      numbers[table.name] = own
    }
    return numbers
  }

  private func storeBytes() throws {
    for (hash, bytes) in texts.sorted(by: { $0.key < $1.key }) {
      try database.execute(
        sql: "INSERT INTO text_body (sha256, utf8, scalars) VALUES (?, ?, ?)",
        arguments: [hash, Data(bytes), StoredText(utf8: bytes).count])
    }
    for (hash, bytes) in originals.sorted(by: { $0.key < $1.key }) {
      try database.execute(
        sql: "INSERT INTO blob (sha256, bytes) VALUES (?, ?)", arguments: [hash, Data(bytes)])
    }
  }

  private func fill(_ table: TextDump.Table, _ numbers: [String: [String: Int]]) throws {
    for (index, row) in table.rows.enumerated() {
      // What is not said takes the column's own standard.
      let told = row.values.indices.filter { row.values[$0] != .null }
      let names =
        ["id", "guid", "removed", "clock", "replica"]
        + told.map { "\"\(table.columns[$0].name)\"" }
      var values: [(any DatabaseValueConvertible)?] = [
        index + 1, row.guid, row.isRemoved ? 1 : 0, stamp.clock, stamp.replica,
      ]
      for column in told {
        values.append(
          try value(row.values[column], table.columns[column], table.name, index, numbers))
      }
      let places = [String](repeating: "?", count: names.count).joined(separator: ", ")
      do {
        let statement = try database.cachedStatement(
          sql: "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES (\(places))")
        try statement.execute(arguments: StatementArguments(values))
      } catch let error as DatabaseError where error.resultCode != .SQLITE_FULL {
        throw TextDumpError.refusedRow(
          table: table.name, row: index, reason: error.message ?? "\(error.resultCode)")
      }
    }
  }

  private func value(
    _ value: TextDump.Value, _ column: TextDump.Column, _ table: String, _ row: Int,
    _ numbers: [String: [String: Int]]
  ) throws -> (any DatabaseValueConvertible)? {
    switch value {
    case .null: return nil
    case .integer(let number): return number
    case .real(let number): return number
    case .text(let text):
      let isKnown =
        switch column.name {
        case "text" where table == "source": texts[text] != nil
        case "original" where table == "source": originals[text] != nil
        default: true
        }
      guard isKnown else {
        throw TextDumpError.missingBytes(table: table, row: row, column: column.name)
      }
      return text
    case .reference(let guid):
      guard let number = column.target.flatMap({ numbers[$0]?[guid] }) else {
        throw TextDumpError.unknownReference(
          table: table, row: row, column: column.name, guid: guid)
      }
      return number
    }
  }

  private func storeSegments(_ numbers: [String: [String: Int]]) throws {
    for (guid, number) in (numbers["segmentation"] ?? [:]).sorted(by: { $0.value < $1.value }) {
      try database.execute(
        sql: "INSERT INTO segment_list (segmentation, segments) VALUES (?, ?)",
        arguments: [number, Data(PackedSegments.pack(dump.segments[guid] ?? []))])
    }
  }
}

extension TextDump {
  /// The tables that a project of this version has, without rows.
  ///
  /// - Throws: `StoreError` where there is no memory for them.
  package static func emptyTables() throws -> TextDump {
    do {
      let queue = try DatabaseQueue()
      try Schema.migrator.migrate(queue)
      return try queue.read { database in
        TextDump(
          schema: Schema.migrator.migrations.count,
          tables: try TextDumpShape.all(database).map {
            TextDump.Table(name: $0.name, columns: $0.columns, rows: [])
          }, segments: [:])
      }
    } catch let error as DatabaseError {
      throw StoreError.refused(path: ":memory:", reason: error.message ?? "\(error.resultCode)")
    }
  }
}
