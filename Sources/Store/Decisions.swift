internal import GRDB
package import Study
internal import Text

/// What a team decided about one disputed use of a code, as it is kept.
///
/// It is a memo of the kind `decision`: one for each coding of the consensus layer that the decision
/// made, or one without a coding where it made none.
package struct DecisionRecord: Hashable, Sendable, Identifiable {
  /// The memo's number.
  package let id: Int
  /// The source.
  package let source: SourceID
  /// The dispute's key.
  package let dispute: String
  /// The key of the state that was decided on.
  package let check: String
  /// The decision as it was written.
  package let decision: String
  /// Why, in the team's words; may be empty.
  package let memo: String
  /// The coding that the decision made, which may have been removed since.
  package let coding: CodingID?
  /// Who wrote the decision down.
  package let coder: CoderID?
}

extension ProjectReader {
  /// Every decision that stands, in the order in which they came.
  package func decisions() throws -> [DecisionRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, source, title, body, coding, coder FROM memo
        WHERE kind = ? AND removed = 0 AND source IS NOT NULL ORDER BY id
        """, arguments: [DecisionRecord.kind]
    ).map { row in
      let title: String = row[2]
      let body: String = row[3]
      let keys = title.split(separator: " ").map(String.init)
      let lines = body.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return DecisionRecord(
        id: row[0], source: row[1], dispute: keys.first ?? "", check: keys.last ?? "",
        decision: String(lines.first ?? ""),
        memo: lines.count > 1 ? String(lines[1]).trimmingBlanks() : "", coding: row[4],
        coder: row[5])
    }
  }

  /// What identifies each code in every copy of the project.
  package func codeGuids() throws -> [CodeID: String] {
    let rows = try Row.fetchAll(database, sql: "SELECT id, guid FROM code WHERE removed = 0")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}

extension DecisionRecord {
  /// What memos that hold decisions are called in the table.
  fileprivate static let kind = "decision"
}

extension ProjectWriter {
  /// Keeps a decision, with the coding that it made, if it made one.
  ///
  /// - Parameters:
  ///   - dispute: the dispute's key and the key of its state; neither holds a blank.
  ///   - source: the source.
  ///   - code: the disputed code.
  ///   - decision: the decision as it was written, on one line.
  ///   - memo: why.
  ///   - coding: the coding of the consensus layer.
  ///   - coder: who writes it down.
  /// - Throws: `StoreError` where the file cannot be written.
  package func addDecision(
    _ dispute: (key: String, check: String), source: SourceID, code: CodeID, decision: String,
    memo: String, coding: CodingID?, by coder: CoderID
  ) throws {
    try insert(
      "memo",
      [
        "kind": DecisionRecord.kind, "title": "\(dispute.key) \(dispute.check)",
        "body": memo.isEmpty ? decision : decision + "\n\n" + memo, "source": source,
        "code": code, "coding": coding, "coder": coder,
      ])
  }

  /// Ties a decision to the key that its dispute has in a revised source.
  package func rekeyDecision(_ id: Int, _ dispute: (key: String, check: String)) throws {
    try update("memo", id, ["title": "\(dispute.key) \(dispute.check)"])
  }

  /// Takes a decision's memo away; a tombstone stays.
  package func removeDecision(_ id: Int) throws {
    try update("memo", id, ["removed": 1])
  }

  /// Gives a coding another note.
  package func setNote(_ note: String, of coding: CodingID) throws {
    try update("coding", coding, ["note": note])
  }
}
