/// Writes the marks that lines, labels, furniture and notes call for.
struct MarkWriter {
  let lines: TextLines
  let joints: LineJoints
  let labels: SpeakerLabels
  let furniture: PageFurniture
  let stamps: [Timestamp]
  let notes: FootnoteMarks
  let hyphens: LineEndHyphens

  init(
    lines: TextLines, joints: LineJoints, labels: SpeakerLabels, furniture: PageFurniture,
    stamps: [Timestamp], notes: FootnoteMarks, words: TranscriptReader.WordList?
  ) {
    self.lines = lines
    self.joints = joints
    self.labels = labels
    self.furniture = furniture
    self.stamps = stamps
    self.notes = notes
    hyphens = LineEndHyphens(lines, words: words)
  }

  /// All marks in ascending order.
  func marks() -> [Mark] {
    var marks: [Mark] = []
    let content = joints.content
    marks.reserveCapacity(content.count)
    for place in content.indices {
      if let mark = labelMark(place) { marks.append(mark) }
      if place + 1 < content.count { marks += between(place) }
    }
    marks += furnitureMarks(from: 0, through: content.first ?? lines.lines.count)
    if let last = content.last {
      marks += furnitureMarks(from: last + 1, through: lines.lines.count)
    }
    marks += stampMarks()
    marks += noteMarks()
    Self.clip(&marks)
    marks += headingMarks()
    marks.sort { $0.span < $1.span }
    return marks
  }

  /// Puts marks in ascending order and cuts each off where one before it covers the same scalars.
  private static func clip(_ marks: inout [Mark]) {
    marks.sort { $0.span < $1.span }
    var kept = 0
    var end = 0
    for index in marks.indices where marks[index].span.end > end {
      let mark = marks[index]
      let span = TextSpan(max(end, mark.span.start), mark.span.end)
      end = mark.span.end
      guard !span.isEmpty else { continue }
      marks[kept] = Mark(span, mark.kind, rule: mark.rule)
      kept += 1
    }
    marks.removeLast(marks.count - kept)
  }

  private func headingMarks() -> [Mark] {
    zip(joints.paragraphs, joints.isHeading).filter(\.1).map { paragraph, _ in
      let first = lines.lines[joints.content[paragraph.lowerBound]].first
      let last = lines.lines[joints.content[paragraph.upperBound - 1]].last
      return Mark(TextSpan(first, last), .heading, rule: "heading")
    }
  }

  /// Complaints about what was taken out of the middle of sentences.
  var complaints: [ReadingComplaint] {
    joints.content.indices.dropLast().compactMap { place in
      guard joints.kinds[place] == .wrap else { return nil }
      let between = (joints.content[place] + 1)..<joints.content[place + 1]
      guard let line = between.first(where: { (furniture.rules[$0] ?? "timestamp") != "timestamp" })
      else { return nil }
      return ReadingComplaint(line: line + 1, kind: .furnitureInSentence)
    }
  }

  /// The mark over the label at the head of a line, blanks behind it included.
  private func labelMark(_ place: Int) -> Mark? {
    let index = joints.content[place]
    guard let label = labels.byLine[index] else { return nil }
    let line = lines.lines[index]
    var end = label.textStart
    if place + 1 < joints.content.count, joints.kinds[place] == .label {
      let next = joints.content[place + 1]
      let stop = firstFurniture(after: index, before: next) ?? next
      end = lines.lines[stop].first
    }
    return Mark(TextSpan(line.first, end), .label, rule: "speaker-label")
  }

  /// The marks between a content line and the next.
  private func between(_ place: Int) -> [Mark] {
    let index = joints.content[place]
    let next = joints.content[place + 1]
    let line = lines.lines[index]
    let below = lines.lines[next]
    let fixed = firstFurniture(after: index, before: next)
    let end = fixed.map { lines.lines[$0].first } ?? below.first
    var marks = furnitureMarks(from: index + 1, through: next)
    switch joints.kinds[place] {
    case .label: break
    case .paragraph:
      marks.append(Mark(TextSpan(line.last, end), .paragraph, rule: "paragraph-end"))
    case .wrap: marks.append(wrapMark(line, below, end: end))
    }
    return marks
  }

