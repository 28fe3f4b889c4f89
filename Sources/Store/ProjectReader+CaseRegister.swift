internal import GRDB
package import Study

extension ProjectReader {
  /// The steps of the register of cases, in the order in which they were entered.
  package func caseSteps() throws -> [CaseStep] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT t.id, t.study_case, t.status, t.reason, t.happened_on FROM case_step t
        JOIN study_case c ON c.id = t.study_case AND c.removed = 0
        WHERE t.removed = 0 ORDER BY t.id
        """
    ).map { row in
      guard let status = CaseStatus(rawValue: row[2]) else {
        throw StoreError.damaged(table: "case_step", row: row[0])
      }
      return CaseStep(
        id: row[0], caseID: row[1], status: status, reason: row[3],
        day: row[4] as String? ?? "")
    }
  }

  /// The sets of sources and of cases, by name, with those members that stand.
  package func studySets() throws -> [StudySet] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT m.study_set, ifnull(s.id, c.id) FROM set_member m
        LEFT JOIN source s ON s.id = m.source AND s.removed = 0
        LEFT JOIN study_case c ON c.id = m.study_case AND c.removed = 0
        WHERE m.removed = 0 AND ifnull(s.id, c.id) IS NOT NULL ORDER BY m.id
        """)
    let members = Dictionary(grouping: rows, by: { $0[0] as Int }).mapValues { own in
      own.map { $0[1] as Int }
    }
    return try Row.fetchAll(
      database, sql: "SELECT id, name, kind FROM study_set WHERE removed = 0"
    ).map { row in
      guard let kind = StudySetKind(rawValue: row[2]) else {
        throw StoreError.damaged(table: "study_set", row: row[0])
      }
      return StudySet(id: row[0], name: row[1], kind: kind, members: members[row[0]] ?? [])
    }.sortedByName(\.name)
  }

  /// What hangs on a case besides its own values, steps and places in sets.
  ///
  /// - Parameter caseID: the case.
  /// - Returns: the speakers as `(source, label)`, and the numbers of rows by table, where any.
  /// - Throws: where the file cannot be read.
  package func links(
    ofCase caseID: CaseID
  ) throws -> (speakers: [(source: String, label: String)], rows: [(table: String, count: Int)]) {
    let speakers = try Row.fetchAll(
      database,
      sql: """
        SELECT s.name, p.label FROM speaker p JOIN source s ON s.id = p.source AND s.removed = 0
        WHERE p.study_case = ? AND p.removed = 0 ORDER BY s.name, p.position
        """, arguments: [caseID]
    ).map { (source: $0[0] as String, label: $0[1] as String) }
    let rows = try ["memo", "condensation", "consent"].map { table in
      let isLinked = table == "consent" ? " OR linked_case = :case" : ""
      let count = try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM \(table) WHERE (study_case = :case\(isLinked)) AND removed = 0
          """, arguments: ["case": caseID])
      return (table: table, count: count ?? 0)
    }
    return (speakers, rows.filter { $0.count > 0 })
  }
}
