internal import GRDB
package import Study
internal import Text

extension ProjectWriter {
  /// Gives a case another name.
  package func renameCase(_ id: CaseID, to name: String) throws {
    try update("study_case", id, ["name": name.nfc])
  }

  /// Takes a case away with its values, its steps and its places in sets.
  package func removeCase(_ id: CaseID) throws {
    for table in ["case_value", "case_step", "set_member"] {
      let rows = try Int.fetchAll(
        database, sql: "SELECT id FROM \(table) WHERE study_case = ? AND removed = 0",
        arguments: [id])
      for row in rows { try update(table, row, ["removed": 1]) }
    }
    try update("study_case", id, ["removed": 1])
  }

  /// Says how much a case counts, and why.
  package func weighCase(_ id: CaseID, _ weight: Double, reason: String) throws {
    try update("study_case", id, ["weight": weight, "weight_reason": reason.nfc])
  }

  /// Gives an attribute another name.
  package func renameAttribute(_ id: Int, to name: String) throws {
    try update("attribute", id, ["name": name.nfc])
  }

  /// Adds a step to the register of cases; steps are never changed.
  ///
  /// - Parameters:
  ///   - caseID: whose step it is.
  ///   - status: the status from then on.
  ///   - reason: why, or empty.
  ///   - day: the day on which it happened; today, if nil.
  /// - Throws: where the file cannot be written.
  package func addCaseStep(
    _ caseID: CaseID, _ status: CaseStatus, reason: String, on day: String?
  ) throws {
    try insert(
      "case_step",
      [
        "study_case": caseID, "status": status.rawValue, "reason": reason.nfc,
        "happened_on": day ?? Timestamp.today(),
      ])
  }

  /// Makes a set without members.
  package func addSet(named name: String, _ kind: StudySetKind) throws -> Int {
    try insert("study_set", ["name": name.nfc, "kind": kind.rawValue])
  }

  /// Puts sources or cases into a set; those that are in it already stay.
  ///
  /// - Returns: how many were not in it before.
  package func add(_ members: [Int], to set: StudySet) throws -> Int {
    var known = Set(set.members)
    var added = 0
    for member in members where known.insert(member).inserted {
      try insert("set_member", ["study_set": set.id, Self.column(of: set): member])
      added += 1
    }
    return added
  }

  /// Takes sources or cases out of a set.
  package func drop(_ members: [Int], from set: StudySet) throws {
    for member in members {
      let rows = try Int.fetchAll(
        database,
        sql: """
          SELECT id FROM set_member
          WHERE study_set = ? AND \(Self.column(of: set)) = ? AND removed = 0
          """, arguments: [set.id, member])
      for row in rows { try update("set_member", row, ["removed": 1]) }
    }
  }

  /// Takes a set away; what was in it stays in the project.
  package func removeSet(_ set: StudySet) throws {
    let rows = try Int.fetchAll(
      database, sql: "SELECT id FROM set_member WHERE study_set = ? AND removed = 0",
      arguments: [set.id])
    for row in rows { try update("set_member", row, ["removed": 1]) }
    try update("study_set", set.id, ["removed": 1])
  }

  /// Says when a source was recorded, and by whom; nil leaves what is known.
  package func describeSource(_ id: SourceID, recordedOn day: String?, interviewer: String?) throws
  {
    if let day { try update("source", id, ["recorded_on": day.isEmpty ? nil : day]) }
    if let interviewer {
      try update("source", id, ["interviewer": interviewer.isEmpty ? nil : interviewer.nfc])
    }
  }

  private static func column(of set: StudySet) -> String {
    set.kind == .sources ? "source" : "study_case"
  }
}

extension ProjectReader {
  /// When sources were recorded, and by whom, as far as it is known.
  package func recordings() throws -> [SourceID: SourceRecording] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, recorded_on, interviewer FROM source
        WHERE removed = 0 AND (recorded_on IS NOT NULL OR interviewer IS NOT NULL)
        """)
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        (row[0] as Int, SourceRecording(day: row[1], interviewer: row[2]))
      })
  }
}

/// When a source was recorded, and by whom.
package struct SourceRecording: Hashable, Sendable {
  /// The day, `YYYY-MM-DD`.
  package let day: String?
  /// Who asked the questions.
  package let interviewer: String?
}
