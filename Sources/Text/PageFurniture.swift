/// The lines that belong to the page and not to the text: page numbers, running heads, and
/// footnotes that stand in the middle of a sentence.
struct PageFurniture {
  /// The name of the rule for each line that is furniture; `timestamp` for a lone time.
  private(set) var rules: LineTable<String>
  private let lines: TextLines

  /// Finds the furniture of a text, beside what the caller knows of it; labelled lines are never
  /// furniture.
  init(
    in lines: TextLines, labels: SpeakerLabels, notes: FootnoteMarks,
    told: [TextSpan: String]? = nil
  ) {
    self.lines = lines
    rules = LineTable(count: lines.lines.count)
    for (span, rule) in told ?? [:] {
      let index = lines.line(at: span.start)
      if labels.byLine[index] == nil { rules[index] = rule }
    }
    for (index, line) in lines.lines.enumerated()
    where labels.byLine[index] == nil && rules[index] == nil {
      if let stamp = Timestamps.parse(lines.scalars, at: line.first, limit: line.last),
        stamp.span.end == line.last
      {
        rules[index] = "timestamp"
      }
    }
    if told == nil {
      markPageNumbers(labels)
      markRunningHeads(labels)
    }
    for index in Self.footnotes(in: lines, labels: labels, notes: notes, rules: rules) {
      rules[index] = "footnote"
    }
  }

  /// The content line before or after a line.
  private func neighbour(of index: Int, step: Int) -> Int? {
    var other = index + step
    while other >= 0, other < lines.lines.count {
      if !lines.lines[other].isBlank, rules[other] == nil { return other }
      other += step
    }
    return nil
  }

  /// Whether the text runs on from before a line to after it.
  private func cutsSentence(_ index: Int, _ labels: SpeakerLabels) -> Bool {
    guard let before = neighbour(of: index, step: -1), let after = neighbour(of: index, step: 1),
      labels.byLine[after] == nil
    else { return false }
    let above = lines.lines[before]
    let below = lines.lines[after]
    return !lines.endsSentence(above) && lines.scalars[above.last - 1] != 0x3A
      && ScalarClass.isLower(lines.firstLetter(from: below.first, limit: below.last))
  }

  private func isBlankLine(_ index: Int) -> Bool {
    index < 0 || index >= lines.lines.count || lines.lines[index].isBlank
  }

  /// Lone numbers that count upward through the text, as pages do.
  private mutating func markPageNumbers(_ labels: SpeakerLabels) {
    var candidates: [(line: Int, number: Int)] = []
    for (index, line) in lines.lines.enumerated() where !line.isBlank && rules[index] == nil {
      guard labels.byLine[index] == nil, let number = pageNumber(of: line) else { continue }
      if let before = neighbour(of: index, step: -1), let label = labels.byLine[before],
        label.textStart == lines.lines[before].last
      {
        continue
      }
      candidates.append((index, number))
    }
    let lone = Set(candidates.map(\.line))
    candidates.removeAll { candidate in
      [-1, 1].contains { step in
        guard let other = neighbour(of: candidate.line, step: step) else { return false }
        return lone.contains(other) && abs(other - candidate.line) <= 3
      }
    }
    let rising = Self.longestRise(candidates.map(\.number)).map { candidates[$0] }
    for candidate in rising {
      let isAlone = isBlankLine(candidate.line - 1) && isBlankLine(candidate.line + 1)
      let isAtPageEnd = isBlankLine(candidate.line - 1) || isBlankLine(candidate.line + 1)
      let isCut = cutsSentence(candidate.line, labels)
      if isCut || (isAlone && (rising.count > 1 || isBlankLine(candidate.line - 2)))
        || (isAtPageEnd && rising.count > 2)
        || hasPageWord(lines.lines[candidate.line])
      {
        rules[candidate.line] = "page-number"
      }
    }
  }

  /// The number on a line that holds nothing else than `17`, `- 17 -`, `Side 17` or `3 av 12`.
  private func pageNumber(of line: TextLine) -> Int? {
    guard line.width <= 24 else { return nil }
    let words = lines.scalars[line.first..<line.last].text.foldedForSearch
      .split(separator: " ").filter { $0 != "-" && $0 != "–" && $0 != "—" && $0 != "|" }
    var numbers: [Int] = []
    for word in words {
      if let number = Int(word.drop { $0 == "-" || $0 == "–" }), word.utf8.count <= 4 {
        numbers.append(number)
      } else if !["side", "s.", "page", "p.", "av", "of", "/"].contains(word) {
        let halves = word.split(separator: "/")
        guard halves.count == 2, words.count == 1 || words.count == 2, let page = Int(halves[0]),
          Int(halves[1]) != nil, words.count == 2
        else { return nil }
        numbers.append(page)
      }
    }
    guard let first = numbers.first, numbers.count <= 2, first > 0 else { return nil }
    return numbers.count == 1 || hasPageWord(line) ? first : nil
  }

