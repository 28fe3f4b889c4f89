internal import GRDB
package import Study

extension ProjectWriter {
  /// Keeps a memo.
  ///
  /// - Parameters:
  ///   - target: What it is about; a memo is about no other memo.
  ///   - kind: The team's own word; not that of decisions.
  ///   - title: What it is called.
  ///   - body: The text.
  ///   - source: The source of the coding that it is about, if it is about one.
  ///   - coder: Who writes it.
  /// - Returns: The row's number.
  /// - Throws: `StoreError` where the file cannot be written.
  @discardableResult
  package func addMemo(
    on target: WritingTarget, kind: String, title: String, body: String, source: SourceID?,
    by coder: CoderID?
  ) throws -> Int {
    let columns = MemoColumns(target, source: source)
    return try insert(
      "memo",
      [
        "kind": kind, "title": title, "body": body, "source": columns.source,
        "study_case": columns.studyCase, "code": columns.code, "coding": columns.coding,
        "theme": columns.theme, "claim": columns.claim, "coder": coder, "at": Timestamp.now(),
      ])
  }

  /// Writes a memo anew; who wrote it first stays.
  package func editMemo(_ id: Int, kind: String, title: String, body: String) throws {
    try update("memo", id, ["kind": kind, "title": title, "body": body])
  }

  /// Says what a memo is about.
  package func moveMemo(_ id: Int, to target: WritingTarget, source: SourceID?) throws {
    let columns = MemoColumns(target, source: source)
    try update(
      "memo", id,
      [
        "source": columns.source, "study_case": columns.studyCase, "code": columns.code,
        "coding": columns.coding, "theme": columns.theme, "claim": columns.claim,
      ])
  }

  /// Takes a memo away; a tombstone stays.
  package func removeMemo(_ id: Int) throws {
    try update("memo", id, ["removed": 1])
  }

  /// Links two rows.
  package func addMemoLink(
    from first: (table: String, guid: String), to second: (table: String, guid: String),
    relation: String
  ) throws {
    try insert(
      "link",
      [
        "from_kind": first.table, "from_guid": first.guid, "to_kind": second.table,
        "to_guid": second.guid, "relation": relation,
      ])
  }

  /// Says anew how two rows belong together.
  package func setRelation(_ relation: String, ofMemoLink id: Int) throws {
    try update("link", id, ["relation": relation])
  }

  /// Takes a link away; a tombstone stays.
  package func removeMemoLink(_ id: Int) throws {
    try update("link", id, ["removed": 1])
  }
}

/// In which column of the table what a memo is about stands.
private struct MemoColumns {
  var source: SourceID?
  var studyCase: CaseID?
  var code: CodeID?
  var coding: CodingID?
  var theme: Int?
  var claim: Int?

  init(_ target: WritingTarget, source: SourceID?) {
    switch target {
    case .project, .memo: break
    case .source(let id): self.source = id
    case .studyCase(let id): studyCase = id
    case .code(let id): code = id
    case .coding(let id):
      coding = id
      self.source = source
    case .theme(let id): theme = id
    case .claim(let id): claim = id
    }
  }
}
