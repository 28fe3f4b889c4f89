internal import Index
internal import Text

/// A lemma of one language.
struct LemmaInLanguage: Hashable {
  let language: String
  let lemma: String
}

/// Finds the lemmas of the forms that a query asks for with `lemma:`.
///
/// They are those that the index has for the form, in whichever segment and language. Only where no
/// text has the form, and none has a form of it as a lemma, the dictionaries are asked, which takes
/// far longer than the search; a form that nobody knows is its own lemma. Two forms match if they share a lemma; that is not passed on to a third.
struct LemmaLookup {
  let index: IndexSnapshot
  let dictionary: (_ form: String, _ language: String) -> [String]

  /// The lemmas of every form asked for.
  func lemmas(in expression: QueryExpression) -> [String: Set<LemmaInLanguage>] {
    var forms: Set<String> = []
    Self.collect(expression, into: &forms)
    var result: [String: Set<LemmaInLanguage>] = [:]
    for form in forms { result[form] = lemmas(of: form) }
    return result
  }

  private func lemmas(of form: String) -> Set<LemmaInLanguage> {
    let languages = Set(index.segments.flatMap { $0.reader.lemmas.languages })
    var byLanguage: [String: Set<String>] = [:]
    for language in languages {
      for segment in index.segments {
        guard let rank = segment.reader.lexicon.rank(of: form) else { continue }
        byLanguage[language, default: []]
          .formUnion(segment.reader.lemmas.lemmas(ofForm: rank, in: language))
      }
    }
    let isKnown = byLanguage.values.contains { !$0.isEmpty } || isLemma(form, in: languages)
    var result: Set<LemmaInLanguage> = []
    for language in languages {
      var found = byLanguage[language] ?? []
      if !isKnown { found = Set(dictionary(form, language).map(\.foldedForSearch)) }
      if found.isEmpty { found = [form] }
      for lemma in found { result.insert(LemmaInLanguage(language: language, lemma: lemma)) }
    }
    return result
  }

  /// Whether some text has a form of this word, though perhaps not the word as it was asked for.
  private func isLemma(_ form: String, in languages: Set<String>) -> Bool {
    index.segments.contains { segment in
      segment.reader.lemmas.forms(ofLemma: form).contains { languages.contains($0.language) }
    }
  }

  private static func collect(_ expression: QueryExpression, into forms: inout Set<String>) {
    switch expression {
    case .phrase(let phrase):
      for case .lemma(let form) in phrase.slots { forms.insert(form) }
    case .pair(_, let left, let right, _):
      collect(left, into: &forms)
      collect(right, into: &forms)
    case .and(let all), .or(let all): for part in all { collect(part, into: &forms) }
    case .not(let inner), .within(let inner, _): collect(inner, into: &forms)
    case .field, .synonyms: break
    }
  }
}
