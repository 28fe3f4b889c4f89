/// Which lemmas a form has, and which forms a lemma has, by language; read in place.
package struct LemmaClasses: Sendable {
  /// The lemmas.
  package let lemmas: Lexicon
  /// The codes of the languages, in the order in which documents brought them; not sorted.
  package let languages: [String]
  private let lemmasOfFormOffsets: ByteView
  private let lemmasOfForm: ByteView
  private let formsOfLemmaOffsets: ByteView
  private let formsOfLemma: ByteView

  init(
    lemmas: Lexicon, languages: [String], lemmasOfFormOffsets: ByteView, lemmasOfForm: ByteView,
    formsOfLemmaOffsets: ByteView, formsOfLemma: ByteView
  ) {
    self.lemmas = lemmas
    self.languages = languages
    self.lemmasOfFormOffsets = lemmasOfFormOffsets
    self.lemmasOfForm = lemmasOfForm
    self.formsOfLemmaOffsets = formsOfLemmaOffsets
    self.formsOfLemma = formsOfLemma
  }

  /// The lemmas of a form where it is read in a language.
  package func lemmas(ofForm form: Int, in language: String) -> [String] {
    entries(form, lemmasOfFormOffsets, lemmasOfForm)
      .filter { $0.language == language }.map { lemmas.string($0.other) }
  }

  /// The forms that have a lemma, each in one language.
  package func forms(ofLemma lemma: String) -> [(language: String, form: Int)] {
    guard let rank = lemmas.rank(of: lemma) else { return [] }
    return entries(rank, formsOfLemmaOffsets, formsOfLemma).map { ($0.language, $0.other) }
  }

  private func entries(_ index: Int, _ offsets: ByteView, _ data: ByteView)
    -> [(language: String, other: Int)]
  {
    let start = min(offsets.number(index), data.wordCount / 2)
    let end = min(max(start, offsets.number(index + 1)), data.wordCount / 2)
    return (start..<end).compactMap { entry in
      let language = data.number(entry * 2)
      return language < languages.count
        ? (languages[language], data.number(entry * 2 + 1)) : nil
    }
  }
}
