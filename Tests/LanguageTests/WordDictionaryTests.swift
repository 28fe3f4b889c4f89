import Testing

@testable import Language

@Suite("Dictionaries")
struct WordDictionaryTests {
  @Test("knows the words of its language, compounds and NFD letters included")
  func knowsWords() throws {
    let norwegian = try WordDictionary(.nb)
    #expect(norwegian.isWord("arbeidsgiver"))
    #expect(norwegian.isWord("ga\u{30A}r"))
    #expect(norwegian.isWord("Oslo"))
    #expect(!norwegian.isWord("oslo"))
    #expect(norwegian.isWordInAnyCase("oslo"))
    #expect(!norwegian.isWord("arbeidzgivr"))
    #expect(!norwegian.isWord("日本"))
    let english = try WordDictionary(.en)
    #expect(english.isWord("don’t"))
    #expect(english.isWord("colour"))
  }

  @Test("is told by name and size without being opened, and not at all where it is missing")
  func stamp() {
    #expect(WordDictionary.stamp(of: .nb)?.hasPrefix("nb_NO-") == true)
    #expect(WordDictionary.stamp(of: .nb, folders: ["/nowhere"]) == nil)
    #expect(WordDictionary.stamp(of: .other) == nil)
  }

  @Test("opens nynorsk too")
  func nynorsk() throws {
    #expect(try WordDictionary(.nn).isWord("ikkje"))
  }

  @Test("names the package to install where a dictionary is missing")
  func missing() {
    #expect(
      throws: LanguageError.dictionaryMissing(
        language: .nn, folders: ["/nowhere"], package: "hunspell-no")
    ) { try WordDictionary(.nn, folders: ["/nowhere"]) }
    #expect(
      throws: LanguageError.dictionaryMissing(
        language: .other, folders: ["/nowhere"], package: nil)
    ) { try WordDictionary(.other, folders: ["/nowhere"]) }
  }

  @Test("is told apart by name, size and checksum")
  func version() throws {
    let version = try WordDictionary(.nb).version
    #expect(version.hasPrefix("nb_NO-"))
    #expect(version.split(separator: "-").last?.count == 8)
  }

  @Test("sums as ISO 3309 does")
  func checksum() {
    var sum = Checksum()
    sum.append("123456789".utf8)
    #expect(sum.value == 0xCBF4_3926)
    #expect(sum.count == 9)
  }

  @Test("writes words in the dictionary's encoding, or not at all")
  func encodings() {
    #expect(WordEncoding(label: "ISO8859-1") == .latin1)
    #expect(WordEncoding(label: "UTF-8") == .utf8)
    #expect(WordEncoding(label: "KOI8-R") == nil)
    #expect(WordEncoding.latin1.encode("å") == [CChar(bitPattern: 0xE5), 0])
    #expect(WordEncoding.utf8.encode("å") == [0xC3, 0xA5, 0].map(CChar.init(bitPattern:)))
    #expect(WordEncoding.latin1.encode("…") == nil)
  }
}
