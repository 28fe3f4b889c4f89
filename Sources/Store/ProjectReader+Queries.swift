internal import GRDB
internal import Study

/// A query that was saved under a name.
package struct SavedQuery: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: Int
  /// What it is called.
  package let name: String
  /// The query as it was written.
  package let text: String
  /// What it is for; may be empty.
  package let note: String
}

/// Words that a search may take for one another.
package struct SynonymSet: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: Int
  /// The words, at least one; the first is the one that the set is known by.
  package let words: [String]

  /// The word that the set is known by.
  package var head: String { words.first ?? "" }
}

extension ProjectReader {
  /// The saved queries, by name.
  package func queries() throws -> [SavedQuery] {
    try Row.fetchAll(
      database, sql: "SELECT id, name, text, note FROM saved_query WHERE removed = 0"
    ).map { SavedQuery(id: $0[0], name: $0[1], text: $0[2], note: $0[3]) }
      .sortedByName(\.name)
  }

  /// The sets of synonyms with their numbers, in their order.
  package func synonyms() throws -> [SynonymSet] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT synonym_set, word FROM synonym WHERE removed = 0 ORDER BY synonym_set, position, id
        """)
    var members: [Int: [String]] = [:]
    for row in rows { members[row[0], default: []].append(row[1]) }
    return try Row.fetchAll(
      database, sql: "SELECT id, head FROM synonym_set WHERE removed = 0 ORDER BY position, id"
    ).map { row in
      let id: Int = row[0]
      return SynonymSet(id: id, words: [row[1]] + (members[id] ?? []))
    }
  }

  /// The words that a search may take for one another, set by set, each known by its first word.
  package func synonymSets() throws -> [[String]] {
    try synonyms().map(\.words)
  }
}
