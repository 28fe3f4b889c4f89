internal import Text

/// Reads CHAT (CLAN, TalkBank): main lines `*MOT:`, with their times between U+0015.
///
/// The conventions of a main line are its text and stay; lines of `%` and `@` are left out.
enum ChatReader {
  /// Reads a text; each main line is an utterance.
  static func pieces(_ text: String) -> TimedPieces {
    var found = TimedPieces()
    found.namesSpeakers = true
    found.areUtterances = true
    var dependents: [String] = []
    var comments = 0
    var number = 0
    var main: (speaker: String, text: String, line: Int)?
    func flush() {
      if let main { found.cues += cues(main.speaker, main.text, line: main.line) }
      main = nil
    }
    for bytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let bytes = withoutIndent(bytes)
      let line = Substring(bytes)
      switch bytes.first {
      case nil: break
      case 0x09?, 0x20?: main?.text += " " + String(line).trimmingBlanks()
      case UInt8(ascii: "*")?:
        flush()
        if let colon = bytes.firstIndex(of: 0x3A) {
          let rest = line[bytes.index(after: colon)...]
          main = (String(line[..<colon].dropFirst()), String(rest).trimmingBlanks(), number)
        } else {
          found.complaints.append(TimedComplaint(line: number, kind: .strayLine))
        }
      case UInt8(ascii: "%")?:
        flush()
        let name = bytes.firstIndex(of: 0x3A).map { String(line[..<$0]) } ?? String(line)
        if !dependents.contains(name) { dependents.append(name) }
      case UInt8(ascii: "@")?:
        flush()
        if line.hasPrefix("@Comment") { comments += 1 }
      default:
        flush()
        found.complaints.append(TimedComplaint(line: number, kind: .strayLine))
      }
    }
    flush()
    if comments > 0 { found.complaints.append(TimedComplaint(kind: .comments(comments))) }
    if !dependents.isEmpty {
      found.complaints.append(TimedComplaint(kind: .tiersLeftOut(dependents)))
    }
    return found
  }

  /// A main line without the blanks that stand before it by mistake; any other line as it is, for
  /// behind blanks a line goes on.
  private static func withoutIndent(_ line: Substring.UTF8View) -> Substring.UTF8View {
    guard line.first == 0x20 else { return line }
    let shown = line.drop { $0 == 0x20 }
    guard shown.first == UInt8(ascii: "*"), let colon = shown.firstIndex(of: 0x3A) else {
      return line
    }
    let after = shown.index(after: colon)
    return after < shown.endIndex && shown[after] == 0x09 ? shown : line
  }

  /// The pieces of a main line: words, then between two U+0015 when they were said.
  private static func cues(_ speaker: String, _ text: String, line: Int) -> [TimedCue] {
    var cues: [TimedCue] = []
    var words = ""
    for (index, part) in text.utf8.split(separator: 0x15, omittingEmptySubsequences: false)
      .enumerated()
    {
      let part = String(Substring(part)).trimmingBlanks()
      if index.isMultiple(of: 2) {
        words += part
        continue
      }
      let (start, end) = times(part)
      if words.isEmpty, !cues.isEmpty { continue }
      cues.append(TimedCue(words, speaker: speaker, start: start, end: end, line: line))
      words = ""
    }
    if !words.isEmpty || cues.isEmpty {
      cues.append(
        TimedCue(words, speaker: speaker, start: nil, line: line))
    }
    if !cues.isEmpty { cues[0].joint = .paragraph }
    return cues
  }

  /// Reads `1200_3400`, also behind `%snd:"name"_`.
  private static func times(_ written: String) -> (start: Int?, end: Int?) {
    let parts = written.utf8.split(separator: 0x5F).suffix(2).map {
      TimedClock.milliseconds(Substring($0))
    }
    return parts.count == 2 ? (parts[0], parts[1]) : (nil, nil)
  }
}
