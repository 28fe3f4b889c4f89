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
  /// The number of scalars of its text.
  package let length: Int
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
        SELECT s.id, s.guid, s.name, s.text, s.language, b.scalars,
          (SELECT clock || replica FROM mark WHERE source = s.id ORDER BY clock DESC LIMIT 1),
          (SELECT clock || replica FROM segmentation WHERE source = s.id
            ORDER BY clock DESC LIMIT 1)
        FROM source s JOIN text_body b ON b.sha256 = s.text
        WHERE s.removed = 0 ORDER BY s.name
        """
    ).map { row in
      let parts: [String] = [row[3], row[4], row[6] ?? "", row[7] ?? ""]
      return IndexedSource(
        id: row[0], guid: row[1], name: row[2], language: row[4], length: row[5],
        fingerprint: parts.joined(separator: "|"))
    }
  }
}
