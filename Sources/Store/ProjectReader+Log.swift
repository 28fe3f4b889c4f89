internal import GRDB

/// How many rows of a table an entry of the journal made, changed and took away.
package struct JournalCount: Hashable, Sendable {
  /// The table.
  package let table: String
  /// Rows that came, or came back.
  package var made = 0
  /// Rows that were changed.
  package var changed = 0
  /// Rows that went.
  package var removed = 0
}

/// A version of the codebook that was frozen.
package struct JournalFreeze: Hashable, Sendable {
  /// When, in UTC.
  package let at: String
  /// What was said of it.
  package let note: String
}

extension ProjectReader {
  /// What each entry of the journal did, table by table in the order of their names.
  package func journalCounts() throws -> [Int: [JournalCount]] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT c.journal, c.name,
          count(*) FILTER (WHERE c.before IS NULL),
          count(*) FILTER (WHERE b.body LIKE '%"removed":0%' AND a.body LIKE '%"removed":1%'),
          count(*) FILTER (WHERE b.body LIKE '%"removed":1%' AND a.body LIKE '%"removed":0%'),
          count(*)
        FROM journal_change c LEFT JOIN journal_text b ON b.id = c.before
        JOIN journal_text a ON a.id = c.after
        GROUP BY c.journal, c.name ORDER BY c.journal, c.name
        """)
    var counts: [Int: [JournalCount]] = [:]
    while let row = try rows.next() {
      let (made, removed, restored, all): (Int, Int, Int, Int) = (row[2], row[3], row[4], row[5])
      counts[row[0], default: []].append(
        JournalCount(
          table: row[1], made: made + restored, changed: all - made - removed - restored,
          removed: removed))
    }
    return counts
  }

  /// The names of the sources that each entry of the journal touched, by name.
  package func journalSources() throws -> [Int: [String]] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT DISTINCT c.journal, s.name FROM journal_change c
        JOIN journal_text t ON t.id = c.after JOIN source s ON s.id = t.source
        ORDER BY c.journal, s.name
        """)
    return Dictionary(grouping: rows, by: { $0[0] as Int }).mapValues { $0.map { $0[1] as String } }
  }

  /// The entries of the journal that touched some codes themselves, or codings with them.
  package func journalEntries(touching codes: some Sequence<Int>) throws -> Set<Int> {
    let list = "(" + codes.map(String.init).joined(separator: ", ") + ")"
    return try Set(
      Int.fetchAll(
        database,
        sql: """
          SELECT DISTINCT journal FROM journal_change WHERE name = 'code' AND row IN \(list)
          UNION
          SELECT DISTINCT journal FROM journal_change
          WHERE name = 'coding' AND row IN (SELECT id FROM coding WHERE code IN \(list))
          """))
  }

  /// The codebook's frozen versions, the earliest first.
  package func freezes() throws -> [JournalFreeze] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT frozen_at, note FROM codebook_version
        WHERE removed = 0 AND frozen_at IS NOT NULL ORDER BY frozen_at, id
        """
    ).map { JournalFreeze(at: $0[0], note: $0[1]) }
  }

  /// How many decisions of consensus meetings stand.
  package func decisionCount() throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM memo WHERE kind = 'decision' AND removed = 0") ?? 0
  }
}
