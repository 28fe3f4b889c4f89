internal import GRDB
package import Study
internal import Text

/// What became of codings that were given another code.
package struct CodebookMove: Hashable, Sendable {
  /// How many have the new code now.
  package private(set) var moved = 0
  /// How many went, since the same rater had the new code on the same range already.
  package private(set) var joined = 0

  /// Nothing yet.
  package init() {}

  fileprivate mutating func add(isJoined: Bool) {
    if isJoined { joined += 1 } else { moved += 1 }
  }

  /// Adds up two.
  package static func + (left: CodebookMove, right: CodebookMove) -> CodebookMove {
    var sum = left
    sum.moved += right.moved
    sum.joined += right.joined
    return sum
  }
}

extension ProjectWriter {
  /// Gives codings of one code another, of whichever rater, in finished sources too.
  ///
  /// Range, rater, time and version stay. Where the rater has the other code on the same range
  /// already, one coding is left; notes, memos, condensations, claims and open questions of the one
  /// that goes are taken over by it.
  ///
  /// - Parameters:
  ///   - from: the code that they have.
  ///   - to: the code that they get.
  ///   - chosen: the only ones, if not all.
  /// - Returns: how many were moved, and how many were there already.
  /// - Throws: `StoreError` where the file cannot be written.
  package func moveCodings(
    from: CodeID, to: CodeID, only chosen: Set<CodingID>? = nil
  ) throws -> CodebookMove {
    var taken: [PlacedCoding: NotedCoding] = [:]
    for row in try codingRows(of: to) { taken[PlacedCoding(row)] = NotedCoding(row) }
    var satellites: CodingSatellites?
    var result = CodebookMove()
    for row in try codingRows(of: from) {
      let coding = NotedCoding(row)
      if let chosen, !chosen.contains(coding.id) { continue }
      let place = PlacedCoding(row)
      guard let survivor = taken[place] else {
        try update("coding", coding.id, ["code": to])
        taken[place] = coding
        result.add(isJoined: false)
        continue
      }
      let known = try satellites ?? CodingSatellites(database)
      satellites = known
      taken[place] = try join(coding, into: survivor, known)
      result.add(isJoined: true)
    }
    return result
  }

  private func codingRows(of code: CodeID) throws -> [Row] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, source, start, "end", coder, layer, note FROM coding
        WHERE code = ? AND removed = 0 ORDER BY id
        """, arguments: [code])
  }

  private func join(
    _ coding: NotedCoding, into survivor: NotedCoding, _ satellites: CodingSatellites
  ) throws -> NotedCoding {
    try removeCoding(coding.id)
    for (table, rows) in satellites.rows(of: coding.id) {
      for row in rows { try update(table, row, ["coding": survivor.id]) }
    }
    for support in satellites.supports(of: coding.id) {
      let isThere = try Int.fetchOne(
        database,
        sql: """
          SELECT 1 FROM claim_support
          WHERE claim = ? AND coding = ? AND side = ? AND removed = 0
          """, arguments: [support.claim, survivor.id, support.side])
      if isThere == nil {
        try update("claim_support", support.id, ["coding": survivor.id])
      } else {
        try update("claim_support", support.id, ["removed": 1])
      }
    }
    for review in satellites.openReviews(of: coding.id) {
      let isAsked = satellites.openReviews(of: survivor.id).contains { $0.kind == review.kind }
      if isAsked {
        try update("review", review.id, ["removed": 1])
      } else {
        try update("review", review.id, ["coding": survivor.id])
      }
    }
    guard !coding.note.isEmpty, coding.note != survivor.note else { return survivor }
    let note = survivor.note.isEmpty ? coding.note : survivor.note + "\n" + coding.note
    try setNote(note, of: survivor.id)
    return NotedCoding(id: survivor.id, note: note)
  }
}

/// Where a coding lies, and whose it is.
private struct PlacedCoding: Hashable {
  let source: SourceID
  let start: Int
  let end: Int
  let coder: CoderID
  let layer: String

  init(_ row: Row) {
    (source, start, end, coder, layer) = (row[1], row[2], row[3], row[4], row[5])
  }
}

private struct NotedCoding {
  let id: CodingID
  let note: String

  init(_ row: Row) {
    (id, note) = (row[0], row[6])
  }

  init(id: CodingID, note: String) {
    self.id = id
    self.note = note
  }
}

/// What hangs on codings, read once.
private struct CodingSatellites {
  private var rows: [String: [CodingID: [Int]]] = [:]
  private var supports: [CodingID: [(id: Int, claim: Int, side: String)]] = [:]
  private var reviews: [CodingID: [(id: Int, kind: String)]] = [:]

  init(_ database: Database) throws {
    for table in ["memo", "condensation"] {
      for row in try Row.fetchAll(
        database,
        sql: "SELECT coding, id FROM \(table) WHERE coding IS NOT NULL AND removed = 0 ORDER BY id")
      {
        rows[table, default: [:]][row[0], default: []].append(row[1])
      }
    }
    for row in try Row.fetchAll(
      database,
      sql: "SELECT coding, id, claim, side FROM claim_support WHERE removed = 0 ORDER BY id")
    {
      supports[row[0], default: []].append((row[1], row[2], row[3]))
    }
    for row in try Row.fetchAll(
      database,
      sql: """
        SELECT coding, id, kind FROM review WHERE removed = 0 AND decision = '' ORDER BY id
        """)
    {
      reviews[row[0], default: []].append((row[1], row[2]))
    }
  }

  func rows(of coding: CodingID) -> [(table: String, rows: [Int])] {
    ["memo", "condensation"].map { ($0, rows[$0]?[coding] ?? []) }
  }

  func supports(of coding: CodingID) -> [(id: Int, claim: Int, side: String)] {
    supports[coding] ?? []
  }

  func openReviews(of coding: CodingID) -> [(id: Int, kind: String)] { reviews[coding] ?? [] }
}
