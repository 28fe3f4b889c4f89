import Index
import TestSupport
import Testing

@Suite("Wildcards")
struct WildcardTests {
  @Test(
    "A question mark is one letter, however many bytes it has",
    arguments: [
      ("p?", "på", true), ("?", "å", true), ("?", "å\u{301}", false), ("s?k*", "søker", true),
      ("*", "", true), ("?", "", false), ("*lig*et", "lighet", true), ("**a", "a", true),
      ("a*b*c", "abcbc", true), ("a*b*c", "abcb", false), ("abc", "abcd", false),
      ("?å", "åå", true), ("*å?", "blåtå", false), ("*å?", "blåtåa", true),
    ])
  func examples(pattern: String, text: String, expected: Bool) {
    #expect(WildcardPattern(pattern).matches(text) == expected)
  }

  @Test("Matching agrees with the definition, tried out by recursion")
  func recursion() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<5000 {
      let pattern = random("aå*?", &generator)
      let text = random("aå", &generator)
      let expected = Self.matches(
        Array(pattern.unicodeScalars)[...], Array(text.unicodeScalars)[...])
      #expect(WildcardPattern(pattern).matches(text) == expected, "\(pattern) on \(text)")
    }
  }

  private func random(_ letters: String, _ generator: inout SeededGenerator) -> String {
    let scalars = Array(letters.unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<8, using: &generator) {
      text.append(scalars[Int.random(in: 0..<scalars.count, using: &generator)])
    }
    return String(text)
  }

  private static func matches(
    _ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "*" {
      return matches(pattern.dropFirst(), text)
        || (!text.isEmpty && matches(pattern, text.dropFirst()))
    }
    guard let letter = text.first, first == "?" || first == letter else { return false }
    return matches(pattern.dropFirst(), text.dropFirst())
  }
}
