/// What rows of another copy stand for and do not hold themselves: texts, files, segments.
package struct CopyPayload {
  /// A stored text by its hash, as UTF-8, and its scalars.
  package let text: (String) throws -> (utf8: [UInt8], scalars: Int)?
  /// A file by its hash.
  package let file: (String) throws -> [UInt8]?
  /// The packed segments of a segmentation, by its guid.
  package let segments: (String) throws -> [UInt8]?
  /// Who made the steps of the other copy.
  package let authors: [StepAuthor]

  /// A payload that holds nothing but who made which step, as a package without texts has.
  package init(authors: [StepAuthor]) {
    text = { _ in nil }
    file = { _ in nil }
    segments = { _ in nil }
    self.authors = authors
  }

  /// The payload of a whole project.
  package init(of project: ProjectFile) throws {
    text = { hash in try project.read { try $0.textBody(hash) } }
    file = { hash in try project.read { try $0.blob(hash) } }
    segments = { guid in try project.read { try $0.packedSegments(guid) } }
    authors = try project.read { try $0.authors() }
  }
}

/// Who made a step, in whatever copy.
package struct StepAuthor: Hashable, Sendable {
  /// The step's logical time.
  package let clock: Int
  /// The copy that it was made in.
  package let replica: String
  /// Who, if it was said.
  package let coder: String?
  /// When, in UTC.
  package let at: String
  /// The verb.
  package let command: String

  /// Names an author.
  package init(clock: Int, replica: String, coder: String?, at: String, command: String) {
    self.clock = clock
    self.replica = replica
    self.coder = coder
    self.at = at
    self.command = command
  }
}
