internal import Text

/// Reads Transcriber's files (`.trs`): turns of one or several speakers, cut by points of time.
struct TranscriberReader {
  private var found = TimedPieces()
  private var names: [String: String] = [:]
  private var comments = 0
  private var events = 0

  /// Reads a whole file.
  static func pieces(_ root: XMLElement) throws(TimedReadingError) -> TimedPieces {
    var reader = TranscriberReader()
    for speaker in root.all("Speaker") {
      guard let id = speaker.value("id") else { continue }
      reader.names[id] = speaker.value("name") ?? id
    }
    let turns = root.all("Turn")
    if turns.isEmpty { throw .nothingSaid }
    for turn in turns { reader.read(turn) }
    reader.found.namesSpeakers = true
    reader.found.areUtterances = true
    if reader.comments > 0 {
      reader.found.complaints.append(TimedComplaint(kind: .comments(reader.comments)))
    }
    if reader.events > 0 {
      reader.found.complaints.append(TimedComplaint(kind: .events(reader.events)))
    }
    return reader.found
  }

  /// Reads a turn; where several speak at once, `Who` says whose the words after it are.
  private mutating func read(_ turn: XMLElement) {
    let ids = (turn.value("speaker") ?? "").utf8.split(separator: 0x20).map {
      String(Substring($0))
    }
    for id in ids where names[id] == nil {
      found.complaints.append(TimedComplaint(line: turn.line, kind: .unknownReference(id)))
    }
    let speakers = ids.map { names[$0] ?? $0 }
    var speaker = speakers.first
    var time = turn.value("startTime").flatMap { TimedClock.seconds($0) }
    let end = turn.value("endTime").flatMap { TimedClock.seconds($0) }
    var line = turn.line
    var text = ""
    var joint = TimedCue.Joint.paragraph
    func cue() -> TimedCue? {
      text.trimmingBlanks().isEmpty
        ? nil
        : TimedCue(text, speaker: speaker, start: time, end: end, line: line, joint: joint)
    }
    for content in turn.contents {
      switch content {
      case .text(let piece): text += piece
      case .element(let element):
        switch element.localName {
        case "Sync", "Who":
          if let cue = cue() { found.cues.append(cue) }
          text = ""
          joint = .paragraph
          line = element.line
          if element.localName == "Sync" {
            time = element.value("time").flatMap { TimedClock.seconds($0) } ?? time
          } else if let number = element.value("nb").flatMap({ Int($0) }),
            number >= 1, number <= speakers.count
          {
            speaker = speakers[number - 1]
          }
        case "Comment": comments += 1
        case "Event", "Background": events += 1
        default: break
        }
      }
    }
    if let cue = cue() { found.cues.append(cue) }
  }
}
