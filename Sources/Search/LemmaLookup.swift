internal import Index
internal import Text

/// A lemma of one language.
struct LemmaInLanguage: Hashable {
  let language: String
  let lemma: String
}

/// Finds the lemmas of the forms that a query asks for with `lemma:`.
///
/// They are those that the index has for the form, in whichever segment. Where no text of a
/// language has the form, its dictionary is asked; a form that no dictionary knows is its own
/// lemma. Two forms match if they share a lemma; that is not passed on to a third.
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
    var result: Set<LemmaInLanguage> = []
    for language in languages {
      var found: Set<String> = []
      for segment in index.segments {
        if let rank = segment.reader.lexicon.rank(of: form) {
          found.formUnion(segment.reader.lemmas.lemmas(ofForm: rank, in: language))
        }
      }
      if found.isEmpty { found = Set(dictionary(form, language).map(\.foldedForSearch)) }
      if found.isEmpty { found = [form] }
      for lemma in found { result.insert(LemmaInLanguage(language: language, lemma: lemma)) }
    }
    return result
  }

  private static func collect(_ expression: QueryExpression, into forms: inout Set<String>) {
    switch expression {
    case .phrase(let phrase):
      for case .lemma(let form) in phrase.slots { forms.insert(form) }
    case .near(let left, let right, _):
      collect(left, into: &forms)
      collect(right, into: &forms)
    case .and(let all), .or(let all): for part in all { collect(part, into: &forms) }
    case .not(let inner): collect(inner, into: &forms)
    case .field: break
    }
  }
}
