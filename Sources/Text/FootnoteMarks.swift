/// The figures of footnotes that are glued to words, stops and quotation marks.
///
/// `arbeid.1`, `NEET-ere32`, `litt».33`. A figure is taken only where it goes on counting from
/// another, or where a footnote with that number stands in the text; `kl. 16`, `18-29`, `14a` and
/// `Covid19` are left alone.
struct FootnoteMarks {
  /// One figure.
  struct Figure: Hashable {
    /// The scalars to leave out; a blank before a figure that stands apart is among them.
    let span: TextSpan
    /// The number.
    let number: Int
    /// Whether it follows a stop or closing mark rather than a letter.
    let isAfterStop: Bool
    /// Whether a blank parts it from the stop.
    let isApart: Bool
  }

  /// The figures taken, in order.
  let figures: [Figure]

  /// Finds the figures in a text.
  init(in lines: TextLines, abbreviations: Set<String>) {
    var candidates: [Figure] = []
    var numberByWord: [String: Int] = [:]
    var varied: Set<String> = []
    var wordOf: [Int: String] = [:]
    var bodies: Set<Int> = []
    for line in lines.lines where !line.isBlank {
      if let number = Self.bodyNumber(of: line, in: lines) { bodies.insert(number) }
      for figure in Self.figures(on: line, in: lines, abbreviations: abbreviations) {
        if !figure.isAfterStop {
          let start = lines.wordStart(before: figure.span.start, limit: line.first)
          let word = lines.scalars[start..<figure.span.start].text.foldedForSearch
          wordOf[figure.span.start] = word
          if let other = numberByWord[word], other != figure.number { varied.insert(word) }
          numberByWord[word] = figure.number
        }
        candidates.append(figure)
      }
    }
    candidates.removeAll { varied.contains(wordOf[$0.span.start] ?? "") }
    var taken: [Figure] = []
    while let chain = Self.longestChain(candidates), Self.isPlausible(chain, bodies: bodies) {
      taken += chain
      let offsets = Set(chain.map(\.span.start))
      candidates.removeAll { offsets.contains($0.span.start) }
    }
    taken += candidates.filter { bodies.contains($0.number) && !$0.isApart }
    figures = taken.sorted { $0.span < $1.span }
  }

  /// The number that a footnote at the head of a line begins with.
  static func bodyNumber(of line: TextLine, in lines: TextLines) -> Int? {
    var position = line.first
    var number = 0
    while position < line.last, ScalarClass.isDigit(lines.scalars[position]) {
      number = number * 10 + Int(lines.scalars[position] - 0x30)
      position += 1
      if position - line.first > 3 { return nil }
    }
    guard position > line.first, number > 0, position + 2 < line.last,
      ScalarClass.isBlank(lines.scalars[position])
    else { return nil }
    let text = lines.skipBlanks(from: position, limit: line.last)
    let head = lines.firstLetter(from: text, limit: line.last)
    guard ScalarClass.isUpper(head) || isAddress(at: text, limit: line.last, in: lines) else {
      return nil
    }
    return number
  }

  /// Whether a web address begins at an offset.
  static func isAddress(at offset: Int, limit: Int, in lines: TextLines) -> Bool {
    let head = lines.scalars[offset..<min(limit, offset + 8)].text
    return head.hasPrefix("http") || head.hasPrefix("www.")
  }

  /// The figures of one line that might be footnotes'.
  private static func figures(
    on line: TextLine, in lines: TextLines, abbreviations: Set<String>
  ) -> [Figure] {
    let scalars = lines.scalars
    var found: [Figure] = []
    var position = line.first + 1
    while position < line.last {
      guard ScalarClass.isDigit(scalars[position]), !ScalarClass.isDigit(scalars[position - 1])
      else {
        position += 1
        continue
      }
      let start = position
      var number = 0
      while position < line.last, ScalarClass.isDigit(scalars[position]), position - start < 4 {
        number = number * 10 + Int(scalars[position] - 0x30)
        position += 1
      }
      guard position - start <= 3, scalars[start] != 0x30,
        isFree(at: position, limit: line.last, in: scalars)
      else { continue }
      if let figure = figure(
        number, TextSpan(start, position), on: line, in: lines, abbreviations: abbreviations)
      {
        found.append(figure)
      }
    }
    return found
  }

