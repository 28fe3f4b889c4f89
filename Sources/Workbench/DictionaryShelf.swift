internal import Language
internal import Text

/// The dictionaries that a command has opened, each once.
final class DictionaryShelf {
  private var dictionaries: [LanguageCode: WordDictionary?] = [:]
  private var stamps: [LanguageCode: String] = [:]
  private var lemmatizers: [LanguageCode: Lemmatizer] = [:]

  /// The dictionary of a language, if one is installed.
  func dictionary(_ language: LanguageCode) -> WordDictionary? {
    if let known = dictionaries[language] { return known }
    let opened = try? WordDictionary(language)
    dictionaries[language] = .some(opened)
    return opened
  }

  /// The lemmas of a form, for the index.
  func lemmas(_ form: String, _ tag: String) -> [String] {
    let language = LanguageCode(tag: tag)
    if let known = lemmatizers[language] { return known.lemmas(of: form).words }
    let new = Lemmatizer(dictionary: dictionary(language), stemmer: try? Stemmer(language))
    lemmatizers[language] = new
    return new.lemmas(of: form).words
  }

  /// What tells whether a language's dictionary is the one that an index was made with.
  func stamp(of tag: String) -> String {
    let language = LanguageCode(tag: tag)
    if let known = stamps[language] { return known }
    let stamp = WordDictionary.stamp(of: language) ?? "no dictionary"
    stamps[language] = stamp
    return stamp
  }

  /// What decides line-end hyphens in a language, if a dictionary is installed.
  ///
  /// The dictionary is opened only when a hyphen has to be decided.
  func wordList(for language: LanguageCode) -> TranscriptReader.WordList? {
    guard let name = WordDictionary.stamp(of: language) else { return nil }
    return TranscriptReader.WordList(name: name) { [self] form in
      dictionary(language)?.isWordInAnyCase(form) ?? false
    }
  }
}
