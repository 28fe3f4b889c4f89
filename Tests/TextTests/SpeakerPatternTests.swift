import TestSupport
import Testing
import Text

@Suite("Patterns of speakers' labels")
struct SpeakerPatternTests {
  private func read(_ text: String, _ templates: [String], names: [String] = []) throws
    -> TranscriptReading
  {
    let patterns = try templates.map { try SpeakerPattern($0, names: names) }
    return TranscriptReader(layout: .line, labels: .init(patterns: patterns)).read(
      StoredText(utf8: Array(text.utf8)))
  }

  private func turns(_ text: String, _ reading: TranscriptReading) -> [String] {
    let stored = StoredText(utf8: Array(text.utf8))
    let layer = ReadingLayer(reading.marks)
    return reading.segments(.turn).map { turn in
      let who = turn.speaker.map { reading.speakers[$0].label } ?? "–"
      let time = turn.milliseconds.map { " \($0)" } ?? ""
      return "\(who)\(time)| \(layer.read(turn.span, of: stored))"
    }
  }

  @Test("find labels that no rule would know, once each")
  func finds() throws {
    let text = "<P07> Hei du\nhvordan går det?\n<INT (2)>   Bra <P08> tror jeg.\n"
    let reading = try read(text, ["<{name}>"])
    #expect(
      turns(text, reading)
        == ["P07| Hei du\n\nhvordan går det?", "INT (2)| Bra <P08> tror jeg."])
    #expect(StoredText(utf8: Array(text.utf8)).string == text)
  }

  @Test("take times along, to the millisecond")
  func times() throws {
    let text = "00:01:23.4 Kari – Ja.\n00:01:25,25 Ola – Nei – aldri.\n"
    let reading = try read(text, ["{time} {name} –"])
    #expect(turns(text, reading) == ["Kari 83400| Ja.", "Ola 85250| Nei – aldri."])
  }

  @Test("are for the names given, where names are given")
  func named() throws {
    let text = "INT Hva skjer?\nInternt var det rolig.\nP07\nIngenting.\n"
    let reading = try read(text, ["{name}"], names: ["INT", "p07"])
    #expect(
      turns(text, reading) == ["INT| Hva skjer?\n\nInternt var det rolig.", "P07| Ingenting."])
  }

  @Test(
    "are refused where they would tell nothing",
    arguments: [
      ("{time}:", SpeakerPattern.Fault.noName), ("{name", .loneBrace), ("name}:", .loneBrace),
      ("{who}:", .unknown(field: "who")), ("{name} {name}", .repeated(field: "name")),
      ("{name}", .onlyName), (" {name} ", .onlyName), ("{name}{time}", .nothingBetween),
    ])
  func refused(template: String, fault: SpeakerPattern.Fault) {
    #expect(throws: fault) { try SpeakerPattern(template) }
  }

  @Test("count the lines that they fit")
  func counts() throws {
    let text = StoredText(utf8: Array("A) en\nB) to\nC tre\n".utf8))
    #expect(try SpeakerPattern("{name})").lines(in: text) == 2)
    #expect(try SpeakerPattern("[{name}]").lines(in: text) == 0)
  }

  @Test("never break off, whatever the text")
  func random() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = ["<", ">", "P", "7", " ", "\n", "{", ":", "–", "0:13", "æ", "\u{301}", "\t"]
    let pattern = try SpeakerPattern("<{name}> {time}")
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let stored = StoredText(utf8: Array(text.utf8))
      let reading = TranscriptReader(labels: .init(patterns: [pattern])).read(stored)
      for segment in reading.segments {
        #expect(segment.span.start >= 0 && segment.span.end <= stored.count)
      }
    }
  }
}
