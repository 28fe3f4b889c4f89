internal import Text

/// The words that a form is a form of.
package struct Lemmas: Hashable, Sendable {
  /// Who says so.
  package enum Origin: String, Hashable, Sendable, CaseIterable {
    /// The dictionary knows the form.
    case dictionary
    /// The dictionary knows the end of a compound.
    case compound
    /// Nobody knows it; these are Snowball's stems, which are no words.
    case stem
    /// Nobody knows it and there is no stemmer: the form itself.
    case form
  }

  /// The lemmas, lower case in NFC, in ascending order; never empty.
  package let words: [String]
  /// Who says so.
  package let origin: Origin
}

/// Finds the lemmas of forms: by dictionary, by the last member of a compound, or by stemming.
///
/// Snowball parts `arbeidsgiver`, `arbeidsgivere` and `arbeidsgiverne`; the dictionary joins them.
package final class Lemmatizer {
  private let dictionary: WordDictionary?
  private let stemmer: Stemmer?
  private var known: [String: Lemmas] = [:]

  /// The shortest last member that a compound is cut at, in scalars.
  private static let shortestMember = 4
  /// The shortest beginning left over.
  private static let shortestBeginning = 3

  /// Makes one of what there is.
  package init(dictionary: WordDictionary?, stemmer: Stemmer?) {
    self.dictionary = dictionary
    self.stemmer = stemmer
  }

  /// What identifies the rules and the dictionary behind every answer.
  package var version: String {
    let source = dictionary?.version ?? (stemmer == nil ? "none" : "snowball")
    return "lemma1@\(source)"
  }

  /// The lemmas of a form.
  package func lemmas(of form: String) -> Lemmas {
    let folded = form.foldedForSearch
    if let answer = known[folded] { return answer }
    let answer = find(folded)
    known[folded] = answer
    return answer
  }

  private func find(_ form: String) -> Lemmas {
    if let dictionary {
      if dictionary.language == .en, let singular = Self.singular(of: form, in: dictionary) {
        return Lemmas(words: [singular], origin: .dictionary)
      }
      let stems = Self.stems(of: form, in: dictionary)
      if !stems.isEmpty { return Lemmas(words: stems.sorted(), origin: .dictionary) }
      if dictionary.language != .en, let parted = compound(form, in: dictionary) { return parted }
    }
    if let stemmer { return Lemmas(words: [stemmer.stem(form)], origin: .stem) }
    return Lemmas(words: [form], origin: .form)
  }

  /// An English form without its `s` or `'s`, where that is a word of its own: English
  /// dictionaries strip derivations too, and would make `leaders` a form of `lead`.
  private static func singular(of form: String, in dictionary: WordDictionary) -> String? {
    for ending in ["'s", "s"] where form.hasSuffix(ending) && !form.hasSuffix("ss") {
      let base = String(form.dropLast(ending.count))
      if base.utf8.count > 2, dictionary.isWord(base), dictionary.stems(of: base).contains(base) {
        return base
      }
    }
    return nil
  }

  /// Hunspell's stems of a form, or of the form as a name or an acronym.
  private static func stems(of form: String, in dictionary: WordDictionary) -> [String] {
    let plain = dictionary.stems(of: form)
    if !plain.isEmpty { return plain }
    guard let first = form.unicodeScalars.first else { return [] }
    let rest = String(form.unicodeScalars.dropFirst())
    let name = dictionary.stems(of: first.properties.titlecaseMapping + rest)
    return name.isEmpty ? dictionary.stems(of: form.uppercased()) : name
  }

  /// The lemmas of the longest known end of a form, behind the beginning as it stands.
  private func compound(_ form: String, in dictionary: WordDictionary) -> Lemmas? {
    let scalars = Array(form.unicodeScalars)
    guard scalars.count >= Self.shortestBeginning + Self.shortestMember,
      scalars.allSatisfy(\.properties.isAlphabetic)
    else { return nil }
    for cut in Self.shortestBeginning...(scalars.count - Self.shortestMember) {
      var end = String.UnicodeScalarView()
      end.append(contentsOf: scalars[cut...])
      let member = String(end)
      guard dictionary.isWord(member) else { continue }
      let stems = dictionary.stems(of: member)
      guard !stems.isEmpty else { continue }
      var beginning = String.UnicodeScalarView()
      beginning.append(contentsOf: scalars[..<cut])
      let head = String(beginning)
      return Lemmas(words: stems.map { head + $0 }.sorted(), origin: .compound)
    }
    return nil
  }
}
