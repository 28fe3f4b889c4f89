internal import GRDB
package import Study
internal import Text

extension ProjectWriter {
  /// Gives a code another name.
  package func renameCode(_ id: CodeID, to name: String) throws {
    try update("code", id, ["name": name])
  }

  /// Puts a code under another, or at the top.
  ///
  /// - Parameters:
  ///   - id: the code.
  ///   - parent: the code above it; nil for the top.
  ///   - order: all codes that then stand there, as they are to stand.
  /// - Throws: `StoreError` where the file cannot be written.
  package func moveCode(_ id: CodeID, under parent: CodeID?, order: [CodeID]) throws {
    try update("code", id, ["parent": parent])
    for (position, sibling) in order.enumerated() {
      try update("code", sibling, ["position": position])
    }
  }

  /// Says why a code is there.
  package func setReason(_ reason: String, of code: CodeID) throws {
    try update("code", code, ["reason": reason])
  }

  /// Makes two codes each other's opposites; whatever was the opposite of either is so no more.
  package func setOpposites(_ first: CodeID, _ second: CodeID) throws {
    try clearOpposite(of: first, except: second)
    try clearOpposite(of: second, except: first)
    try update("code", first, ["opposite": second, "kind": CodeKind.pole.rawValue])
    try update("code", second, ["opposite": first, "kind": CodeKind.pole.rawValue])
  }

  /// Takes a code's opposite away, on both sides.
  package func clearOpposite(of code: CodeID, except other: CodeID? = nil) throws {
    let partners = try Int.fetchAll(
      database, sql: "SELECT id FROM code WHERE opposite = ? AND removed = 0", arguments: [code])
    for partner in partners where partner != other {
      try update("code", partner, ["opposite": nil])
    }
    let own = try Int.fetchOne(
      database, sql: "SELECT opposite FROM code WHERE id = ?", arguments: [code])
    if own != other { try update("code", code, ["opposite": nil]) }
  }

  /// Keeps where the words stand that a code is named with.
  package func setBirthplace(_ place: CodebookBirthplace, of code: CodeID) throws {
    try update(
      "code", code,
      [
        "in_vivo_source": place.source, "in_vivo_start": place.span.start,
        "in_vivo_end": place.span.end, "word_of": place.wordOf?.rawValue,
      ])
  }

  /// Removes a code that nothing lies under any more; a tombstone stays.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - heir: the code that has taken over what it had, if one has.
  ///   - coder: who does it.
  /// - Throws: `StoreError` where the file cannot be written.
  package func retireCode(_ code: CodeID, heir: CodeID?, by coder: CoderID?) throws {
    if let heir { try handOver(code, to: heir) }
    try settleReviews(of: code, heir: heir, by: coder)
    try clearOpposite(of: code)
    for member in try rows("theme_member", where: "code", code) {
      try update("theme_member", member, ["removed": 1])
    }
    try update("code", code, ["merged_into": heir, "removed": 1])
  }

  /// Takes away every coding of a code; tombstones stay.
  package func removeCodings(of code: CodeID) throws {
    for coding in try rows("coding", where: "code", code) { try removeCoding(coding) }
  }

  /// The standing rows of a table whose column has a value.
  func rows(_ table: String, where column: String, _ value: Int) throws -> [Int] {
    try Int.fetchAll(
      database, sql: "SELECT id FROM \(table) WHERE \(column) = ? AND removed = 0 ORDER BY id",
      arguments: [value])
  }

  /// Gives memos, condensations, themes, links and the opposite of a code to another.
  private func handOver(_ code: CodeID, to heir: CodeID) throws {
    let memos = try Int.fetchAll(
      database,
      sql: """
        SELECT id FROM memo WHERE code = ? AND removed = 0 AND kind NOT IN ('decision', ?)
        ORDER BY id
        """, arguments: [code, CodebookAmendmentRecord.kind])
    for memo in memos { try update("memo", memo, ["code": heir]) }
    for row in try rows("condensation", where: "code", code) {
      try update("condensation", row, ["code": heir])
    }
    let themes = Set(
      try Int.fetchAll(
        database, sql: "SELECT theme FROM theme_member WHERE code = ? AND removed = 0",
        arguments: [heir]))
    let members = try Row.fetchAll(
      database, sql: "SELECT id, theme FROM theme_member WHERE code = ? AND removed = 0",
      arguments: [code])
    for member in members where !themes.contains(member[1]) {
      try update("theme_member", member[0], ["code": heir])
    }
    try handOverOpposite(of: code, to: heir)
    try handOverLinks(of: code, to: heir)
  }

  private func handOverOpposite(of code: CodeID, to heir: CodeID) throws {
    let sql = "SELECT opposite FROM code WHERE id = ?"
    guard let other = try Int.fetchOne(database, sql: sql, arguments: [code]), other != heir,
      try Int.fetchOne(database, sql: sql, arguments: [heir]) == nil
    else { return }
    try clearOpposite(of: code)
    try setOpposites(heir, other)
  }

  private func handOverLinks(of code: CodeID, to heir: CodeID) throws {
    for side in ["from", "to"] {
      let links = try Int.fetchAll(
        database,
        sql: """
          SELECT l.id FROM link l JOIN code c ON c.guid = l.\(side)_guid
          WHERE c.id = ? AND l.\(side)_kind = 'code' AND l.removed = 0 AND l.relation <> ?
          ORDER BY l.id
          """, arguments: [code, Self.splitRelation])
      let guid = try String.fetchOne(
        database, sql: "SELECT guid FROM code WHERE id = ?", arguments: [heir])
      for link in links { try update("link", link, ["\(side)_guid": guid]) }
    }
  }

  /// What a link from a split code to its parts is called.
  static let splitRelation = "split"

  /// Remembers that a code was split into others.
  package func addSplit(_ code: CodeID, into part: CodeID) throws {
    let guids = try [code, part].map {
      try String.fetchOne(database, sql: "SELECT guid FROM code WHERE id = ?", arguments: [$0])
    }
    let isThere = try Int.fetchOne(
      database,
      sql: """
        SELECT 1 FROM link WHERE from_guid = ? AND to_guid = ? AND relation = ? AND removed = 0
        """, arguments: [guids[0], guids[1], Self.splitRelation])
    if isThere != nil { return }
    try insert(
      "link",
      [
        "from_kind": "code", "from_guid": guids[0], "to_kind": "code", "to_guid": guids[1],
        "relation": Self.splitRelation,
      ])
  }
}

extension ProjectReader {
  /// The parts that each split code was divided into, by guid, in the order of the splits.
  package func codebookSplits() throws -> [String: [String]] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT from_guid, to_guid FROM link
        WHERE removed = 0 AND relation = ? AND from_kind = 'code' AND to_kind = 'code' ORDER BY id
        """, arguments: [ProjectWriter.splitRelation])
    var splits: [String: [String]] = [:]
    for row in rows { splits[row[0], default: []].append(row[1]) }
    return splits
  }
}
