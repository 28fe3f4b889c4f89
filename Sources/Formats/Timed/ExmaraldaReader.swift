internal import Text

/// Reads EXMARaLDA's basic transcriptions (`.exb`): tiers of events between points of one timeline.
///
/// Events of a tier that follow one another without a gap are an utterance.
struct ExmaraldaReader {
  private var found = TimedPieces()
  private var places: [String: Int] = [:]
  private var times: [Int?] = []
  private var names: [String: String] = [:]

  /// Reads the tiers that are asked for; of none, those of what was said (`v`), or where there are
  /// none such all that are transcriptions (`t`).
  static func pieces(_ root: XMLElement, tiers: [String]) throws(TimedReadingError) -> TimedPieces {
    var reader = ExmaraldaReader()
    return try reader.read(root, tiers)
  }

  private mutating func read(
    _ root: XMLElement, _ asked: [String]
  ) throws(TimedReadingError) -> TimedPieces {
    for speaker in root.all("speaker") {
      guard let id = speaker.value("id") else { continue }
      let short = speaker.first("abbreviation")?.text.trimmingBlanks() ?? ""
      names[id] = short.isEmpty ? id : short
    }
    for point in root.all("tli") {
      guard let id = point.value("id"), places[id] == nil else { continue }
      places[id] = times.count
      times.append(point.value("time").flatMap { TimedClock.seconds($0) })
    }
    // Without any time, utterances stand in the order of the timeline.
    let isTimeless = times.allSatisfy { $0 == nil }
    if isTimeless { times = Array(times.indices) }
    let filled = TimedTier.interpolate(&times)
    if filled > 0 { found.complaints.append(TimedComplaint(kind: .interpolatedTimes(filled))) }
    let elements = root.all("tier")
    let spoken = elements.filter { $0.value("type") == "t" }
    let hasVerbal = spoken.contains { $0.value("category") == "v" }
    let hasSpeakers = spoken.contains { $0.value("speaker") != nil }
    var tiers: [TimedTier] = []
    for element in elements {
      let isSpoken =
        element.value("type") == "t" && (!hasVerbal || element.value("category") == "v")
        && (hasVerbal || !hasSpeakers || element.value("speaker") != nil)
      tiers.append(tier(element, isSecondary: !isSpoken))
    }
    try tiers.gather(asked, into: &found)
    if isTimeless {
      for index in found.cues.indices {
        found.cues[index].start = nil
        found.cues[index].end = nil
      }
    }
    return found
  }

  private mutating func tier(_ element: XMLElement, isSecondary: Bool) -> TimedTier {
    let id = element.value("id") ?? ""
    let shown = element.value("display-name")?.trimmingBlanks() ?? id
    let speaker = element.value("speaker").map { names[$0] ?? $0 } ?? shown
    var events: [(start: Int, end: Int, cue: TimedCue)] = []
    for event in element.children("event") {
      guard let start = place(event, "start"), let end = place(event, "end") else { continue }
      events.append(
        (
          start, end,
          TimedCue(
            event.text, speaker: speaker, start: times[start], end: times[end], line: event.line,
            joint: .none)
        ))
    }
    events.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    // Events hold the blanks between them; where none does, they are words.
    let hasBlanks = events.contains { event in
      let text = event.cue.text.utf8
      return text.first == 0x20 || text.last == 0x20
    }
    var latest = -1
    var cues: [TimedCue] = []
    for event in events {
      var cue = event.cue
      cue.joint = event.start != latest ? .paragraph : hasBlanks ? .none : .blank
      latest = event.end
      cues.append(cue)
    }
    return TimedTier(name: id, speaker: speaker, isSecondary: isSecondary, cues: cues)
  }

  private mutating func place(_ event: XMLElement, _ attribute: String) -> Int? {
    let name = event.value(attribute) ?? ""
    if places[name] == nil {
      found.complaints.append(TimedComplaint(line: event.line, kind: .unknownReference(name)))
    }
    return places[name]
  }
}
