internal import Foundation
internal import GRDB
internal import Text

/// What the third schema changes: the segments of a segmentation lie in one row.
enum SchemaThree {
  /// Moves the segments over, and drops the table that had a row for each.
  static func migrate(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE segment_list (
          segmentation INTEGER PRIMARY KEY REFERENCES segmentation(id),
          segments BLOB NOT NULL
        ) STRICT
        """)
    let kinds = try Row.fetchAll(database, sql: "SELECT id, kind FROM segmentation")
    for row in kinds {
      let id: Int = row[0]
      let segments = try Row.fetchAll(
        database,
        sql: """
          SELECT g.start, g."end", p.position, g.milliseconds FROM segment g
          LEFT JOIN speaker p ON p.id = g.speaker
          WHERE g.segmentation = ? AND g.start >= 0 ORDER BY g.position
          """, arguments: [id]
      ).map {
        Segment(
          TextSpan($0[0], $0[1]), SegmentKind(rawValue: row[1]) ?? .sentence, speaker: $0[2],
          milliseconds: $0[3])
      }
      try database.execute(
        sql: "INSERT INTO segment_list (segmentation, segments) VALUES (?, ?)",
        arguments: [id, Data(PackedSegments.pack(segments))])
    }
    try database.execute(sql: "DROP TABLE segment")
  }
}
