internal import GRDB
package import Study

/// A memo as it is kept.
package struct MemoRecord: Hashable, Sendable, Identifiable {
  /// The row's number.
  package let id: Int
  /// The same in every copy of the project.
  package let guid: String
  /// The number that people type; never given to another memo.
  package let number: Int
  /// Whether it is a decision that `decide` keeps, and no memo of anybody's.
  package let isDecision: Bool
  /// The team's own word for what it is.
  package let kind: String
  /// What it is called.
  package let title: String
  /// Its text.
  package let body: String
  /// What it is about.
  package let target: WritingTarget
  /// Who wrote it first.
  package let coder: CoderID?
  /// When, in UTC.
  package let at: String?
}

/// A link between two rows.
package struct MemoLinkRecord: Hashable, Sendable, Identifiable {
  /// The row's number.
  package let id: Int
  /// The table and guid of what it goes from.
  package let fromTable: String
  package let fromGuid: String
  /// The table and guid of what it goes to; the project has no guid.
  package let toTable: String
  package let toGuid: String
  /// How the two belong together.
  package let relation: String
}

extension ProjectReader {
  /// What `decide` calls its memos, which nobody else may.
  package static var decisionKind: String { "decision" }

  /// The memos that stand, in the order in which they came.
  ///
  /// Memos and decisions are numbered apart, removed ones too, so that a number stays.
  package func memos() throws -> [MemoRecord] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, guid, removed, kind, title, body, source, study_case, code, coding, theme, claim,
          coder, at
        FROM memo ORDER BY id
        """)
    var records: [MemoRecord] = []
    var memos = 0
    var decisions = 0
    while let row = try rows.next() {
      let kind: String = row[3]
      let isDecision = kind == Self.decisionKind
      if isDecision { decisions += 1 } else { memos += 1 }
      guard (row[2] as Int) == 0 else { continue }
      records.append(
        MemoRecord(
          id: row[0], guid: row[1], number: isDecision ? decisions : memos,
          isDecision: isDecision, kind: kind, title: row[4], body: row[5],
          target: Self.target(row), coder: row[12], at: row[13]))
    }
    return records
  }

  private static func target(_ row: Row) -> WritingTarget {
    if let coding: CodingID = row[9] { return .coding(coding) }
    if let claim: Int = row[11] { return .claim(claim) }
    if let theme: Int = row[10] { return .theme(theme) }
    if let code: CodeID = row[8] { return .code(code) }
    if let studyCase: CaseID = row[7] { return .studyCase(studyCase) }
    if let source: SourceID = row[6] { return .source(source) }
    return .project
  }

  /// The links that stand, in the order in which they came.
  package func memoLinks() throws -> [MemoLinkRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, from_kind, from_guid, to_kind, to_guid, relation FROM link
        WHERE removed = 0 ORDER BY id
        """
    ).map {
      MemoLinkRecord(
        id: $0[0], fromTable: $0[1], fromGuid: $0[2], toTable: $0[3], toGuid: $0[4],
        relation: $0[5])
    }
  }
}
