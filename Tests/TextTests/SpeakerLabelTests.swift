import Testing
import Text

@Suite("Speakers' labels")
struct SpeakerLabelTests {
  private static let turns = [
    "Intervjuer: Hvordan gikk det?", "Leder: Bra. Eh … ja.", "Intervjuer: Ja?", "Leder: Mm.",
  ]

  @Test(
    "reads the turns of many notations",
    arguments: [
      "Intervjuer: Hvordan gikk det?\nLeder: Bra. Eh … ja.\nIntervjuer: Ja?\nLeder: Mm.\n",
      "[Intervjuer]\nHvordan gikk det?\n\n[Leder]\nBra. Eh … ja.\n\n[Intervjuer] Ja?\n\n[Leder]\nMm.",
      "Intervjuer  0:00\nHvordan gikk det?\n\nLeder  0:13\nBra. Eh … ja.\n\nIntervjuer  1:02\nJa?"
        + "\n\nLeder  1:03\nMm.",
      "Intervjuer (00:00:00)\nHvordan gikk det?\nLeder (00:00:13)\nBra. Eh … ja.\nIntervjuer "
        + "(00:01:02)\nJa?\nLeder (00:01:03)\nMm.",
      "[00:00:00] Intervjuer: Hvordan gikk det?\n[00:00:13] Leder: Bra. Eh … ja.\n[00:01:02] "
        + "Intervjuer: Ja?\n[00:01:03] Leder: Mm.",
      "**Intervjuer:** Hvordan gikk det?\n\n**Leder:** Bra. Eh … ja.\n\n**Intervjuer:** Ja?\n\n"
        + "**Leder**: Mm.",
      "Intervjuer\tHvordan gikk det?\nLeder\tBra. Eh … ja.\nIntervjuer\tJa?\nLeder\tMm.",
      "Intervjuer\nHvordan gikk det?\nLeder\nBra. Eh … ja.\nIntervjuer\nJa?\nLeder\nMm.",
      "Intervjuer:\nHvordan gikk det?\nLeder:\nBra. Eh … ja.\nIntervjuer:\nJa?\nLeder:\nMm.",
    ])
  func notations(text: String) {
    let read = Read(text)
    #expect(read.turns == Self.turns)
    #expect(read.reading.speakers.map(\.role) == [.interviewer, .informant])
    #expect(read.reading.speakers.allSatisfy { $0.isCertain && $0.turns == 2 })
  }

  @Test("never takes a bare letter for certain")
  func bareLetters() {
    let read = Read("I: Hvordan?\nL: Bra.\nI: Ja?\nL: Mm.\n")
    #expect(read.turns == ["I: Hvordan?", "L: Bra.", "I: Ja?", "L: Mm."])
    #expect(read.reading.speakers.allSatisfy { !$0.isCertain })
  }

  @Test("reads through notes behind the names")
  func notes() {
    let read = Read("INT[q04]: Hvordan?\nKari (leder): Bra.\nINT: Ja?\nKari (leder): Mm.\n")
    #expect(read.turns == ["INT: Hvordan?", "Kari (leder): Bra.", "INT: Ja?", "Kari (leder): Mm."])
  }

  @Test("keeps a turn of several paragraphs together")
  func paragraphs() {
    let read = Read("Intervjuer: Ja?\n\nLeder: Først.\n\nSå dette.\n\nIntervjuer: Mm.\n")
    #expect(read.turns == ["Intervjuer: Ja?", "Leder: Først.\n\nSå dette.", "Intervjuer: Mm."])
    #expect(read.reading.segments(.paragraph).count == 4)
  }

  @Test("gives text before the first label a turn without speaker")
  func header() {
    let read = Read("Intervju 3\nDato: 12.3.2024\n\nINT: Ja?\nLEDER: Nei.\nINT: Jo.\nLEDER: Mm.\n")
    #expect(read.turns.first == "Intervju 3\n\nDato: 12.3.2024")
    #expect(read.reading.segments(.turn).first?.speaker == nil)
    #expect(read.reading.complaints == [.init(line: 1, kind: .textBeforeFirstSpeaker)])
  }

