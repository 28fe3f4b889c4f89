import Testing

@testable import Language

@Suite("Lemmas")
struct LemmatizerTests {
  private func lemmatizer(_ language: LanguageCode) throws -> Lemmatizer {
    Lemmatizer(dictionary: try WordDictionary(language), stemmer: try Stemmer(language))
  }

  @Test("joins the forms of a word that Snowball parts")
  func joins() throws {
    let lemmas = try lemmatizer(.nb)
    for form in ["arbeidsgiver", "Arbeidsgivere", "arbeidsgiverne", "arbeidsgiveren"] {
      #expect(lemmas.lemmas(of: form).words.contains("arbeidsgiver"))
    }
    #expect(lemmas.lemmas(of: "lederne").words.contains("leder"))
    #expect(lemmas.lemmas(of: "verkstedansvarlige").words.contains("verkstedansvarlig"))
    let stemmer = try Stemmer(.nb)
    #expect(stemmer.stem("arbeidsgiver") != stemmer.stem("arbeidsgivere"))
  }

  @Test("takes a compound that nobody knows by its last member")
  func compounds() throws {
    let found = try lemmatizer(.nb).lemmas(of: "tilretteleggingstilskuddet")
    #expect(found.words.contains("tilretteleggingstilskudd"))
    #expect(found.origin != .stem)
  }

  @Test("parts a compound at its last member, where Hunspell would part it elsewhere")
  func lastMember() throws {
    let found = try lemmatizer(.nb).lemmas(of: "avvikovnen")
    #expect(found == Lemmas(words: ["avvikovn"], origin: .compound))
  }

  @Test("falls back to stems, and says so")
  func stems() throws {
    let found = try lemmatizer(.nb).lemmas(of: "xqzyws")
    #expect(found.origin == .stem)
    #expect(Lemmatizer(dictionary: nil, stemmer: nil).lemmas(of: "Ord").words == ["ord"])
    #expect(Lemmatizer(dictionary: nil, stemmer: nil).lemmas(of: "Ord").origin == .form)
  }

  @Test("knows English forms")
  func english() throws {
    #expect(try lemmatizer(.en).lemmas(of: "leaders").words.contains("leader"))
    #expect(try Stemmer(.en).stem("Connections") == "connect")
  }

  @Test("has no stemmer for languages that it does not know")
  func noStemmer() {
    #expect(throws: LanguageError.stemmerMissing(language: .other)) { try Stemmer(.other) }
  }
}

@Suite("Word sets")
struct WordSetTests {
  @Test("abbreviations are lower case and end in a stop", arguments: LanguageCode.allCases)
  func abbreviations(language: LanguageCode) {
    let set = Abbreviations.set(for: language)
    #expect(set.allSatisfy { $0.hasSuffix(".") && $0 == $0.lowercased() })
    #expect(!set.isEmpty)
  }

  @Test("holds the abbreviations that reports use")
  func reportAbbreviations() {
    let seen: Set<String> = [
      "bl.a.", "f.eks.", "jf.", "jfr.", "mv.", "m.m.", "mm.", "m.fl.", "mfl.", "osv.", "ca.",
      "dvs.",
      "hhv.", "ev.", "evt.", "pga.", "iht.", "ift.", "mht.", "o.l.", "op.cit.", "ibid.", "kl.",
      "nr.", "kap.", "tidl.", "pr.", "s.", "st.meld.", "meld.", "ot.prp.",
    ]
    #expect(seen.isSubset(of: Abbreviations.set(for: .nb)))
  }

  @Test("stop words are lists of lower-case words", arguments: LanguageCode.allCases)
  func stopWords(language: LanguageCode) {
    let set = StopWords.set(for: language)
    #expect(set.count < 300)
    #expect(set.allSatisfy { $0 == $0.lowercased() && !$0.contains(" ") })
    #expect(set.isEmpty == (language == .other))
  }

  @Test("stop words are function words, each language's own")
  func functionWords() {
    let (nb, nn) = (StopWords.set(for: .nb), StopWords.set(for: .nn))
    let en = StopWords.set(for: .en)
    #expect(nb.isSuperset(of: ["jeg", "ikke", "være", "hvordan", "noe", "deres", "å", "verken"]))
    #expect(nn.isSuperset(of: ["eg", "ikkje", "vere", "korleis", "noko", "dykkar", "å", "verken"]))
    #expect(en.isSuperset(of: ["i", "not", "be", "how", "don't", "themselves", "it's", "nor"]))
    #expect(nb.isDisjoint(with: ["eg", "ikkje", "korleis", "noko", "berre", "frå"]))
    #expect(nn.isDisjoint(with: ["jeg", "ikke", "hvordan", "noe", "bare", "fra"]))
    let content = ["sier", "komme", "vite", "synes", "gå", "arbeid", "leder", "tid", "god"]
    #expect(nb.union(nn).isDisjoint(with: content))
    #expect(en.isDisjoint(with: ["know", "think", "say", "go", "thing", "work", "time", "good"]))
  }

  @Test("reads language tags")
  func tags() {
    #expect(LanguageCode(tag: "nb-NO") == .nb)
    #expect(LanguageCode(tag: "no") == .nb)
    #expect(LanguageCode(tag: "NN") == .nn)
    #expect(LanguageCode(tag: "en_US") == .en)
    #expect(LanguageCode(tag: "se") == .other)
  }
}
