internal import Foundation
internal import GRDB

extension ProjectReader {
  /// A stored text by its hash.
  func textBody(_ hash: String) throws -> (utf8: [UInt8], scalars: Int)? {
    let row = try Row.fetchOne(
      database, sql: "SELECT utf8, scalars FROM text_body WHERE sha256 = ?", arguments: [hash])
    return row.map { ([UInt8]($0[0] as Data), $0[1]) }
  }

  /// A file by its hash.
  func blob(_ hash: String) throws -> [UInt8]? {
    try Data.fetchOne(database, sql: "SELECT bytes FROM blob WHERE sha256 = ?", arguments: [hash])
      .map { [UInt8]($0) }
  }

  /// The packed segments of a segmentation.
  func packedSegments(_ guid: String) throws -> [UInt8]? {
    try Data.fetchOne(
      database,
      sql: """
        SELECT l.segments FROM segment_list l JOIN segmentation s ON s.id = l.segmentation
        WHERE s.guid = ?
        """, arguments: [guid]
    ).map { [UInt8]($0) }
  }

  /// Whether the file holds a text.
  package func holdsText(_ hash: String) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM text_body WHERE sha256 = ?)",
      arguments: [hash]) ?? false
  }

  /// Whether the file holds a file that a text came from.
  package func holdsFile(_ hash: String) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM blob WHERE sha256 = ?)", arguments: [hash])
      ?? false
  }

  /// Who made each step that this copy knows of, its own and those that came in.
  package func authors() throws -> [StepAuthor] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT clock, replica, coder, at, command FROM journal
        UNION SELECT clock, replica, coder, at, command FROM step_author
        ORDER BY clock, replica
        """
    ).map {
      StepAuthor(clock: $0[0], replica: $0[1], coder: $0[2], at: $0[3], command: $0[4])
    }
  }
}
