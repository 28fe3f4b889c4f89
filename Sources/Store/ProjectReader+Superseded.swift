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
          SELECT DISTINCT source FROM coding WHERE removed = 0
          UNION SELECT DISTINCT source FROM assignment WHERE removed = 0
          UNION SELECT DISTINCT source FROM quotation WHERE removed = 0
          UNION SELECT DISTINCT source FROM memo WHERE removed = 0 AND source IS NOT NULL
          UNION SELECT DISTINCT source FROM set_member WHERE removed = 0 AND source IS NOT NULL
          """))
    return rows.compactMap { row in
      let id: SourceID = row[0]
      guard holding.contains(id), let heir = heirs[first(of: id)], heir.id != id else { return nil }
      return SupersededSource(former: id, source: heir.id, name: heir.name)
    }
  }

  /// The codings that stand on a source, though the source itself may not stand any more.
  package func codingsLeft(on source: SourceID) throws -> [Coding] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, source, start, "end", code, coder, layer FROM coding
        WHERE source = ? AND removed = 0 ORDER BY start, "end", id
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

  /// Makes the ids of quotations of a former text name the same words in the one that counts.
  ///
  /// An id that other words have there gets the next letter; one whose words are not there, or have an
  /// id there, goes.
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
    var ranges: Set<TextSpan> = []
    var given: [Int: Set<String>] = [:]
    let known = try Row.fetchAll(
      database,
      sql: "SELECT turn, suffix, start, \"end\", removed FROM quotation WHERE source = ?",
      arguments: [source])
    for row in known {
      given[row[0], default: []].insert(row[1])
      if (row[4] as Int) == 0 { ranges.insert(TextSpan(row[2], row[3])) }
    }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, turn, suffix, start, "end" FROM quotation WHERE source = ? AND removed = 0
        ORDER BY guid
        """, arguments: [former])
    for row in rows {
      let span = TextSpan(row[3], row[4])
      if left.contains(span) { continue }
      guard let place = anchor(span), ranges.insert(place).inserted else {
        try update("quotation", row[0], ["removed": 1])
        continue
      }
      let turn: Int = row[1]
      var suffix: String = row[2]
      var number = 1
      while !given[turn, default: []].insert(suffix).inserted {
        suffix = Self.suffix(number)
        number += 1
      }
      try update(
        "quotation", row[0],
        ["source": source, "start": place.start, "end": place.end, "suffix": suffix])
    }
  }

  /// Makes progress, memos and sets that name a former text name the one that stands.
  ///
  /// Of two states of one coder's work the further one counts.
  ///
  /// - Parameters:
  ///   - former: The former text.
  ///   - source: The text that stands.
  /// - Throws: `StoreError` where the file cannot be written.
  package func carryWork(from former: SourceID, to source: SourceID) throws {
    let order = AssignmentStatus.allCases.map(\.rawValue)
    func rank(_ status: String) -> Int { order.firstIndex(of: status) ?? 0 }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT o.id, n.id, o.status, n.status, o.sealed_at, o.version FROM assignment o
        JOIN assignment n ON n.source = ? AND n.coder = o.coder AND n.layer = o.layer
          AND n.removed = 0
        WHERE o.source = ? AND o.removed = 0 ORDER BY o.id
        """, arguments: [source, former])
    for row in rows {
      if rank(row[2]) > rank(row[3]) {
        try update(
          "assignment", row[1],
          ["status": row[2] as String, "sealed_at": row[4] as String?, "version": row[5] as Int?])
      }
      try update("assignment", row[0], ["removed": 1])
    }
    let members = try Int.fetchAll(
      database,
      sql: """
        SELECT o.id FROM set_member o WHERE o.source = ? AND o.removed = 0 AND EXISTS (
          SELECT 1 FROM set_member n
          WHERE n.study_set = o.study_set AND n.source = ? AND n.removed = 0)
        ORDER BY o.id
        """, arguments: [former, source])
    for id in members { try update("set_member", id, ["removed": 1]) }
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
