package import Formats
package import Study
package import Text

/// What a corrected transcript did to the codings of its source, as it is shown.
package struct RevisionReport: Sendable {
  /// What became of a coding.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case lost
    case joined
    case doubtful
    case changed
    case moved
    case kept
  }

  /// Where a coding lies, and what its words are as they are read.
  package struct Place: Hashable, Sendable {
    let turn: Int
    let span: TextSpan
    let text: String

    /// Describes a place.
    package init(turn: Int, span: TextSpan, text: String) {
      self.turn = turn
      self.span = span
      self.text = text
    }
  }

  /// One coding, before and after.
  package struct Line: Hashable, Sendable {
    let state: State
    let code: String
    let coder: String
    let layer: Layer
    let former: Place
    let now: Place?

    /// Describes a coding.
    package init(
      state: State, code: String, coder: String, layer: Layer, former: Place, now: Place?
    ) {
      self.state = state
      self.code = code
      self.coder = coder
      self.layer = layer
      self.former = former
      self.now = now
    }
  }

  private let source: String
  private let revision: Int
  private let isPlan: Bool
  private let showsKept: Bool
  private let codings: [Line]
  private let lostQuotations: [String]
  private let droppedSegments: [String]
  private let droppedPrompts: Int
  private let goneSpeakers: [String]
  private let newSpeakers: [String]
  private let decisions: (kept: Int, open: Int)

  /// Takes what a revision did, or would do.
  package init(
    source: String, revision: Int, isPlan: Bool, showsKept: Bool, codings: [Line],
    lostQuotations: [String], droppedSegments: [String], droppedPrompts: Int,
    goneSpeakers: [String], newSpeakers: [String], decisions: (kept: Int, open: Int) = (0, 0)
  ) {
    self.source = source
    self.revision = revision
    self.isPlan = isPlan
    self.showsKept = showsKept
    self.codings = codings
    self.lostQuotations = lostQuotations
    self.droppedSegments = droppedSegments
    self.droppedPrompts = droppedPrompts
    self.goneSpeakers = goneSpeakers
    self.newSpeakers = newSpeakers
    self.decisions = decisions
  }

  private func count(_ state: State) -> Int { codings.count { $0.state == state } }

  /// The codings that are not simply kept, what needs a look first.
  private var lines: [Line] {
    State.allCases.flatMap { state in
      state == .kept && !showsKept ? [] : codings.filter { $0.state == state }
    }
  }

  /// The codings as a table, with a summary above and all else below.
  package func table(_ wording: Wording) -> Table {
    let counts = State.allCases.reversed().filter { count($0) > 0 }
      .map { "\(wording.name(of: $0)) \(count($0))" }
    var notes = [wording.revised(source, revision, isPlan: isPlan)]
    notes.append(
      counts.isEmpty ? wording.noCodingsToMove : wording.codingsNow(counts.joined(separator: ", ")))
    return Table(
      title: wording.revisionTitle, notes: notes,
      columns: [
        Table.Column("state", wording.revisionState), Table.Column("code", wording.revisedCode),
        Table.Column("coder", wording.revisedCoder), Table.Column("layer", wording.revisedLayer),
        Table.Column("former_turn", wording.formerTurn, .integer),
        Table.Column("turn", wording.turnNow, .integer),
        Table.Column("former_text", wording.formerWords), Table.Column("text", wording.wordsNow),
        Table.Column("former_start", wording.formerStart, .integer),
        Table.Column("former_end", wording.formerEnd, .integer),
        Table.Column("start", wording.startNow, .integer),
        Table.Column("end", wording.endNow, .integer),
      ],
      rows: lines.map { line in
        let isGone = line.state == .lost || line.now == nil
        return Table.Row([
          .text(wording.name(of: line.state)), .text(line.code), .text(line.coder),
          .text(line.layer.rawValue), .integer(line.former.turn),
          isGone ? .empty : Table.Cell(line.now?.turn), .text(line.former.text),
          isGone || line.now?.text == line.former.text ? .empty : Table.Cell(line.now?.text),
          .integer(line.former.span.start), .integer(line.former.span.end),
          isGone ? .empty : Table.Cell(line.now?.span.start),
          isGone ? .empty : Table.Cell(line.now?.span.end),
        ])
      }, remarks: remarks(wording))
  }

  private func remarks(_ wording: Wording) -> [String] {
    var remarks: [String] = []
    if count(.doubtful) > 0 { remarks.append(wording.doubtfulMeans) }
    if !lostQuotations.isEmpty { remarks.append(wording.quotationsLost(lostQuotations)) }
    if !droppedSegments.isEmpty { remarks.append(wording.segmentsDropped(droppedSegments)) }
    if droppedPrompts > 0 { remarks.append(wording.promptsDropped(droppedPrompts)) }
    if !goneSpeakers.isEmpty { remarks.append(wording.speakersGone(goneSpeakers)) }
    if !newSpeakers.isEmpty { remarks.append(wording.speakersNew(newSpeakers)) }
    if decisions.open > 0 { remarks.append(wording.decisionsOpened(decisions)) }
    return remarks
  }

  /// Everything, for machines; here the kept codings are there too.
  package var json: JSONValue {
    let counts = State.allCases.map { JSONValue.Member($0.rawValue, .integer(count($0))) }
    return [
      "source": .string(source), "revision": .integer(revision), "dry_run": .bool(isPlan),
      "counts": .object(counts), "codings": .array(codings.map(Self.object)),
      "lost_quotations": .array(lostQuotations.map { .string($0) }),
      "dropped_segments": .array(droppedSegments.map { .string($0) }),
      "dropped_questions": .integer(droppedPrompts),
      "speakers_gone": .array(goneSpeakers.map { .string($0) }),
      "speakers_new": .array(newSpeakers.map { .string($0) }),
      "decisions_kept": .integer(decisions.kept), "decisions_open": .integer(decisions.open),
    ]
  }

  private static func object(_ line: Line) -> JSONValue {
    func place(_ place: Place?) -> JSONValue {
      guard let place else { return .null }
      return [
        "turn": .integer(place.turn), "start": .integer(place.span.start),
        "end": .integer(place.span.end), "text": .string(place.text),
      ]
    }
    return [
      "state": .string(line.state.rawValue), "code": .string(line.code),
      "coder": .string(line.coder), "layer": .string(line.layer.rawValue),
      "former": place(line.former), "now": line.state == .lost ? .null : place(line.now),
    ]
  }
}
