import Formats
import Testing
import Text

/// What programs and people write that their format's description does not have.
@Suite("Odd files of other programs")
struct OddFilesTests {
  private func timed(_ text: String, _ kind: FileKind) throws -> TimedTranscript {
    try TimedTranscript(Array(text.utf8), kind: kind)
  }

  private func words(_ document: DocumentTranscript) -> String {
    String(decoding: document.utf8, as: UTF8.self)
  }

  @Test("WebVTT with seconds alone")
  func seconds() throws {
    let read = try timed(
      """
      WEBVTT

      0.860 --> 7.380
      <v Kari>Velkommen hit.

      62.5 --> 3600.25
      <v Ola>Takk.
      """, .vtt)
    #expect(TimedFixture.turns(read) == ["860 Kari: Velkommen hit.", "62500 Ola: Takk."])
    #expect(read.complaints.isEmpty)
  }

  @Test("a number without a fraction is no time")
  func noSeconds() throws {
    let read = try timed("WEBVTT\n\n1 --> 2\nHei.\n", .vtt)
    #expect(TimedFixture.turns(read) == ["? –: Hei."])
    #expect(read.complaints.contains { $0.kind == .unreadableTime })
  }

  @Test("captions of one word each have no speakers")
  func wordByWord() throws {
    let spoken = ["Det", "er", "fint", "her", "Det", "er", "sant", "Det", "var", "Det"]
    var text = ""
    for (index, word) in (spoken + spoken + spoken).enumerated() {
      text += "\(index + 1)\n00:00:\(10 + index),000 --> 00:00:\(10 + index),900\n\(word)\n\n"
    }
    let read = try timed(text, .srt)
    #expect(read.told.names.isEmpty)
    let expected = (spoken + spoken + spoken).joined(separator: " ")
    #expect(String(decoding: read.utf8, as: UTF8.self) == expected)
  }

  @Test("a TextGrid's tier that only says who speaks is left out, not what is said")
  func speakerTier() throws {
    func tier(_ name: String, _ intervals: [(Double, Double, String)]) -> String {
      "\"IntervalTier\"\n\"\(name)\"\n0\n4\n\(intervals.count)\n"
        + intervals.map { "\($0.0)\n\($0.1)\n\"\($0.2)\"\n" }.joined()
    }
    let grid =
      "File type = \"ooTextFile short\"\n\"TextGrid\"\n\n0\n4\n<exists>\n3\n"
      + tier("lyd", (0..<8).map { (Double($0) / 2, Double($0 + 1) / 2, "a") })
      + tier("ord", [(0, 1, "heisann"), (1, 2, "der"), (2, 3, "javel"), (3, 4, "sitt")])
      + tier("hvem", [(0, 2, "K"), (2, 4, "O")])
    let read = try timed(grid, .textGrid)
    #expect(TimedFixture.turns(read) == ["0 ord: heisann der javel sitt"])
    #expect(read.complaints == [TimedComplaint(kind: .tiersLeftOut(["lyd", "hvem"]))])
  }

  @Test("CHAT: blanks before a main line are passed over, and behind it a line goes on")
  func indentedChat() throws {
    let read = try timed(
      "@UTF8\n@Begin\n@Participants:\tMOT Mother, CHI Child\n  *MOT:\tkom hit .\n*CHI:\tnei\n"
        + "  *: eller jo .\n@End\n", .chat)
    #expect(TimedFixture.turns(read) == ["? MOT: kom hit .", "? CHI: nei *: eller jo ."])
  }

  @Test("RTF: lists outside their table, and a generator behind a stray asterisk, are no text")
  func strayTables() throws {
    let read = try DocumentTranscript(
      rtf: Array(
        ("{\\rtf1\\ansi{\\list\\listtemplateid1{\\listlevel\\levelnfc0{\\leveltext \\'02\\'00.}"
          + "{\\levelnumbers \\'01}}{\\listname Liste;}\\listid7}"
          + "{\\listoverride\\listid7{\\lfolevel{\\listlevel{\\leveltext a}}}}"
          + "{*\\generator Et program 1.0;}Hei p\\'e5 deg.\\par}")
          .utf8))
    #expect(words(read) == "*Hei på deg.")
  }

  @Test("a page of HTML that never begins its body is read all the same")
  func bodiless() throws {
    let page =
      "<!DOCTYPE html>\n\n<meta charset=\"utf-8\">\n<title>Tittel</title>\n<style>p {}</style>"
      + "<section><h1>Samtale</h1></section>\n<section><p>Kari: Hei.</p></section>"
    #expect(words(try DocumentTranscript(html: Array(page.utf8))) == "Samtale\nKari: Hei.")
  }

  @Test("a page names its encoding far down in its head")
  func lateCharset() throws {
    let head = "<html><head><script>\(String(repeating: "x = 1;\n", count: 1_000))</script>"
    let page =
      Array("\(head)<meta charset=windows-1251></head><body><p>".utf8) + [0xCF, 0xF0]
    #expect(words(try DocumentTranscript(html: page)) == "Пр")
  }

  @Test("Word: an emoji written by its number in a font is the sign that stands beside it")
  func emoji() throws {
    let sign =
      "<mc:AlternateContent><mc:Choice Requires=\"w16se\"/><mc:Fallback><w:t>\u{1F60A}</w:t>"
      + "</mc:Fallback></mc:AlternateContent>"
    let read = try WordFixture.read(
      "<w:p>\(WordFixture.r("Fint "))<w:r>\(sign)</w:r></w:p>")
    #expect(words(read) == "Fint \u{1F60A}")
  }

  @Test("names that are no XML names are read without a word of the library's")
  func oddIdentifiers() throws {
    let text = """
      <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><particDesc>
      <person xml:id="Kari Berg"/></particDesc></teiHeader>
      <text><body><u who="#Kari">Hei.</u></body></text></TEI>
      """
    #expect(try timed(text, .tei).told.turns.count == 1)
  }
}
