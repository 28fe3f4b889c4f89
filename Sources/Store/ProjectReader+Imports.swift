internal import GRDB

extension ProjectReader {
  /// The name of the source that was made of bytes with a SHA-256, the one that came in first.
  package func sourceName(ofOriginal hash: String) throws -> String? {
    try String.fetchOne(
      database,
      sql: "SELECT name FROM source WHERE original = ? AND removed = 0 ORDER BY id LIMIT 1",
      arguments: [hash])
  }

  /// Whether a source has one of some names.
  package func hasSource(named names: String...) throws -> Bool {
    for name in names {
      let sql = "SELECT 1 FROM source WHERE name = ? AND removed = 0"
      if try Int.fetchOne(database, sql: sql, arguments: [name]) != nil { return true }
    }
    return false
  }
}
