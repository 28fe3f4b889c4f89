import TestSupport
import Testing
import Text

@Suite("What holds for every reading")
struct ReadingPropertyTests {
  private static let pieces = [
    "Leder:", "INT:", "I:", "[Kari]", "**Per:**", "[00:01:02]", "#00:00:04-2#", "17", "Side 3",
    "arbeids-", "liv", "NAV-", "kontor", "og", "eller", "Ja.", "nei", "bl.a.", "…", "...", "«Hva?»",
    "sa", "han.", "arbeid.1", "litt».2", "\u{AD}", "a\u{30A}", "👩‍🌾", "🙂", "•", "–", "-",
    "1.1 Tittel",
    "FORORD", "# Tittel", "...........", "9", "http://nav.no/a-", "\u{FEFF}", "\u{A0}", "\t",
    "\u{7}",
    "\u{FFFD}", "(11)", "Inn i jobb | 17", "setning", "som", "varer", "lenge", "nok", "til",
  ]

  private static func text(seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 0...90, using: &generator) {
      text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      switch Int.random(in: 0..<12, using: &generator) {
      case 0...6: text += " "
      case 7...8: text += "\n"
      case 9: text += " \n\n"
      case 10: text += "\n\n\n "
      default: break
      }
    }
    return text
  }

  @Test(
    "spans lie inside, in order and apart; every shown scalar is in one sentence of one turn",
    arguments: UInt64(0)..<600)
  func spans(seed: UInt64) {
    let layout = Layout.allCases[Int(seed % UInt64(Layout.allCases.count))]
    let read = Read(Self.text(seed: seed), layout: layout)
    let reading = ReadScalars(read.text, through: read.layer)
    let plain = read.reading.marks.filter { $0.kind != .heading }
    #expect(read.reading.marks.allSatisfy { !$0.span.isEmpty && $0.span.end <= read.text.count })
    #expect(zip(plain, plain.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
    for kind in [SegmentKind.turn, .paragraph, .sentence, .section] {
      let spans = read.reading.segments(kind).map(\.span)
      #expect(spans.allSatisfy { reading.trimmed($0) == $0 })
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
    let shown = Set((0..<read.text.count).filter(reading.isShown))
    let sentences = SpanSet(read.reading.segments(.sentence).map(\.span))
    let turns = SpanSet(read.reading.segments(.turn).map(\.span))
    #expect(shown.allSatisfy { sentences.contains($0) && turns.contains($0) })
    #expect(
      read.reading.speakers.map(\.turns).reduce(0, +)
        == read.reading.segments(.turn).count { $0.speaker != nil })
  }

  @Test("the same text is read the same way twice", arguments: UInt64(0)..<20)
  func isDeterministic(seed: UInt64) {
    let text = Self.text(seed: seed)
    let first = Read(text).reading
    let second = Read(text).reading
    #expect(first.marks == second.marks)
    #expect(first.segments == second.segments)
    #expect(first.speakers == second.speakers)
    #expect(first.complaints == second.complaints)
  }

  @Test("no words are glued or lost at wraps", arguments: UInt64(0)..<60)
  func keepsWords(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let vocabulary = [
      "vi", "har", "Jeg", "tenker", "på", "det", "arbeidspraksis", "NAV", "ja", "så.",
    ]
    let words = (0..<200).map { _ in
      vocabulary[Int.random(in: 0..<vocabulary.count, using: &generator)]
    }
    var text = ""
    var width = 0
    let newline = ["\n", " \n", "\n\n", " \n "][Int(seed % 4)]
    for word in words {
      if width + word.count + 1 > 60 {
        text += newline
        width = 0
      } else if width > 0 {
        text += " "
      }
      text += word
      width += word.count + 1
    }
    let read = Read(text)
    let found = Tokenizer().tokens(in: read.text, through: read.layer).map(\.form)
    #expect(found == Tokenizer().tokens(in: words.joined(separator: " ")).map(\.form))
    let seen = read.seen(.paragraph).joined(separator: " ")
    #expect(seen == words.joined(separator: " "))
  }
}
