import Formats
import TestSupport
import Testing
import Text

/// Pages laid out as `pdftotext -bbox-layout` lays them out: a letter is 6 points wide, a line 12
/// high, and lines are 15 apart.
struct LayoutFixture {
  private var pages: [String] = []
  private var blocks: [String] = []

  static func word(_ text: String, _ left: Double, _ top: Double) -> String {
    let width = Double(text.unicodeScalars.count) * 6
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<word xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(left + width)\" yMax=\"\(top + 12)\">"
      + escaped + "</word>"
  }

  /// Adds a block of lines.
  mutating func block(_ lines: String..., left: Double = 72, top: Double) {
    var xml = "<block>"
    for (number, line) in lines.enumerated() {
      let y = top + Double(number) * 15
      let width = Double(line.unicodeScalars.count) * 6
      xml += "<line xMin=\"\(left)\" yMin=\"\(y)\" xMax=\"\(left + width)\" yMax=\"\(y + 12)\">"
      var x = left
      for word in line.split(separator: " ") {
        xml += Self.word(String(word), x, y)
        x += Double(word.unicodeScalars.count + 1) * 6
      }
      xml += "</line>"
    }
    blocks.append(xml + "</block>")
  }

  mutating func endPage() {
    pages.append(
      "<page width=\"595\" height=\"842\"><flow>\(blocks.joined(separator: "\n"))</flow></page>")
    blocks = []
  }

  var bytes: [UInt8] {
    let head =
      "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"x.dtd\">"
      + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>\u{1}&</title></head><body>"
    return Array((head + "<doc>\(pages.joined())</doc></body></html>").utf8)
  }
}

@Suite("PDFs as pdftotext lays them out")
struct PDFTests {
  private func text(_ document: PDFTranscript) -> String {
    String(decoding: document.utf8, as: UTF8.self)
  }

