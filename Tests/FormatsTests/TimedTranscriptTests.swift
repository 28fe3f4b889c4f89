import Formats
import Testing
import Text

@Suite("Time-aligned transcripts")
struct TimedTranscriptTests {
  private func read(
    _ text: String, _ kind: FileKind, speakers: [String] = [], tiers: [String] = []
  ) throws(TimedReadingError) -> TimedTranscript {
    try TimedTranscript(Array(text.utf8), kind: kind, speakers: speakers, tiers: tiers)
  }

  @Test("content tells each format, whatever the file is called", arguments: TimedFixture.all)
  func sniffing(name: String, kind: FileKind, text: String) {
    #expect(FileKind(of: Array(text.utf8), named: "notater.txt") == kind)
    #expect(FileKind(of: Array(text.utf8), named: name) == kind)
    #expect(kind.isTimed)
    #expect(kind.remedy == .none)
  }

  @Test("WebVTT with voices, as Teams writes it, joins the pieces of one speaker")
  func webVTT() throws {
    let timed = try read(TimedFixture.webVTT, .vtt)
    #expect(
      TimedFixture.turns(timed) == [
        "1000 Kari Berg: Hei, og velkommen. Hvordan går det?",
        "3605250 Ola: Bra, takk & pris.",
      ])
    #expect(
      String(decoding: timed.utf8, as: UTF8.self)
        == "Kari Berg: Hei, og velkommen. Hvordan går det?\nOla: Bra, takk & pris.")
    #expect(timed.rule == .speakers)
    #expect(timed.complaints == [TimedComplaint(kind: .comments(1))])
  }

  @Test("a sentence has the time of the piece that it begins in")
  func sentenceTimes() throws {
    let timed = try read(TimedFixture.webVTT, .vtt)
    let reading = ToldTurnsReader().read(StoredText(utf8: timed.utf8), timed.told)
    #expect(reading.segments(.sentence).map(\.milliseconds) == [1000, 3500, 3_605_250])
    #expect(reading.segments(.turn).map(\.speaker) == [0, 1])
  }

  @Test("two voices in one piece are two turns, and words without a voice nobody's")
  func voices() throws {
    let text = """
      WEBVTT

      00:01.000 --> 00:02.000
      <v Kari>Ja?</v> <v.loud Ola>Nei!</v>

      00:03.000 --> 00:04.000
      (dør)
      """
    #expect(
      try TimedFixture.turns(read(text, .vtt)) == [
        "1000 Kari: Ja?", "1000 Ola: Nei!", "3000 –: (dør)",
      ])
  }

  @Test("SubRip: names before a colon, wrong numbers, a missing blank line, stops for commas")
  func subRip() throws {
    let timed = try read(TimedFixture.subRip, .srt)
    #expect(
      TimedFixture.turns(timed) == [
        "1000 Intervjuer: Hva gjør du?", "2500 Leder: Jeg baker brød når 2 < 3. Hver dag.",
        "6000 Intervjuer: Ja.",
      ])
    #expect(timed.complaints.isEmpty)
  }

  @Test("a time that cannot be read, or runs backward, is told with its line, and no word is lost")
  func oddTimes() throws {
    let text = """
      1
      00:00:05,000 --> 00:00:06,000
      en

      2
      00:00:0x,000 --> 00:00:07,000
      to

      tre

      3
      00:00:01,000 --> 00:00:02,000
      fire
      """
    let timed = try read(text, .srt)
    let words = String(decoding: timed.utf8, as: UTF8.self)
    #expect(words.split(whereSeparator: \.isWhitespace) == ["en", "to", "tre", "fire"])
    #expect(
      timed.complaints == [
        TimedComplaint(line: 6, kind: .unreadableTime),
        TimedComplaint(line: 9, kind: .wordsWithoutTime),
        TimedComplaint(line: 12, kind: .timeRunsBackward),
        TimedComplaint(kind: .withoutTime(1)),
      ])
  }

  @Test("where nobody is named a pause of two seconds parts turns, and less does not")
  func pauses() throws {
    func text(_ gap: Int) -> String {
      "start\tend\ttext\n0\t1000\tHei.\n\(1000 + gap)\t9000\tJa.\n"
    }
    #expect(try TimedFixture.turns(read(text(1999), .whisperTable)) == ["0 –: Hei. Ja."])
    #expect(
      try TimedFixture.turns(read(text(2000), .whisperTable)) == ["0 –: Hei.", "3000 –: Ja."])
  }

  @Test("a long text without pauses is cut behind a sentence")
  func longTurns() throws {
    let sentence = String(repeating: "ord ", count: 30) + "slutt."
    let lines = (0..<10).map { "\($0 * 1000)\t\($0 * 1000 + 1000)\t\(sentence)" }
    let timed = try read("start\tend\ttext\n" + lines.joined(separator: "\n"), .whisperTable)
    // 126 characters a sentence and a blank between: the fourth fills 500.
    #expect(timed.told.turns.map { $0.paragraphs[0].length } == [507, 507, 253])
  }

  @Test("lines that roll up a screen are read once; words that people repeat stay")
  func rollUp() throws {
    let rolling = """
      WEBVTT

      00:00.000 --> 00:01.000 align:start position:0%
      \u{20}
      hello<00:00.500><c> there</c>

      00:01.000 --> 00:01.010 align:start position:0%
      hello there
      \u{20}

      00:01.010 --> 00:02.000 align:start position:0%
      hello there
      how<00:01.500><c> are</c><c> you</c>
      """
    let timed = try read(rolling, .vtt)
    #expect(TimedFixture.turns(timed) == ["0 –: hello there how are you"])
    #expect(timed.complaints == [TimedComplaint(kind: .repeatedLines(2))])
    let spoken = """
      WEBVTT

      00:00.000 --> 00:01.000
      ja

      00:01.000 --> 00:02.000
      ja

      00:02.000 --> 00:03.000
      det er det

      00:03.000 --> 00:04.000
      nei
      """
    #expect(try TimedFixture.turns(read(spoken, .vtt)) == ["0 –: ja ja det er det nei"])
  }

  @Test("lines with dashes are two people's")
  func dashes() throws {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n- Kommer du?\n- Ja.\n"
    #expect(try TimedFixture.turns(read(text, .srt)) == ["1000 –: - Kommer du?", "1000 –: - Ja."])
  }

  @Test("Whisper's segments, with WhisperX's speakers")
  func whisper() throws {
    let timed = try read(TimedFixture.whisper, .whisper)
    #expect(TimedFixture.turns(timed) == ["0 SPEAKER_00: Hei.", "1500 SPEAKER_01: Ja."])
    #expect(
      try TimedFixture.turns(read(TimedFixture.whisperTable, .whisperTable)) == [
        "0 –: Hei. Ja\tvel.", "9000 –: Takk.",
      ])
    let other = #"{"transcription": [{"offsets": {"from": 10, "to": 20}, "text": " Hei"}]}"#
    #expect(try TimedFixture.turns(read(other, .whisper)) == ["10 –: Hei"])
  }

  @Test("oTranscribe: a line is a paragraph, and times are in seconds or minutes")
  func oTranscribe() throws {
    let timed = try read(TimedFixture.oTranscribe, .oTranscribe)
    #expect(
      TimedFixture.turns(timed) == [
        "1500 Intervjuer: Hva gjør du?", "62000 Leder: Jeg baker brød.", "? Intervjuer: Ja.",
      ])
  }

  @Test("CHAT: main lines with their conventions, times between bullets, tiers left out")
  func chat() throws {
    let timed = try read(TimedFixture.chat, .chat)
    #expect(
      TimedFixture.turns(timed) == [
        "1200 MOT: where [/] where is the dog ? | there .",
        "4000 CHI: &-uh dog (.) here . yes .",
      ])
    #expect(
      timed.complaints == [
        TimedComplaint(kind: .comments(1)), TimedComplaint(kind: .tiersLeftOut(["%mor"])),
      ])
  }

  @Test("a label that a person names is a speaker")
  func namedSpeakers() throws {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nBestemor sa: Hei.\n"
    #expect(try TimedFixture.turns(read(text, .srt)) == ["1000 –: Bestemor sa: Hei."])
    #expect(
      try TimedFixture.turns(read(text, .srt, speakers: ["Bestemor sa"])) == [
        "1000 Bestemor sa: Hei."
      ])
  }

  @Test("what cannot be read is told, and nothing else is made of it")
  func errors() {
    func error(_ text: String, _ kind: FileKind, tiers: [String] = []) -> TimedReadingError? {
      do throws(TimedReadingError) {
        _ = try read(text, kind, tiers: tiers)
        return nil
      } catch {
        return error
      }
    }
    #expect(error("WEBVTT\n\n", .vtt) == .nothingSaid)
    #expect(error("{\"segments\": [", .whisper) == .notJSON(byte: 15))
    #expect(error("{\"segments\": 3}", .whisper) == .otherFormat)
    #expect(error("ooBinaryFile\u{8}TextGrid", .textGrid) == .binary)
    #expect(error("<Trans><Turn></Trans>", .transcriber) != nil)
    #expect(
      error(TimedFixture.elan, .elan, tiers: ["K"])
        == .unknownTier(asked: "K", found: ["K-tale", "O-tale", "K-eng"]))
    let hiding = TimedFixture.transcriber.replacing(
      "SYSTEM \"trans-14.dtd\"", with: "[<!ENTITY x SYSTEM \"file:///etc/hostname\">]")
    #expect(error(hiding, .transcriber) == .documentType)
  }
}
