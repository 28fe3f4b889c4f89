internal import Text

/// Reads SubRip and WebVTT: pieces that a line with `-->` gives their times.
///
/// What a file gets wrong is read as people read it: a missing blank line, a number too few, a
/// stop for a comma. No words are ever left out but those of notes and styles.
struct SubtitleReader {
  private let lines: [Substring]
  private let isWebVTT: Bool
  private var cues: [TimedCue] = []
  private var complaints: [TimedComplaint] = []
  private var comments = 0

  private init(_ text: String, isWebVTT: Bool) {
    lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Substring.init)
    self.isWebVTT = isWebVTT
  }

  /// Reads SubRip.
  static func subRip(_ text: String) -> TimedPieces {
    var reader = SubtitleReader(text, isWebVTT: false)
    reader.read(from: 0)
    return reader.pieces
  }

  /// Reads WebVTT, such as Teams, Zoom and YouTube write it.
  static func webVTT(_ text: String) -> TimedPieces {
    var reader = SubtitleReader(text, isWebVTT: true)
    let head = reader.lines.firstIndex { $0.isEmpty || $0.contains("-->") } ?? reader.lines.count
    reader.read(from: head)
    return reader.pieces
  }

  private var pieces: TimedPieces {
    var found = TimedPieces()
    found.complaints = complaints
    if comments > 0 { found.complaints.append(TimedComplaint(kind: .comments(comments))) }
    let texts = cues.map { isWebVTT ? WebVTTText.lines($0.text) : SubRipText.lines($0.text) }
    let rolled = RollUp(texts.map { $0.map(\.text) }, hasInlineTimes: hasInlineTimes)
    if rolled.left > 0 {
      found.complaints.append(TimedComplaint(kind: .repeatedLines(rolled.left)))
    }
    for (index, cue) in cues.enumerated() {
      let kept = texts[index].dropFirst(rolled.skipped[index])
      found.cues += Self.cues(Array(kept), of: cue)
    }
    found.namesSpeakers = found.cues.contains { $0.speaker != nil }
    return found
  }

  private var hasInlineTimes: Bool {
    isWebVTT && cues.contains { WebVTTText.hasInlineTime($0.text) }
  }

  /// The pieces of one: a new one where another voice speaks, or where each line has its dash.
  private static func cues(_ lines: [SubtitleLine], of cue: TimedCue) -> [TimedCue] {
    let said = lines.filter { !$0.text.trimmingBlanks().isEmpty }
    let isDialogue =
      said.count > 1
      && said.allSatisfy { line in
        ["- ", "– ", "— "].contains { line.text.trimmingBlanks().hasPrefix($0) }
      }
    var pieces: [TimedCue] = []
    for line in said {
      if let last = pieces.last, last.speaker == line.voice, !isDialogue {
        pieces[pieces.count - 1].text += "\n" + line.text
      } else {
        pieces.append(
          TimedCue(
            line.text, speaker: line.voice, start: cue.start, end: cue.end, line: cue.line,
            joint: isDialogue ? .paragraph : .blank))
      }
    }
    return pieces
  }

  /// Reads block by block: an optional number or name, the times, and what is said.
  private mutating func read(from start: Int) {
    var index = start
    while index < lines.count {
      if isBlank(index) {
        index += 1
      } else if isTiming(index) {
        index = takeCue(at: index)
      } else if index + 1 < lines.count, isTiming(index + 1) {
        index += 1
      } else {
        index = takeOther(at: index)
      }
    }
  }

  private mutating func takeCue(at timing: Int) -> Int {
    let (start, end) = Self.times(lines[timing])
    if start == nil || end == nil {
      complaints.append(TimedComplaint(line: timing + 1, kind: .unreadableTime))
    }
    var index = timing + 1
    var text: [Substring] = []
    while index < lines.count, !isBlank(index), !isTiming(index), !isNumberOfCue(index) {
      text.append(lines[index])
      index += 1
    }
    cues.append(
      TimedCue(
        text.joined(separator: "\n"), start: start, end: end.flatMap { $0 < start ?? 0 ? nil : $0 },
        line: timing + 1))
    return index
  }

  /// Takes a block without times: a comment, or words of the piece before behind a blank line.
  private mutating func takeOther(at first: Int) -> Int {
    var index = first
    while index < lines.count, !isBlank(index), !isTiming(index), !isNumberOfCue(index) {
      index += 1
    }
    index = max(index, first + 1)
    let isComment =
      isWebVTT
      && ["NOTE", "STYLE", "REGION"].contains { word in
        lines[first] == word || lines[first].hasPrefix(word + " ")
          || lines[first].hasPrefix(word + "\t")
      }
    if isComment {
      comments += 1
    } else if !cues.isEmpty {
      let more = lines[first..<index].joined(separator: "\n")
      cues[cues.count - 1].text += "\n" + more
      complaints.append(TimedComplaint(line: first + 1, kind: .wordsWithoutTime))
    } else {
      complaints.append(TimedComplaint(line: first + 1, kind: .strayLine))
    }
    return index
  }

  private func isBlank(_ index: Int) -> Bool {
    isWebVTT ? lines[index].isEmpty : lines[index].utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func isTiming(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.utf8.contains(0x3E), let arrow = line.firstRange(of: "-->") else { return false }
    let digit = line[..<arrow.lowerBound].utf8.first { $0 != 0x20 && $0 != 0x09 }
    return digit.map { (0x30...0x39).contains($0) } ?? false
  }

  /// Whether a line is the number, or in WebVTT behind no blank line the name, of the next piece.
  private func isNumberOfCue(_ index: Int) -> Bool {
    guard index + 1 < lines.count, isTiming(index + 1) else { return false }
    let bytes = lines[index].utf8.filter { $0 != 0x20 && $0 != 0x09 }
    return !bytes.isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func times(_ line: Substring) -> (start: Int?, end: Int?) {
    guard let arrow = line.firstRange(of: "-->") else { return (nil, nil) }
    func word(_ part: Substring) -> Substring? {
      part.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }).first.map(Substring.init)
    }
    return (
      word(line[..<arrow.lowerBound]).flatMap(Self.time),
      word(line[arrow.upperBound...]).flatMap(Self.time)
    )
  }

  /// Reads `00:01:02,500`, and seconds alone such as `62.5`, which some programs write.
  private static func time(_ written: Substring) -> Int? {
    if let clock = TimedClock.clock(written) { return clock }
    let hasFraction = written.utf8.contains { $0 == 0x2E || $0 == 0x2C }
    return hasFraction ? TimedClock.seconds(written) : nil
  }
}

/// A line of a piece, and whose voice it is where the file says so.
struct SubtitleLine: Hashable, Sendable {
  var text: String
  var voice: String?
}
