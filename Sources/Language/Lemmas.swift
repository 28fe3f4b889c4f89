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
  private var stems: [String: [String]] = [:]

  /// The shortest last member that a compound is cut at, in scalars.
  private static let shortestMember = 4
  /// The shortest beginning left over.
  private static let shortestBeginning = 3

  /// Makes one of what there is.
  package init(dictionary: WordDictionary?, stemmer: Stemmer?) {
    self.dictionary = dictionary
    self.stemmer = stemmer
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
      let letters = form.unicodeScalars.map(\.value)
      if dictionary.language == .en, let singular = singular(of: form, in: dictionary) {
        return Lemmas(words: [singular], origin: .dictionary)
      }
      let stems = stems(of: form, letters, in: dictionary)
      if !stems.isEmpty { return Lemmas(words: stems.sorted(), origin: .dictionary) }
      if dictionary.language != .en, let parted = compound(form, letters, in: dictionary) {
        return parted
      }
    }
    if let stemmer { return Lemmas(words: [stemmer.stem(form)], origin: .stem) }
    return Lemmas(words: [form], origin: .form)
  }

  /// An English form without its `s` or `'s`, where that is a word of its own: English
  /// dictionaries strip derivations too, and would make `leaders` a form of `lead`.
  private func singular(of form: String, in dictionary: WordDictionary) -> String? {
    for ending in ["'s", "s"] where form.hasSuffix(ending) && !form.hasSuffix("ss") {
      let base = String(form.dropLast(ending.count))
      guard base.utf8.count > 2 else { continue }
      let letters = base.unicodeScalars.map(\.value)
      if dictionary.outline?.mayBeWord(letters) ?? true,
        plainStems(of: base, in: dictionary).contains(base)
      {
        return base
      }
    }
    return nil
  }

  /// The dictionary's stems of a form as it stands, asked for once.
  private func plainStems(of form: String, in dictionary: WordDictionary) -> [String] {
    if let stems = stems[form] { return stems }
    let found = dictionary.stems(of: form)
    stems[form] = found
    return found
  }

  /// The dictionary's stems of a form, or of the form as a name or an acronym.
  private func stems(
    of form: String, _ letters: [UInt32], in dictionary: WordDictionary
  ) -> [String] {
    if dictionary.outline?.mayBeWord(letters) ?? true {
      let plain = plainStems(of: form, in: dictionary)
      if !plain.isEmpty { return plain }
    }
    guard dictionary.outline?.mayBeName(letters) ?? true, let first = form.unicodeScalars.first
    else { return [] }
    let rest = String(form.unicodeScalars.dropFirst())
    let name = dictionary.stems(of: first.properties.titlecaseMapping + rest)
    return name.isEmpty ? dictionary.stems(of: form.uppercased()) : name
  }

  /// The lemmas of the longest known end of a form, behind the beginning as it stands.
  private func compound(
    _ form: String, _ letters: [UInt32], in dictionary: WordDictionary
  ) -> Lemmas? {
    guard letters.count >= Self.shortestBeginning + Self.shortestMember,
      letters.allSatisfy(\.isLetter)
    else { return nil }
    let bytes = Array(form.utf8)
    var place = 0
    for (cut, letter) in letters.enumerated().dropLast(Self.shortestMember - 1) {
      defer { place += Self.width(of: letter) }
      guard cut >= Self.shortestBeginning,
        dictionary.outline?.mayBeWord(letters, from: cut) ?? true
      else { continue }
      let stems = plainStems(of: String(decoding: bytes[place...], as: UTF8.self), in: dictionary)
      guard !stems.isEmpty else { continue }
      let head = String(decoding: bytes[..<place], as: UTF8.self)
      return Lemmas(words: stems.map { head + $0 }.sorted(), origin: .compound)
    }
    return nil
  }

  /// The number of bytes of a scalar in UTF-8.
  private static func width(of letter: UInt32) -> Int {
    letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4
  }
}

extension UInt32 {
  /// Whether a scalar is a letter.
  fileprivate var isLetter: Bool {
    if self < 0x80 { return 0x61...0x7A ~= self || 0x41...0x5A ~= self }
    return Unicode.Scalar(self)?.properties.isAlphabetic ?? false
  }
}
