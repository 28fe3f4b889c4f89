internal import GRDB
package import Study
package import Text

/// A code as an import or a person describes it, before it has a number.
package struct CodeDescription: Hashable, Sendable {
  package var name: String
  package var definition: String
  package var include: String
  package var exclude: String
  package var example: String
  package var counterExample: String
  package var colour: String?
  package var kind: CodeKind

  /// Describes a code; whatever is left out stays empty.
  package init(
    name: String, definition: String = "", include: String = "", exclude: String = "",
    example: String = "", counterExample: String = "", colour: String? = nil,
    kind: CodeKind = .topic
  ) {
    self.name = name
    self.definition = definition
    self.include = include
    self.exclude = exclude
    self.example = example
    self.counterExample = counterExample
    self.colour = colour
    self.kind = kind
  }
}

extension ProjectWriter {
  /// Adds a code under a parent, last among its siblings.
  @discardableResult
  package func addCode(_ code: CodeDescription, under parent: CodeID?) throws -> CodeID {
    let position =
      try Int.fetchOne(
        database,
        sql: """
          SELECT ifnull(max(position), -1) + 1 FROM code WHERE parent IS ? AND removed = 0
          """, arguments: [parent]) ?? 0
    return try insert(
      "code",
      [
        "parent": parent, "name": code.name, "definition": code.definition,
        "include": code.include, "exclude": code.exclude, "example": code.example,
        "counter_example": code.counterExample, "colour": code.colour,
        "kind": code.kind.rawValue, "position": position,
      ])
  }

  /// Describes a code anew; its name and place stay.
  package func describeCode(_ id: CodeID, _ code: CodeDescription) throws {
    try update(
      "code", id,
      [
        "definition": code.definition, "include": code.include, "exclude": code.exclude,
        "example": code.example, "counter_example": code.counterExample, "colour": code.colour,
        "kind": code.kind.rawValue,
      ])
  }

  /// Adds a coding, unless the same rater has put the same code on the same range already.
  ///
  /// - Returns: the coding's number, or nil where it was there.
  @discardableResult
  package func addCoding(
    source: SourceID, span: TextSpan, code: CodeID, rater: Rater, note: String = ""
  ) throws -> CodingID? {
    let place = try database.cachedStatement(
      sql: """
        SELECT 1 FROM coding WHERE source = ? AND start = ? AND "end" = ? AND code = ?
          AND coder = ? AND layer = ? AND removed = 0
        """)
    let arguments: StatementArguments = [
      source, span.start, span.end, code, rater.coder, rater.layer.rawValue,
    ]
    if try Int.fetchOne(place, arguments: arguments) != nil { return nil }
    return try insert(
      "coding",
      [
        "source": source, "start": span.start, "end": span.end, "code": code,
        "coder": rater.coder, "layer": rater.layer.rawValue,
        "version": try reader.versionInForce(), "at": Timestamp.now(), "note": note,
      ])
  }

  /// Removes a coding; a tombstone stays.
  package func removeCoding(_ id: CodingID) throws {
    try update("coding", id, ["removed": 1])
  }

  /// Says how far a rater has come with a source.
  ///
  /// - Returns: the former status, if there was one.
  @discardableResult
  package func assign(_ source: SourceID, to rater: Rater, _ status: AssignmentStatus) throws
    -> AssignmentStatus?
  {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT id, status, reopened, version FROM assignment
        WHERE source = ? AND coder = ? AND layer = ? AND removed = 0
        """, arguments: [source, rater.coder, rater.layer.rawValue])
    let sealed = status == .finished ? Timestamp.now() : nil
    let version = status == .finished ? try reader.versionInForce() : row?[3]
    guard let row else {
      try insert(
        "assignment",
        [
          "source": source, "coder": rater.coder, "layer": rater.layer.rawValue,
          "version": version, "status": status.rawValue, "sealed_at": sealed,
        ])
      return nil
    }
    let former = AssignmentStatus(rawValue: row[1])
    if former == status { return former }
    try update(
      "assignment", row[0],
      [
        "version": version, "status": status.rawValue, "sealed_at": sealed,
        "reopened": (row[2] as Int) + (former == .finished ? 1 : 0),
      ])
    return former
  }
}