  @Test("have a line for each line, and a blank one where the next word would have fitted")
  func paragraphs() throws {
    var layout = LayoutFixture()
    layout.block(
      "Intervjuer: Hva gjør du når det blir for mye på jobben din og hvem", "snakker du med?",
      top: 100)
    layout.block(
      "Leder: Jeg snakker med dem som er der, og så går vi en lang tur i",
      "skogen, før vi tar det opp igjen på møtet neste mandag. Da er de", "enige & rolige <3.",
      "Ja.", top: 145)
    layout.endPage()
    let document = try PDFTranscript(layout: layout.bytes)
    #expect(
      text(document) == """
        Intervjuer: Hva gjør du når det blir for mye på jobben din og hvem
        snakker du med?

        Leder: Jeg snakker med dem som er der, og så går vi en lang tur i
        skogen, før vi tar det opp igjen på møtet neste mandag. Da er de
        enige & rolige <3.

        Ja.
        """)
    #expect(document.pages == 1)
  }

  @Test("know page numbers and running heads by their height, and let sentences run on over them")
  func furniture() throws {
    var layout = LayoutFixture()
    for page in 1...3 {
      layout.block("Intervju 7, Arbeidsliv i nord", top: 40)
      layout.block(
        "Og det var da vi begynte å lure på om noen egentlig hadde tenkt", "på hva som skulle til",
        top: 100)
      layout.block(
        "Side \(page) i boka har vi lest, og der står det om hvordan dette var", "for dem som kom",
        top: 400)
      layout.block("\(page) av 3", left: 280, top: 790)
      layout.endPage()
    }
    let document = try PDFTranscript(layout: layout.bytes)
    let stored = StoredText(utf8: document.utf8)
    let marked = document.furniture.map { "\($0.value): \(stored.raw($0.key))" }.sorted()
    #expect(
      marked == [
        "page-number: 1 av 3", "page-number: 2 av 3", "page-number: 3 av 3",
        "running-head: Intervju 7, Arbeidsliv i nord",
        "running-head: Intervju 7, Arbeidsliv i nord",
        "running-head: Intervju 7, Arbeidsliv i nord",
      ])
    let reading = TranscriptReader(layout: .blankLine, furniture: document.furniture).read(stored)
    let shown = ReadingLayer(reading.marks).read(stored.span, of: stored)
    #expect(!shown.contains("Arbeidsliv"))
    #expect(!shown.contains("av 3"))
    #expect(shown.contains("Side 2 i boka"))
    // The text itself has all of it, and says where pages begin.
    #expect(stored.string.contains("Arbeidsliv"))
    #expect(stored.string.unicodeScalars.count { $0 == "\u{0C}" } == 2)
  }

  @Test("keep what recurs in the text itself")
  func keepsText() throws {
    var layout = LayoutFixture()
    for page in 1...3 {
      layout.block("Ja.", "Nei, \(page).", "Men hvorfor det?", top: 92)
      layout.endPage()
    }
    #expect(try PDFTranscript(layout: layout.bytes).furniture.isEmpty)
  }

  @Test("have names that stand in a column of their own beside what is said")
  func labelColumn() throws {
    var layout = LayoutFixture()
    layout.block("Intervjuer", top: 100)
    layout.block("Nils Holm", top: 130)
    layout.block("Intervjuer", top: 175)
    layout.block("Nils Holm", top: 190)
    layout.block(
      "Hva gjør du når det blir for mye på jobben, og hvem", "har du?", left: 160, top: 100)
    layout.block(
      "Jeg går en tur, og så snakker jeg med den som er der",
      "den dagen, og det er ofte den samme mannen som før, og",
      "som sist.", left: 160, top: 130)
    layout.block("Hver dag?", left: 160, top: 175)
    layout.block("Ja.", left: 160, top: 190)
    layout.endPage()
    let document = try PDFTranscript(layout: layout.bytes)
    #expect(
      text(document) == """
        Intervjuer\tHva gjør du når det blir for mye på jobben, og hvem
        har du?

        Nils Holm\tJeg går en tur, og så snakker jeg med den som er der
        den dagen, og det er ofte den samme mannen som før, og
        som sist.

        Intervjuer\tHver dag?

        Nils Holm\tJa.
        """)
    let stored = StoredText(utf8: document.utf8)
    #expect(
      document.labels.map { stored.raw($0) }
        == ["Intervjuer", "Nils Holm", "Intervjuer", "Nils Holm"])
  }

  @Test("are read column by column where both are text")
  func columns() throws {
    var layout = LayoutFixture()
    layout.block("Den ene spalten sier først at alle", "var enige om det meste her.", top: 100)
    layout.block("Den andre sier noe helt annet og", "står ved siden av.", left: 320, top: 100)
    layout.endPage()
    let document = try PDFTranscript(layout: layout.bytes)
    #expect(
      text(document) == """
        Den ene spalten sier først at alle
        var enige om det meste her.

        Den andre sier noe helt annet og
        står ved siden av.
        """)
  }

  @Test("have words of scripts that run leftward in the order in which they are read")
  func leftward() throws {
    var layout = LayoutFixture()
    // As seen from left to right: the letters of each word, and the words, the other way about.
    layout.block("I say \u{62A}\u{633}\u{627} \u{631}\u{67E} today", top: 100)
    layout.endPage()
    let document = try PDFTranscript(layout: layout.bytes)
    #expect(
      Array(text(document).unicodeScalars)
        == Array("I say \u{67E}\u{631} \u{627}\u{633}\u{62A} today".unicodeScalars))
  }

  @Test("without a word on any page say so")
  func scanned() throws {
    var layout = LayoutFixture()
    layout.endPage()
    layout.endPage()
    let bytes = layout.bytes
    #expect(throws: PDFReadingError.noText(pages: 2)) { try PDFTranscript(layout: bytes) }
    #expect(throws: PDFReadingError.damaged(reason: "pdftotext wrote nothing")) {
      try PDFTranscript(layout: [])
    }
  }

  @Test("that are damaged give an error or a text")
  func damage() {
    var layout = LayoutFixture()
    layout.block("Intervjuer: Hva gjør du?", "Leder: Ingenting.", top: 40)
    layout.block("1", left: 280, top: 790)
    layout.endPage()
    let whole = layout.bytes
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<400 {
      var bytes = whole
      if Bool.random(using: &generator) {
        bytes.removeSubrange(Int.random(in: 0..<bytes.count, using: &generator)...)
      }
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      let read = try? PDFTranscript(layout: bytes)
      if let read { #expect(StoredText(utf8: read.utf8).count > 0) }
    }
    for number in ["1e308", "-1e308", "nan", "inf", "", "9999999999999999999999"] {
      let bytes = Array(
        String(decoding: whole, as: UTF8.self).replacing("72.0", with: number)
          .replacing("595", with: number).utf8)
      _ = try? PDFTranscript(layout: bytes)
    }
  }
}
