package import Text

/// A time-aligned transcript as a text that a person reads, with its turns and times.
package struct TimedTranscript: Hashable, Sendable {
  /// By what rule pieces were put together.
  package enum Rule: Hashable, Sendable {
    /// Pieces of one speaker in a row are one turn.
    case speakers
    /// The same, and each utterance is a paragraph.
    case utterances
    /// Nobody is named: a turn ends at a pause of two seconds, or at the end of a sentence where
    /// it has grown long.
    case pauses
    /// Nobody is named: each utterance is a turn.
    case unnamedUtterances
  }

  /// Pauses from so many milliseconds on part the turns of a text in which nobody is named.
  package static let pause = 2000
  /// Turns of so many characters end with the sentence where nobody is named.
  package static let length = 500

  /// The text to be stored, in UTF-8.
  package let utf8: [UInt8]
  /// Its turns, speakers and times.
  package let told: ToldTurns
  /// The number of pieces that it was made of.
  package let pieces: Int
  /// How they were put together.
  package let rule: Rule
  /// The encoding that a text file was read in, and why that one; `nil` for XML.
  package let encoding: (name: TextEncoding, reason: EncodingReason)?
  /// How the lines of a text file ended.
  package let lineEnds: LineEnds?
  /// What its decoding complained of.
  package let textComplaints: [TextComplaint]
  /// What was left out or should be looked at.
  package let complaints: [TimedComplaint]

  /// Puts pieces together to turns.
  init(_ found: TimedPieces, decoded: DecodedText?) {
    var writer = TimedTurnWriter(found)
    writer.write()
    utf8 = writer.utf8
    told = ToldTurns(names: writer.names, turns: writer.turns, times: writer.times)
    pieces = writer.pieces
    rule = writer.rule
    encoding = decoded.map { ($0.encoding, $0.reason) }
    lineEnds = decoded?.lineEnds
    textComplaints = decoded?.complaints ?? []
    complaints = found.complaints + Self.complaints(of: found.cues)
  }

  /// Times that run backward, and pieces that have none.
  private static func complaints(of cues: [TimedCue]) -> [TimedComplaint] {
    var complaints: [TimedComplaint] = []
    var latest = 0
    for cue in cues {
      guard let start = cue.start else { continue }
      if start < latest {
        complaints.append(TimedComplaint(line: cue.line, kind: .timeRunsBackward))
      }
      latest = start
    }
    let timeless = cues.count { $0.start == nil }
    if timeless > 0 { complaints.append(TimedComplaint(kind: .withoutTime(timeless))) }
    return complaints
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.utf8 == right.utf8 && left.told == right.told && left.rule == right.rule
      && left.complaints == right.complaints
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(utf8)
  }
}

/// Puts pieces together to a text, line by line.
private struct TimedTurnWriter {
  private let cues: [TimedCue]
  let rule: TimedTranscript.Rule
  private(set) var pieces = 0
  private(set) var utf8: [UInt8] = []
  private(set) var names: [String] = []
  private(set) var turns: [ToldTurns.Turn] = []
  private(set) var times: [ToldTurns.Time] = []
  private var places: [String: Int] = [:]
  private var offset = 0
  private var turn: (speaker: String?, label: TextSpan?, paragraphs: [TextSpan])?
  private var paragraphStart = 0

  init(_ found: TimedPieces) {
    cues = found.cues
    rule =
      if found.cues.contains(where: { $0.speaker != nil }) {
        found.areUtterances ? .utterances : .speakers
      } else {
        found.areUtterances ? .unnamedUtterances : .pauses
      }
  }

  mutating func write() {
    var former: TimedCue?
    for cue in cues {
      let text = Self.oneLine(cue.text)
      if Self.isBlank(text) { continue }
      pieces += 1
      let joint = joint(cue, after: former)
      switch joint {
      case nil:
        closeTurn()
        openTurn(cue.speaker)
      case .paragraph?:
        closeParagraph()
        append("\n")
        paragraphStart = offset
      case .blank?: if utf8.last != 0x20 { append(" ") }
      case .none?: break
      }
      times.append(ToldTurns.Time(offset: offset, milliseconds: cue.start))
      append(joint == TimedCue.Joint.none ? text : Self.withoutBlanksInFront(text))
      former = cue
    }
    closeTurn()
  }

  /// How a piece goes on with the turn; `nil` where it begins another.
  private func joint(_ cue: TimedCue, after former: TimedCue?) -> TimedCue.Joint? {
    guard let former, former.speaker == cue.speaker else { return nil }
    switch rule {
    case .speakers, .utterances: return cue.joint
    case .unnamedUtterances: return cue.joint == .paragraph ? nil : cue.joint
    case .pauses:
      if cue.joint == .paragraph { return nil }
      if let end = former.end, let start = cue.start, start - end >= TimedTranscript.pause {
        return nil
      }
      let isLong = offset - paragraphStart >= TimedTranscript.length
      return isLong && Self.endsSentence(utf8) ? nil : cue.joint
    }
  }

  private mutating func openTurn(_ speaker: String?) {
    if offset > 0 { append("\n") }
    var label: TextSpan?
    if let speaker {
      let start = offset
      append(speaker + ": ")
      label = TextSpan(start, offset)
      if places[speaker] == nil {
        places[speaker] = names.count
        names.append(speaker)
      }
    }
    turn = (speaker, label, [])
    paragraphStart = offset
  }

  private mutating func closeParagraph() {
    while utf8.last == 0x20 || utf8.last == 0x09, offset > paragraphStart {
      utf8.removeLast()
      offset -= 1
    }
    if offset > paragraphStart { turn?.paragraphs.append(TextSpan(paragraphStart, offset)) }
  }

  private mutating func closeTurn() {
    closeParagraph()
    guard let open = turn else { return }
    turns.append(
      ToldTurns.Turn(
        label: open.label, speaker: open.speaker.flatMap { places[$0] },
        paragraphs: open.paragraphs))
    turn = nil
  }

  private mutating func append(_ text: String) {
    utf8.append(contentsOf: text.utf8)
    offset += text.unicodeScalars.count
  }

  /// The text with its line ends as blanks.
  private static func oneLine(_ text: String) -> String {
    let isPlain = !text.utf8.contains(0x0A) && !text.utf8.contains(0x0D)
    return isPlain
      ? text
      : text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        .map { String(Substring($0)).trimmingBlanks() }.filter { !$0.isEmpty }
        .joined(separator: " ")
  }

  private static func withoutBlanksInFront(_ text: String) -> String {
    String(Substring(text.utf8.drop { $0 == 0x20 || $0 == 0x09 }))
  }

  private static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  /// Whether what was written last ends a sentence, closing quotes left aside.
  private static func endsSentence(_ utf8: [UInt8]) -> Bool {
    let tail = String(decoding: utf8.suffix(16), as: UTF8.self).unicodeScalars.reversed()
    guard let last = tail.first(where: { !"\"'”’»)]".unicodeScalars.contains($0) }) else {
      return false
    }
    return ".?!…".unicodeScalars.contains(last)
  }
}
