/// Looks at the places where one content line follows another, and counts what they speak for.
struct JointSurvey {
  let lines: TextLines
  let content: [Int]
  let widths: [Int]
  let labels: SpeakerLabels
  let furniture: PageFurniture

  /// The share of the wrap width that a line with the next word added must reach to be full.
  private static let fullness = 92

  /// The blank lines between a content line and the next; `nil` where furniture stands between.
  func blanks(after place: Int) -> Int? {
    let between = (content[place] + 1)..<content[place + 1]
    return between.contains { furniture.rules[$0] != nil } ? nil : between.count
  }

  /// Whether the first word of the next line would not have fitted on this one.
  func isFull(_ place: Int) -> Bool {
    let line = lines.lines[content[place]]
    let next = lines.lines[content[place + 1]]
    let word = lines.chunkEnd(from: next.first, limit: next.last) - next.first
    return (line.width + 1 + word) * 100 >= widths[place] * Self.fullness
  }

  /// Whether the next line goes on with a sentence of this one.
  func runsOn(_ place: Int) -> Bool {
    let line = lines.lines[content[place]]
    let next = content[place + 1]
    guard labels.byLine[next] == nil else { return false }
    let head = lines.firstLetter(from: lines.lines[next].first, limit: lines.lines[next].last)
    guard ScalarClass.isLower(head) else { return false }
    return !lines.endsSentence(line) && lines.scalars[line.last - 1] != 0x3A
      && !startsListItem(content[place + 1])
  }

  /// Whether a line begins with a bullet, or with a letter or number and a parenthesis or stop.
  func startsListItem(_ index: Int) -> Bool {
    let line = lines.lines[index]
    let first = lines.scalars[line.first]
    if ScalarClass.isBullet(first) { return true }
    let end = lines.chunkEnd(from: line.first, limit: line.last)
    guard end - line.first <= 4, end < line.last else { return false }
    if end - line.first == 1 { return ScalarClass.isDash(first) || first == 0x2A || first == 0x2B }
    let closing = lines.scalars[end - 1]
    guard closing == 0x29 || closing == 0x2E else { return false }
    let inner = lines.scalars[line.first..<(end - 1)].drop { $0 == 0x28 }
    return inner.allSatisfy(ScalarClass.isDigit) && inner.count <= 2
      || (inner.count == 1 && inner.allSatisfy(ScalarClass.isLetter))
      || (closing == 0x29 && inner.allSatisfy { $0 == 0x69 || $0 == 0x76 || $0 == 0x78 })
  }

  /// The counts over some content lines, each with the next.
  func reason(in places: some Collection<Int>) -> LayoutReason {
    var tight = 0
    var full = 0
    var proof = 0
    var gaps = 0
    var inSentence = 0
    for place in places where place + 1 < content.count {
      guard labels.byLine[content[place + 1]] == nil, let blanks = blanks(after: place) else {
        continue
      }
      if blanks > 0 {
        gaps += 1
        if runsOn(place) { inSentence += 1 }
      } else if !startsListItem(content[place + 1]), !isLabelAlone(content[place]) {
        tight += 1
        if isFull(place) {
          full += 1
          if runsOn(place) { proof += 1 }
        }
      }
    }
    let sorted = places.map { lines.lines[content[$0]].width }.sorted()
    return LayoutReason(
      textLines: places.count, tightJoints: tight, fullJoints: full,
      fullInSentence: proof, gaps: gaps,
      gapsInSentence: inSentence, width: sorted.isEmpty ? 0 : sorted[sorted.count * 9 / 10])
  }

  /// Whether a line holds a label and nothing else.
  func isLabelAlone(_ index: Int) -> Bool {
    labels.byLine[index].map { $0.textStart == lines.lines[index].last } ?? false
  }

  /// The stretches of content lines that blank lines part within sentences.
  ///
  /// A single place without a blank line, as at a page break, does not end a stretch.
  func doubleSpacedRuns(widest: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    let joints = max(0, content.count - 1)
    let isGap = (0..<joints).map { place in blanks(after: place).map { $0 > 0 } ?? true }
    var start = 0
    while start < joints {
      guard isGap[start] else {
        start += 1
        continue
      }
      var end = start
      while end < joints {
        if isGap[end] {
          end += 1
          continue
        }
        guard end - start >= 4, end + 3 < joints, isGap[end + 1], isGap[end + 2], isGap[end + 3]
        else { break }
        end += 1
      }
      if isDoubleSpaced(start..<end, widest: widest) { runs.append(start..<(end + 1)) }
      start = max(end, start + 1)
    }
    return runs
  }

  private func isDoubleSpaced(_ joints: Range<Int>, widest: Int) -> Bool {
    guard joints.count >= 3 else { return false }
    var inSentence = 0
    for place in joints {
      if lines.lines[content[place]].width > widest { return false }
      if runsOn(place), isFull(place) { inSentence += 1 }
    }
    return inSentence >= 2 && inSentence * 5 >= joints.count
  }
}
