internal import GRDB
package import Study

extension ProjectReader {
  /// The reason and the opposite of every code that has either.
  package func codeReasons() throws -> [CodeID: (reason: String, opposite: CodeID?)] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT c.id, c.reason, o.id FROM code c
        LEFT JOIN code o ON o.id = c.opposite AND o.removed = 0
        WHERE c.removed = 0 AND (c.reason <> '' OR o.id IS NOT NULL)
        """)
    return Dictionary(
      rows.map { ($0[0], ($0[1], $0[2])) }, uniquingKeysWith: { first, _ in first })
  }

  /// The codes whose example came from a source that is gone.
  package func codesWithLostExample() throws -> Set<CodeID> {
    Set(
      try Int.fetchAll(
        database,
        sql: """
          SELECT c.id FROM code c JOIN source s ON s.id = c.example_source
          WHERE c.removed = 0 AND s.removed = 1
          """))
  }

  /// The codes that anything stands on: a coding, also in a source that is gone, a note, a theme,
  /// a condensation, or something to be looked over.
  package func codesInUse() throws -> Set<CodeID> {
    Set(
      try Int.fetchAll(
        database,
        sql: """
          SELECT code FROM coding WHERE removed = 0
          UNION SELECT code FROM memo WHERE removed = 0 AND code IS NOT NULL
          UNION SELECT code FROM theme_member WHERE removed = 0
          UNION SELECT code FROM condensation WHERE removed = 0 AND code IS NOT NULL
          UNION SELECT code FROM review WHERE removed = 0 AND code IS NOT NULL
          UNION SELECT target FROM review WHERE removed = 0 AND target IS NOT NULL
          """))
  }

  /// The guid of every code that stands.
  package func codeGUIDs() throws -> [CodeID: String] {
    let rows = try Row.fetchAll(database, sql: "SELECT id, guid FROM code WHERE removed = 0")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// What was exchanged with codebook files, the latest first.
  package func codebookExchanges() throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT value FROM setting WHERE key LIKE ? || '%' AND removed = 0
        ORDER BY clock DESC, id DESC
        """, arguments: [ProjectWriter.exchangePrefix])
  }
}

extension ProjectWriter {
  fileprivate static let exchangePrefix = "codebook-exchange/"

  /// Keeps what was exchanged with a codebook file; the same once only.
  package func keepCodebookExchange(_ content: String) throws {
    let digest = Digest.sha256(Array(content.utf8)).prefix(24)
    try set(Self.exchangePrefix + digest, to: content)
  }

  /// Sets what a codebook file says of a code beyond its description.
  package func setCode(_ id: CodeID, reason: String, opposite: CodeID?) throws {
    try update("code", id, ["reason": reason, "opposite": opposite])
  }

  /// Takes a code out of the codebook, which nothing may stand on; a tombstone stays.
  package func removeUnusedCode(_ id: CodeID) throws {
    let opposed = try Int.fetchAll(
      database, sql: "SELECT id FROM code WHERE opposite = ? AND removed = 0", arguments: [id])
    for other in opposed { try update("code", other, ["opposite": nil as CodeID?]) }
    try update("code", id, ["removed": 1])
  }
}
