internal import GRDB
package import Study
internal import Text

extension ProjectWriter {
  /// The case of that name, compared in NFC, made if there is none.
  package func caseID(named asked: String) throws -> CaseID {
    let name = asked.nfc
    let known = try Int.fetchOne(
      database, sql: "SELECT id FROM study_case WHERE name = ? AND removed = 0",
      arguments: [name])
    return try known ?? insert("study_case", ["name": name])
  }

  /// The attribute of that name, made if there is none, and given the type and bands.
  package func attribute(_ wanted: Attribute) throws -> Int {
    let name = wanted.name.nfc
    let bands = wanted.bands.isEmpty ? nil : wanted.bands.map(\.nfc).joined(separator: "\n")
    let known = try Int.fetchOne(
      database, sql: "SELECT id FROM attribute WHERE name = ? AND removed = 0", arguments: [name])
    guard let known else {
      let position = try Int.fetchOne(database, sql: "SELECT count(*) FROM attribute") ?? 0
      return try insert(
        "attribute",
        ["name": name, "type": wanted.type.rawValue, "bands": bands, "position": position])
    }
    try update("attribute", known, ["type": wanted.type.rawValue, "bands": bands])
    return known
  }

  /// Sets a case's value of an attribute; nil takes it away.
  package func setValue(_ value: String?, of caseID: CaseID, attribute: Int) throws {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT id, value FROM case_value WHERE study_case = ? AND attribute = ? AND removed = 0
        """, arguments: [caseID, attribute])
    switch (row, value) {
    case (nil, nil): break
    case (nil, let value?):
      try insert(
        "case_value", ["study_case": caseID, "attribute": attribute, "value": value])
    case (let row?, nil): try update("case_value", row[0], ["removed": 1])
    case (let row?, let value?):
      if (row[1] as String) != value { try update("case_value", row[0], ["value": value]) }
    }
  }
}
