import Study
import Testing

@Suite("The text of a condensation")
struct CondensedTextTests {
  @Test(
    "is kept without blanks around its lines and without signs that no file can hold",
    arguments: [
      ("  a  \r\n b\t", "a\nb"), ("a\rb", "a\nb"), ("a\n\nb\n", "a\n\nb"), ("a\u{0}\u{7}b", "ab"),
      ("a\u{A0}b", "a b"), ("\n \n", ""), ("e\u{301}", "e\u{301}"), ("a\r\n\r\nb", "a\n\nb"),
    ])
  func tidy(written: String, kept: String) {
    #expect(CondensedText.tidy(written) == kept)
    #expect(CondensedText.tidy(kept) == kept)
  }

  @Test("is compared by its words, as formats without line ends keep them")
  func compared() {
    #expect(CondensedText.compared("a\n\nb  c\n") == "a b c")
    #expect(CondensedText.compared("e\u{301}") == CondensedText.compared("\u{E9}"))
    #expect(CondensedText.compared("a b") != CondensedText.compared("ab"))
  }
}
