import TestSupport
import Testing
import Text

@Suite("Sentences")
struct SentenceSplitterTests {
  private static let abbreviations: Set<String> = [
    "bl.a.", "f.eks.", "eks.", "f.", "jf.", "ca.", "osv.", "kl.", "nr.", "m.m.", "etc.", "m.fl.",
    "st.", "meld.", "e.g.", "dr.", "al.", "s.",
  ]

  @Test(
    "cuts where the brackets are",
    arguments: [
      "⟦Ja.⟧ ⟦Det gikk bra.⟧",
      "⟦Vi har bl.a. NAV, jf. Anvik, f.eks. Kari.⟧ ⟦Ca. 100 kom kl. 16.⟧ ⟦Så nr. 2.⟧",
      "⟦Kaffe, te osv. for alle.⟧ ⟦Kaffe, te osv.⟧ ⟦Så gikk vi.⟧",
      "⟦Vi møttes 1. juli.⟧ ⟦Det var 11.8 grader.⟧ ⟦Så kom 2. Juli.⟧",
      "⟦J. P. Hansen og J.P. Olsen kom.⟧ ⟦Begge to.⟧",
      "⟦Jeg tenkte … nei, altså ... det går.⟧ ⟦Ja …⟧ ⟦Det gjør det.⟧",
      "⟦Hva?!⟧ ⟦Nei!⟧ ⟦Sant?⟧ ⟦Jo.⟧", "⟦«Hva?» sa han.⟧ ⟦«Ingenting.»⟧ ⟦Så gikk han.⟧",
      "⟦(Det var sent.)⟧ ⟦Vi dro.⟧", "⟦Han sa «kom.⟧ ⟦Og så kom hun.⟧ ⟦Ja.»⟧",
      "⟦Det gikk bra. 🙂⟧ ⟦Ja.⟧", "⟦Bra! 👩‍🌾👍🏽⟧ ⟦Ja. :-)⟧ ⟦Nei.⟧", "⟦Se nav.no for mer.⟧ ⟦Ja.⟧",
      "⟦Det er arbeid.1⟧ ⟦Neste.⟧", "⟦Som i litt».33⟧ ⟦Neste.⟧",
      "⟦Det holder ikke sant?⟧⟦Ja det gjør det.⟧", "⟦1. Hva kjennetegner dem?⟧ ⟦2. Neste.⟧",
      "⟦Først i fjor.⟧ ⟦17 prosent svarte.⟧", "⟦Meld. St. 33 trekker opp kursen.⟧",
      "⟦Ja.⟧ ⟦– Nei.⟧", "⟦Og så – ja nei – det gikk.⟧", "⟦Dr. Smith came.⟧ ⟦He left, e.g. early.⟧",
      "⟦Uten punktum⟧", "⟦\"Listen,\" he says.⟧ ⟦\"No.\"⟧ ⟦Then silence.⟧", "⟦...⟧", "",
    ])
  func cuts(marked: String) {
    let expected = MarkedText(marked)
    let text = StoredText(expected.text)
    let reading = ReadScalars(text, through: ReadingLayer([]))
    let found = SentenceSplitter(abbreviations: Self.abbreviations)
      .sentences(of: text.span, in: reading)
    #expect(found.map(text.raw) == expected.spans.map(text.raw))
  }

  @Test("reads on through a wrap, a page number and a label, and stops at a paragraph")
  func readsThroughMarks() {
    let text = StoredText("Det er\n\n17\n\nbra. Ja\n\nNei")
    let layer = ReadingLayer([
      Mark(TextSpan(6, 8), .space, rule: "wrap"),
      Mark(TextSpan(8, 12), .elide, rule: "page-number"),
      Mark(TextSpan(19, 21), .paragraph, rule: "paragraph-end"),
    ])
    let reading = ReadScalars(text, through: layer)
    let found = SentenceSplitter().sentences(of: text.span, in: reading)
    #expect(found == [TextSpan(0, 16), TextSpan(17, 19), TextSpan(21, 24)])
    #expect(found.map { layer.read($0, of: text) } == ["Det er bra.", "Ja", "Nei"])
  }
}
