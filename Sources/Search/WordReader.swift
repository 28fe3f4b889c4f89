internal import Index
internal import Text

/// Turns what a person wrote for words into tests of tokens.
///
/// The words are cut by the tokenizer that cut the texts. So that it lets wildcards stand inside
/// words, two letters that no transcript has take their places while it does. Parted from the rest
/// by blanks, `/…/` is a regular expression and `word~1` a word with others near it.
struct WordReader {
  /// How the words are to be compared.
  enum Mode: Hashable {
    /// Regardless of capitals.
    case folded
    /// Regardless of capitals and of diacritical signs.
    case unsigned
    /// With capitals.
    case exact
    /// By their lemmas.
    case lemma
  }

  private static let star: Unicode.Scalar = "\u{13000}"
  private static let question: Unicode.Scalar = "\u{13001}"

  private let scalars: [Unicode.Scalar]
  private let mode: Mode
  private let column: Int
  private var place = 0
  private var plainStart = 0
  private var slots: [WordTest] = []

  /// One test for each token written.
  ///
  /// - Parameters:
  ///   - text: the words.
  ///   - mode: how they are compared.
  ///   - column: the column at which they begin.
  /// - Returns: at least one test, and not gaps alone.
  /// - Throws: `QueryError.noWord`, `onlyGaps`, `wildcardInLemma`, `expected` or
  ///   `regularExpression`.
  static func slots(of text: String, _ mode: Mode, column: Int) throws(QueryError) -> [WordTest] {
    // Most queries are plain words, which are their own forms.
    if mode == .folded, !text.isEmpty, text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
      return [.form(.wildcard(text))]
    }
    var reader = WordReader(
      scalars: Array(text.unicodeScalars), mode: mode, column: column)
    try reader.read()
    if reader.slots.isEmpty { throw .noWord(written: text, column: column) }
    if reader.slots.allSatisfy({ $0 == .any }) { throw .onlyGaps(column: column) }
    return reader.slots
  }

  /// The test of a word that has `~1` or `~2` behind it.
  ///
  /// - Throws: `QueryError.editNeedsWord` where it is not one word without wildcards.
  static func near(_ word: String, distance: Int, column: Int) throws(QueryError) -> WordTest {
    guard let form = singleForm(word) else {
      throw .editNeedsWord(written: word, column: column)
    }
    return .form(.edit(form, distance: distance))
  }

  /// How far from a word others may be, as `~1` and `~2` behind it say.
  static func distance(_ written: String) -> Int? {
    switch written {
    case "~1": 1
    case "~2": 2
    default: nil
    }
  }

  private init(scalars: [Unicode.Scalar], mode: Mode, column: Int) {
    self.scalars = scalars
    self.mode = mode
    self.column = column
  }

  private mutating func read() throws(QueryError) {
    let hasSigns = mode == .folded || mode == .unsigned
    while hasSigns, place < scalars.count {
      if QueryLexer.isBlank(scalars[place]) {
        place += 1
        continue
      }
      if try readRegular() { continue }
      try readPiece()
    }
    try readPlain(to: scalars.count)
  }

  /// Reads `/…/`, if that is what stands between the blanks here.
  private mutating func readRegular() throws(QueryError) -> Bool {
    guard scalars[place] == "/",
      let end = RegularSlashes.closing(from: place + 1, in: scalars[...]),
      end + 1 == scalars.count || QueryLexer.isBlank(scalars[end + 1])
    else { return false }
    try readPlain(to: place)
    let expression = Self.string(scalars[(place + 1)..<end])
    slots.append(.form(try .regular(expression, column: column + place + 1)))
    place = end + 1
    plainStart = place
    return true
  }

  /// Reads to the next blank; `word~1` is a test of its own.
  private mutating func readPiece() throws(QueryError) {
    let start = place
    while place < scalars.count, !QueryLexer.isBlank(scalars[place]) { place += 1 }
    let piece = scalars[start..<place]
    guard let sign = piece.lastIndex(of: "~"), sign + 1 < place,
      piece[(sign + 1)...].allSatisfy({ ("0"..."9").contains($0) }),
      let form = Self.singleForm(Self.string(piece[..<sign]))
    else { return }
    let written = Self.string(piece[sign...])
    guard let distance = Self.distance(written) else {
      throw .expected(.editDistance, found: written, column: column + sign)
    }
    try readPlain(to: start)
    slots.append(.form(.edit(form, distance: distance)))
    plainStart = place
  }

  /// Cuts what has not been read before an end into tokens.
  private mutating func readPlain(to end: Int) throws(QueryError) {
    guard plainStart < end else { return }
    let text = Self.string(scalars[plainStart..<end])
    let stored = StoredText(Self.replacing(text, ["*": Self.star, "?": Self.question]))
    for token in Tokenizer().tokens(in: stored, through: ReadingLayer([])) {
      let form = Self.restored(token.form)
      if form.utf8.allSatisfy({ $0 == 0x2A }) {
        slots.append(.any)
        continue
      }
      switch mode {
      case .folded: slots.append(.form(.wildcard(form)))
      case .unsigned: slots.append(.form(.folded(form)))
      case .exact:
        let written = Self.restored(StoredForm.of(stored.raw(token.span)))
        slots.append(
          .exact(folded: WildcardPattern(form), stored: WildcardPattern(written)))
      case .lemma:
        guard WildcardPattern(form).isLiteral else {
          throw .wildcardInLemma(written: text, column: column)
        }
        slots.append(.lemma(form))
      }
    }
    plainStart = end
  }

  /// The form of a text that is one token from end to end, without wildcards.
  private static func singleForm(_ text: String) -> String? {
    let stored = StoredText(text)
    let tokens = Tokenizer().tokens(in: stored, through: ReadingLayer([]))
    guard let token = tokens.first, token.span == stored.span else { return nil }
    return token.form
  }

  private static func restored(_ text: String) -> String {
    replacing(text, [star: "*", question: "?"])
  }

  private static func replacing(_ text: String, _ table: [Unicode.Scalar: Unicode.Scalar])
    -> String
  {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(table[scalar] ?? scalar) }
    return String(result)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

/// A token as it is stored: like its form, but with its capitals.
enum StoredForm {
  /// The form with capitals of a token whose text has been read through the marks.
  static func of(_ read: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in read.unicodeScalars where scalar.properties.generalCategory != .format {
      result.append(scalar == "\u{2019}" ? "'" : scalar)
    }
    return String(result).nfc
  }
}

extension WordTest {
  /// The test as it was written.
  package var written: String {
    switch self {
    case .any: "*"
    case .form(let test): test.written
    case .exact(_, let stored): stored.written
    case .lemma(let form): form
    }
  }
}
