internal import GRDB
package import Study

/// A named set of codes from anywhere in the tree.
package struct CodebookThemeRecord: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: Int
  package let name: String
  package let definition: String
  /// Its codes, in the order in which they came.
  package let codes: [CodeID]
}

extension ProjectReader {
  /// The themes, in the order in which they were made.
  package func codebookThemes() throws -> [CodebookThemeRecord] {
    var members: [Int: [CodeID]] = [:]
    for row in try Row.fetchAll(
      database,
      sql: """
        SELECT m.theme, m.code FROM theme_member m JOIN code c ON c.id = m.code AND c.removed = 0
        WHERE m.removed = 0 ORDER BY m.id
        """)
    {
      members[row[0], default: []].append(row[1])
    }
    return try Row.fetchAll(
      database, sql: "SELECT id, name, definition FROM theme WHERE removed = 0 ORDER BY id"
    ).map { row in
      CodebookThemeRecord(
        id: row[0], name: row[1], definition: row[2], codes: members[row[0]] ?? [])
    }
  }
}

extension ProjectWriter {
  /// Makes a theme without codes.
  package func addTheme(_ name: String, definition: String) throws -> Int {
    try insert("theme", ["name": name, "definition": definition])
  }

  /// Gives a theme a name and a definition.
  package func setTheme(_ id: Int, name: String, definition: String) throws {
    try update("theme", id, ["name": name, "definition": definition])
  }

  /// Puts a code into a theme that does not have it.
  package func addCode(_ code: CodeID, toTheme theme: Int) throws {
    try insert("theme_member", ["theme": theme, "code": code])
  }

  /// Takes a code out of a theme.
  package func dropCode(_ code: CodeID, fromTheme theme: Int) throws {
    for row in try rows("theme_member", where: "theme", theme) {
      let member = try Int.fetchOne(
        database, sql: "SELECT code FROM theme_member WHERE id = ?", arguments: [row])
      if member == code { try update("theme_member", row, ["removed": 1]) }
    }
  }

  /// Removes a theme; its codes stay, and so does a tombstone.
  package func removeTheme(_ id: Int) throws {
    for row in try rows("theme_member", where: "theme", id) {
      try update("theme_member", row, ["removed": 1])
    }
    try update("theme", id, ["removed": 1])
  }
}
