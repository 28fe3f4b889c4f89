internal import GRDB
package import Study
internal import Text

/// A coding that is to be looked at again, or has been.
package struct CodebookReviewRecord: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: Int
  package let kind: CodebookReviewKind
  /// The code that the coding had when it was put in the queue.
  package let code: CodeID
  /// The coding as it is, or was when it went.
  package let coding: Coding
  /// Whether the coding is gone.
  package let isGone: Bool
  /// What was decided; nil while nothing is.
  package let decision: CodebookReviewDecision?
  /// The code that it was moved to.
  package let target: CodeID?
  /// Who decided.
  package let decider: CoderID?
  /// When, in UTC.
  package let at: String?
  package let note: String
  /// The logical time of its latest change.
  package let clock: Int

  /// Whether it waits for a decision: the coding stands, and has its code still.
  package var isOpen: Bool { decision == nil && !isGone && coding.code == code }
}

extension ProjectReader {
  /// Every question about a coding in sources that stand, by source, place and number.
  package func codebookReviews() throws -> [CodebookReviewRecord] {
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT r.id, r.kind, r.code, r.decision, r.target, r.coder, r.at, r.note, r.clock,
          c.id, c.source, c.start, c."end", c.code, c.coder, c.layer, c.removed
        FROM review r JOIN coding c ON c.id = r.coding
        JOIN source s ON s.id = c.source AND s.removed = 0
        WHERE r.removed = 0 ORDER BY c.source, c.start, c."end", r.id
        """)
    var records: [CodebookReviewRecord] = []
    while let row = try cursor.next() {
      guard let kind = CodebookReviewKind(rawValue: row[1]) else { continue }
      let coding = Coding(
        id: row[9], source: row[10], span: TextSpan(row[11], row[12]), code: row[13],
        rater: Rater(coder: row[14], layer: Layer(rawValue: row[15]) ?? .individual))
      records.append(
        CodebookReviewRecord(
          id: row[0], kind: kind, code: row[2] ?? coding.code, coding: coding,
          isGone: row[16] != 0, decision: CodebookReviewDecision(rawValue: row[3]),
          target: row[4], decider: row[5], at: row[6], note: row[7], clock: row[8]))
    }
    return records
  }
}

extension ProjectWriter {
  /// Asks that codings of a code be looked at again.
  package func addReviews(
    _ kind: CodebookReviewKind, of code: CodeID, codings: [CodingID]
  ) throws {
    for coding in codings {
      try insert("review", ["coding": coding, "kind": kind.rawValue, "code": code])
    }
  }

  /// Writes down what was decided about a coding.
  package func decideReview(
    _ id: Int, _ decision: CodebookReviewDecision, target: CodeID?, note: String,
    by coder: CoderID?
  ) throws {
    try update(
      "review", id,
      [
        "decision": decision.rawValue, "target": target, "coder": coder, "at": Timestamp.now(),
        "note": note,
      ])
  }

  /// Settles the open questions about codings of a code that is going.
  func settleReviews(of code: CodeID, heir: CodeID?, by coder: CoderID?) throws {
    let open = try Int.fetchAll(
      database,
      sql: "SELECT id FROM review WHERE code = ? AND removed = 0 AND decision = '' ORDER BY id",
      arguments: [code])
    for review in open {
      if let heir {
        try decideReview(review, .move, target: heir, note: "", by: coder)
      } else {
        try update("review", review, ["removed": 1])
      }
    }
  }
}
