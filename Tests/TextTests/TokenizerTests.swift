import TestSupport
import Testing
import Text

@Suite("Tokenizer")
struct TokenizerTests {
  @Test(
    "finds the words between the brackets",
    arguments: [
      "⟦Ja⟧, ⟦det⟧ ⟦er⟧ ⟦bra⟧!", "⟦NAV⟧-⟦kontoret⟧", "⟦NAV⟧\u{2010}⟦kontoret⟧",
      "⟦Covid19⟧ ⟦14a⟧ ⟦11⟧,⟦8⟧", "⟦don't⟧ ⟦don’t⟧ '⟦sitat⟧'", "⟦leders⟧' ⟦syn⟧",
      "⟦ha\u{30A}⟧ ⟦pa\u{30A}⟧", "⟦arbeids\u{AD}liv⟧", "⟦ja⟧ 👩‍🌾 ⟦nei⟧🙂⟦jo⟧",
      "«⟦hull⟧ ⟦i⟧ ⟦CV⟧-⟦en⟧»",
      "⟦og⟧/⟦eller⟧", "⟦a⟧…⟦b⟧", "",
    ])
  func findsWords(marked: String) {
    let expected = MarkedText(marked)
    #expect(Tokenizer().tokens(in: expected.text).map(\.span) == expected.spans)
  }

  @Test("gives forms in lower case and NFC, with a plain apostrophe and no soft hyphen")
  func givesForms() {
    let forms = Tokenizer().tokens(in: "PA\u{30A} Don’t arbeids\u{AD}liv ÆØÅ").map(\.form)
    #expect(forms == ["p\u{E5}", "don't", "arbeidsliv", "æøå"])
    #expect(forms.first?.unicodeScalars.count == 2)
  }

  @Test("reads through elided scalars, and stops at labels, spaces and paragraphs")
  func readsThroughMarks() {
    let text = StoredText("Leder: arbeids-\nliv\nog\n\nnav")
    let layer = ReadingLayer([
      Mark(TextSpan(0, 7), .label, rule: "speaker-label"),
      Mark(TextSpan(14, 16), .elide, rule: "line-end-hyphen"),
      Mark(TextSpan(19, 20), .space, rule: "wrap"),
      Mark(TextSpan(22, 24), .paragraph, rule: "paragraph-end"),
    ])
    let tokens = Tokenizer().tokens(in: text, through: layer)
    #expect(tokens.map(\.form) == ["arbeidsliv", "og", "nav"])
    #expect(tokens.first?.span == TextSpan(7, 19))
  }
}