  /// The mark over the newline of a wrapped line, and the hyphen before it.
  private func wrapMark(_ line: TextLine, _ below: TextLine, end: Int) -> Mark {
    let newline = TextSpan(line.last, end)
    if lines.endsWithHyphen(line) {
      switch hyphens.verdict(on: line, before: below.first, limit: below.last) {
      case .join(let dictionary):
        return Mark(
          TextSpan(line.last - 1, end), .elide, rule: named("line-end-hyphen", dictionary))
      case .keep(let dictionary):
        return Mark(newline, .elide, rule: named("line-end-hyphen-kept", dictionary))
      case .keepAndSpace: return Mark(newline, .space, rule: "wrap")
      }
    }
    if endsWithSlash(line, below) { return Mark(newline, .elide, rule: "line-end-slash") }
    return Mark(newline, .space, rule: "wrap")
  }

  /// Whether a line ends with the slash of a web address or between two words.
  private func endsWithSlash(_ line: TextLine, _ below: TextLine) -> Bool {
    guard line.width > 1, lines.scalars[line.last - 1] == 0x2F,
      !FootnoteMarks.isAddress(at: below.first, limit: below.last, in: lines)
    else { return false }
    let before = lines.scalars[line.last - 2]
    return (ScalarClass.isWord(before) || before == 0x2F)
      && ScalarClass.isWord(lines.scalars[below.first])
  }

  private func named(_ rule: String, _ dictionary: String?) -> String {
    dictionary.map { "\(rule)@\($0)" } ?? rule
  }

  private func firstFurniture(after index: Int, before next: Int) -> Int? {
    ((index + 1)..<next).first { furniture.rules[$0] != nil }
  }

  /// The marks over the furniture among some lines; each runs to what comes next.
  private func furnitureMarks(from start: Int, through end: Int) -> [Mark] {
    guard start < end else { return [] }
    let found = (start..<end).filter { furniture.rules[$0] != nil }
    return found.enumerated().map { place, index in
      let stop =
        place + 1 < found.count
        ? lines.lines[found[place + 1]].first
        : end < lines.lines.count ? lines.lines[end].first : lines.lines[index].last
      let rule = furniture.rules[index] ?? ""
      return Mark(
        TextSpan(lines.lines[index].first, stop), rule == "timestamp" ? .label : .elide, rule: rule)
    }
  }

  /// The marks over times in running text, with the blanks that would be left over.
  private func stampMarks() -> [Mark] {
    stamps.compactMap { stamp in
      let index = lines.line(at: stamp.span.start)
      let line = lines.lines[index]
      if furniture.rules[index] != nil { return nil }
      var (start, end) = (stamp.span.start, stamp.span.end)
      let textStart = labels.byLine[index]?.textStart ?? line.first
      if end >= line.last {
        while start > textStart, ScalarClass.isBlank(lines.scalars[start - 1]) { start -= 1 }
      } else {
        end = lines.skipBlanks(from: end, limit: line.last)
      }
      return Mark(TextSpan(start, end), .label, rule: "timestamp")
    }
  }

  /// The marks over footnote figures, but for those on lines that are left out as a whole.
  private func noteMarks() -> [Mark] {
    notes.figures.compactMap { figure in
      let index = lines.line(at: figure.span.start)
      let textStart = labels.byLine[index]?.textStart ?? 0
      guard furniture.rules[index] == nil, figure.span.start >= textStart,
        !isContentsEntry(figure, on: lines.lines[index])
      else { return nil }
      return Mark(figure.span, .elide, rule: "footnote-mark")
    }
  }

  /// Whether a figure is the page number of an entry in a table of contents.
  private func isContentsEntry(_ figure: FootnoteMarks.Figure, on line: TextLine) -> Bool {
    figure.span.end == line.last && HeadingFinder(lines: lines, labels: labels).isContents(line)
  }
}
