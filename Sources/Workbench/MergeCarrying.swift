internal import Merging
internal import Store
package import Study
internal import Text

/// A coding that was made on a text that another copy has corrected meanwhile.
package struct CarriedCoding: Hashable, Sendable {
  /// What became of it; a lost one stays on the former text.
  package let state: RevisionState
  /// The source.
  package let source: String
  /// Whose it is.
  package let coder: String
  /// The code.
  package let code: CodePath
  /// What was coded, in the former text and in the one that stands; nil where it is not there.
  package let formerText: String
  package let text: String?
}

/// Leads work on former texts over to those that stand, when copies are merged.
struct MergeCarrying {
  private let writer: ProjectWriter
  private let coders: [CoderID: String]
  private let codebook: Codebook

  init(_ writer: ProjectWriter) throws {
    self.writer = writer
    coders = Dictionary(
      try writer.reader.coders().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    codebook = try writer.reader.codebook()
  }

  /// Leads all of it over, and shows what follows, until there is nothing more to do.
  ///
  /// - Parameters:
  ///   - writer: Writes it.
  ///   - shown: What is shown before.
  ///   - payload: Where texts are that the project does not hold.
  /// - Returns: What became of each coding, and what is shown then.
  /// - Throws: `StoreError` where the file cannot be written.
  static func carry(
    _ writer: ProjectWriter, _ shown: ShownState, from payload: CopyPayload
  ) throws -> (codings: [CarriedCoding], shown: ShownState) {
    try writer.lettingRowsMeet {
      var shown = shown
      var codings: [CarriedCoding] = []
      var told: Set<CarriedCoding> = []
      // What had no place of its own may stand again where others have left, so once more.
      for _ in 0..<mostRounds {
        let sources = try writer.reader.supersededSources()
        if sources.isEmpty { break }
        let carrying = try MergeCarrying(writer)
        let lines = try sources.flatMap { try carrying.carry($0) }
        codings += lines.filter { told.insert($0).inserted }
        let next = ShownState(try writer.reader.copyState())
        if next == shown { break }
        shown = next
        try writer.apply(shown, from: payload)
        if lines.allSatisfy({ $0.state == .lost }) { break }
      }
      return (codings, shown)
    }
  }

  private static let mostRounds = 5

  /// Whether several texts of one source are shown, so that there may be something to lead over.
  static func mayBeNeeded(in shown: ShownState) -> Bool {
    guard let table = shown.state.table("source"), let column = table.place(of: "previous") else {
      return false
    }
    let rows = shown.state.rows[table.name] ?? [:]
    var roots: Set<String> = []
    for row in rows.values where shown.stands(row, of: table) || !row.isRemoved {
      var (guid, seen) = (row.guid, Set<String>())
      while let known = rows[guid], case .reference(let former) = known.values[column],
        seen.insert(guid).inserted
      {
        guid = former
      }
      if !roots.insert(guid).inserted { return true }
    }
    return false
  }

  private struct Place: Hashable {
    let span: TextSpan
    let code: CodeID
    let rater: Rater
  }

  private func carry(_ source: SupersededSource) throws -> [CarriedCoding] {
    let reader = writer.reader
    let former = try reader.text(of: source.former)
    let text = try reader.text(of: source.source)
    let revision = TextRevision(from: former, to: text)
    func place(of span: TextSpan) -> TextSpan? {
      revision.anchor(span).span.flatMap { $0.isEmpty == span.isEmpty ? $0 : nil }
    }
    let formerGrid = try grid(of: source.former)
    let grid = try grid(of: source.source)
    let formerLayer = ReadingLayer(try reader.marks(of: source.former).map(\.mark))
    let layer = ReadingLayer(try reader.marks(of: source.source).map(\.mark))
    var taken = Set(
      try reader.codingsLeft(on: source.source).map {
        Place(span: $0.span, code: $0.code, rater: $0.rater)
      })
    var left: Set<TextSpan> = []
    var carried: [(span: TextSpan, turn: Int)] = []
    var result: [CarriedCoding] = []
    for coding in try reader.codingsLeft(on: source.former) {
      let span = place(of: coding.span)
      let state: RevisionState
      if let span {
        let place = Place(span: span, code: coding.code, rater: coding.rater)
        let turn = grid.turnNumber(at: span)
        try writer.moveCoding(coding.id, to: source.source, span)
        if taken.insert(place).inserted {
          carried.append((span, turn))
          let isInTurn = formerGrid.turnNumber(at: coding.span) == turn
          state = revision.anchor(coding.span).state(isInTurn: isInTurn)
        } else {
          // The two are one, as those are that two copies made on one range.
          state = .joined
        }
      } else {
        left.insert(coding.span)
        state = .lost
      }
      result.append(
        CarriedCoding(
          state: state, source: source.name, coder: coders[coding.rater.coder] ?? "?",
          code: codebook.path(of: coding.code),
          formerText: formerLayer.read(coding.span, of: former),
          text: span.map { layer.read($0, of: text) }))
    }
    try writer.carryQuotations(
      from: source.former, to: source.source, leaving: left, anchor: place(of:))
    for (span, turn) in carried {
      try writer.mintQuotation(source: source.source, turn: turn, span: span)
    }
    try writer.carrySpeakers(from: source.former, to: source.source)
    try writer.carryWork(from: source.former, to: source.source)
    return result
  }

  private func grid(of source: SourceID) throws -> TurnGrid {
    TurnGrid(
      turns: try writer.reader.segments(of: source, .turn),
      sentences: try writer.reader.segments(of: source, .sentence))
  }
}

extension TextRevision.Anchor {
  /// What became of a coding whose range is here.
  fileprivate func state(isInTurn: Bool) -> RevisionState {
    switch self {
    case .same: isInTurn ? .kept : .moved
    case .doubtful: .doubtful
    case .changed, .lost: .changed
    }
  }
}
