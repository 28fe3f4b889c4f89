import TestSupport
import Testing

@testable import Index

@Suite("Letters taken for the same")
struct FoldedLettersTests {
  @Test(
    "Words with a plain spelling in common are the same",
    arguments: [
      ("tromso", ["tromso", "tromsø", "tromsö"]),
      ("tromsø", ["tromso", "tromsoe", "tromsø", "tromsö", "tromsœ"]),
      ("tromsoe", ["tromsoe", "tromsø", "tromsö", "tromsœ", "tromsóé"]),
      ("ål", ["al", "aal", "ål", "äl", "áál"]), ("aal", ["aal", "ål", "åal", "áál"]),
      ("bær", ["baer", "bær", "bär"]), ("ar", ["ar", "år", "är"]), ("er", ["er", "ér", "ềr"]),
      ("kaffe", ["kaffe", "kaffé"]), ("kafé", ["kafe", "kafê"]), ("müller", ["muller", "müller"]),
      ("nina", ["nina", "niña"]), ("sápmi", ["sapmi", "sápmi"]),
      ("tråd", ["trad", "traad", "tråđ"]),
      ("don't", ["don't"]), ("7", ["7"]), ("strasse", ["straße", "strasse"]),
      ("*sø*", ["tromsø", "tromso", "soed"]), ("s?r", ["sør", "sor", "sår", "sxr"]),
    ])
  func examples(word: String, forms: [String]) {
    let pattern = FormPattern.folded(WildcardPattern(word))
    for form in forms { #expect(pattern.matches(form), "\(word) on \(form)") }
  }

  @Test(
    "What has no plain spelling in common is not",
    arguments: [
      ("tromso", "tromsoe"), ("ar", "aar"), ("ar", "ær"), ("aar", "ar"), ("bor", "bær"),
      ("er", "ær"), ("s?r", "soer"), ("aa?", "å"), ("a*a", "å"), ("a*a", "bå"), ("o", "e"),
      ("u", "ø"), ("müller", "mueller"), ("漢", "a"),
    ])
  func differences(word: String, form: String) {
    #expect(!FormPattern.folded(WildcardPattern(word)).matches(form), "\(word) on \(form)")
  }

  @Test("The automaton finds what a search through all plain spellings finds")
  func definition() {
    var generator = SeededGenerator(seed: 41)
    let letters = Array("aåäæeéoøösßtx漢".unicodeScalars)
    for round in 0..<3000 {
      let allowed = round % 3 == 0 ? letters : letters + ["*", "?"]
      let word = FormSamples.word(allowed, 0...6, &generator)
      let samples = FormSamples(
        String(String.UnicodeScalarView(letters)), count: 60, longest: 5, &generator)
      let plain = Self.spellings(Array(word.unicodeScalars))
      let expected = samples.forms.filter { form in
        plain.contains { Self.matches($0[...], Array(form.unicodeScalars)[...]) }
      }
      let pattern = FormPattern.folded(WildcardPattern(word))
      #expect(samples.found(pattern) == expected, "\(word)")
      #expect(samples.forms.filter { pattern.matches($0) } == expected, "\(word)")
    }
  }

  /// The plain spellings of the letters above, as the rules have them.
  private static func spellings(of letter: Unicode.Scalar) -> [String] {
    switch letter {
    case "å": ["a", "aa"]
    case "ä": ["a", "ae"]
    case "æ": ["ae"]
    case "ö", "ø": ["o", "oe"]
    case "é": ["e"]
    case "ß": ["ss"]
    default: [String(letter)]
    }
  }

  private static func spellings(_ word: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    word.reduce([[]]) { found, letter in
      found.flatMap { start in spellings(of: letter).map { start + Array($0.unicodeScalars) } }
    }
  }

  /// Whether some plain spelling of a form is the plain pattern's, tried out by recursion.
  private static func matches(
    _ pattern: ArraySlice<Unicode.Scalar>, _ form: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let first = pattern.first else { return form.isEmpty }
    if first == "*" {
      return matches(pattern.dropFirst(), form)
        || (!form.isEmpty && matches(pattern, form.dropFirst()))
    }
    guard let letter = form.first else { return false }
    if first == "?" { return matches(pattern.dropFirst(), form.dropFirst()) }
    return spellings(of: letter).contains { plain in
      pattern.starts(with: plain.unicodeScalars)
        && matches(pattern.dropFirst(plain.unicodeScalars.count), form.dropFirst())
    }
  }
}
