import Testing
import Text

@Suite("Stored text")
struct StoredTextTests {
  @Test("cuts by scalars, not by bytes or graphemes")
  func cutsByScalars() {
    let text = StoredText("a\u{30A}å👩‍🌾b" + String(repeating: "ø", count: 200) + "z")
    #expect(text.count == 208)
    #expect(text.raw(TextSpan(0, 2)) == "a\u{30A}")
    #expect(text.raw(TextSpan(3, 6)) == "👩‍🌾")
    #expect(text.raw(TextSpan(207, 208)) == "z")
    #expect(text.raw(TextSpan(208, 208)) == "")
  }

  @Test("composes to NFC without Foundation")
  func composes() {
    #expect(Array("a\u{30A}".nfc.unicodeScalars) == ["\u{E5}"])
    #expect(Array("e\u{301}\u{323}".nfc.unicodeScalars) == ["\u{1EB9}", "\u{301}"])
    #expect(Array("\u{1100}\u{1161}".nfc.unicodeScalars) == ["\u{AC00}"])
    #expect("NAV".nfc == "NAV")
  }

  @Test("folds by the scalars' own lower case")
  func folds() {
    #expect(Array("ÅSE".foldedForSearch.unicodeScalars) == ["å", "s", "e"])
    #expect(Array("A\u{30A}".foldedForSearch.unicodeScalars) == ["\u{E5}"])
  }
}

@Suite("Reading layer")
struct ReadingLayerTests {
  @Test("prints nothing for elided scalars and labels, a space and a paragraph for the others")
  func printsMarks() {
    let text = StoredText("L: arbeids-\npraksis\ner bra.\n\nJa.")
    let layer = ReadingLayer([
      Mark(TextSpan(0, 3), .label, rule: "speaker-label"),
      Mark(TextSpan(10, 12), .elide, rule: "line-end-hyphen"),
      Mark(TextSpan(19, 20), .space, rule: "wrap"),
      Mark(TextSpan(27, 29), .paragraph, rule: "paragraph-end"),
    ])
    #expect(layer.read(text.span, of: text) == "arbeidspraksis er bra.\n\nJa.")
    #expect(layer.contentLength(of: TextSpan(0, 12)) == 7)
    #expect(layer.content(of: TextSpan(0, 20)).spans == [TextSpan(3, 10), TextSpan(12, 20)])
  }

  @Test("lets what prints nothing win where marks overlap")
  func silentWins() {
    let text = StoredText("ord \n17\n ord")
    let layer = ReadingLayer([
      Mark(TextSpan(3, 9), .space, rule: "wrap"), Mark(TextSpan(5, 9), .elide, rule: "page-number"),
    ])
    #expect(layer.read(text.span, of: text) == "ord ord")
  }
}
