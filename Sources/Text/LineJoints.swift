/// Decides, wherever one content line follows another, whether a paragraph ends there.
struct LineJoints {
  /// What lies between two content lines.
  enum Kind: Hashable {
    /// The paragraph goes on.
    case wrap
    /// The paragraph ends.
    case paragraph
    /// The first line is a label alone, and what it labels follows.
    case label
  }

  /// The indices of the lines that hold text, in order.
  let content: [Int]
  /// What lies behind each content line; one fewer than the lines.
  let kinds: [Kind]
  /// The paragraphs, as ranges of places in `content`.
  let paragraphs: AdjacentRanges
  /// Whether each paragraph is a heading.
  let isHeading: [Bool]

  /// Decides for a whole text.
  init(
    in lines: TextLines, labels: SpeakerLabels, furniture: PageFurniture,
    detection: LayoutDetection
  ) {
    content = detection.content
    let survey = JointSurvey(
      lines: lines, content: content, widths: detection.widths, labels: labels,
      furniture: furniture)
    let headings = HeadingFinder(lines: lines, labels: labels)
    let judge = JointJudge(
      lines: lines, labels: labels, survey: survey, headings: headings,
      layouts: detection.layouts, isNamed: detection.isNamed)
    var kinds: [Kind] = []
    kinds.reserveCapacity(content.count)
    for place in content.indices.dropLast() { kinds.append(judge.kind(after: place)) }
    self.kinds = kinds
    let lasts = content.indices.lazy.filter { [content] place in
      place == content.count - 1 || kinds[place] == .paragraph
    }
    let paragraphs = AdjacentRanges(endingBehind: lasts)
    self.paragraphs = paragraphs
    isHeading = headings.headings(among: paragraphs, content: content)
  }
}

/// The rules for a single place between two content lines.
private struct JointJudge {
  let lines: TextLines
  let labels: SpeakerLabels
  let survey: JointSurvey
  let headings: HeadingFinder
  let layouts: [Layout]
  let isNamed: Bool

  /// A line shorter than this share of the wrap width ends its paragraph.
  private static let shortShare = 75

  func kind(after place: Int) -> LineJoints.Kind {
    let index = survey.content[place]
    let next = survey.content[place + 1]
    if labels.byLine[next] != nil { return .paragraph }
    if survey.isLabelAlone(index) { return .label }
    let line = lines.lines[index]
    let below = lines.lines[next]
    if headings.isContents(line) || headings.isContents(below) { return .paragraph }
    if ScalarClass.isBullet(lines.scalars[below.first]) { return .paragraph }
    let head = lines.firstLetter(from: below.first, limit: below.last)
    let startsLower = ScalarClass.isLower(head)
    let isFull = survey.isFull(place)
    let isOpen = isFull && !endsClause(line) && !headings.isPlain(index)
    if headings.isPlain(index) || (headings.isPlain(next) && !isOpen) {
      let areCapitals = headings.isCapitals(line) && headings.isCapitals(below)
      let goesOn = areCapitals ? !ScalarClass.isDigit(head) : startsLower && headings.isPlain(index)
      return goesOn && survey.blanks(after: place) == 0 ? .wrap : .paragraph
    }
    guard let blanks = survey.blanks(after: place) else {
      return acrossFurniture(place, line, startsLower, isFull)
    }
    switch layouts[place] {
    case .line: return .paragraph
    case .blankLine where isNamed:
      return blanks > 0 ? .paragraph : tightBlock(place, line, isFull)
    case .doubleSpaced where layouts[place + 1] == .doubleSpaced:
      return blanks > 1 ? gap(place, line, isFull) : wrapped(place, line, startsLower, isFull)
    case .auto, .blankLine, .hardWrapped, .doubleSpaced:
      return blanks > 0 ? gap(place, line, isFull) : wrapped(place, line, startsLower, isFull)
    }
  }

  /// Page furniture lies between: the sentence goes on, or the line before it was full.
  private func acrossFurniture(
    _ place: Int, _ line: TextLine, _ startsLower: Bool, _ isFull: Bool
  ) -> LineJoints.Kind {
    if lines.endsSentence(line) || lines.scalars[line.last - 1] == 0x3A { return .paragraph }
    if startsLower { return isListItem(place + 1) && !isFull ? .paragraph : .wrap }
    return isFull && layouts[place] != .line && !isListItem(place + 1) ? .wrap : .paragraph
  }

  /// Blank lines lie between: the end of a paragraph, unless the sentence of a long line goes on.
  private func gap(_ place: Int, _ line: TextLine, _ isFull: Bool) -> LineJoints.Kind {
    guard survey.runsOn(place), !isAddress(place + 1) else { return .paragraph }
    let isLong = line.width * 100 >= survey.widths[place] * Self.shortShare
    return isFull || (isLong && layouts[place] != .blankLine) ? .wrap : .paragraph
  }

  /// Nothing lies between, in a text where blank lines part paragraphs.
  private func tightBlock(_ place: Int, _ line: TextLine, _ isFull: Bool) -> LineJoints.Kind {
    guard isListItem(place + 1) else { return .wrap }
    return isFull && !endsClause(line) ? .wrap : .paragraph
  }

  /// Only the newline of a wrapped line lies between, if the line lengths allow it.
  private func wrapped(
    _ place: Int, _ line: TextLine, _ startsLower: Bool, _ isFull: Bool
  ) -> LineJoints.Kind {
    if isListItem(place + 1), !followsQuotation(place, line) {
      return isFull && !endsClause(line) ? .wrap : .paragraph
    }
    if isAddress(place), isAddress(place + 1) || (isOneChunk(line) && !startsLower) {
      return .paragraph
    }
    if startsLower || followsQuotation(place, line) { return .wrap }
    if isTitle(place + 1), endsClause(line) { return .paragraph }
    if isFull { return .wrap }
    if endsClause(line) { return .paragraph }
    return line.width * 100 < survey.widths[place] * Self.shortShare ? .paragraph : .wrap
  }

  private func endsClause(_ line: TextLine) -> Bool {
    lines.endsSentence(line) || [0x3A, 0x3B].contains(lines.scalars[line.last - 1])
  }

  /// Whether a number in parentheses follows a quotation: who said it, not an item of a list.
  private func followsQuotation(_ place: Int, _ line: TextLine) -> Bool {
    let below = lines.lines[survey.content[place + 1]]
    let final = lines.scalars[line.last - 1]
    return lines.scalars[below.first] == 0x28 && ScalarClass.isCloser(final) && final != 0x29
  }

  /// Whether a line is shorter than its neighbours, open at its end, and stands over a capital.
  private func isTitle(_ place: Int) -> Bool {
    let line = lines.lines[survey.content[place]]
    if endsClause(line) || line.width * 100 >= survey.widths[place] * Self.shortShare {
      return false
    }
    guard place + 1 < survey.content.count else { return true }
    let below = lines.lines[survey.content[place + 1]]
    return !survey.isFull(place) && labels.byLine[survey.content[place + 1]] == nil
      && !lines.endsWithHyphen(line) && lines.scalars[line.last - 1] != 0x2C
      && ScalarClass.isUpper(lines.firstLetter(from: below.first, limit: below.last))
  }

  private func isOneChunk(_ line: TextLine) -> Bool {
    lines.chunkEnd(from: line.first, limit: line.last) == line.last
  }

  private func isAddress(_ place: Int) -> Bool {
    let line = lines.lines[survey.content[place]]
    return FootnoteMarks.isAddress(at: line.first, limit: line.last, in: lines)
  }

  private func isListItem(_ place: Int) -> Bool { survey.startsListItem(survey.content[place]) }
}
