internal import Language
internal import Text

/// Tells the language of a text from its commonest words.
enum LanguageGuess {
  /// How many words are looked at.
  private static let sample = 2_000

  /// The language whose stop words, not shared with the others, are met most; the standard where
  /// the text is too short to tell or no other is clearly ahead.
  static func language(of text: StoredText, standard: String) -> String {
    let languages: [LanguageCode] = [.nb, .nn, .en]
    let sets = languages.map { StopWords.set(for: $0) }
    let telling = sets.indices.map { index in
      sets.indices.filter { $0 != index }.reduce(sets[index]) { $0.subtracting(sets[$1]) }
    }
    var counts = [Int](repeating: 0, count: languages.count)
    let head = StoredText(utf8: text.prefix(scalars: sample * 8))
    for token in Tokenizer().tokens(in: head, through: ReadingLayer([])).prefix(sample) {
      for index in telling.indices where telling[index].contains(token.form) { counts[index] += 1 }
    }
    let ranked = languages.indices.sorted { counts[$0] > counts[$1] }
    guard let best = ranked.first, counts[best] >= 10, counts[best] >= 2 * counts[ranked[1]] else {
      return standard
    }
    return languages[best].rawValue
  }
}

extension StoredText {
  /// The bytes of the first scalars, at most so many.
  fileprivate func prefix(scalars: Int) -> [UInt8] {
    Array(utf8[..<bytePosition(of: min(scalars, count))])
  }
}
