internal import GRDB
package import Study

/// A frozen state of the codebook.
package struct CodebookVersionRecord: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: Int
  /// Its place among the versions, from 1: `v1`, `v2` ….
  package let number: Int
  package let note: String
  /// When it was frozen, in UTC.
  package let at: String
  /// How many codes it has.
  package let codes: Int

  /// What it is called.
  package var name: String { "v\(number)" }
}

/// That a code was used though the frozen codebook does not have it, and why.
package struct CodebookAmendmentRecord: Hashable, Sendable {
  /// What memos that hold amendments are called in the table.
  static let kind = "amendment"

  package let code: CodeID
  /// The name of the version that it goes beyond.
  package let version: String
  package let reason: String
  package let coder: CoderID?
  /// When, in UTC.
  package let at: String
}

extension ProjectReader {
  /// The frozen states, from the first on.
  package func codebookVersions() throws -> [CodebookVersionRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, note, ifnull(frozen_at, ''), json_array_length(ifnull(snapshot, '[]'))
        FROM codebook_version WHERE removed = 0 ORDER BY \(Self.versionOrder)
        """
    ).enumerated().map { place, row in
      CodebookVersionRecord(
        id: row[0], number: place + 1, note: row[1], at: row[2], codes: row[3])
    }
  }

  /// The order in which versions were frozen, the same in every copy.
  private static let versionOrder = "frozen_at, clock, guid"

  /// The number of the version in force, if one was frozen.
  func versionInForce() throws -> Int? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT id FROM codebook_version WHERE removed = 0
        ORDER BY frozen_at DESC, clock DESC, guid DESC LIMIT 1
        """)
    return try Int.fetchOne(statement)
  }

  /// The codebook as a version has it, or as it stands.
  package func codebookSnapshot(of version: Int? = nil) throws -> CodebookSnapshot {
    let body: String
    if let version {
      body =
        try String.fetchOne(
          database, sql: "SELECT snapshot FROM codebook_version WHERE id = ?",
          arguments: [version]) ?? "[]"
    } else {
      body = try snapshotBody()
    }
    let names = Self.snapshotFields.map { "json_extract(value, '$.\($0)')" }
    return CodebookSnapshot(
      try Row.fetchAll(
        database, sql: "SELECT \(names.joined(separator: ", ")) FROM json_each(?)",
        arguments: [body]
      ).map { row in
        CodebookSnapshotCode(
          guid: row[0], parent: row[1], name: row[2], definition: row[3] ?? "",
          include: row[4] ?? "", exclude: row[5] ?? "", example: row[6] ?? "",
          counterExample: row[7] ?? "", colour: row[8],
          kind: CodeKind(rawValue: row[9] ?? "") ?? .topic, opposite: row[10],
          reason: row[11] ?? "", position: row[12] ?? 0)
      })
  }

  private static let snapshotFields = [
    "guid", "parent", "name", "definition", "include", "exclude", "example", "counter_example",
    "colour", "kind", "opposite", "reason", "position",
  ]

  /// The codebook as it stands, as JSON.
  func snapshotBody() throws -> String {
    let columns = Self.snapshotFields.map { field in
      switch field {
      case "parent": "'parent', p.guid"
      case "opposite": "'opposite', o.guid"
      default: "'\(field)', c.\(field)"
      }
    }
    return try String.fetchOne(
      database,
      sql: """
        SELECT json_group_array(json(body)) FROM (
          SELECT json_object(\(columns.joined(separator: ", "))) AS body FROM code c
          LEFT JOIN code p ON p.id = c.parent AND p.removed = 0
          LEFT JOIN code o ON o.id = c.opposite AND o.removed = 0
          WHERE c.removed = 0 ORDER BY c.guid)
        """) ?? "[]"
  }

  /// The guids of the codes of a version.
  package func codes(ofVersion version: Int) throws -> Set<String> {
    Set(
      try String.fetchAll(
        database,
        sql: """
          SELECT json_extract(j.value, '$.guid') FROM codebook_version v, json_each(v.snapshot) j
          WHERE v.id = ?
          """, arguments: [version]))
  }

  /// Every use of a code that the frozen codebook did not have, with the reason given.
  package func codebookAmendments() throws -> [CodebookAmendmentRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT code, title, body, coder, ifnull(at, '') FROM memo
        WHERE kind = ? AND removed = 0 AND code IS NOT NULL ORDER BY id
        """, arguments: [CodebookAmendmentRecord.kind]
    ).map { row in
      CodebookAmendmentRecord(
        code: row[0], version: row[1], reason: row[2], coder: row[3], at: row[4])
    }
  }

  /// The version in force when each coding was made, for those made since one was frozen.
  package func versionsOfCodings() throws -> [CodingID: Int] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, version FROM coding WHERE version IS NOT NULL AND removed = 0")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ProjectWriter {
  /// Freezes the codebook as it stands.
  package func freezeCodebook(note: String) throws {
    try insert(
      "codebook_version",
      ["note": note, "frozen_at": Timestamp.now(), "snapshot": try reader.snapshotBody()])
  }

  /// Remembers why a code is used that the frozen codebook does not have.
  package func addAmendment(
    of version: String, code: CodeID, reason: String, by coder: CoderID?
  ) throws {
    try insert(
      "memo",
      [
        "kind": CodebookAmendmentRecord.kind, "title": version, "body": reason, "code": code,
        "coder": coder, "at": Timestamp.now(),
      ])
  }
}
