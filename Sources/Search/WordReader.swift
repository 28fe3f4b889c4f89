internal import Index
internal import Text

/// Turns what a person wrote for words into tests of tokens.
///
/// The words are cut by the tokenizer that cut the texts. So that it lets wildcards stand inside
/// words, two letters that no transcript has take their places while it does.
enum WordReader {
  /// How the words are to be compared.
  enum Mode {
    case folded
    case exact
    case lemma
  }

  private static let star: Unicode.Scalar = "\u{13000}"
  private static let question: Unicode.Scalar = "\u{13001}"

  /// One test for each token written.
  ///
  /// - Throws: `QueryError.noWord`, `onlyGaps` or `wildcardInLemma`.
  static func slots(of text: String, _ mode: Mode, column: Int) throws(QueryError) -> [WordTest] {
    let stored = StoredText(replacing(text, ["*": star, "?": question]))
    var slots: [WordTest] = []
    for token in Tokenizer().tokens(in: stored, through: ReadingLayer([])) {
      let form = restored(token.form)
      if form.utf8.allSatisfy({ $0 == 0x2A }) {
        slots.append(.any)
        continue
      }
      let folded = WildcardPattern(form)
      switch mode {
      case .folded: slots.append(.form(folded))
      case .exact:
        let written = restored(StoredForm.of(stored.raw(token.span)))
        slots.append(.exact(folded: folded, stored: WildcardPattern(written)))
      case .lemma:
        guard folded.isLiteral else { throw .wildcardInLemma(written: text, column: column) }
        slots.append(.lemma(form))
      }
    }
    if slots.isEmpty { throw .noWord(written: text, column: column) }
    if slots.allSatisfy({ $0 == .any }) { throw .onlyGaps(column: column) }
    return slots
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
    case .form(let pattern): pattern.written
    case .exact(_, let stored): stored.written
    case .lemma(let form): form
    }
  }
}
