internal import Text

/// Finds who speaks in pieces whose format does not say so, by the labels that lines begin with.
///
/// The rule is the one by which speakers are found in plain text. A piece without a label goes on
/// with the speaker before it.
struct TimedSpeakers {
  private let known: [String]

  /// Takes labels that a person named.
  init(known: [String]) {
    self.known = known
  }

  /// The pieces with their speakers, and the labels out of their texts.
  func named(_ cues: [TimedCue]) -> [TimedCue] {
    var text = ""
    var starts: [Int] = []
    var offset = 0
    for cue in cues {
      starts.append(offset)
      let line = Self.line(cue.text)
      text += line
      text += "\n"
      offset += line.unicodeScalars.count + 1
    }
    let stored = StoredText(text)
    let reading = TranscriptReader(
      layout: .line, labels: TranscriptReader.Labels(names: known)
    ).read(stored)
    guard !reading.speakers.isEmpty else { return cues }
    let labels = reading.marks.filter { $0.rule == "speaker-label" }
    let turns = reading.segments(.turn)
    var named: [TimedCue] = []
    var speaker: String?
    var next = 0
    for (index, cue) in cues.enumerated() {
      var cue = cue
      let start = starts[index]
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : max(start, stored.count - 1)
      while next < labels.count, labels[next].span.end <= start { next += 1 }
      if next < labels.count, labels[next].span.start < end,
        !Self.isWhole(labels[next].span, end, stored)
      {
        let label = labels[next].span
        let turn = turns.partitioningIndex { $0.span.start >= label.end }
        let number = turn < turns.count ? turns[turn].speaker : nil
        if let number { speaker = reading.speakers[number].label }
        cue.text = stored.raw(TextSpan(min(end, max(start, label.end)), end))
      }
      cue.speaker = speaker
      named.append(cue)
    }
    return named
  }

  /// Whether a label is all that a piece holds, without a sign that sets it off: a short piece, such
  /// as one word of a caption, and nobody's name.
  private static func isWhole(_ label: TextSpan, _ end: Int, _ stored: StoredText) -> Bool {
    guard label.end >= end else { return false }
    return !stored.raw(label).unicodeScalars.contains { ":\u{FF1A}]".unicodeScalars.contains($0) }
  }

  private static func line(_ text: String) -> String {
    text.utf8.contains(0x0A)
      ? text.utf8.split(separator: 0x0A).map { String(Substring($0)).trimmingBlanks() }
        .joined(separator: " ")
      : text
  }
}
