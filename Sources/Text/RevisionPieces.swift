/// A text cut into what a revision compares: words, and every other scalar that is no blank.
///
/// Blanks are left out, so that a text wrapped in another way has the same pieces; and a word is the
/// same word however its letters are composed.
struct RevisionPieces {
  /// The text's scalars.
  let scalars: [UInt32]
  /// Where each piece lies.
  private(set) var spans: [TextSpan] = []
  /// Which piece it is; equal pieces of both texts have the same number.
  private(set) var ids: [Int] = []
  /// Whether each piece is a word.
  private(set) var isWord: [Bool] = []

  /// Cuts a text, numbering its pieces by a table that both texts share.
  init(_ text: StoredText, numbering: inout [String: Int]) {
    scalars = text.scalars
    var offset = 0
    while offset < scalars.count {
      let start = offset
      offset += 1
      if Self.isBlank(scalars[start]) { continue }
      let isWord = Self.isInWord(scalars[start])
      if isWord {
        while offset < scalars.count, Self.isInWord(scalars[offset]) { offset += 1 }
      }
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[start..<offset].compactMap(Unicode.Scalar.init))
      let key = String(piece)
      let number = numbering[key] ?? numbering.count
      numbering[key] = number
      ids.append(number)
      spans.append(TextSpan(start, offset))
      self.isWord.append(isWord)
    }
  }

  /// The pieces that share a scalar with a span.
  func pieces(in span: TextSpan) -> Range<Int> {
    let first = spans.partitioningIndex { $0.end > span.start }
    let last = spans.partitioningIndex { $0.start >= span.end }
    return first..<max(first, last)
  }

  /// How many of some pieces are words.
  func wordCount(_ pieces: Range<Int>) -> Int { pieces.count { isWord[$0] } }

  /// The scalars of the words among some pieces.
  func letters(_ pieces: Range<Int>) -> [UInt32] {
    pieces.filter { isWord[$0] }.flatMap { scalars[spans[$0].start..<spans[$0].end] }
  }

  /// How well an inserted or deleted passage may begin with a piece: at a line best, then at a
  /// sentence.
  func beginningScore(_ piece: Int) -> Int {
    guard piece > 0 else { return 3 }
    guard piece < spans.count else { return 3 }
    if scalars[spans[piece - 1].end..<spans[piece].start].contains(0x0A) { return 3 }
    let before = scalars[spans[piece - 1].start]
    return before == 0x2E || before == 0x3F || before == 0x21 ? 2 : 0
  }

  static func isBlank(_ value: UInt32) -> Bool {
    if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
    return Unicode.Scalar(value)?.properties.isWhitespace ?? false
  }

  private static func isInWord(_ value: UInt32) -> Bool {
    if value < 0x80 {
      return (0x61...0x7A).contains(value) || (0x41...0x5A).contains(value)
        || (0x30...0x39).contains(value)
    }
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber: return true
    default: return properties.isAlphabetic
    }
  }
}
