/// Decides what a hyphen at the end of a line was: part of the word, or made by the wrapping.
struct LineEndHyphens {
  /// What becomes of hyphen and newline.
  enum Verdict: Hashable {
    /// Both go; with the dictionary's name where it decided.
    case join(decidedBy: String?)
    /// The hyphen stays, the newline goes: `e-post`, `NAV-kontor`, `1990-tallet`.
    case keep(decidedBy: String?)
    /// The hyphen stays, the newline is a space: `arbeids- og velferdsetaten`.
    case keepAndSpace
  }

  private let lines: TextLines
  private let words: TranscriptReader.WordList?
  private var joined: [UInt64: Int] = [:]
  private var hyphenated: [UInt64: Int] = [:]
  private var firstParts: [UInt64: Int] = [:]

  private static let conjunctions: Set<String> = [
    "og", "eller", "samt", "and", "or", "men", "til", "to", "både", "as", "resp",
  ]

  /// The letters `e` and `s`, which link the members of compounds.
  private static let linkingLetters: Set<UInt32> = [0x65, 0x73]

  /// Learns the text's own words, so that they can testify.
  init(_ lines: TextLines, words: TranscriptReader.WordList?) {
    self.lines = lines
    self.words = words
    guard lines.lines.contains(where: lines.endsWithHyphen) else { return }
    for line in lines.lines where !line.isBlank { learn(line) }
  }

  /// The verdict on the hyphen that ends a line, where another line goes on at an offset.
  func verdict(on line: TextLine, before next: Int, limit: Int) -> Verdict {
    let scalars = lines.scalars
    let hyphen = line.last - 1
    if scalars[hyphen] == 0xAD { return .join(decidedBy: nil) }
    let rightEnd = lines.wordEnd(from: next, limit: limit)
    let right = scalars[next..<rightEnd].text.foldedForSearch
    if Self.conjunctions.contains(right) { return .keepAndSpace }
    let chunk = lines.chunkStart(before: hyphen, limit: line.first)
    let isAddress = scalars[chunk..<hyphen].contains { $0 == 0x2F || $0 == 0x40 }
    let left = lines.wordStart(before: hyphen, limit: chunk)
    guard !isAddress, rightEnd > next, ScalarClass.isLower(scalars[next]), hyphen - left > 1,
      !ScalarClass.isDigit(scalars[hyphen - 1]), !isCapitals(left..<hyphen)
    else { return .keep(decidedBy: nil) }
    return weigh(left..<hyphen, next..<rightEnd)
  }

  /// Weighs the text's own words, then the dictionary's.
  private func weigh(_ left: Range<Int>, _ right: Range<Int>) -> Verdict {
    let scalars = lines.scalars
    let whole = Self.hash(scalars[left], then: scalars[right], hyphen: false)
    let parted = Self.hash(scalars[left], then: scalars[right], hyphen: true)
    let asOne = joined[whole, default: 0]
    let asTwo = hyphenated[parted, default: 0]
    if asOne > 0 || asTwo > 0 {
      return asOne >= asTwo ? .join(decidedBy: nil) : .keep(decidedBy: nil)
    }
    if isTripled(left, right) || scalars[left].elementsEqual(scalars[right]) {
      return .keep(decidedBy: nil)
    }
    let sameHead = firstParts[Self.hash(scalars[left], then: [], hyphen: false), default: 0]
    guard let words else { return sameHead > 0 ? .keep(decidedBy: nil) : .join(decidedBy: nil) }
    let leftText = scalars[left].text.nfc
    let rightText = scalars[right].text.nfc
    let word = leftText + rightText
    let isKnown = words.isWord(word) || words.isWord(word.foldedForSearch)
    if isKnown, sameHead < 2 { return .join(decidedBy: words.name) }
    let hasForeignHead =
      right.count >= 5 && !Self.linkingLetters.contains(scalars[left.upperBound - 1])
      && !words.isWord(leftText.foldedForSearch) && words.isWord(rightText)
    if sameHead > 0 || hasForeignHead { return .keep(decidedBy: words.name) }
    return .join(decidedBy: nil)
  }

  /// Counts the words of a line that lie wholly on it, with and without hyphens inside.
  private mutating func learn(_ line: TextLine) {
    let scalars = lines.scalars
    var position = line.first
    while position < line.last {
      guard ScalarClass.isWord(scalars[position]) else {
        position += 1
        continue
      }
      let end = lines.wordEnd(from: position, limit: line.last)
      let isCut = end == line.last - 1 && ScalarClass.isHyphen(scalars[end])
      if !isCut {
        joined[Self.hash(scalars[position..<end], then: [], hyphen: false), default: 0] += 1
      }
      if end + 1 < line.last, ScalarClass.isHyphen(scalars[end]), scalars[end] != 0xAD,
        ScalarClass.isLower(scalars[end + 1])
      {
        let second = lines.wordEnd(from: end + 1, limit: line.last)
        let parted = Self.hash(
          scalars[position..<end], then: scalars[(end + 1)..<second], hyphen: true)
        hyphenated[parted, default: 0] += 1
        firstParts[Self.hash(scalars[position..<end], then: [], hyphen: false), default: 0] += 1
      }
      position = end
    }
  }

  /// Whether joining would put three equal letters in a row, which Norwegian does not write.
  private func isTripled(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count >= 2, let first = right.first else { return false }
    let scalars = lines.scalars
    let end = left.upperBound
    if scalars[end - 1] == scalars[end - 2] { return scalars[first] == scalars[end - 1] }
    return right.count >= 2 && scalars[end - 1] == scalars[first]
      && scalars[first] == scalars[first + 1]
  }

  private func isCapitals(_ range: Range<Int>) -> Bool {
    !range.contains { ScalarClass.isLower(lines.scalars[$0]) }
  }

  /// The FNV-1a hash of one or two parts in lower case.
  private static func hash(
    _ left: ArraySlice<UInt32>, then right: ArraySlice<UInt32>, hyphen: Bool
  ) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ value: UInt32) {
      hash = (hash ^ UInt64(ScalarClass.lowered(value))) &* 0x0000_0100_0000_01B3
    }
    for value in left { mix(value) }
    if hyphen { mix(0x2D) }
    for value in right { mix(value) }
    return hash
  }
}
