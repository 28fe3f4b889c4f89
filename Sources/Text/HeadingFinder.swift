/// Tells headings from paragraphs.
struct HeadingFinder {
  let lines: TextLines
  let labels: SpeakerLabels

  private static let longest = 100
  private static let longestUnmarked = 80
  /// A paragraph of one line must be this long to show that what stands over it is a heading.
  private static let longEnough = 100

  /// Whether a line is an entry of a table of contents: dot leaders and a page number.
  func isContents(_ line: TextLine) -> Bool {
    var position = line.last
    while position > line.first, ScalarClass.isDigit(lines.scalars[position - 1]) { position -= 1 }
    guard position < line.last else { return false }
    var dots = 0
    while position > line.first {
      let value = lines.scalars[position - 1]
      if value == 0x2E {
        dots += 1
      } else if value == 0x2026 {
        dots += 3
      } else if !ScalarClass.isBlank(value) {
        break
      }
      position -= 1
    }
    return dots >= 5 && position > line.first
  }

  /// Whether a line is a heading whatever stands around it: `## Title`, `1.2 Title`, `TITLE`.
  func isPlain(_ index: Int) -> Bool {
    let line = lines.lines[index]
    guard labels.byLine[index] == nil, line.width <= Self.longest else { return false }
    return isMarkdown(line) || isNumbered(line, levels: 2) || isCapitals(line)
  }

  /// Whether a line is written in capitals throughout.
  func isCapitals(_ line: TextLine) -> Bool {
    var capitals = 0
    for value in lines.scalars[line.first..<line.last] {
      if ScalarClass.isUpper(value) {
        capitals += 1
      } else if ScalarClass.isLower(value) {
        return false
      }
    }
    return capitals >= 4 && capitals * 2 >= line.width
      && !ScalarClass.isBullet(lines.scalars[line.first]) && line.width <= Self.longest
  }

  /// For each paragraph, whether it is a heading.
  ///
  /// In a transcript only what stands directly before a label can be one: everything else was
  /// said by somebody.
  func headings(among paragraphs: AdjacentRanges, content: [Int]) -> [Bool] {
    var result = Array(repeating: false, count: paragraphs.count)
    let hasSpeakers = !labels.isEmpty
    for (number, paragraph) in paragraphs.enumerated() {
      let index = content[paragraph.lowerBound]
      guard labels.byLine[index] == nil, number + 1 < paragraphs.count else { continue }
      let next = paragraphs[number + 1]
      if hasSpeakers {
        let isBeforeLabel = labels.byLine[content[next.lowerBound]] != nil
        result[number] = isBeforeLabel && paragraph.count <= 2 && isPlain(index)
        continue
      }
      if isPlain(index), paragraph.count <= 3 {
        result[number] = true
      } else if paragraph.count == 1 {
        let line = lines.lines[index]
        result[number] =
          isNumbered(line, levels: 1) && line.width <= Self.longestUnmarked
          || isUnmarked(
            line, before: next, in: content,
            after: number == 0 ? nil : lines.lines[content[paragraphs[number - 1].upperBound - 1]])
      }
    }
    return result
  }

  private func isMarkdown(_ line: TextLine) -> Bool {
    var position = line.first
    while position < line.last, lines.scalars[position] == 0x23 { position += 1 }
    let level = position - line.first
    return level >= 1 && level <= 6 && position < line.last
      && ScalarClass.isBlank(lines.scalars[position])
  }

  /// Whether a line begins with a section number of so many levels and a capital, and ends openly.
  private func isNumbered(_ line: TextLine, levels: Int) -> Bool {
    var position = line.first
    var count = 0
    while position < line.last, ScalarClass.isDigit(lines.scalars[position]) {
      let start = position
      while position < line.last, ScalarClass.isDigit(lines.scalars[position]) { position += 1 }
      let hasLeadingZero = position - start == 2 && lines.scalars[start] == 0x30
      guard position - start <= 2, !hasLeadingZero else { return false }
      count += 1
      guard position < line.last, lines.scalars[position] == 0x2E else { break }
      position += 1
    }
    guard count >= levels, position < line.last, ScalarClass.isBlank(lines.scalars[position]),
      count > 1 || lines.scalars[position - 1] != 0x2E
    else { return false }
    let title = lines.skipBlanks(from: position, limit: line.last)
    let head = lines.firstLetter(from: title, limit: line.last)
    let final = lines.scalars[line.last - 1]
    return ScalarClass.isUpper(head) && !endsOpenly(final) && !ScalarClass.isHyphen(final)
      && !isContents(line)
  }

  /// Whether a line is a title by its shape: short, without a stop, over a longer paragraph.
  private func isUnmarked(
    _ line: TextLine, before next: Range<Int>, in content: [Int], after previous: TextLine?
  ) -> Bool {
    let scalars = lines.scalars
    let below = lines.lines[content[next.lowerBound]]
    let head = lines.firstLetter(from: line.first, limit: line.last)
    guard line.width <= Self.longestUnmarked, line.width >= 3, ScalarClass.isUpper(head),
      !endsOpenly(scalars[line.last - 1]), !isContents(line),
      !ScalarClass.isHyphen(scalars[line.last - 1]),
      ScalarClass.isLetter(scalars[line.last - 1]) || scalars[line.last - 1] == 0x3F
        || ScalarClass.isDigit(scalars[line.last - 1]) || scalars[line.last - 1] == 0xBB
    else { return false }
    let isBroken = (line.first..<(line.last - 1)).contains {
      (scalars[$0] == 0x3A || scalars[$0] == 0x2E) && ScalarClass.isBlank(scalars[$0 + 1])
    }
    let numbers = scalars[line.first..<line.last].split(whereSeparator: ScalarClass.isBlank).count {
      $0.allSatisfy(ScalarClass.isDigit)
    }
    let hasNote = ScalarClass.isDigit(scalars[line.last - 1]) && lines.endsSentence(line)
    if isBroken || hasNote || numbers > 1 { return false }
    if let previous {
      let last = scalars[previous.last - 1]
      if last == 0x3A || last == 0x2C || last == 0x3B { return false }
    }
    let start = lines.firstLetter(from: below.first, limit: below.last)
    guard ScalarClass.isUpper(start) || ScalarClass.isDigit(start) else { return false }
    let last = lines.lines[content[next.upperBound - 1]]
    guard lines.endsSentence(last) || scalars[last.last - 1] == 0x3A else { return false }
    return next.count >= 2 || below.width >= Self.longEnough
  }

  /// Whether a scalar at the end of a line shows that it is no title.
  private func endsOpenly(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x2026, 0x28, 0x29: true
    default: false
    }
  }
}
