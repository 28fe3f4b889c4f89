internal import Index
internal import Text

/// Looks for words in what coders noted.
struct NoteSearch {
  private let words: Phrase

  /// Takes adjacent words; a gap alone is any text.
  init(_ words: Phrase) {
    self.words = words
  }

  /// Whether the words stand somewhere in a note.
  func finds(in note: String) -> Bool {
    if words.slots == [.any] { return note.unicodeScalars.contains { !QueryLexer.isBlank($0) } }
    let forms = Tokenizer().tokens(in: StoredText(note), through: ReadingLayer([])).map(\.form)
    guard words.slots.count <= forms.count else { return false }
    return (0...(forms.count - words.slots.count)).contains { first in
      words.slots.indices.allSatisfy { Self.admits(words.slots[$0], forms[first + $0]) }
    }
  }

  private static func admits(_ test: WordTest, _ form: String) -> Bool {
    switch test {
    case .any: true
    case .form(let test): test.matches(form)
    case .exact(let folded, _): folded.matches(form)
    case .lemma(let lemma): lemma == form
    }
  }
}
