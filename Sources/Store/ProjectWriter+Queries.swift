internal import GRDB

extension ProjectWriter {
  /// Adds a saved query; the name must not be taken.
  @discardableResult
  package func addQuery(_ name: String, _ text: String, note: String) throws -> Int {
    try insert("saved_query", ["name": name, "text": text, "note": note])
  }

  /// Gives a saved query another text and note; its name stays.
  package func setQuery(_ id: Int, _ text: String, note: String) throws {
    try update("saved_query", id, ["text": text, "note": note])
  }

  /// Removes a saved query; a tombstone stays.
  package func removeQuery(_ id: Int) throws {
    try update("saved_query", id, ["removed": 1])
  }

  /// Adds a set of synonyms behind those that there are.
  ///
  /// - Parameter words: the words without doubles, at least one, the one it is known by first.
  /// - Returns: the set's number.
  /// - Throws: `StoreError` where the file cannot be written.
  @discardableResult
  package func addSynonyms(_ words: [String]) throws -> Int {
    let position =
      try Int.fetchOne(
        database, sql: "SELECT ifnull(max(position), -1) + 1 FROM synonym_set WHERE removed = 0")
      ?? 0
    let id = try insert("synonym_set", ["head": words.first ?? "", "position": position])
    for (position, word) in words.dropFirst().enumerated() {
      try insert("synonym", ["synonym_set": id, "word": word, "position": position])
    }
    return id
  }

  /// Makes the words of a set these; a word that stays keeps its row.
  package func setSynonyms(_ id: Int, to words: [String]) throws {
    try update("synonym_set", id, ["head": words.first ?? ""])
    let members = words.dropFirst()
    var rows = try memberRows(of: id)
    for (word, row) in rows where !members.contains(word) {
      try update("synonym", row, ["removed": 1])
      rows[word] = nil
    }
    for (position, word) in members.enumerated() {
      if let row = rows[word] {
        try update("synonym", row, ["position": position])
      } else {
        try insert("synonym", ["synonym_set": id, "word": word, "position": position])
      }
    }
  }

  /// Gives a set its place among the others, from 0.
  package func placeSynonyms(_ id: Int, at position: Int) throws {
    try update("synonym_set", id, ["position": position])
  }

  /// Removes a set and its words; tombstones stay.
  package func removeSynonyms(_ id: Int) throws {
    for row in try memberRows(of: id).values.sorted() {
      try update("synonym", row, ["removed": 1])
    }
    try update("synonym_set", id, ["removed": 1])
  }

  private func memberRows(of set: Int) throws -> [String: Int] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT word, id FROM synonym WHERE synonym_set = ? AND removed = 0",
      arguments: [set])
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}
