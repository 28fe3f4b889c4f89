extension Wording {
  var coverageTitle: String { pick("Hvor mye som er kodet", "Kor mykje som er koda", "Coverage") }
  var coveredWords: String { pick("Kodet", "Koda", "Covered") }
  var analysedWords: String { pick("Analysert", "Analysert", "Analysed") }
  var excludedWords: String { pick("Utelatt", "Utelate", "Excluded") }
  var coveredShare: String { pick("Andel kodet", "Del koda", "Share covered") }
  var analysedShare: String { pick("Andel analysert", "Del analysert", "Share analysed") }
  var excludedShare: String { pick("Andel utelatt", "Del utelate", "Share excluded") }
  var coderOfCoverage: String { pick("Koder", "Kodar", "Coder") }
  var allCoders: String { pick("alle", "alle", "all") }
  var allSources: String { pick("alle kilder", "alle kjelder", "all sources") }
  var coderProgress: String { pick("Status", "Status", "Status") }
  var notBegun: String { pick("ikke begynt", "ikkje byrja", "not begun") }
  var uncodedTitle: String { pick("Ikke kodet", "Ikkje koda", "Not coded") }
  var lineOfStretch: String { pick("Linje", "Linje", "Line") }
  var openingWords: String { pick("Begynner", "Byrjar", "Begins") }

  var coverageRules: [String] {
    [
      pick(
        "Ord i talen til andre enn intervjuere; et ord er kodet hvis dets første tegn er det.",
        "Ord i talen til andre enn intervjuarar; eit ord er koda viss det første teiknet er det.",
        "Words of the speech of all but interviewers; a word is coded if its first character is."),
      pick(
        "Kodet: under en hvilken som helst kode. Analysert: under en kode som hører til analysen."
          + " Utelatt: under en kode for utelatt materiale, og ingen av dem. Arbeidskoder er bare"
          + " med i kodet.",
        "Koda: under ein kva som helst kode. Analysert: under ein kode som høyrer til analysen."
          + " Utelate: under ein kode for utelate materiale, og ingen av dei. Arbeidskodar er berre"
          + " med i koda.",
        "Covered: under any code. Analysed: under a code of the analysis. Excluded: under a code for"
          + " excluded material, and none of those. Working codes count as covered alone."),
    ]
  }

  func uncodedRule(longerThan words: Int) -> String {
    pick(
      "Sammenhengende ord uten kode, mer enn \(words), innenfor én replikk av andre enn"
        + " intervjuere, i kilder som noen har begynt på.",
      "Samanhengande ord utan kode, meir enn \(words), innanfor éin replikk av andre enn"
        + " intervjuarar, i kjelder som nokon har byrja på.",
      "Rows of more than \(words) words without a code, within one turn of anybody but interviewers,"
        + " in sources that somebody has begun.")
  }
}
