import Testing
import Text

@Suite("Page furniture")
struct PageFurnitureTests {
  private let filler = """
    Dette er en lang linje som fyller siden helt ut til kanten, og så kommer det en til som
    også gjør det, og derfor er den brutt her, midt i en setning som bare fortsetter videre
    """

  @Test("takes page numbers out of the middle of sentences")
  func pageNumbers() {
    let read = Read("\(filler)\n\n\n6\n\n\nover på neste side.\n\(filler)\n\n7\n\ntil slutt her.")
    #expect(read.rules == ["page-number", "page-number"])
    #expect(read.seen(.paragraph).first?.contains("videre over på neste side.") == true)
    #expect(read.reading.complaints.contains { $0 == .init(line: 5, kind: .furnitureInSentence) })
  }

  @Test("takes running heads, whatever their page number")
  func runningHeads() {
    let read = Read(
      """
      \(filler)

      Inn i jobb |  Proba samfunnsanalyse  | 17

      over på neste side.
      \(filler)

      Inn i jobb |  Proba samfunnsanalyse  | 19

      til slutt her.
      """)
    #expect(read.rules == ["running-head", "running-head"])
    #expect(read.seen(.sentence).count == 2)
  }

  @Test("joins a word that a page cut")
  func cutWord() {
    let read = Read("\(filler) interes-\n\n20\n\nser og behov.")
    #expect(read.seen(.paragraph).first?.hasSuffix("videre interesser og behov.") == true)
  }

  @Test("takes a footnote out of a sentence, and leaves one that stands between paragraphs")
  func footnotes() {
    let cut = Read(
      "\(filler) tilsagn.1 Det kan være innsatser i\n        \n1 Se www.regjeringen.no for mer.\n"
        + " skole og utdanning.")
    #expect(cut.rules == ["footnote-mark", "footnote"])
    #expect(cut.seen(.paragraph).last?.hasSuffix("innsatser i skole og utdanning.") == true)
    let apart = Read("\(filler) tilsagn.1\n\n1 Se www.regjeringen.no for mer.\n\nNy tekst her.")
    #expect(apart.seen(.paragraph).contains("1 Se www.regjeringen.no for mer."))
  }

  @Test("leaves numbers that somebody said, and tables, alone")
  func leavesNumbers() {
    let said = Read("[Kari]\n17\n\n[Per]\nHvor gammel?\n\n[Kari]\n18\n\n[Per]\nJa.\n")
    #expect(said.turns == ["Kari: 17", "Per: Hvor gammel?", "Kari: 18", "Per: Ja."])
    #expect(Read("Tabell\n31\n12\n28\n").rules.isEmpty)
  }
}

@Suite("Footnote figures")
struct FootnoteMarkTests {
  @Test("takes figures that go on counting")
  func counting() {
    let read = Read(
      "Det er arbeid.1 Og NEET-ere2 finnes. «Det var litt».3 Ja, flest». 4 Men ikke nå.",
      layout: .line)
    #expect(read.rules == Array(repeating: "footnote-mark", count: 4))
    #expect(
      read.seen(.paragraph)
        == ["Det er arbeid. Og NEET-ere finnes. «Det var litt». Ja, flest». Men ikke nå."])
  }

  @Test(
    "leaves what is no footnote",
    arguments: [
      "Vi møttes kl. 16 og kl. 17. Så gikk vi.", "I alderen 18-29 og 30-39.", "Etter § 14a og 14b.",
      "Under Covid19 og covid20 var det stille.", "Se case1, case2 og case3 her.",
      "Vi fikk 3. 4 Kom.", "Det er 11,8 og 2.5 prosent.", "Gå til vg1 og vg2.",
      "Se www.nav.no/side.1 og www.nav.no/side.2", "B2-nivå, H1N1 og CO2.",
    ])
  func leaves(text: String) {
    #expect(Read(text, layout: .line).rules.isEmpty)
  }
}
