internal import GRDB
package import Study
internal import Text

/// Rows that come in from other programs' projects, under the guids that they have there.
extension ProjectWriter {
  /// Adds a coder whose name is not taken.
  package func addRefiCoder(_ name: String, guid: String) throws -> CoderID {
    try insert("coder", ["name": name], guid: guid)
  }

  /// Adds a code at a place among its siblings.
  package func addRefiCode(
    _ code: CodeDescription, under parent: CodeID?, position: Int, guid: String
  ) throws -> CodeID {
    try insert(
      "code",
      [
        "parent": parent, "name": code.name, "definition": code.definition,
        "include": code.include, "exclude": code.exclude, "example": code.example,
        "counter_example": code.counterExample, "colour": code.colour,
        "kind": code.kind.rawValue, "position": position,
      ], guid: guid)
  }

  /// Adds a coding that was made elsewhere, under no version of this codebook.
  ///
  /// - Parameters:
  ///   - place: what it covers, with which code, and whose it is.
  ///   - at: when it was made; now, if nil.
  ///   - note: what was said of it.
  ///   - guid: what it is called in every copy.
  /// - Returns: the coding's number.
  /// - Throws: `StoreError` where it cannot be written.
  package func addRefiCoding(
    _ place: RefiCodingPlace, at: String?, note: String, guid: String
  ) throws -> CodingID {
    try insert(
      "coding",
      [
        "source": place.source, "start": place.span.start, "end": place.span.end,
        "code": place.code, "coder": place.rater.coder, "layer": place.rater.layer.rawValue,
        "version": nil, "at": at ?? Timestamp.now(), "note": note,
      ], guid: guid)
  }

  /// Adds a case whose name is not taken.
  package func addRefiCase(_ name: String, guid: String) throws -> CaseID {
    try insert("study_case", ["name": name], guid: guid)
  }

  /// Adds an attribute whose name is not taken.
  package func addRefiAttribute(_ attribute: Attribute, guid: String) throws -> Int {
    let position = try Int.fetchOne(database, sql: "SELECT count(*) FROM attribute") ?? 0
    return try insert(
      "attribute",
      ["name": attribute.name, "type": attribute.type.rawValue, "position": position], guid: guid)
  }

  /// Adds a set of sources without members.
  package func addRefiSet(_ name: String, guid: String) throws -> Int {
    try insert(
      "study_set", ["name": name, "kind": StudySetKind.sources.rawValue], guid: guid)
  }

  /// Adds a theme without codes.
  package func addRefiTheme(_ name: String, definition: String, guid: String) throws -> Int {
    try insert("theme", ["name": name, "definition": definition], guid: guid)
  }

  /// Adds a memo.
  ///
  /// - Parameters:
  ///   - memo: what it says.
  ///   - target: what it is about; a memo about another is about the project.
  ///   - source: the source of the coding that it is about.
  ///   - guid: what it is called in every copy.
  /// - Returns: the row's number.
  /// - Throws: `StoreError` where it cannot be written.
  @discardableResult
  package func addRefiMemo(
    _ memo: RefiNewMemo, on target: WritingTarget, source: SourceID?, guid: String
  ) throws -> Int {
    var columns: [String: Int] = [:]
    switch target {
    case .project, .memo: break
    case .source(let id): columns["source"] = id
    case .studyCase(let id): columns["study_case"] = id
    case .code(let id): columns["code"] = id
    case .coding(let id):
      columns["coding"] = id
      columns["source"] = source
    case .theme(let id): columns["theme"] = id
    case .claim(let id): columns["claim"] = id
    }
    return try insert(
      "memo",
      [
        "kind": memo.kind, "title": memo.title, "body": memo.body, "source": columns["source"],
        "study_case": columns["study_case"], "code": columns["code"],
        "coding": columns["coding"], "theme": columns["theme"], "claim": columns["claim"],
        "coder": memo.coder, "at": memo.at ?? Timestamp.now(),
      ], guid: guid)
  }

  /// Links two rows.
  package func addRefiLink(
    from first: (table: String, guid: String), to second: (table: String, guid: String),
    relation: String, guid: String?
  ) throws {
    try insert(
      "link",
      [
        "from_kind": first.table, "from_guid": first.guid, "to_kind": second.table,
        "to_guid": second.guid, "relation": relation,
      ], guid: guid)
  }

  /// Keeps an element of another program's project as it stands.
  ///
  /// - Parameters:
  ///   - element: the element's name.
  ///   - xml: the element.
  ///   - origin: the program that it came from.
  ///   - source: the source that it hangs on.
  ///   - guid: what it is called in every copy.
  /// - Throws: `StoreError` where it cannot be written.
  package func addRefiForeignPart(
    _ element: String, xml: String, origin: String, source: SourceID?, guid: String
  ) throws {
    try insert(
      "foreign_part", ["source": source, "origin": origin, "path": element, "body": xml],
      guid: guid)
  }
}

/// A memo that comes in from another program's project.
package struct RefiNewMemo: Hashable, Sendable {
  /// The team's own word for what it is.
  package var kind: String
  /// What it is called.
  package var title: String
  /// Its text.
  package var body: String
  /// Who wrote it.
  package var coder: CoderID?
  /// When, in UTC.
  package var at: String?

  /// Describes a memo.
  package init(
    kind: String = "", title: String, body: String, coder: CoderID? = nil, at: String? = nil
  ) {
    self.kind = kind
    self.title = title
    self.body = body
    self.coder = coder
    self.at = at
  }
}
