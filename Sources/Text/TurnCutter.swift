/// Cuts a text into paragraphs and turns.
struct TurnCutter {
  private let lines: TextLines
  private let joints: LineJoints
  private let labels: SpeakerLabels
  private let reading: ReadScalars
  private let stamps: [Timestamp]
  private(set) var turns: [Segment] = []
  private var paragraphs: [Segment] = []
  /// The paragraphs that are headings.
  private(set) var headings: [TextSpan] = []
  private(set) var complaints: [ReadingComplaint] = []

  init(
    lines: TextLines, joints: LineJoints, labels: SpeakerLabels, reading: ReadScalars,
    stamps: [Timestamp]
  ) {
    self.lines = lines
    self.joints = joints
    self.labels = labels
    self.reading = reading
    self.stamps = stamps
  }

  /// Cuts; to be called once.
  mutating func cut() {
    turns.reserveCapacity(joints.paragraphs.count)
    paragraphs.reserveCapacity(joints.paragraphs.count)
    var open: OpenTurn?
    var clock = TurnClock(stamps)
    for (paragraph, isHeading) in zip(joints.paragraphs, joints.isHeading) {
      let index = joints.content[paragraph.lowerBound]
      let line = lines.lines[index]
      let label = labels.byLine[index]
      let whole = TextSpan(line.first, lines.lines[joints.content[paragraph.upperBound - 1]].last)
      let startsTurn = labels.isEmpty || label != nil || isHeading || open?.isHeading ?? true
      if startsTurn {
        close(open, &clock)
        open = OpenTurn(
          line: index, start: line.first, textStart: label?.textStart ?? line.first,
          speaker: label?.speaker, milliseconds: label?.milliseconds, isHeading: isHeading,
          span: nil)
      }
      guard let span = reading.trimmed(whole) else { continue }
      paragraphs.append(Segment(span, .paragraph, speaker: open?.speaker))
      if isHeading { headings.append(span) }
      let before = open?.span
      open?.span = before?.hull(span) ?? span
    }
    close(open, &clock)
  }

  /// Takes away the turns and then the paragraphs, with room for a sentence to each turn.
  mutating func takeSegments() -> [Segment] {
    var segments = turns
    turns = []
    segments.reserveCapacity(2 * segments.count + paragraphs.count)
    segments += paragraphs
    paragraphs = []
    return segments
  }

  private mutating func close(_ turn: OpenTurn?, _ clock: inout TurnClock) {
    guard let turn else { return }
    guard let span = turn.span else {
      if let speaker = turn.speaker {
        complaints.append(
          ReadingComplaint(
            line: turn.line + 1, kind: .emptyTurn(label: labels.names[speaker])))
      }
      return
    }
    if turn.speaker == nil, !labels.isEmpty, !turn.isHeading, turns.isEmpty {
      complaints.append(ReadingComplaint(line: turn.line + 1, kind: .textBeforeFirstSpeaker))
    }
    let time = clock.time(of: turn, span)
    if time.runsBackward {
      complaints.append(ReadingComplaint(line: turn.line + 1, kind: .timeRunsBackward))
    }
    turns.append(Segment(span, .turn, speaker: turn.speaker, milliseconds: time.milliseconds))
  }
}

/// A turn whose end is not known yet.
struct OpenTurn {
  let line: Int
  let start: Int
  let textStart: Int
  let speaker: Int?
  let milliseconds: Int?
  let isHeading: Bool
  var span: TextSpan?
}

/// Gives turns their times, in the order of the text.
struct TurnClock {
  private let stamps: [Timestamp]
  private let marksEnds: Bool
  private var next = 0
  private var lastEnd: Int?
  private var latest = 0

  /// Takes the times that stand in the text, in order.
  init(_ stamps: [Timestamp]) {
    self.stamps = stamps
    marksEnds = stamps.contains { $0.form == .hashed }
    lastEnd = marksEnds ? 0 : nil
  }

  /// When a turn begins: the time with its label, directly before it, or at its head; with f4's
  /// marks, which stand at ends, the time at which the turn before ended.
  mutating func time(
    of turn: OpenTurn, _ span: TextSpan
  ) -> (milliseconds: Int?, runsBackward: Bool) {
    var found = turn.milliseconds
    let endBefore = lastEnd
    while next < stamps.count, stamps[next].span.start < span.end {
      let stamp = stamps[next]
      if stamp.form == .hashed {
        if stamp.span.start >= turn.textStart || stamp.span.start < turn.start {
          lastEnd = stamp.milliseconds
        }
      } else if stamp.span.end <= span.start {
        found = found ?? stamp.milliseconds
      }
      next += 1
    }
    if next < stamps.count, stamps[next].form == .hashed, stamps[next].span.start <= span.end + 2 {
      lastEnd = stamps[next].milliseconds
      next += 1
    }
    guard let time = found ?? (marksEnds ? endBefore : nil) else { return (nil, false) }
    defer { latest = max(latest, time) }
    return (time, time < latest)
  }
}
