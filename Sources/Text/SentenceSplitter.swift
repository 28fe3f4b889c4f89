/// Cuts text into sentences, reading through its marks; for Norwegian and English.
///
/// A sentence ends at a stop with its closing quotes, brackets, note figures and pictures; not
/// after an abbreviation, an initial or an ordinal, nor where the next word begins in lower case,
/// as after `…` in hesitation. It always ends at a paragraph mark. Quotation marks are never
/// paired, so that an unbalanced one swallows nothing.
package struct SentenceSplitter {
  private let abbreviations: Set<String>

  /// Abbreviations that often stand last in their sentence.
  private static let maySpeakLast: Set<String> = [
    "osv.", "mv.", "m.v.", "mm.", "m.m.", "etc.", "o.l.", "ol.", "e.l.", "el.l.", "m.fl.", "mfl.",
    "o.a.", "a.o.", "aso.", "ff.", "f.", "b.c.", "a.d.", "a.m.", "p.m.", "inc.", "ltd.", "co.",
    "e.kr.", "f.kr.", "d.y.", "d.e.", "jr.", "sr.", "dd.", "d.d.", "o.s.b.", "o.s.v.", "u.s.",
    "u.k.", "osb.", "e.a.", "l.", "stk.", "pst.", "mnd.", "min.", "sek.", "tlf.", "ass.",
    "no.", "nos.", "sen.", "gen.", "col.", "rev.", "ch.", "tel.",
  ]

  private static let months: Set<String> = [
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "desember",
  ]

  /// Makes a splitter.
  ///
  /// - Parameter abbreviations: lower-case abbreviations with their stops, such as `bl.a.`.
  package init(abbreviations: Set<String> = []) {
    self.abbreviations = abbreviations
  }

  /// The sentences of a span, in order; every scalar of content that is not blank lies in one.
  package func sentences(of span: TextSpan, in reading: ReadScalars) -> [TextSpan] {
    var result: [TextSpan] = []
    var values: [UInt32] = []
    var offsets: [Int] = []
    func flush() {
      split(values, offsets, into: &result)
      values.removeAll(keepingCapacity: true)
      offsets.removeAll(keepingCapacity: true)
    }
    var offset = span.start
    while offset < span.end {
      switch reading.kinds[offset] {
      case .content:
        values.append(ScalarClass.isBlank(reading.scalars[offset]) ? 0x20 : reading.scalars[offset])
        offsets.append(offset)
      case .space:
        values.append(0x20)
        offsets.append(offset)
      case .paragraph: if !values.isEmpty { flush() }
      case .silent: break
      }
      offset += 1
    }
    flush()
    return result
  }

  /// Cuts one paragraph, given as what is read and where it is stored.
  private func split(_ values: [UInt32], _ offsets: [Int], into result: inout [TextSpan]) {
    var start = Self.skipBlanks(values, from: 0)
    var position = start
    func close(at end: Int) {
      var last = end
      while last > start, values[last - 1] == 0x20 { last -= 1 }
      if last > start { result.append(TextSpan(offsets[start], offsets[last - 1] + 1)) }
      start = Self.skipBlanks(values, from: end)
    }
    while position < values.count {
      guard ScalarClass.isStop(values[position]) else {
        position += 1
        continue
      }
      let stop = position
      var end = stop
      while end < values.count, ScalarClass.isStop(values[end]) { end += 1 }
      let afterStops = end
      end = Self.skipTrailers(values, from: end)
      if isBoundary(values, sentence: start, stop: stop, afterStops: afterStops, end: end) {
        end = Self.skipPictures(values, from: end)
        close(at: end)
        position = max(start, end)
      } else {
        position = end
      }
    }
    close(at: values.count)
  }

  private static func skipBlanks(_ values: [UInt32], from start: Int) -> Int {
    var position = start
    while position < values.count, values[position] == 0x20 { position += 1 }
    return position
  }

  /// Skips what belongs to the stop before it: closing marks, pictures and glued note figures.
  private static func skipTrailers(_ values: [UInt32], from start: Int) -> Int {
    var end = start
    while end < values.count,
      ScalarClass.isCloser(values[end]) || ScalarClass.isEmoji(values[end])
        || (end > start && ScalarClass.isStop(values[end]))
    { end += 1 }
    var figures = end
    while figures < values.count, figures - end < 3, ScalarClass.isDigit(values[figures]) {
      figures += 1
    }
    let isFree = figures == values.count || values[figures] == 0x20
    return isFree ? figures : end
  }

  /// Skips blanks and pictures, such as `🙂` and `:-)`, that follow a sentence.
  private static func skipPictures(_ values: [UInt32], from start: Int) -> Int {
    var end = start
    while true {
      let next = skipBlanks(values, from: end)
      guard next < values.count else { return end }
      var last = next
      while last < values.count, ScalarClass.isEmoji(values[last]) { last += 1 }
      if last == next { last = smileyEnd(values, from: next) }
      guard last > next else { return end }
      end = last
    }
  }

  /// The end of a smiley of ASCII at an offset, or the offset.
  private static func smileyEnd(_ values: [UInt32], from start: Int) -> Int {
    guard values[start] == 0x3A || values[start] == 0x3B else { return start }
    var end = start + 1
    if end < values.count, values[end] == 0x2D { end += 1 }
    guard end < values.count, [0x29, 0x28, 0x44, 0x50, 0x70, 0x2F].contains(values[end]) else {
      return start
    }
    return end + 1 == values.count || values[end + 1] == 0x20 ? end + 1 : start
  }

  /// Whether a sentence ends at a stop.
  private func isBoundary(
    _ values: [UInt32], sentence: Int, stop: Int, afterStops: Int, end: Int
  ) -> Bool {
    guard end < values.count else { return true }
    let isPeriod = afterStops - stop == 1 && values[stop] == 0x2E
    let wordStart = Self.chunkStart(values, before: stop, from: sentence)
    guard values[end] == 0x20 else {
      return isGluedBoundary(values, stop: stop, word: wordStart, end: end, isPeriod: isPeriod)
    }
    var next = Self.skipPictures(values, from: end)
    next = Self.skipBlanks(values, from: next)
    guard next < values.count else { return true }
    while next < values.count,
      ScalarClass.isOpener(values[next]) || ScalarClass.isDash(values[next]) || values[next] == 0x20
    { next += 1 }
    guard next < values.count else { return true }
    if ScalarClass.isLower(values[next]) { return false }
    if !isPeriod {
      let isHesitation = values[stop] == 0x2026 || values[stop] == 0x2E
      let isApart = stop == sentence || values[stop - 1] == 0x20
      return !(isHesitation && isApart && Self.isAcronym(values, at: next)) && stop > sentence
        || (!isHesitation && stop > sentence)
    }
    if stop == wordStart { return stop > sentence }
    if afterStops < end, ScalarClass.isCloser(values[afterStops]), values[afterStops] != 0x29 {
      return true
    }
    return endsWord(values, wordStart..<stop, sentence: sentence, next: next)
  }

  /// Whether a single period after a word, a blank and no lower case ends the sentence.
  private func endsWord(
    _ values: [UInt32], _ word: Range<Int>, sentence: Int, next: Int
  ) -> Bool {
    var first = word.lowerBound
    while first < word.upperBound, ScalarClass.isOpener(values[first]) { first += 1 }
    let body = values[first..<word.upperBound]
    if body.isEmpty { return true }
    if body.allSatisfy({ ScalarClass.isDigit($0) || $0 == 0x2E }) {
      if first == sentence { return false }
      let nextEnd = Self.wordEnd(values, from: next)
      return !Self.months.contains(values[next..<nextEnd].text.foldedForSearch)
    }
    if body.count == 1, let letter = body.first, ScalarClass.isUpper(letter) { return false }
    if Self.isInitials(body) { return false }
    let form = body.text.foldedForSearch + "."
    let isUpperNext = ScalarClass.isUpper(values[next])
    if Self.maySpeakLast.contains(form), abbreviations.contains(form) || form.utf8.count > 3 {
      return isUpperNext
    }
    if abbreviations.contains(form) { return false }
    if body.count == 1, let letter = body.first, ScalarClass.isLetter(letter), first == sentence {
      return false
    }
    return true
  }

  /// Whether a sentence ends where no blank follows: `sant?Ja`, `arbeid.Det`.
  private func isGluedBoundary(
    _ values: [UInt32], stop: Int, word: Int, end: Int, isPeriod: Bool
  ) -> Bool {
    guard end + 1 < values.count, ScalarClass.isUpper(values[end]),
      ScalarClass.isLower(values[end + 1]), stop - word >= 3
    else { return false }
    guard
      values[word..<stop].allSatisfy({ ScalarClass.isLetter($0) || ScalarClass.isCombining($0) })
    else { return false }
    if !isPeriod { return true }
    return values[(word + 1)..<stop].allSatisfy { !ScalarClass.isUpper($0) }
      && ScalarClass.isLower(values[word])
      && !abbreviations.contains(values[word..<stop].text.foldedForSearch + ".")
  }

  private static func chunkStart(_ values: [UInt32], before stop: Int, from sentence: Int) -> Int {
    var start = stop
    while start > sentence, values[start - 1] != 0x20 { start -= 1 }
    return start
  }

  private static func wordEnd(_ values: [UInt32], from start: Int) -> Int {
    var end = start
    while end < values.count, ScalarClass.isWord(values[end]) { end += 1 }
    return end
  }

  /// Whether two or more capitals stand at an offset, with no lower case behind them.
  private static func isAcronym(_ values: [UInt32], at start: Int) -> Bool {
    let end = wordEnd(values, from: start)
    return end - start >= 2 && values[start..<end].allSatisfy { ScalarClass.isUpper($0) }
  }

  /// Whether a word is initials: `J.P`.
  private static func isInitials(_ body: ArraySlice<UInt32>) -> Bool {
    guard body.count >= 3, body.count % 2 == 1 else { return false }
    return body.enumerated().allSatisfy { place, value in
      place % 2 == 0 ? ScalarClass.isUpper(value) : value == 0x2E
    }
  }
}
