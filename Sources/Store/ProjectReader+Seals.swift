internal import GRDB
package import Study
internal import Text

/// A rater's work in a source as comparisons take it: as it was when it could first be compared.
package struct SealedWork: Hashable, Sendable {
  /// The source.
  package let source: SourceID
  /// Who coded it, and in which layer.
  package let rater: Rater
  /// When it was sealed, in UTC.
  package let at: String
  /// The logical time of the sealing, which orders sealings of the same second.
  package let clock: Int
  /// The journal's entry whose state counts; nil where nothing has touched the work since, so that
  /// it is what stands today.
  package let entry: Int?
  /// Whether the work was opened again since.
  package let wasReopened: Bool
  /// Whether the work is open now.
  package let isOpen: Bool
}

/// A coding as it was when its rater's work was sealed.
package struct SealedCoding: Hashable, Sendable {
  /// The coding as it was.
  package let coding: Coding
  /// The code that the coding carries today, whether it stands or not.
  package let codeToday: CodeID
}

extension ProjectReader {
  /// The work that comparisons take, for every rater and source that has any.
  ///
  /// Work counts as it was when two raters had sealed the source for the first time, or, of those
  /// who came later, at their first seal. What a rater sealed alone and opened again before anybody
  /// else had finished was compared with nothing, and waits for the next seal. What was undone
  /// never was. A rater whose work counts and who opened it later is still compared by it. What a
  /// review took from a code since, or gave another, is taken as it was too.
  ///
  /// - Parameter isAllFromJournal: whether all work is to be put together from the journal, so that
  ///   each coding has the code that it had when it was sealed.
  /// - Returns: the work, by source and rater.
  /// - Throws: `StoreError` where the file cannot be read.
  package func sealedWork(isAllFromJournal: Bool = false) throws -> [SealedWork] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT a.source, a.coder, a.layer, a.status, a.sealed_at, a.reopened, a.clock
        FROM assignment a JOIN source s ON s.id = a.source AND s.removed = 0
        WHERE a.removed = 0 ORDER BY a.source, a.coder, a.layer
        """)
    let reopened = Set(rows.filter { ($0[5] as Int) > 0 }.map { $0[0] as SourceID })
    let recoded = isAllFromJournal ? Set(rows.map { $0[0] as SourceID }) : try reviewedSources()
    let journaled = reopened.union(recoded)
    let seals = journaled.isEmpty ? [:] : try comparableSeals(of: journaled)
    return rows.compactMap { row in
      let source: SourceID = row[0]
      let rater = Rater(coder: row[1], layer: Layer(rawValue: row[2]) ?? .individual)
      let isFinished = AssignmentStatus(rawValue: row[3]) == .finished
      if let seal = seals[source]?[rater] {
        let isUntouched = seal.isLatest && isFinished
        return SealedWork(
          source: source, rater: rater, at: seal.at, clock: seal.clock,
          entry: isUntouched && !recoded.contains(source) ? nil : seal.entry,
          wasReopened: !isUntouched, isOpen: !isFinished)
      }
      guard isFinished, !reopened.contains(source) else { return nil }
      return SealedWork(
        source: source, rater: rater, at: row[4] ?? "", clock: row[6], entry: nil,
        wasReopened: false, isOpen: false)
    }
  }

  /// The sources in which a review took a coding away, or gave it another code.
  private func reviewedSources() throws -> Set<SourceID> {
    Set(
      try Int.fetchAll(
        database,
        sql: """
          SELECT DISTINCT c.source FROM review r JOIN coding c ON c.id = r.coding
          WHERE r.removed = 0 AND r.decision IN ('move', 'drop')
          """))
  }

  /// The seals that count in some sources, read from the journal's standing entries.
  private func comparableSeals(of sources: Set<SourceID>) throws -> [SourceID: [Rater: Seal]] {
    let undone = try undoneEntries()
    let chain = try revisionChain()
    // That a source was revised is nothing that was done to the work in it.
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT j.id, j.at, j.clock, json_extract(t.body, '$.source'),
          json_extract(t.body, '$.coder'), json_extract(t.body, '$.layer'),
          json_extract(t.body, '$.status') = 'finished' AND json_extract(t.body, '$.removed') = 0
        FROM journal_change c JOIN journal j ON j.id = c.journal AND j.kind = 'do'
        JOIN journal_text t ON t.id = c.after LEFT JOIN journal_text b ON b.id = c.before
        WHERE c.name = 'assignment' AND ifnull(
          json_extract(b.body, '$.source') = json_extract(t.body, '$.source'), 1)
        ORDER BY c.id
        """)
    var histories: [SourceID: SealHistory] = [:]
    while let row = try cursor.next() {
      let entry: Int = row[0]
      let source = chain.standing(row[3])
      guard sources.contains(source), !undone.contains(entry) else { continue }
      let rater = Rater(coder: row[4], layer: Layer(rawValue: row[5]) ?? .individual)
      let isSealed = (row[6] as Int) != 0
      histories[source, default: SealHistory()].add(
        isSealed ? Seal(entry: entry, at: row[1], clock: row[2], isLatest: true) : nil, by: rater)
    }
    return histories.mapValues(\.counting)
  }

  private func undoneEntries() throws -> Set<Int> {
    let rows = try Row.fetchAll(
      database, sql: "SELECT kind, target FROM journal WHERE target IS NOT NULL ORDER BY id")
    var undone: Set<Int> = []
    for row in rows {
      switch JournalKind(rawValue: row[0]) {
      case .undo: undone.insert(row[1])
      case .redo: undone.remove(row[1])
      case .original, nil: break
      }
    }
    return undone
  }

  /// The codings of work that was opened after it had been sealed, as they were then.
  ///
  /// They are today's, with every change since taken back by the image that the journal has of it.
  ///
  /// - Parameters:
  ///   - works: The work; such as was not opened since is passed over.
  ///   - codings: Today's codings.
  /// - Returns: The codings by source.
  /// - Throws: `StoreError` where the file cannot be read.
  package func codings(
    of works: [SealedWork], today codings: [Coding]
  ) throws -> [SealedCoding] {
    var entries: [SourceID: [Rater: Int]] = [:]
    for work in works {
      if let entry = work.entry { entries[work.source, default: [:]][work.rater] = entry }
    }
    guard let first = entries.values.flatMap(\.values).min() else { return [] }
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT c.journal, c.row, ifnull(json_extract(b.body, '$.source'), k.source), k.coder,
          k.layer, k.code, b.id IS NULL, json_extract(b.body, '$.start'),
          json_extract(b.body, '$.end'), json_extract(b.body, '$.code'),
          json_extract(b.body, '$.removed')
        FROM journal_change c JOIN coding k ON k.id = c.row
        LEFT JOIN journal_text b ON b.id = c.before
        WHERE c.name = 'coding' AND c.journal > ? ORDER BY c.id
        """, arguments: [first])
    var changed: Set<CodingID> = []
    var result: [SealedCoding] = []
    var chain = try revisionChain()
    while let row = try cursor.next() {
      let former: SourceID = row[2]
      let source = chain.standing(former)
      let rater = Rater(coder: row[3], layer: Layer(rawValue: row[4]) ?? .individual)
      guard let entry = entries[source]?[rater], (row[0] as Int) > entry else { continue }
      let id: CodingID = row[1]
      let wasNotThere = (row[6] as Int) != 0
      guard changed.insert(id).inserted, !wasNotThere, (row[10] as Int) == 0,
        let span = try chain.span(TextSpan(row[7], row[8]), of: former)
      else { continue }
      result.append(
        SealedCoding(
          coding: Coding(
            id: id, source: source, span: span, code: row[9], rater: rater),
          codeToday: row[5]))
    }
    for coding in codings where entries[coding.source]?[coding.rater] != nil {
      if changed.contains(coding.id) { continue }
      result.append(SealedCoding(coding: coding, codeToday: coding.code))
    }
    return result.sorted {
      ($0.coding.source, $0.coding.span, $0.coding.id)
        < ($1.coding.source, $1.coding.span, $1.coding.id)
    }
  }
}

/// One sealing of a rater's work.
private struct Seal {
  let entry: Int
  let at: String
  let clock: Int
  /// Whether nothing was done to the assignment since.
  var isLatest: Bool
}

/// The sealing and opening of one source by its raters, in the order of the journal.
private struct SealHistory {
  /// The seals that stand now.
  private var standing: [Rater: Seal] = [:]
  /// The seals with which two raters or more stood beside each other, which count for good.
  private var compared: [Rater: Seal] = [:]

  /// Takes in that a rater sealed the source, or that it was opened.
  mutating func add(_ seal: Seal?, by rater: Rater) {
    standing[rater] = seal
    compared[rater]?.isLatest = false
    guard standing.count >= 2 else { return }
    for (rater, seal) in standing where compared[rater] == nil { compared[rater] = seal }
  }

  /// The seal that counts for each rater that has any.
  var counting: [Rater: Seal] { standing.merging(compared) { _, compared in compared } }
}
