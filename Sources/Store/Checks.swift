internal import Foundation
internal import GRDB
internal import Text

/// Something in a project that should not be.
package enum Defect: Hashable, Sendable {
  /// SQLite finds the file damaged.
  case damagedFile(detail: String)
  /// A row names another that is not there.
  case brokenReference(table: String, row: Int, target: String)
  /// A range does not lie inside its source's text.
  case rangeOutsideText(table: String, row: Int, source: String, start: Int, end: Int, length: Int)
  /// A row that stands belongs to one that was removed.
  case orphan(table: String, row: Int, target: String)
  /// Bytes do not have the hash they are kept under.
  case wrongHash(table: String, hash: String)
  /// The search index is not in step with a source.
  case staleIndex(source: String)
}

extension ProjectReader {
  /// Everything that is wrong inside the project file.
  package func defects() throws -> [Defect] {
    try damage() + brokenReferences() + strayRanges() + straySegments() + orphans() + wrongHashes()
  }

  private func damage() throws -> [Defect] {
    try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      .map { .damagedFile(detail: $0) }
  }

  private func brokenReferences() throws -> [Defect] {
    try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
      .brokenReference(table: row[0], row: row[1] ?? 0, target: row[2])
    }
  }

  private func strayRanges() throws -> [Defect] {
    try ["coding", "mark", "quotation"].flatMap { table in
      try Row.fetchAll(
        database,
        sql: """
          SELECT r.id, s.name, r.start, r."end", t.scalars FROM \(table) r
          JOIN source s ON s.id = r.source JOIN text_body t ON t.sha256 = s.text
          WHERE r.removed = 0 AND (r.start < 0 OR r."end" > t.scalars)
          """
      ).map { row in
        .rangeOutsideText(
          table: table, row: row[0], source: row[1], start: row[2], end: row[3], length: row[4])
      }
    }
  }

  /// Segments outside their text, with a speaker that is not there, or that cannot be read.
  private func straySegments() throws -> [Defect] {
    let speakers = try Dictionary(
      grouping: Row.fetchAll(database, sql: "SELECT source, position FROM speaker").map {
        (source: $0[0] as Int, place: $0[1] as Int)
      }, by: \.source
    ).mapValues { Set($0.map(\.place)) }
    return try Row.fetchAll(
      database,
      sql: """
        SELECT n.id, n.kind, s.id, s.name, t.scalars, l.segments FROM segmentation n
        JOIN segment_list l ON l.segmentation = n.id JOIN source s ON s.id = n.source
        JOIN text_body t ON t.sha256 = s.text
        """
    ).flatMap { row -> [Defect] in
      let kind = SegmentKind(rawValue: row[1]) ?? .sentence
      let segments = try row.withUnsafeData(atIndex: 5) { bytes in
        bytes?.withUnsafeBytes { PackedSegments.unpack($0, kind) }
      }
      guard let segments else {
        return [.damagedFile(detail: "segment_list \(row[0] as Int) cannot be read")]
      }
      let (source, length): (Int, Int) = (row[2], row[4])
      return segments.enumerated().flatMap { position, segment -> [Defect] in
        var defects: [Defect] = []
        if segment.span.start < 0 || segment.span.end > length {
          defects.append(
            .rangeOutsideText(
              table: "segment", row: position, source: row[3], start: segment.span.start,
              end: segment.span.end, length: length))
        }
        if let speaker = segment.speaker, speakers[source]?.contains(speaker) != true {
          defects.append(.brokenReference(table: "segment", row: position, target: "speaker"))
        }
        return defects
      }
    }
  }

  private func orphans() throws -> [Defect] {
    let pairs = [
      ("coding", "source"), ("coding", "code"), ("coding", "coder"), ("code", "code"),
      ("assignment", "source"), ("assignment", "coder"), ("quotation", "source"),
      ("prompt", "source"), ("prompt", "question"), ("case_value", "study_case"),
      ("case_value", "attribute"), ("synonym", "synonym_set"), ("case_step", "study_case"),
      ("set_member", "study_set"), ("set_member", "study_case"), ("set_member", "source"),
    ]
    return try pairs.flatMap { table, target in
      let column = table == "code" ? "parent" : target
      return try Int.fetchAll(
        database,
        sql: """
          SELECT r.id FROM \(table) r JOIN \(target) t ON t.id = r.\(column)
          WHERE r.removed = 0 AND t.removed = 1
          """
      ).map { Defect.orphan(table: table, row: $0, target: target) }
    }
  }

  private func wrongHashes() throws -> [Defect] {
    try [("blob", "bytes"), ("text_body", "utf8")].flatMap { table, column in
      var wrong: [Defect] = []
      let rows = try Row.fetchCursor(database, sql: "SELECT sha256, \(column) FROM \(table)")
      while let row = try rows.next() {
        let hash: String = row[0]
        let bytes: Data = row[1]
        if Digest.sha256(Array(bytes)) != hash {
          wrong.append(.wrongHash(table: table, hash: hash))
        }
      }
      return wrong
    }
  }
}
