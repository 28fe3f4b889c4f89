internal import GRDB
package import Study

extension ProjectReader {
  /// The attributes that cases have, in the order in which they came.
  package func attributes() throws -> [Attribute] {
    try Row.fetchAll(
      database,
      sql: "SELECT name, type, bands FROM attribute WHERE removed = 0 ORDER BY position, id"
    ).map { row in
      let bands: String? = row[2]
      return Attribute(
        name: row[0], type: AttributeType(rawValue: row[1]) ?? .text,
        bands: bands?.split(separator: "\n").map(String.init) ?? [])
    }
  }

  /// The cases with their values, by name.
  package func cases() throws -> [Case] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT v.study_case, a.name, v.value FROM case_value v
        JOIN attribute a ON a.id = v.attribute AND a.removed = 0
        WHERE v.removed = 0
        """)
    var values: [CaseID: [String: String]] = [:]
    for row in rows {
      let id: CaseID = row[0]
      values[id, default: [:]][row[1]] = row[2]
    }
    return try Row.fetchAll(
      database, sql: "SELECT id, name, weight, weight_reason FROM study_case WHERE removed = 0"
    ).map { row in
      Case(
        id: row[0], name: row[1], values: values[row[0]] ?? [:], weight: row[2],
        weightReason: row[3])
    }.sortedByName(\.name)
  }
}
