import Formats
import Testing
import Text

@Suite("Transcripts with tiers and in XML")
struct TimedTierTests {
  private func read(
    _ text: String, _ kind: FileKind, tiers: [String] = []
  ) throws(TimedReadingError) -> TimedTranscript {
    try TimedTranscript(Array(text.utf8), kind: kind, tiers: tiers)
  }

  @Test("ELAN: by time over all tiers, open slots in between, other tiers left out")
  func elan() throws {
    let timed = try read(TimedFixture.elan, .elan)
    #expect(
      TimedFixture.turns(timed) == [
        "1000 Kari: Hei du", "1500 O-tale: Ja", "2000 Kari: Går det bra?",
      ])
    #expect(
      timed.complaints == [
        TimedComplaint(line: 10, kind: .interpolatedTimes(1)),
        TimedComplaint(kind: .tiersLeftOut(["K-eng"])),
      ])
    #expect(
      try TimedFixture.turns(read(TimedFixture.elan, .elan, tiers: ["K-eng"])) == [
        "2000 Kari: Are you well?"
      ])
  }

  @Test("Transcriber: two speakers in one turn, events left out, no document type fetched")
  func transcriber() throws {
    let timed = try read(TimedFixture.transcriber, .transcriber)
    #expect(
      TimedFixture.turns(timed) == [
        "500 Kari: god dag | kom inn | sitt ned", "2250 Ola: takk",
      ])
    #expect(
      timed.complaints == [
        TimedComplaint(kind: .comments(1)), TimedComplaint(kind: .events(1)),
      ])
  }

  @Test("Transcriber's files in Latin-1 are read by their declaration")
  func latinOne() throws {
    let text = TimedFixture.transcriber.replacing("UTF-8", with: "ISO-8859-1")
      .replacing("god dag", with: "være")
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let timed = try TimedTranscript(bytes, kind: .transcriber)
    #expect(TimedFixture.turns(timed).first == "500 Kari: være | kom inn | sitt ned")
  }

  @Test("EXMARaLDA: events without a gap are one utterance")
  func exmaralda() throws {
    let timed = try read(TimedFixture.exmaralda, .exmaralda)
    #expect(TimedFixture.turns(timed) == ["0 KB: God dag.", "1000 SPK1: Hei."])
    #expect(
      timed.complaints == [
        TimedComplaint(kind: .interpolatedTimes(1)),
        TimedComplaint(kind: .tiersLeftOut(["TIE1"])),
      ])
    let timeless = TimedFixture.exmaralda.replacing("time=\"", with: "x=\"")
    #expect(
      try TimedFixture.turns(read(timeless, .exmaralda)) == ["? KB: God dag.", "? SPK1: Hei."])
  }

  @Test("TEI: words put together, who and when from the block or the utterance")
  func tei() throws {
    let timed = try read(TimedFixture.tei, .tei)
    #expect(TimedFixture.turns(timed) == ["0 KB: God dag. Hei", "2750 Ola: Hei på deg"])
    #expect(timed.complaints == [TimedComplaint(kind: .events(2))])
    let text = StoredText(utf8: timed.utf8)
    let sentences = ToldTurnsReader().read(text, timed.told).segments(.sentence)
    #expect(sentences.map(\.milliseconds) == [0, 1500, 2750])
  }

  @Test("TextGrid: doubled quotation marks, and no tier that only cuts up another")
  func textGrid() throws {
    let timed = try read(TimedFixture.textGrid, .textGrid)
    #expect(TimedFixture.turns(timed) == ["500 Kari: Hun sa \"hei\" til meg | og så"])
    #expect(timed.complaints == [TimedComplaint(kind: .tiersLeftOut(["ord", "klikk"]))])
    #expect(
      try TimedFixture.turns(read(TimedFixture.textGrid, .textGrid, tiers: ["ord"])) == [
        "500 ord: Hun sa hei og så"
      ])
  }

  @Test("TextGrid: the short form and UTF-16 say the same")
  func textGridForms() throws {
    let short = """
      File type = "ooTextFile"
      "TextGrid"

      0
      4
      <exists>
      1
      "IntervalTier"
      "Kari"
      0
      4
      2
      0
      0.5
      ""
      0.5
      2
      "Hei på deg"
      """
    #expect(try TimedFixture.turns(read(short, .textGrid)) == ["500 Kari: Hei på deg"])
    let wide: [UInt8] =
      [0xFE, 0xFF] + short.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(FileKind(of: wide, named: "x.txt") == .textGrid)
    let timed = try TimedTranscript(wide, kind: .textGrid)
    #expect(TimedFixture.turns(timed) == ["500 Kari: Hei på deg"])
  }
}
