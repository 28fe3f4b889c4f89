internal import GRDB
package import Study
package import Text

/// A text of a source on which something stands, and the one that counts.
package struct SupersededSource: Hashable, Sendable {
  /// The former text.
  package let former: SourceID
  /// The text that was made of it and stands.
  package let source: SourceID
  /// What the source is called.
  package let name: String
}

/// A text that may count for a source.
private struct SourceHeir {
  let id: SourceID
  let name: String
  let isOnlyShown: Bool
  let revision: Int
  let guid: String

  func comes(before other: SourceHeir) -> Bool {
    let own = (isOnlyShown ? 1 : 0, -revision, guid)
    return own < (other.isOnlyShown ? 1 : 0, -other.revision, other.guid)
  }
}

extension ProjectReader {
  /// The texts that work stands on beside the one that counts, as happens when copies are merged of
  /// which one has taken a corrected text in.
  ///
  /// Of the texts of one source the one counts that was revised most often, of two such the one with
  /// the lesser guid, so that it is the same in every copy. A text that is shown only because work
  /// stands on it does not count where another does.
  ///
  /// - Returns: Each with the text that counts, in the order of their numbers.
  /// - Throws: `StoreError` where the file cannot be read.
  package func supersededSources() throws -> [SupersededSource] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT s.id, s.previous, s.name, s.revision, s.guid, s.removed,
          EXISTS (SELECT 1 FROM overlay o WHERE o.name = 'source' AND o.row = s.id
            AND o.field = 'removed' AND o.recorded = 1)
        FROM source s ORDER BY s.id
        """)
    guard rows.contains(where: { ($0[1] as Int?) != nil }) else { return [] }
    var previous: [SourceID: SourceID] = [:]
    for row in rows { previous[row[0]] = row[1] as Int? }
    func first(of source: SourceID) -> SourceID {
      var (source, seen) = (source, Set<SourceID>())
      while let former = previous[source], seen.insert(source).inserted { source = former }
      return source
    }
    var heirs: [SourceID: SourceHeir] = [:]
    for row in rows where (row[5] as Int) == 0 {
      let heir = SourceHeir(
        id: row[0], name: row[2], isOnlyShown: (row[6] as Int) == 1, revision: row[3],
        guid: row[4])
      let root = first(of: heir.id)
      if heirs[root].map({ heir.comes(before: $0) }) ?? true { heirs[root] = heir }
    }
    let holding = Set(
      try Int.fetchAll(
        database,
        sql: """
          SELECT source FROM coding WHERE \(Self.isHeld("coding"))
          UNION SELECT source FROM assignment WHERE \(Self.isHeld("assignment"))
          UNION SELECT source FROM quotation WHERE \(Self.isHeld("quotation"))
          UNION SELECT source FROM memo WHERE removed = 0 AND source IS NOT NULL
          UNION SELECT source FROM set_member
            WHERE \(Self.isHeld("set_member")) AND source IS NOT NULL
          """))
    return rows.compactMap { row in
      let id: SourceID = row[0]
      guard holding.contains(id), let heir = heirs[first(of: id)], heir.id != id else { return nil }
      return SupersededSource(former: id, source: heir.id, name: heir.name)
    }
  }

  /// The condition that a row stands, or does not only because another stands for it.
  static func isHeld(_ table: String) -> String {
    """
    (removed = 0 OR id IN (SELECT row FROM overlay
      WHERE name = '\(table)' AND field = 'removed' AND recorded = 0 AND shown = 1))
    """
  }

  /// The codings that stand on a source, though the source itself may not stand any more; those too for
  /// which others stand.
  package func codingsLeft(on source: SourceID) throws -> [Coding] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, source, start, "end", code, coder, layer FROM coding
        WHERE source = ? AND \(Self.isHeld("coding")) ORDER BY removed, start, "end", id
        """, arguments: [source]
    ).map { row in
      Coding(
        id: row[0], source: row[1], span: TextSpan(row[2], row[3]), code: row[4],
        rater: Rater(coder: row[5], layer: Layer(rawValue: row[6]) ?? .individual))
    }
  }
}

extension ProjectWriter {
  /// A writer of the same step whose changes come after all that a merge has brought in.
  package func afterMerge() throws -> ProjectWriter {
    try database.execute(sql: "UPDATE logical_clock SET value = value + 1")
    try database.execute(
      sql: """
        UPDATE journal SET clock = (SELECT value FROM logical_clock)
        WHERE id = (SELECT open_journal FROM logical_clock)
        """)
    return ProjectWriter(
      database: database,
      stamp: try Journal(database: database).stamp())
  }

