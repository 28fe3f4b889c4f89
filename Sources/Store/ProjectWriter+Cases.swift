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

  /// The attribute of that name, made if there is none, and given the type.
  package func attribute(_ wanted: Attribute) throws -> Int {
    let attribute = Attribute(name: wanted.name.nfc, type: wanted.type)
    let row = try Row.fetchOne(
      database, sql: "SELECT id, type FROM attribute WHERE name = ? AND removed = 0",
      arguments: [attribute.name])
    guard let row else {
      let position = try Int.fetchOne(database, sql: "SELECT count(*) FROM attribute") ?? 0
      return try insert(
        "attribute",
        ["name": attribute.name, "type": attribute.type.rawValue, "position": position])
    }
    if (row[1] as String) != attribute.type.rawValue {
      try update("attribute", row[0], ["type": attribute.type.rawValue])
    }
    return row[0]
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
