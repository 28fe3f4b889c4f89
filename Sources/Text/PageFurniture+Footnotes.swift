extension PageFurniture {
  /// The most lines that footnotes at the foot of one page may take.
  private static let longestFoot = 30

  /// Finds footnotes that part the two halves of a sentence: those whose figure stands in the text.
  ///
  /// Other footnotes stay: they are paragraphs that somebody may want to find.
  static func footnotes(
    in lines: TextLines, labels: SpeakerLabels, notes: FootnoteMarks, rules: LineTable<String>
  ) -> [Int] {
    var found: [Int] = []
    let numbers = Set(notes.figures.map(\.number))
    let content = lines.lines.indices.filter { !lines.lines[$0].isBlank && rules[$0] == nil }
    var place = 0
    while place + 2 < content.count {
      defer { place += 1 }
      let above = lines.lines[content[place]]
      let head = content[place + 1]
      guard head > content[place] + 1 || above.width > 40,
        let number = FootnoteMarks.bodyNumber(of: lines.lines[head], in: lines),
        numbers.contains(number), labels.byLine[head] == nil,
        !lines.endsSentence(above), lines.scalars[above.last - 1] != 0x3A
      else { continue }
      let foot = (place + 1)..<min(content.count, place + 1 + Self.longestFoot)
      if let end = footEnd(foot, content: content, lines: lines, labels: labels) {
        found += content[(place + 1)..<end]
      }
    }
    return found
  }

  /// The place of the line that goes on with the sentence behind the footnotes, if one does.
  ///
  /// The notes are closed lines, or begin with a number or an address; the line that goes on
  /// begins a page, which shows as a blank before it, and in lower case.
  private static func footEnd(
    _ foot: Range<Int>, content: [Int], lines: TextLines, labels: SpeakerLabels
  ) -> Int? {
    for place in foot.dropFirst() {
      let index = content[place]
      let line = lines.lines[index]
      if labels.byLine[index] != nil { return nil }
      if FootnoteMarks.isAddress(at: line.first, limit: line.last, in: lines)
        || FootnoteMarks.bodyNumber(of: line, in: lines) != nil
      {
        continue
      }
      let isPageStart = line.first > line.start || content[place - 1] < index - 1
      if !isPageStart { continue }
      return ScalarClass.isLower(lines.firstLetter(from: line.first, limit: line.last))
        ? place : nil
    }
    return nil
  }
}
