internal import GRDB
package import Study

/// A condensation as it is kept.
package struct CondensationRecord: Hashable, Sendable, Identifiable {
  /// What it condenses.
  package enum Subject: Hashable, Sendable {
    /// One coding.
    case coding(CodingID)
    /// What a case says under a code and those below it.
    case cell(CaseID, CodeID)
  }

  /// The row's number.
  package let id: Int
  /// The same in every copy of the project.
  package let guid: String
  /// What it condenses.
  package let subject: Subject
  /// Who wrote it.
  package let coder: CoderID
  /// Whether it says that the code cannot be about the case.
  package let isNotApplicable: Bool
  /// The text; empty where it only says that.
  package let body: String
  /// What the codings were that it was written from.
  package let seen: String
}

extension CondensationRecord {
  fileprivate static let textState = "text"
  fileprivate static let notApplicableState = "not-applicable"
}

extension ProjectReader {
  /// The condensations that stand, in an order that is the same in every copy.
  package func condensations() throws -> [CondensationRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, guid, study_case, code, coding, coder, state, body, seen FROM condensation
        WHERE removed = 0 ORDER BY guid
        """
    ).compactMap { row in
      let subject: CondensationRecord.Subject
      if let coding: CodingID = row[4] {
        subject = .coding(coding)
      } else if let studyCase: CaseID = row[2], let code: CodeID = row[3] {
        subject = .cell(studyCase, code)
      } else {
        return nil
      }
      return CondensationRecord(
        id: row[0], guid: row[1], subject: subject, coder: row[5],
        isNotApplicable: (row[6] as String) == CondensationRecord.notApplicableState,
        body: row[7], seen: row[8])
    }
  }
}

extension ProjectWriter {
  /// Writes a condensation in place of those that stand for the same.
  ///
  /// - Parameters:
  ///   - subject: What it condenses.
  ///   - former: The rows that stand for it; the first is kept and changed.
  ///   - body: The text; nil to say that the code cannot be about the case.
  ///   - seen: What the codings are that it is written from.
  ///   - coder: Who writes it.
  ///   - caseID: The case whose words it holds, where one is known.
  /// - Throws: `StoreError` where the file cannot be written.
  package func condense(
    _ subject: CondensationRecord.Subject, former: [Int], body: String?, seen: String,
    by coder: CoderID, of caseID: CaseID?
  ) throws {
    let state =
      body == nil ? CondensationRecord.notApplicableState : CondensationRecord.textState
    for id in former.dropFirst() { try removeCondensation(id) }
    if let first = former.first {
      try update(
        "condensation", first,
        ["body": body ?? "", "state": state, "seen": seen, "coder": coder])
      return
    }
    var code: CodeID?
    var coding: CodingID?
    switch subject {
    case .coding(let id): coding = id
    case .cell(_, let id): code = id
    }
    try insert(
      "condensation",
      [
        "study_case": caseID, "code": code, "coding": coding, "coder": coder,
        "body": body ?? "", "state": state, "seen": seen, "seen_clock": stamp.clock,
      ])
  }

  /// Takes a condensation away; a tombstone stays.
  package func removeCondensation(_ id: Int) throws {
    try update("condensation", id, ["removed": 1])
  }
}
