internal import GRDB
package import Study
package import Text

/// The tables whose rows an export names by guid.
package enum RefiExportTable: String, Hashable, Sendable, CaseIterable {
  case source, coder, code, coding, theme, memo, link
  case studyCase = "study_case"
  case studySet = "study_set"
}

/// The tables that an export for other programs only counts.
package enum RefiCountedTable: String, Hashable, Sendable, CaseIterable {
  case speaker, quotation, assignment, review, condensation, claim, question, synonym
  case version = "codebook_version"
  case caseStep = "case_step"
  case query = "saved_query"
}

/// Who made something and when, as far as the journal knows.
package struct RefiOriginRecord: Hashable, Sendable {
  /// When, in UTC.
  package let at: String
  /// Who, if it was said.
  package let coder: String?
}

/// An element of another program's project, as it is kept.
package struct RefiForeignRecord: Hashable, Sendable {
  /// The row's guid.
  package let guid: String
  /// The program that it came from.
  package let origin: String
  /// The name of the element.
  package let path: String
  /// The element itself.
  package let body: String
}

extension ProjectReader {
  /// What each row of a table is called in every copy of the project; removed ones are not told.
  package func refiGuids(_ table: RefiExportTable) throws -> [Int: String] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, guid FROM \(table.rawValue) WHERE removed = 0")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// What each attribute of cases is called in every copy, by its name.
  package func refiAttributeGuids() throws -> [String: String] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT name, guid FROM attribute WHERE removed = 0")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// What each quotation of a source is called in every copy, by its range.
  package func refiQuotationGuids(of source: SourceID) throws -> [TextSpan: String] {
    let rows = try Row.fetchAll(
      database,
      sql:
        "SELECT start, \"end\", guid FROM quotation WHERE source = ? AND removed = 0 ORDER BY id",
      arguments: [source])
    return Dictionary(
      rows.map { (TextSpan($0[0], $0[1]), $0[2]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The first entry of the journal: when the project was made, and by whom.
  package func refiProjectOrigin() throws -> RefiOriginRecord? {
    try Row.fetchOne(database, sql: "SELECT at, coder FROM journal ORDER BY id LIMIT 1")
      .map { RefiOriginRecord(at: $0[0], coder: $0[1]) }
  }

  /// When each source came into this project, and by whom.
  package func refiSourceOrigins() throws -> [SourceID: RefiOriginRecord] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT c.row, j.at, j.coder FROM journal_change c JOIN journal j ON j.id = c.journal
        WHERE c.name = 'source' AND c.before IS NULL ORDER BY c.id
        """)
    return Dictionary(
      rows.map { ($0[0], RefiOriginRecord(at: $0[1], coder: $0[2])) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The elements of other programs' projects that are kept, in an order that is the same in
  /// every copy; not those of sources that are gone.
  package func refiForeignParts() throws -> [RefiForeignRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT f.guid, f.origin, f.path, f.body FROM foreign_part f
        LEFT JOIN source s ON s.id = f.source
        WHERE f.removed = 0 AND ifnull(s.removed, 0) = 0 AND f.path <> ? ORDER BY f.guid
        """, arguments: [RefiForeignFile.path]
    ).map { RefiForeignRecord(guid: $0[0], origin: $0[1], path: $0[2], body: $0[3]) }
  }

  /// How many rows of a table stand.
  package func refiCount(_ table: RefiCountedTable) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM \(table.rawValue) WHERE removed = 0") ?? 0
  }

  /// How many marks lie over each source.
  package func refiMarkCounts() throws -> [SourceID: Int] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT source, count(*) FROM mark WHERE removed = 0 GROUP BY source")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many segmentations were brought in from elsewhere.
  package func refiImportedSegmentations() throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM segmentation
        WHERE origin = 'imported' AND active = 1 AND removed = 0
        """) ?? 0
  }

  /// The cases that have taken their consent back.
  package func refiWithdrawnCases() throws -> Set<CaseID> {
    Set(
      try Int.fetchAll(
        database,
        sql: "SELECT study_case FROM consent WHERE removed = 0 AND withdrawn_on IS NOT NULL"))
  }
}
