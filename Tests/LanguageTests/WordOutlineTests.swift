import Testing

@testable import Language

@Suite("What a dictionary's words look like")
struct WordOutlineTests {
  /// Two classes of endings, one that replaces letters, under conditions, and a prefix.
  private static let affixes = """
    SET UTF-8
    PFX u Y 1
    PFX u   0     u           .
    SFX A Y 3
    SFX A   0     n           e
    SFX A   0     en          [^eé]
    SFX A   é     een         é
    SFX G Y 1
    SFX G   e     ing         [^aeiou]e
    """
  private static let words = """
    6
    leve/GA
    lege/A
    kafé/A
    stol/A
    Bergen
    NAV/A
    """

  private func outline(_ affixes: String = affixes) -> WordOutline? {
    AffixRules(Array(affixes.utf8), encoding: .utf8).map {
      WordOutline($0, words: Array(Self.words.utf8), encoding: .utf8)
    }
  }

  private func letters(_ form: String) -> [UInt32] { form.unicodeScalars.map(\.value) }

  @Test(
    "lets every form of a listed word through",
    arguments: [
      "leve", "leven", "leving", "lege", "legen", "leging", "kafé", "kaféen", "kafeen", "stol",
      "stolen", "uleven", "ustol",
    ])
  func forms(form: String) throws {
    // `leging` is no form: only `leve` takes G. `kaféen` is none either: the accent goes.
    let isForm = !["leging", "kaféen"].contains(form)
    #expect(try #require(outline()).mayBeWord(letters(form)) == isForm)
  }

  @Test("turns strings away that are no form, from wherever they are read")
  func strangers() throws {
    let outline = try #require(self.outline())
    for stranger in ["tol", "stole", "lev", "ing", "een", "u", "", "bergen", "nav"] {
      #expect(!outline.mayBeWord(letters(stranger)))
    }
    #expect(outline.mayBeWord(letters("kontorstolen"), from: 6))
    #expect(!outline.mayBeWord(letters("kontorstolen"), from: 5))
  }

  @Test("keeps names apart from words")
  func names() throws {
    let outline = try #require(self.outline())
    #expect(outline.mayBeName(letters("bergen")))
    #expect(outline.mayBeName(letters("naven")))
    #expect(!outline.mayBeName(letters("stol")))
  }

  @Test(
    "leaves everything to the dictionary where its rules are of another kind",
    arguments: [
      "FLAG num", "SFX B Y 1\nSFX B 0 s/A .", "PFX B Y 1\nPFX B a b a", "SFX Bb Y 1\nSFX Bb 0 s .",
    ])
  func otherRules(rule: String) {
    #expect(outline(Self.affixes + "\n" + rule) == nil)
  }

  @Test(
    "lets through what the installed dictionaries have stems for",
    arguments: [LanguageCode.nb, .nn, .en])
  func installed(language: LanguageCode) throws {
    let dictionary = try WordDictionary(language)
    let outline = try #require(dictionary.outline)
    let words = """
      arbeidsgiver arbeidsgivere arbeidsgiverne leder lederne ledelse gikk gått snakket tillit \
      tilliten tilretteleggingen uvanlig misforstår opplevelsene kontorene skriv skrivinga ikkje \
      kjem vere arbeidsgjevar arbeidsgjevarane employer employers felt tired unhappiness goes \
      meetings rebuilding don't
      """.split(separator: " ").map(String.init)
    let known = words.filter { !dictionary.stems(of: $0).isEmpty }
    #expect(known.count >= 8)
    for word in known { #expect(outline.mayBeWord(letters(word)), "\(word)") }
  }
}
