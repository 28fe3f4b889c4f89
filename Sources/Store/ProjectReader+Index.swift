internal import GRDB
package import Study

/// A source as the index has to know it.
package struct IndexedSource: Hashable, Sendable {
  /// The source.
  package let id: SourceID
  /// Its guid, by which the index knows it.
  package let guid: String
  /// Its name.
  package let name: String
  /// Its language.
  package let language: String
  /// A digest of all that is indexed: text, marks, segments and language.
  package let fingerprint: String
}

extension ProjectReader {
  /// Every source with the digest that tells whether the index is in step with it.
  ///
  /// Marks and segments are told by the time and replica of their latest change, so that no mark
  /// has to be read.
  package func indexedSources() throws -> [IndexedSource] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT s.id, s.guid, s.name, s.text, s.language,
          (SELECT clock || replica FROM mark WHERE source = s.id ORDER BY clock DESC LIMIT 1),
          (SELECT clock || replica FROM segmentation WHERE source = s.id
            ORDER BY clock DESC LIMIT 1)
        FROM source s WHERE s.removed = 0 ORDER BY s.name
        """
    ).map { row in
      let parts: [String] = [row[3], row[4], row[5] ?? "", row[6] ?? ""]
      return IndexedSource(
        id: row[0], guid: row[1], name: row[2], language: row[4],
        fingerprint: parts.joined(separator: "|"))
    }
  }

  /// The numbers of scalars of sources' texts, in the order given.
  package func textLengths(of sources: [SourceID]) throws -> [Int] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT scalars FROM text_body WHERE sha256 = (SELECT text FROM source WHERE id = ?)
        """)
    return try sources.map { try Int.fetchOne(statement, arguments: [$0]) ?? 0 }
  }
}