  @Test("takes in somebody who speaks once among labels in capitals")
  func rareSpeaker() {
    let read = Read("INT: Ja?\nKARI: Nei.\nINT: Jo.\nKARI: Mm.\nTOMMY: Hei.\n")
    #expect(read.reading.speakers.map(\.label) == ["INT", "KARI", "TOMMY"])
  }

  @Test("complains of an empty turn, with its line")
  func emptyTurn() {
    let read = Read("INT: Ja?\nLEDER:\nINT: Jo.\nLEDER: Mm.\n")
    #expect(read.reading.complaints == [.init(line: 2, kind: .emptyTurn(label: "LEDER"))])
    #expect(read.turns == ["INT: Ja?", "INT: Jo.", "LEDER: Mm."])
  }

  @Test(
    "makes no speakers of colons in prose",
    arguments: [
      "Det var slik: vi kom sent.", "Arbeidsgiver: Arbeidsgivere er de som ansetter.",
      "Kilde: SSB\n\nKilde: NAV\n\nKilde: SSB", "Dato: 1.1.\nSted: Oslo\nDato: 2.1.\nSted: Bergen",
    ])
  func prose(text: String) {
    #expect(Read(text).reading.speakers.isEmpty)
  }

  @Test("makes no speakers of a few colons in a long report")
  func longReport() {
    let prose = String(repeating: "Dette er en lang rapport om arbeidsliv. ", count: 400)
    let read = Read(
      "\(prose)\nVirksomhet: Her.\n\(prose)\nVirksomhet: Der.\n\(prose)\nVirksomhet: Nå.")
    #expect(read.reading.speakers.isEmpty)
  }

  @Test("believes the caller about spans and names")
  func given() {
    let text = "Ola Dunk sier\nHei.\nKari N. sier\nHallo.\n"
    let spans = [TextSpan(0, 13), TextSpan(19, 31)]
    let read = Read(text, labels: .init(spans: spans))
    #expect(read.turns == ["Ola Dunk sier: Hei.", "Kari N. sier: Hallo."])
    let named = Read("kassa nord: Hei.\nAndre: Ja.", labels: .init(names: ["Kassa nord"]))
    #expect(named.turns == ["kassa nord: Hei.\n\nAndre: Ja."])
  }

  @Test("excludes labels and blanks from the spans of turns")
  func spans() {
    let read = Read("INT:  Ja? \n\nLEDER: Nei.\nINT: Jo.\n")
    #expect(
      read.reading.segments(.turn).map(\.span) == [
        TextSpan(6, 9), TextSpan(19, 23), TextSpan(29, 32),
      ])
  }
}

@Suite("Times")
struct TimestampTests {
  @Test("gives turns the times written with their labels")
  func labels() {
    let read = Read("[00:01:02] INT: Ja?\n[00:01:03.5] LEDER: Nei.\n[01:00:00] INT: Jo.\n")
    #expect(read.reading.segments(.turn).map(\.milliseconds) == [62_000, 63_500, 3_600_000])
  }

  @Test("reads f4's marks as the ends of turns")
  func f4() {
    let read = Read(
      "I: Ja? #00:00:04-2#\n\nB: Nei. #00:00:09-0#\n\nI: Jo. #00:00:11-9#\n\nB: Mm.\n")
    #expect(read.turns == ["I: Ja?", "B: Nei.", "I: Jo.", "B: Mm."])
    #expect(read.reading.segments(.turn).map(\.milliseconds) == [0, 4_200, 9_000, 11_900])
  }

  @Test("takes a time in running text out, and leaves the time of day")
  func inline() {
    let read = Read("Det var kl. 10:30 [00:12:34] vi kom. [00:12:40]\n", layout: .line)
    #expect(read.seen(.paragraph) == ["Det var kl. 10:30 vi kom."])
  }

  @Test("complains where a time runs backward")
  func backward() {
    let read = Read("[00:02:00] INT: Ja?\n[00:01:00] LEDER: Nei.\n[00:03:00] INT: Jo.\n")
    #expect(read.reading.complaints == [.init(line: 2, kind: .timeRunsBackward)])
  }
}
