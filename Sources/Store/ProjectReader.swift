internal import GRDB
package import Study

/// One consistent state of the project, for reading.
package struct ProjectReader {
  let database: Database

  /// The value of a setting, such as `language`.
  package func setting(_ key: String) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT value FROM setting WHERE key = ? AND removed = 0", arguments: [key])
  }

  /// The coders, in the order in which they came.
  package func coders() throws -> [(id: CoderID, name: String)] {
    try Row.fetchAll(database, sql: "SELECT id, name FROM coder WHERE removed = 0 ORDER BY id")
      .map { ($0[0], $0[1]) }
  }

  /// The codebook as it stands.
  package func codebook() throws -> Codebook {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, parent, name, definition, include, exclude, example, counter_example, colour,
          kind, position
        FROM code WHERE removed = 0
        """)
    return Codebook(
      rows.map { row in
        Code(
          id: row[0], parent: row[1], name: row[2], definition: row[3], include: row[4],
          exclude: row[5], example: row[6], counterExample: row[7], colour: row[8],
          kind: CodeKind(rawValue: row[9]) ?? .topic, position: row[10])
      })
  }

  /// Every assignment.
  package func assignments() throws -> [Assignment] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT a.source, a.coder, a.layer, a.status FROM assignment a
        JOIN source s ON s.id = a.source AND s.removed = 0
        WHERE a.removed = 0 ORDER BY a.source, a.coder, a.layer
        """
    ).map { row in
      Assignment(
        source: row[0], rater: Rater(coder: row[1], layer: Layer(rawValue: row[2]) ?? .individual),
        status: AssignmentStatus(rawValue: row[3]) ?? .assigned)
    }
  }

  /// The questions of the interview guide, in its order.
  package func questions() throws -> [Question] {
    try Row.fetchAll(
      database,
      sql: "SELECT id, key, topic, text FROM question WHERE removed = 0 ORDER BY position, id"
    ).map { Question(id: $0[0], key: $0[1], topic: $0[2], text: $0[3]) }
  }

  /// Which turns of a source ask which question of the guide, by turn number from 1.
  package func prompts(of source: SourceID) throws -> [Int: Int] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT turn, question FROM prompt WHERE source = ? AND removed = 0",
      arguments: [source])
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The journal's entries from the first on.
  package func journal() throws -> [JournalEntry] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT j.id, j.at, j.coder, j.command, j.kind, j.target, j.changes, t.body
        FROM journal j LEFT JOIN journal_text t ON t.id = j.summary ORDER BY j.id
        """)
    var undone: Set<Int> = []
    for row in rows {
      guard let target: Int = row[5] else { continue }
      switch JournalKind(rawValue: row[4]) {
      case .undo: undone.insert(target)
      case .redo: undone.remove(target)
      case .original, nil: break
      }
    }
    return rows.map { row in
      JournalEntry(
        id: row[0], at: row[1], coder: row[2], command: row[3],
        kind: JournalKind(rawValue: row[4]) ?? .original, target: row[5], changes: row[6],
        summary: row[7] ?? "", isUndone: undone.contains(row[0]))
    }
  }
}

/// A question of the interview guide.
package struct Question: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: Int
  /// The guide's own key, such as `q04`.
  package let key: String
  /// What it is about.
  package let topic: String
  /// How it is put.
  package let text: String
}

extension ProjectReader {
  /// The names of sources that somebody sealed, opened again, and may have sealed again.
  package func reopenedSources() throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT DISTINCT s.name FROM assignment a JOIN source s ON s.id = a.source
        WHERE a.removed = 0 AND s.removed = 0 AND a.reopened > 0 ORDER BY s.name
        """)
  }
}
