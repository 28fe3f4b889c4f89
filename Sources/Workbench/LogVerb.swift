package import Store
package import Study
internal import Text

/// Which steps of the journal are wanted.
package struct LogRequest: Sendable {
  /// A day, a moment (`YYYY-MM-DDThh:mm:ssZ` or its beginning), or the number of a step.
  package var since: String?
  /// Only this coder's.
  package var by: String?
  /// Only those that touched this code, one below it, or codings with them.
  package var code: String?
  /// Only those that touched this source.
  package var source: String?

  /// All of them.
  package init() {}
}

/// A step of the journal with what it did.
package struct LogLine: Hashable, Sendable {
  package let entry: JournalEntry
  /// How many rows of which tables.
  package let counts: [JournalCount]
  /// The sources that it touched, by name.
  package let sources: [String]
}

/// What a method chapter tells of a study in numbers.
package struct StudyNumbers: Hashable, Sendable {
  /// How many sources of each kind, in the kinds' order.
  package let sources: [(kind: SourceKind, count: Int)]
  package let cases: Int
  /// The words of all sources.
  package let words: Int
  /// The latest times in the sources that have times, added up, and how many have.
  package let milliseconds: Int
  package let timedSources: Int
  package let codes: Int
  package let codings: Int
  package let coders: [String]
  package let decisions: Int
  package let freezes: [JournalFreeze]

  package static func == (first: StudyNumbers, second: StudyNumbers) -> Bool {
    first.sources.elementsEqual(second.sources) { $0 == $1 } && first.cases == second.cases
      && first.words == second.words && first.milliseconds == second.milliseconds
      && first.codes == second.codes && first.codings == second.codings
      && first.coders == second.coders && first.freezes == second.freezes
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words)
    hasher.combine(codings)
  }
}

extension OpenProject {
  /// The steps of the journal from the first on, with what each did.
  ///
  /// - Throws: `CaseProblem.unknownStep` where `since` is neither a day nor a step.
  package func log(_ request: LogRequest) throws -> [LogLine] {
    try file.read { reader in
      let entries = try reader.journal()
      if let by = request.by { _ = try reader.journalCoder(by, entries) }
      let isWanted = try Self.beginning(request.since, entries)
      let codebook = try reader.codebook()
      let touching = try request.code.map { name in
        try reader.journalEntries(
          touching: codebook.withDescendants(try codebook.wanted(name).id))
      }
      let source = try request.source.map { try reader.source(named: $0).source.name }
      let sources = try reader.journalSources()
      let counts = try reader.journalCounts()
      return entries.filter { entry in
        isWanted(entry) && (request.by == nil || entry.coder?.nfc == request.by?.nfc)
          && (touching?.contains(entry.id) ?? true)
          && (source.map { sources[entry.id]?.contains($0) ?? false } ?? true)
      }.map {
        LogLine(entry: $0, counts: counts[$0.id] ?? [], sources: sources[$0.id] ?? [])
      }
    }
  }

  private static func beginning(
    _ since: String?, _ entries: [JournalEntry]
  ) throws -> (JournalEntry) -> Bool {
    guard let since else { return { _ in true } }
    if let step = Int(since), step > 0 { return { $0.id >= step } }
    guard CalendarDate(String(since.prefix(10))) != nil else {
      throw Refusal(.cases(.unknownStep(asked: since, last: entries.last?.id ?? 1)))
    }
    return { $0.at >= since }
  }

  /// The study in numbers.
  package func studyNumbers() throws -> StudyNumbers {
    try file.read { reader in
      let sources = try reader.sources().map(\.source)
      let kinds = SourceKind.allCases.map { kind in
        (kind: kind, count: sources.count { $0.kind == kind })
      }
      let times = try reader.segments(.turn).values.compactMap { turns in
        turns.compactMap(\.milliseconds).max()
      }
      let words = try withWords(reader) { words in
        sources.reduce(0) { $0 + words.count(in: $1) }
      }
      let codings = try reader.codings()
      let active = Set(codings.map(\.rater.coder))
      return StudyNumbers(
        sources: kinds.filter { $0.count > 0 }, cases: try reader.cases().count, words: words,
        milliseconds: times.reduce(0, +), timedSources: times.count,
        codes: try reader.codebook().codes.count, codings: codings.count,
        coders: try reader.coders().filter { active.contains($0.id) }.map(\.name),
        decisions: try reader.decisionCount(), freezes: try reader.freezes())
    }
  }
}

extension ProjectReader {
  /// Refuses a coder who is neither known nor in the journal.
  fileprivate func journalCoder(_ asked: String, _ entries: [JournalEntry]) throws -> String {
    if entries.contains(where: { $0.coder?.nfc == asked.nfc }) { return asked }
    let known = try coders().map(\.name)
    guard known.contains(where: { $0.nfc == asked.nfc }) else {
      throw Refusal(.unknownCoder(asked: asked, known: known))
    }
    return asked
  }
}
