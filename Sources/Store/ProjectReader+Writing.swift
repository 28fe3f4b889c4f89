internal import GRDB
package import Study
package import Text

/// A theme: a name for codes from several branches.
package struct WritingThemeRecord: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: Int
  /// Its name.
  package let name: String
  /// Its codes, in the order in which they came.
  package let codes: [CodeID]
}

/// A coding that something was written about, as it stands or as it was when it went.
package struct WritingCodingRecord: Hashable, Sendable {
  /// The coding.
  package let coding: Coding
  /// Whether it, its source or its code has been removed.
  package let isGone: Bool
}

/// The kinds of rows that have a guid and can be linked.
package enum WritingTable: String, Hashable, Sendable, CaseIterable {
  case source
  case studyCase = "study_case"
  case code
  case coding
  case theme
  case claim
  case memo
}

extension ProjectReader {
  /// The themes that stand, by name.
  package func writingThemes() throws -> [WritingThemeRecord] {
    var codes: [Int: [CodeID]] = [:]
    let members = try Row.fetchAll(
      database,
      sql: """
        SELECT m.theme, m.code FROM theme_member m JOIN code c ON c.id = m.code AND c.removed = 0
        WHERE m.removed = 0 ORDER BY m.id
        """)
    for row in members { codes[row[0], default: []].append(row[1]) }
    return try Row.fetchAll(database, sql: "SELECT id, name FROM theme WHERE removed = 0")
      .map { WritingThemeRecord(id: $0[0], name: $0[1], codes: codes[$0[0]] ?? []) }
      .sorted { (NameOrder($0.name), $0.id) < (NameOrder($1.name), $1.id) }
  }

  /// What each row of a table is called in every copy of the project, removed ones too.
  package func writingGuids(_ table: WritingTable) throws -> [Int: String] {
    let rows = try Row.fetchAll(database, sql: "SELECT id, guid FROM \(table.rawValue)")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The ids of quotations by source and range: `41`, `41b`.
  package func quotationNames() throws -> [SourceID: [TextSpan: String]] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT source, start, "end", turn, suffix FROM quotation WHERE removed = 0 ORDER BY id
        """)
    var names: [SourceID: [TextSpan: String]] = [:]
    while let row = try rows.next() {
      let source: SourceID = row[0]
      let turn: Int = row[3]
      let suffix: String = row[4]
      names[source, default: [:]][TextSpan(row[1], row[2])] = "\(turn)\(suffix)"
    }
    return names
  }

  /// The codings that memos, condensations or claims that stand are about, removed ones too.
  package func writtenCodings() throws -> [CodingID: WritingCodingRecord] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        WITH named AS (
          SELECT coding FROM memo WHERE removed = 0 AND coding IS NOT NULL
          UNION SELECT coding FROM condensation WHERE removed = 0 AND coding IS NOT NULL
          UNION SELECT coding FROM claim_support WHERE removed = 0
          UNION SELECT c.id FROM coding c JOIN link l ON l.removed = 0
            AND (l.from_guid = c.guid OR l.to_guid = c.guid)
            AND 'coding' IN (l.from_kind, l.to_kind))
        SELECT c.id, c.source, c.start, c."end", c.code, c.coder, c.layer,
          c.removed OR s.removed OR k.removed
        FROM named n JOIN coding c ON c.id = n.coding
        JOIN source s ON s.id = c.source JOIN code k ON k.id = c.code
        """)
    return Dictionary(
      rows.map { row in
        let coding = Coding(
          id: row[0], source: row[1], span: TextSpan(row[2], row[3]), code: row[4],
          rater: Rater(coder: row[5], layer: Layer(rawValue: row[6]) ?? .individual))
        return (coding.id, WritingCodingRecord(coding: coding, isGone: (row[7] as Int) != 0))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What things are called that have been removed, for what was written about them.
  package func removedNames(_ table: WritingTable) throws -> [Int: String] {
    guard [.source, .studyCase, .code, .theme].contains(table) else { return [:] }
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, name FROM \(table.rawValue) WHERE removed = 1")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}