  private func hasPageWord(_ line: TextLine) -> Bool {
    let words = lines.scalars[line.first..<line.last].text.foldedForSearch.split {
      $0 == " " || $0 == "\t" || $0 == "\u{A0}"
    }
    return words.contains { $0 == "side" || $0 == "page" || $0 == "s." || $0 == "p." || $0 == "av" }
  }

  /// The indices of the longest strictly rising subsequence.
  private static func longestRise(_ numbers: [Int]) -> [Int] {
    var tails: [Int] = []
    var previous: [Int?] = Array(repeating: nil, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      let place = tails.partitioningIndex { numbers[$0] >= number }
      if place > 0 { previous[index] = tails[place - 1] }
      if place == tails.count { tails.append(index) } else { tails[place] = index }
    }
    var rise: [Int] = []
    var index = tails.last
    while let current = index {
      rise.append(current)
      index = previous[current]
    }
    return rise.reversed()
  }

  /// Lines that come again and again, the same but for a page number.
  private mutating func markRunningHeads(_ labels: SpeakerLabels) {
    var groups: [String: [Int]] = [:]
    for (index, line) in lines.lines.enumerated()
    where !line.isBlank && line.width <= 100 && rules[index] == nil && labels.byLine[index] == nil {
      guard let form = headForm(line) else { continue }
      groups[form, default: []].append(index)
    }
    for (form, members) in groups where members.count >= 2 {
      let hasNumber = form.contains("#")
      let cuts = members.count { cutsSentence($0, labels) }
      let besidePages = members.count { isBesidePageNumber($0) }
      let isPaged = hasNumber && (form.contains("|") || hasPageWord(lines.lines[members[0]]))
      let isNumbered = hasNumber && members.count >= 3 && cuts >= 1 && numbersRise(members)
      let isTitle = members.allSatisfy { isShortTitle(lines.lines[$0]) }
      let isPlain =
        isTitle && members.count >= 3 && (cuts * 2 >= members.count || besidePages >= 2)
      let isPairOfPages = members.count == 2 && besidePages == 2
      guard
        isPaged || isNumbered || (!hasNumber && (isPlain || isPairOfPages))
          || (hasNumber && besidePages >= 2)
      else { continue }
      for index in members { rules[index] = "running-head" }
    }
  }

  /// Whether a line without a number could be a title: short, with a capital at its head.
  private func isShortTitle(_ line: TextLine) -> Bool {
    line.width <= 70
      && ScalarClass.isUpper(lines.firstLetter(from: line.first, limit: line.last))
  }

  private func isBesidePageNumber(_ index: Int) -> Bool {
    (max(0, index - 2)...min(lines.lines.count - 1, index + 2)).contains {
      rules[$0] == "page-number"
    }
  }

  /// The text of a line with every number as `#`; `nil` for lines without enough letters, or
  /// with a time.
  private func headForm(_ line: TextLine) -> String? {
    var form: [UInt32] = []
    var letters = 0
    var position = line.first
    while position < line.last {
      let value = lines.scalars[position]
      if ScalarClass.isDigit(value) {
        if form.last != 0x23 { form.append(0x23) }
      } else if ScalarClass.isBlank(value) {
        if form.last != 0x20 { form.append(0x20) }
      } else {
        if value == 0x3A, form.last == 0x23 { return nil }
        if ScalarClass.isLetter(value) { letters += 1 }
        form.append(value)
      }
      position += 1
    }
    let isOpen = !lines.endsSentence(line) && form.last != 0x3A
    return letters >= 4 && form.count >= 6 && isOpen ? form.text : nil
  }

  /// Whether the last numbers of the lines differ and rise.
  private func numbersRise(_ members: [Int]) -> Bool {
    let numbers = members.compactMap { index -> Int? in
      lines.scalars[lines.lines[index].first..<lines.lines[index].last].text
        .split { !$0.isASCII || !$0.isNumber }.last.flatMap { Int($0) }
    }
    return numbers.count == members.count && zip(numbers, numbers.dropFirst()).allSatisfy(<)
  }
}
