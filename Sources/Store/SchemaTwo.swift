/// What the second schema adds: the queries that a team has saved, and its synonyms.
enum SchemaTwo {
  /// The tables, journaled like all that people write.
  static let journaledTables = [
    JournaledTable(
      "saved_query", "name TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''"),
    // A set is known by its first word; the others are rows, so that copies can be merged by word.
    JournaledTable(
      "synonym_set", "head TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0"),
    JournaledTable(
      "synonym",
      """
      synonym_set INTEGER NOT NULL REFERENCES synonym_set(id),
      word TEXT NOT NULL,
      position INTEGER NOT NULL DEFAULT 0
      """),
  ]

  /// The indexes that uniqueness among the rows that stand needs.
  static let indexes = [
    "CREATE UNIQUE INDEX saved_query_name ON saved_query(name) WHERE removed = 0",
    "CREATE UNIQUE INDEX synonym_set_head ON synonym_set(head) WHERE removed = 0",
    "CREATE UNIQUE INDEX synonym_once ON synonym(synonym_set, word) WHERE removed = 0",
  ]
}
