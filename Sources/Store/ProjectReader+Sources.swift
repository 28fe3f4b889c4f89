internal import Foundation
internal import GRDB
package import Study
package import Text

/// What the project file knows of a source beyond what analyses need.
package struct SourceRecord: Hashable, Sendable {
  /// The source itself.
  package let source: Source
  /// The SHA-256 of its text in UTF-8.
  package let textHash: String
  /// The SHA-256 of the file that it came from.
  package let originalHash: String
  /// That file's name, without folders.
  package let fileName: String
  /// The encoding that the file was read in.
  package let encoding: String
  /// What the import said.
  package let report: String
}

extension ProjectReader {
  /// Every source, by name.
  package func sources() throws -> [SourceRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT s.id, s.guid, s.name, s.kind, s.language, t.scalars, s.text, s.original,
          s.file_name, s.encoding, s.report
        FROM source s JOIN text_body t ON t.sha256 = s.text
        WHERE s.removed = 0
        """
    ).map { row in
      SourceRecord(
        source: Source(
          id: row[0], guid: row[1], name: row[2],
          kind: SourceKind(rawValue: row[3]) ?? .interview, language: row[4], length: row[5]),
        textHash: row[6], originalHash: row[7], fileName: row[8], encoding: row[9],
        report: row[10])
    }.sortedByName(\.source.name)
  }

  /// The stored text of a source.
  package func text(of source: SourceID) throws -> StoredText {
    let bytes = try Data.fetchOne(
      database,
      sql: "SELECT utf8 FROM text_body WHERE sha256 = (SELECT text FROM source WHERE id = ?)",
      arguments: [source])
    return StoredText(utf8: bytes.map(Array.init) ?? [])
  }

  /// The file that a source came from, byte for byte.
  package func original(of source: SourceID) throws -> [UInt8] {
    let bytes = try Data.fetchOne(
      database,
      sql: "SELECT bytes FROM blob WHERE sha256 = (SELECT original FROM source WHERE id = ?)",
      arguments: [source])
    return bytes.map(Array.init) ?? []
  }

  /// A source's marks with their numbers, in the order of the text; dropped ones only if asked.
  package func marks(
    of source: SourceID, includingDropped: Bool = false
  ) throws -> [(id: Int, mark: Mark, isDropped: Bool)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, start, "end", kind, rule, removed FROM mark
        WHERE source = ? AND (removed = 0 OR ?) ORDER BY start, "end", id
        """, arguments: [source, includingDropped]
    ).map { row in
      let mark = Mark(
        TextSpan(row[1], row[2]), MarkKind(rawValue: row[3]) ?? .space, rule: row[4])
      return (row[0], mark, (row[5] as Int) != 0)
    }
  }

  /// The segments of one kind in a source: the imported ones if there are any, else the derived.
  package func segments(of source: SourceID, _ kind: SegmentKind) throws -> [Segment] {
    let row = try Row.fetchOne(
      database,
      sql: Self.segmentLists + " AND n.source = ?" + Self.preferredFirst,
      arguments: [kind.rawValue, source])
    return try row.map { try unpacked($0, kind) } ?? []
  }

  /// The segments of one kind in every source that has any, in one pass.
  package func segments(_ kind: SegmentKind) throws -> [SourceID: [Segment]] {
    var found: [SourceID: [Segment]] = [:]
    let rows = try Row.fetchCursor(
      database, sql: Self.segmentLists + Self.preferredFirst, arguments: [kind.rawValue])
    while let row = try rows.next() {
      let source: SourceID = row[0]
      if found[source] == nil { found[source] = try unpacked(row, kind) }
    }
    return found
  }

  private static let segmentLists = """
    SELECT n.source, n.id, l.segments FROM segmentation n
    JOIN segment_list l ON l.segmentation = n.id
    WHERE n.kind = ? AND n.active = 1 AND n.removed = 0
    """
  private static let preferredFirst = " ORDER BY n.source, n.origin = 'imported' DESC, n.id DESC"

  private func unpacked(_ row: Row, _ kind: SegmentKind) throws -> [Segment] {
    let segments = try row.withUnsafeData(atIndex: 2) { bytes in
      bytes?.withUnsafeBytes { PackedSegments.unpack($0, kind) }
    }
    guard let segments else { throw StoreError.damaged(table: "segment_list", row: row[1]) }
    return segments
  }

  /// The speakers of every source, by source and in order of first words.
  package func speakers() throws -> [SourceID: [Speaker]] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT p.id, p.source, p.label, p.role, p.confirmed, c.id FROM speaker p
        LEFT JOIN study_case c ON c.id = p.study_case AND c.removed = 0
        WHERE p.removed = 0 ORDER BY p.source, p.position
        """)
    return Dictionary(
      grouping: rows.map { row in
        let role = SpeakerRole(rawValue: row[3]) ?? .unknown
        let isConfirmed = (row[4] as Int) != 0
        return Speaker(
          id: row[0], source: row[1], label: row[2], role: isConfirmed ? role : .unknown,
          proposedRole: isConfirmed ? nil : role, caseID: row[5])
      }, by: \.source)
  }
}
