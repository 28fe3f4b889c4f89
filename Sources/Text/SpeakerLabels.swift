/// The speakers' labels of a text: which line heads are labels, and whose.
struct SpeakerLabels {
  /// The label at the head of one line.
  struct LineLabel: Hashable {
    /// The index of its speaker in `names`.
    let speaker: Int
    /// Where the words begin; the line's last scalar where none follow.
    let textStart: Int
    /// The time written with it.
    let milliseconds: Int?
  }

  /// The label of each line, if any.
  private(set) var byLine: LineTable<LineLabel>
  /// The labels as first written, in the order in which they appear.
  private(set) var names: [String] = []
  /// What looked like a label and was left alone.
  private(set) var complaints: [ReadingComplaint] = []

  /// Whether anybody's label was found.
  var isEmpty: Bool { names.isEmpty }

  /// The most words to a label that a transcript may have on average, so that a report with a
  /// few colons does not become one.
  private static let wordsPerLabel = 400
  private static let wordsPerStrongLabel = 1000

  /// Finds the labels of a text.
  init(
    in lines: TextLines, known: TranscriptReader.Labels, words: TranscriptReader.WordList?
  ) {
    byLine = LineTable(count: lines.lines.count)
    var given = Self.given(known.spans, in: lines)
    if !known.patterns.isEmpty {
      let taken = Set(given.map(\.line))
      given += lines.lines.indices.filter { !taken.contains($0) }.compactMap { index in
        known.patterns.lazy.compactMap { $0.candidate(on: index, in: lines) }.first
      }
      given.sort { $0.line < $1.line }
    }
    var candidates: [LabelCandidate] = given
    let givenLines = Set(given.map(\.line))
    if known.isSearched || !known.names.isEmpty {
      let parser = LabelParser(lines, given: known.names)
      candidates.reserveCapacity(lines.lines.count)
      for (index, line) in lines.lines.enumerated()
      where !line.isBlank && !givenLines.contains(index) {
        if let candidate = parser.candidate(on: index) { candidates.append(candidate) }
      }
      candidates.sort { $0.line < $1.line }
    }
    var choice = LabelChoice(
      candidates, words: words, known: Set(known.names.map(\.foldedForSearch)),
      isSearched: known.isSearched)
    choice.settle(
      wordCount: Self.wordCount(lines), usual: Self.wordsPerLabel,
      strong: Self.wordsPerStrongLabel)
    var indexByKey: [String: Int] = [:]
    for candidate in candidates where choice.accepts(candidate) {
      let speaker = indexByKey[candidate.key] ?? names.count
      if speaker == names.count {
        names.append(candidate.name)
        indexByKey[candidate.key] = speaker
      }
      byLine[candidate.line] = LineLabel(
        speaker: speaker, textStart: candidate.textStart, milliseconds: candidate.milliseconds)
    }
    if !names.isEmpty {
      complaints = candidates.filter { choice.doubts($0) }.map {
        ReadingComplaint(line: $0.line + 1, kind: .possibleSpeaker(label: $0.name))
      }
    }
  }

  /// The labels that the caller pointed out, one to a line, where they stand at its head.
  private static func given(_ spans: [TextSpan], in lines: TextLines) -> [LabelCandidate] {
    var found: [LabelCandidate] = []
    var taken: Set<Int> = []
    for span in spans.sorted() where span.end <= lines.scalars.count && !span.isEmpty {
      let start = lines.skipBlanks(from: span.start, limit: span.end)
      let index = lines.line(at: start)
      let line = lines.lines[index]
      guard start < span.end, start == line.first, taken.insert(index).inserted else { continue }
      var end = min(span.end, line.last)
      var textStart = end
      while textStart < line.last,
        ScalarClass.isBlank(lines.scalars[textStart]) || lines.scalars[textStart] == 0x3A
      { textStart += 1 }
      var time: Int?
      if let stamp = Timestamps.parse(lines.scalars, at: textStart, limit: line.last) {
        time = stamp.milliseconds
        textStart = lines.skipBlanks(from: stamp.span.end, limit: line.last)
      }
      var first = start
      while first < end, !ScalarClass.isWord(lines.scalars[first]) { first += 1 }
      while end > first, !ScalarClass.isWord(lines.scalars[end - 1]) { end -= 1 }
      let name = lines.scalars[first..<end].text.collapsingBlanks()
      guard !name.isEmpty else { continue }
      found.append(
        LabelCandidate(
          line: index, name: name, form: .given, textStart: textStart, milliseconds: time))
    }
    return found
  }

  /// The number of stretches of the text between blanks.
  private static func wordCount(_ lines: TextLines) -> Int {
    var count = 0
    var wasBlank = true
    for value in lines.scalars {
      let isBlank = ScalarClass.isBlank(value)
      if wasBlank, !isBlank { count += 1 }
      wasBlank = isBlank
    }
    return count
  }
}
