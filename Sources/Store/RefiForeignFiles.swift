internal import Foundation
internal import GRDB
package import Study

/// A file that came with another program's project: a recording, a picture, a PDF without its text.
///
/// Its bytes lie with the originals, and a row of `foreign_part` says which they are.
package struct RefiForeignFile: Hashable, Sendable {
  /// What such a row says in place of an element's name.
  package static let path = "File"

  /// The hash of the bytes.
  package let hash: String
  /// How many there are.
  package let size: Int
  /// What the project that it came with calls it, such as `internal://GUID.m4a`.
  package let place: String

  init(hash: String, size: Int, place: String) {
    self.hash = hash
    self.size = size
    self.place = place
  }

  /// Reads what a row says; nil where it is none of these.
  package init?(body: String) {
    let parts = body.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 64, let size = Int(parts[1]) else { return nil }
    self.init(hash: String(parts[0]), size: size, place: String(parts[2]))
  }

  var body: String { "\(hash)\t\(size)\t\(place)" }
}

extension ProjectReader {
  /// The files that came with other programs' projects, in an order that is the same in every copy;
  /// not those of sources that are gone.
  package func refiForeignFiles() throws -> [RefiForeignFile] {
    try String.fetchAll(
      database,
      sql: """
        SELECT f.body FROM foreign_part f LEFT JOIN source s ON s.id = f.source
        WHERE f.removed = 0 AND ifnull(s.removed, 0) = 0 AND f.path = ? ORDER BY f.guid
        """, arguments: [RefiForeignFile.path]
    ).compactMap { RefiForeignFile(body: $0) }
  }
}

extension ProjectWriter {
  /// Keeps a file that came with another program's project.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - place: what that project calls it.
  ///   - origin: the program that it came from.
  ///   - source: the source that it hangs on.
  ///   - guid: what the row is called in every copy.
  /// - Throws: `StoreError` where it cannot be written.
  package func addRefiForeignFile(
    _ bytes: [UInt8], at place: String, origin: String, source: SourceID?, guid: String
  ) throws {
    let file = RefiForeignFile(hash: Digest.sha256(bytes), size: bytes.count, place: place)
    try database.execute(
      sql: "INSERT OR IGNORE INTO blob (sha256, bytes) VALUES (?, ?)",
      arguments: [file.hash, Data(bytes)])
    try addRefiForeignPart(
      RefiForeignFile.path, xml: file.body, origin: origin, source: source, guid: guid)
  }
}