  /// Lets rows meet that can only stand beside one another when a merge has told them apart.
  ///
  /// - Parameter body: Leads rows to where others are, and applies what is shown then.
  /// - Returns: What the body gives.
  /// - Throws: `StoreError` where the file cannot be written.
  package func lettingRowsMeet<Result>(_ body: () throws -> Result) throws -> Result {
    let indexes = try Row.fetchAll(
      database,
      sql: """
        SELECT name, sql FROM sqlite_schema
        WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE INDEX%'
        """
    ).map { (name: $0[0] as String, sql: $0[1] as String) }
    for index in indexes { try database.execute(sql: "DROP INDEX \"\(index.name)\"") }
    let result = try body()
    for index in indexes { try database.execute(sql: index.sql) }
    return result
  }

  /// Makes the ids of quotations of a former text name the same words in the one that counts; one whose
  /// words are not there goes.
  ///
  /// - Parameters:
  ///   - former: The former text.
  ///   - source: The text that counts.
  ///   - left: Ranges of the former text on which something stays.
  ///   - anchor: Where a range is in the text that counts, if anywhere.
  /// - Throws: `StoreError` where the file cannot be written.
  package func carryQuotations(
    from former: SourceID, to source: SourceID, leaving left: Set<TextSpan>,
    anchor: (TextSpan) -> TextSpan?
  ) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, start, "end" FROM quotation
        WHERE source = ? AND \(ProjectReader.isHeld("quotation")) ORDER BY guid
        """, arguments: [former])
    for row in rows {
      let span = TextSpan(row[1], row[2])
      if left.contains(span) { continue }
      if let place = anchor(span) {
        try update(
          "quotation", row[0], ["source": source, "start": place.start, "end": place.end])
      } else {
        try update("quotation", row[0], ["removed": 1])
      }
    }
    // What is minted after this has to know of them.
    quotations[source] = nil
  }

  /// Makes progress, memos and sets that name a former text name the one that stands.
  ///
  /// Of several states of one coder's work the furthest one counts.
  ///
  /// - Parameters:
  ///   - former: The former text.
  ///   - source: The text that stands.
  /// - Throws: `StoreError` where the file cannot be written.
  package func carryWork(from former: SourceID, to source: SourceID) throws {
    let order = AssignmentStatus.allCases.map(\.rawValue)
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, source, coder, layer, status, sealed_at, version FROM assignment
        WHERE source IN (?, ?) AND \(ProjectReader.isHeld("assignment")) ORDER BY guid
        """, arguments: [former, source])
    let work = Dictionary(grouping: rows) { "\($0[2] as Int) \($0[3] as String)" }
    for (_, states) in work.sorted(by: { $0.key < $1.key })
    where states.contains(where: { ($0[1] as Int) == former }) {
      let furthest = states.max { one, other in
        func rank(_ row: Row) -> (Int, String) {
          (order.firstIndex(of: row[4]) ?? 0, row[5] ?? "")
        }
        return rank(one) < rank(other)
      }
      guard let furthest else { continue }
      for row in states {
        try update(
          "assignment", row[0],
          [
            "source": source, "status": furthest[4] as String,
            "sealed_at": furthest[5] as String?, "version": furthest[6] as Int?,
          ])
      }
    }
    let members = try Int.fetchAll(
      database,
      sql: "SELECT id FROM set_member WHERE source = ? AND \(ProjectReader.isHeld("set_member"))",
      arguments: [former])
    for id in members { try update("set_member", id, ["source": source]) }
    try repoint(from: former, to: source)
  }

  /// Lets what is known of the speakers of a former text be known of the same labels in the one that
  /// stands, where nothing is known of them there.
  package func carrySpeakers(from former: SourceID, to source: SourceID) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT n.id, o.role, o.confirmed, o.study_case, n.confirmed, n.study_case FROM speaker o
        JOIN speaker n ON n.source = ? AND n.label = o.label AND n.removed = 0
        WHERE o.source = ? ORDER BY o.id
        """, arguments: [source, former])
    for row in rows {
      if (row[2] as Int) == 1, (row[4] as Int) == 0 {
        try update("speaker", row[0], ["role": row[1] as String, "confirmed": 1])
      }
      if let caseID = row[3] as Int?, (row[5] as Int?) == nil {
        try update("speaker", row[0], ["study_case": caseID])
      }
    }
  }
}
