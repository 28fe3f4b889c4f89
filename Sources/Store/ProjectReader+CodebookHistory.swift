internal import GRDB
package import Study

/// A step of the journal that changed a code.
package struct CodebookCodeChange: Hashable, Sendable {
  /// The journal's entry.
  package let entry: Int
  package let code: CodeID
  /// What the row's columns said before; nil where the step made the code.
  package let before: [String: String]?
  package let after: [String: String]
}

/// Codings that a step of the journal gave another code, or took away.
package struct CodebookCodingFlow: Hashable, Sendable {
  /// The journal's entry.
  package let entry: Int
  package let from: CodeID
  /// nil where they went.
  package let to: CodeID?
  package let codings: Int
}

extension ProjectReader {
  /// Every change of codes' rows, from the first on.
  ///
  /// - Parameter code: the only code wanted, with those merged into it; every code, if nil.
  /// - Returns: the changes.
  /// - Throws: `StoreError` where the file cannot be read.
  package func codeChanges(of code: CodeID? = nil) throws -> [CodebookCodeChange] {
    let fields = Self.historyFields
    let columns = ["b", "a"].flatMap { side in
      fields.map { "CAST(json_extract(\(side).body, '$.\($0)') AS TEXT)" }
    }
    let isOfCode = "AND (c.row = ?1 OR json_extract(a.body, '$.merged_into') = ?1)"
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT c.journal, c.row, b.id IS NULL, \(columns.joined(separator: ", "))
        FROM journal_change c JOIN journal_text a ON a.id = c.after
        LEFT JOIN journal_text b ON b.id = c.before
        WHERE c.name = 'code' \(code == nil ? "" : isOfCode)
        ORDER BY c.id
        """, arguments: code.map { [$0] } ?? [])
    var changes: [CodebookCodeChange] = []
    while let row = try cursor.next() {
      func image(from first: Int) -> [String: String] {
        var image: [String: String] = [:]
        for (place, field) in fields.enumerated() {
          if let value: String = row[first + place] { image[field] = value }
        }
        return image
      }
      changes.append(
        CodebookCodeChange(
          entry: row[0], code: row[1], before: row[2] != 0 ? nil : image(from: 3),
          after: image(from: 3 + fields.count)))
    }
    return changes
  }

  private static let historyFields = [
    "name", "parent", "definition", "include", "exclude", "example", "counter_example", "colour",
    "kind", "opposite", "reason", "merged_into", "removed",
  ]

  /// The codings that steps gave another code, where one of the two is the code given, and those
  /// of any code that steps took away.
  package func codingFlows(of code: CodeID) throws -> [CodebookCodingFlow] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT journal, former, later, count(*) FROM (
          SELECT c.journal AS journal, json_extract(b.body, '$.code') AS former,
            iif(json_extract(a.body, '$.removed') = 0, json_extract(a.body, '$.code'), NULL)
              AS later
          FROM journal_change c JOIN journal j ON j.id = c.journal AND j.kind = 'do'
          JOIN journal_text a ON a.id = c.after JOIN journal_text b ON b.id = c.before
          WHERE c.name = 'coding' AND json_extract(b.body, '$.removed') = 0)
        WHERE later IS NULL OR (former <> later AND (former = ?1 OR later = ?1))
        GROUP BY journal, former, later ORDER BY journal, former, later
        """, arguments: [code]
    ).map { CodebookCodingFlow(entry: $0[0], from: $0[1], to: $0[2], codings: $0[3]) }
  }

  /// The journal's entry by which each standing coding was made.
  package func entriesOfCodings() throws -> [CodingID: Int] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT row, min(journal) FROM journal_change WHERE name = 'coding' AND before IS NULL
        GROUP BY row
        """)
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ProjectReader {
  /// The logical time of each of the journal's entries.
  package func clocksOfEntries() throws -> [Int: Int] {
    let rows = try Row.fetchAll(database, sql: "SELECT id, clock FROM journal")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}