  /// Whether nothing that belongs to a number or word follows.
  private static func isFree(at end: Int, limit: Int, in scalars: [UInt32]) -> Bool {
    guard end < limit else { return true }
    let next = scalars[end]
    if ScalarClass.isBlank(next) || ScalarClass.isCloser(next) || next == 0x3B { return true }
    guard ScalarClass.isStop(next) || next == 0x2C || next == 0x3A else { return false }
    return end + 1 >= limit || ScalarClass.isBlank(scalars[end + 1])
      || ScalarClass.isCloser(scalars[end + 1])
  }

  private static func figure(
    _ number: Int, _ span: TextSpan, on line: TextLine, in lines: TextLines,
    abbreviations: Set<String>
  ) -> Figure? {
    let scalars = lines.scalars
    var before = span.start - 1
    let isApart = ScalarClass.isBlank(scalars[before])
    if isApart {
      let next = lines.skipBlanks(from: span.end, limit: line.last)
      guard next > span.end, next < line.last, before > line.first,
        ScalarClass.isUpper(lines.firstLetter(from: next, limit: line.last))
      else { return nil }
      before -= 1
      if ScalarClass.isBlank(scalars[before]) { return nil }
    }
    let chunk = lines.chunkStart(before: before + 1, limit: line.first)
    let isAddress = scalars[chunk...before].contains { $0 == 0x2F || $0 == 0x40 || $0 == 0x3D }
    if isAddress || self.isAddress(at: chunk, limit: line.last, in: lines) { return nil }
    let previous = scalars[before]
    if ScalarClass.isLower(previous), !isApart {
      guard before - chunk >= 3, !scalars[chunk...before].contains(where: ScalarClass.isDigit)
      else { return nil }
      return Figure(span: span, number: number, isAfterStop: false, isApart: false)
    }
    let isSetOff =
      ScalarClass.isStop(previous) || ScalarClass.isCloser(previous) || previous == 0x2C
    guard isSetOff, before > chunk, previous != 0x2C || !isApart else { return nil }
    var word = before
    while word > chunk, !ScalarClass.isWord(scalars[word]) { word -= 1 }
    guard ScalarClass.isLetter(scalars[word]) || ScalarClass.isCombining(scalars[word]) else {
      return nil
    }
    if abbreviations.contains(scalars[chunk...before].text.foldedForSearch) { return nil }
    let isInitial = lines.wordStart(before: word + 1, limit: chunk) == word
    guard !isInitial || ScalarClass.isCloser(previous) else { return nil }
    let start = isApart ? before + 1 : span.start
    return Figure(
      span: TextSpan(start, span.end), number: number, isAfterStop: true, isApart: isApart)
  }

  /// The longest run of figures, in the order of the text, that count upward in steps of 1 to 3.
  private static func longestChain(_ candidates: [Figure]) -> [Figure]? {
    var lastByNumber: [Int: Int] = [:]
    var length = Array(repeating: 1, count: candidates.count)
    var previous: [Int?] = Array(repeating: nil, count: candidates.count)
    for (index, figure) in candidates.enumerated() {
      for step in 1...3 {
        guard let other = lastByNumber[figure.number - step], length[other] + 1 > length[index]
        else { continue }
        length[index] = length[other] + 1
        previous[index] = other
      }
      if let other = lastByNumber[figure.number], length[other] >= length[index] { continue }
      lastByNumber[figure.number] = index
    }
    guard var index = length.indices.max(by: { length[$0] < length[$1] }) else { return nil }
    var chain = [candidates[index]]
    while let earlier = previous[index] {
      chain.append(candidates[earlier])
      index = earlier
    }
    return chain.reversed()
  }

  private static func isPlausible(_ chain: [Figure], bodies: Set<Int>) -> Bool {
    guard let first = chain.first, chain.contains(where: { !$0.isApart }) else { return false }
    if chain.count >= 3 { return true }
    if chain.count == 2 { return chain.contains { $0.isAfterStop || bodies.contains($0.number) } }
    return bodies.contains(first.number) || (first.number == 1 && first.isAfterStop)
  }
}
