internal import Store
package import Study
internal import Text

/// What ought to have a memo.
package struct MemoDuties: Sendable {
  /// The sources with codings, and those of them without a memo.
  package let coded: Int
  package let sources: [MissingMemo]
  /// The codes whose passages are narratives; empty where the codebook has none.
  package let narrativeCodes: [CodePath]
  /// The narratives, and those of them without a memo.
  package let narratives: Int
  package let passages: [MissingMemo]
}

extension OpenProject {
  /// What a code for narratives is called, folded, where nobody says which it is.
  private static let narrativeNames: Set = [
    "narrativer", "narrativ", "forteljingar", "fortellinger", "narratives", "stories",
  ]

  /// Which coded interviews and narratives have no memo, or one without a word in it.
  ///
  /// The memo of an interview is on the source, or on a case who speaks in it. That of a narrative
  /// is on a coding of it, or linked with one.
  ///
  /// - Parameters:
  ///   - codes: The codes whose passages are narratives, with those below them; where empty, the
  ///     codes that are called so.
  ///   - finishedOnly: Whether only sources that a coder has finished must have theirs.
  /// - Returns: What ought to have one, and what has none.
  /// - Throws: `Refusal` where a code is not known.
  package func missingMemos(
    narrativeCodes codes: [String] = [], finishedOnly: Bool = false
  ) throws -> MemoDuties {
    try file.read { reader in
      let reading = try MemoReading(reader)
      let names = reading.names
      let memos = names.memos.filter { !$0.isDecision }
      let roots =
        codes.isEmpty
        ? names.codebook.codes.filter {
          Self.narrativeNames.contains($0.name.foldedForSearch)
        }.map(\.id) : try codes.map { try names.codebook.wanted($0).id }
      let narrative = Set(roots.flatMap { names.codebook.withDescendants($0) })
      let assignments = try reader.assignments()
      let counted = CountingRule(assignments: assignments).codings(try reader.codings())
      let written = MemoHoldings(memos)
      let speaking = try reader.speakers().mapValues { Set($0.compactMap(\.caseID)) }
      let finished = Set(assignments.filter { $0.status == .finished }.map(\.source))
      let coded = Set(counted.map(\.source))
      let due = names.sources.records.filter { record in
        coded.contains(record.source.id) && record.source.kind.isConversation
          && (!finishedOnly || finished.contains(record.source.id))
      }
      let sources = due.compactMap { record -> MissingMemo? in
        let own =
          [WritingTarget.source(record.source.id)]
          + (speaking[record.source.id] ?? []).map { .studyCase($0) }
        return written.missing(own, WritingLabel(.source, record.source.name))
      }
      let stories = Dictionary(
        grouping: counted.filter { narrative.contains($0.code) }, by: \.source)
      let holdings = try Self.storyHoldings(reading, memos)
      let passages = try names.sources.records.flatMap { record in
        guard let own = stories[record.source.id] else { return [MissingMemo]() }
        let view = try reader.view(of: record)
        return own.compactMap { story in
          let label = names.label(
            of: Coding(
              id: 0, source: story.source, span: story.span, code: story.code,
              rater: Rater(coder: 0, layer: .individual)))
          return holdings[StoryPlace(story.source, story.span)].missing(
            label, text: view.layer.read(story.span, of: view.text))
        }
      }
      return MemoDuties(
        coded: due.count, sources: sources,
        narrativeCodes: roots.map { names.codebook.path(of: $0) },
        narratives: stories.values.reduce(0) { $0 + $1.count },
        passages: passages)
    }
  }

  /// Which memos each range has, on any coding of it or linked with one.
  private static func storyHoldings(
    _ reading: MemoReading, _ memos: [MemoRecord]
  ) throws -> [StoryPlace: MemoHolding] {
    var holdings: [StoryPlace: MemoHolding] = [:]
    func add(_ memo: MemoRecord, _ coding: CodingID) {
      guard let record = reading.names.written[coding] else { return }
      let place = StoryPlace(record.coding.source, record.coding.span)
      holdings[place, default: MemoHolding()].add(memo)
    }
    let byGuid = Dictionary(memos.map { ($0.guid, $0) }, uniquingKeysWith: { first, _ in first })
    let guids = try reading.names.reader.writingGuids(.coding)
    let codings = Dictionary(
      guids.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    for memo in memos {
      if case .coding(let id) = memo.target { add(memo, id) }
    }
    for link in reading.links {
      for (one, other) in [(link.fromGuid, link.toGuid), (link.toGuid, link.fromGuid)] {
        if let memo = byGuid[one], let coding = codings[other] { add(memo, coding) }
      }
    }
    return holdings
  }
}

/// A range that is a narrative.
private struct StoryPlace: Hashable {
  let source: SourceID
  let span: TextSpan

  init(_ source: SourceID, _ span: TextSpan) {
    self.source = source
    self.span = span
  }
}

/// Whether there is a memo, and whether there is a word in any.
private struct MemoHolding {
  var hasAny = false
  var hasText = false

  mutating func add(_ memo: MemoRecord) {
    hasAny = true
    hasText = hasText || memo.body.unicodeScalars.contains { $0.properties.isAlphabetic }
  }
}

extension MemoHolding? {
  fileprivate func missing(_ label: WritingLabel, text: String = "") -> MissingMemo? {
    if self?.hasText ?? false { return nil }
    return MissingMemo(subject: label, hasEmptyMemo: self?.hasAny ?? false, text: text)
  }
}

/// What memos there are on what.
private struct MemoHoldings {
  private var byTarget: [WritingTarget: MemoHolding] = [:]

  init(_ memos: [MemoRecord]) {
    for memo in memos { byTarget[memo.target, default: MemoHolding()].add(memo) }
  }

  /// What is missing where none of the targets has a memo with a word in it.
  func missing(_ targets: [WritingTarget], _ label: WritingLabel) -> MissingMemo? {
    let own = targets.compactMap { byTarget[$0] }
    if own.contains(where: \.hasText) { return nil }
    return MissingMemo(subject: label, hasEmptyMemo: !own.isEmpty)
  }
}

extension SourceKind {
  /// Whether people are heard in it, so that it is to have a memo on what they have at heart.
  fileprivate var isConversation: Bool {
    switch self {
    case .interview, .group, .focusGroup, .workshop: true
    case .summary, .fieldNote, .surveyAnswer: false
    }
  }
}
