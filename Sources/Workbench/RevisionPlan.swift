internal import Store
internal import Study
internal import Text

/// What revising a source changes, worked out before anything is written.
struct RevisionPlan {
  let revision: TextRevision
  /// What becomes of each coding, by place; with the range that it gets.
  private(set) var codings: [(record: CodingRecord, state: RevisionState, span: TextSpan?)] = []
  /// The place among the new speakers of each former one, by place.
  let speakers: [Int: Int]
  /// The imported segments that fit the new text.
  private(set) var segments: [SegmentKind: [Segment]] = [:]
  private(set) var droppedSegments: [SegmentKind] = []
  /// Which turns ask which questions now.
  private(set) var prompts: [(turn: Int, question: Int)] = []
  private(set) var droppedPrompts = 0
  /// The marks to be dropped again.
  let droppedMarks: Set<Mark>
  let former: SourceView
  let text: StoredText
  let layer: ReadingLayer
  let grid: TurnGrid

  init(_ former: SourceView, _ read: FileReading, reader: ProjectReader) throws {
    let id = former.record.source.id
    self.former = former
    text = read.text
    let revision = TextRevision(from: former.text, to: read.text)
    self.revision = revision
    let oldTurns = try reader.segments(of: id, .turn)
    speakers = Self.speakers(former.speakers, read.transcript, oldTurns, revision)
    for (kind, old) in try reader.importedSegments(of: id).sorted(by: {
      $0.key.rawValue < $1.key.rawValue
    }) {
      if let fitting = Self.fitting(old, revision, speakers) {
        segments[kind] = fitting
      } else {
        droppedSegments.append(kind)
      }
    }
    let turns = segments[.turn] ?? read.transcript.segments(.turn)
    grid = TurnGrid(
      turns: turns, sentences: segments[.sentence] ?? read.transcript.segments(.sentence))
    let dropped = try reader.marks(of: id, includingDropped: true).filter(\.isDropped)
    droppedMarks = Set(
      dropped.compactMap { item in
        revision.anchor(item.mark.span).span.map {
          Mark($0, item.mark.kind, rule: item.mark.rule)
        }
      })
    layer = ReadingLayer(
      read.transcript.marks.filter { [droppedMarks] in !droppedMarks.contains($0) })
    for (turn, question) in try reader.prompts(of: id).sorted(by: { $0.key < $1.key }) {
      let start =
        oldTurns.indices.contains(turn - 1)
        ? revision.anchor(oldTurns[turn - 1].span).span?.start : nil
      if let index = start.flatMap({ Self.index(of: $0, in: turns) }) {
        if !prompts.contains(where: { $0.turn == index + 1 && $0.question == question }) {
          prompts.append((index + 1, question))
        }
      } else {
        droppedPrompts += 1
      }
    }
    codings = place(try reader.codingRecords(in: id))
  }

  /// Where a range is in the new text, if any of its words are there.
  func place(of span: TextSpan) -> TextSpan? {
    revision.anchor(span).span.flatMap { $0.isEmpty == span.isEmpty ? $0 : nil }
  }

  /// The ids of quotations that would be lost.
  func lostQuotations(_ reader: ProjectReader) throws -> [String] {
    var taken: Set<TextSpan> = []
    let source = former.record.source
    return try reader.quotations(of: source.id).filter { quotation in
      guard let span = place(of: quotation.span) else { return true }
      return !taken.insert(span).inserted
    }.map { "\(source.name):\($0.turn)\($0.suffix)" }
  }

  /// Says of each coding what becomes of it.
  private func place(
    _ records: [CodingRecord]
  ) -> [(record: CodingRecord, state: RevisionState, span: TextSpan?)] {
    struct Key: Hashable {
      let span: TextSpan
      let code: CodeID
      let rater: Rater
    }
    var taken: Set<Key> = []
    return records.map { record in
      let coding = record.coding
      let anchor = revision.anchor(coding.span)
      guard let span = anchor.span, span.isEmpty == coding.span.isEmpty else {
        return (record, .lost, nil)
      }
      let key = Key(span: span, code: coding.code, rater: coding.rater)
      guard taken.insert(key).inserted else { return (record, .joined, span) }
      let state: RevisionState =
        switch anchor {
        case .same:
          former.grid.turnNumber(at: coding.span) == grid.turnNumber(at: span) ? .kept : .moved
        case .doubtful: .doubtful
        case .changed, .lost: .changed
        }
      return (record, state, span)
    }
  }

  private static func index(of offset: Int, in segments: [Segment]) -> Int? {
    let index = segments.partitioningIndex { $0.span.end > offset }
    return index < segments.count && segments[index].span.start <= offset ? index : nil
  }

  /// Imported segments in the new text, where each is there and they follow one another.
  private static func fitting(
    _ segments: [Segment], _ revision: TextRevision, _ speakers: [Int: Int]
  ) -> [Segment]? {
    var result: [Segment] = []
    for segment in segments {
      guard let span = revision.anchor(segment.span).span,
        !span.isEmpty || segment.span.isEmpty, span.start >= result.last?.span.end ?? 0
      else { return nil }
      result.append(
        Segment(
          span, segment.kind, speaker: segment.speaker.flatMap { speakers[$0] },
          milliseconds: segment.milliseconds))
    }
    return result
  }

  /// Which former speaker each new one is: by label, else by who said most of the same turns.
  private static func speakers(
    _ former: [Speaker], _ read: TranscriptReading, _ turns: [Segment], _ revision: TextRevision
  ) -> [Int: Int] {
    var found: [Int: Int] = [:]
    var taken: Set<Int> = []
    for (place, speaker) in former.enumerated() {
      let same = read.speakers.firstIndex {
        $0.label.foldedForSearch == speaker.label.foldedForSearch
      }
      if let same, taken.insert(same).inserted { found[place] = same }
    }
    let new = read.segments(.turn)
    var shared: [Int: [Int: Int]] = [:]
    for turn in turns {
      guard let old = turn.speaker, found[old] == nil,
        let start = revision.anchor(turn.span).span?.start, let index = index(of: start, in: new),
        let speaker = new[index].speaker, !taken.contains(speaker)
      else { continue }
      shared[old, default: [:]][speaker, default: 0] += 1
    }
    for place in shared.keys.sorted() {
      let candidates = (shared[place] ?? [:]).filter { !taken.contains($0.key) }
      let best = candidates.max { ($0.value, $1.key) < ($1.value, $0.key) }
      if let best, taken.insert(best.key).inserted { found[place] = best.key }
    }
    return found
  }
}
