import TestSupport
import Testing

@testable import Index

@Suite("Patterns over the lexicon")
struct FormPatternTests {
  @Test("Wildcards find in a lexicon what their own matcher does, each form tried")
  func wildcards() {
    var generator = SeededGenerator(seed: 51)
    let letters = Array("aåb漢𝒳*?*".unicodeScalars)
    for _ in 0..<6000 {
      let wildcard = WildcardPattern(FormSamples.word(letters, 0...7, &generator))
      let samples = FormSamples("aåb漢𝒳", count: 60, longest: 6, &generator)
      let expected = samples.forms.filter { wildcard.matches($0) }
      let pattern = FormPattern.wildcard(wildcard)
      #expect(samples.found(pattern) == expected, "\(wildcard.written)")
      #expect(samples.forms.filter { pattern.matches($0) } == expected, "\(wildcard.written)")
    }
  }

  @Test("Bytes that lie across the end of a form are not found in it")
  func infixes() {
    let samples = FormSamples(["ab", "abc", "b", "ba", "bab", "c", "cab", "å", "åb"])
    #expect(samples.found(.wildcard(WildcardPattern("*ba*"))) == ["ba", "bab"])
    #expect(samples.found(.wildcard(WildcardPattern("*c*"))) == ["abc", "c", "cab"])
    #expect(samples.found(.wildcard(WildcardPattern("*ab"))) == ["ab", "bab", "cab"])
    #expect(samples.found(.wildcard(WildcardPattern("*a*b*"))) == ["ab", "abc", "bab", "cab"])
    #expect(samples.found(.wildcard(WildcardPattern("b*b"))) == ["bab"])
    #expect(samples.found(.wildcard(WildcardPattern("*å*"))) == ["å", "åb"])
    #expect(samples.found(.wildcard(WildcardPattern("*"))) == samples.forms)
  }

  @Test("A machine that must forget what it knows finds the same")
  func forgetting() throws {
    var generator = SeededGenerator(seed: 52)
    for _ in 0..<300 {
      let written = RegularExpressionTests.random(3, &generator)
      let automaton = FormAutomaton(try RegularExpression(written).expression)
      let samples = FormSamples("aåb漢𝒳1", count: 200, longest: 9, &generator)
      samples.withLexicon { lexicon in
        guard let forms = lexicon.forms else { return }
        let all = 0..<lexicon.count
        let expected = LazyMachine.with(automaton) { LexiconWalk.ranks(forms, all, &$0) }
        for limit in [1, 3, 7] {
          let found = LazyMachine.with(automaton, limit: limit) {
            LexiconWalk.ranks(forms, all, &$0)
          }
          #expect(found == expected, "\(written)")
        }
      }
    }
  }

  @Test("Forms of thousands of letters are read, and those like them are found")
  func longForms() throws {
    let long = String(repeating: "blåbær", count: 2000)
    let samples = FormSamples(["a", long, long + "a", long + "ø", "å"])
    #expect(samples.found(.regex(try RegularExpression("(bl.b.r)+a?"))) == [long, long + "a"])
    #expect(samples.found(.edit(long, 1)) == [long, long + "a", long + "ø"])
    #expect(samples.found(.wildcard(WildcardPattern("b*r*ø*?"))) == [])
    #expect(samples.found(.wildcard(WildcardPattern("b*r*ø"))) == [long + "ø"])
  }

  @Test("A pattern knows its only form and how it was written")
  func properties() throws {
    let literal = FormPattern.wildcard(WildcardPattern("leder"))
    #expect(literal.isLiteral && literal.literal == "leder" && literal.written == "leder")
    let escaped = FormPattern.regex(try RegularExpression("LE(d)\\.er"))
    #expect(escaped.literal == "led.er" && escaped.written == "/LE(d)\\.er/")
    #expect(!FormPattern.wildcard(WildcardPattern("led?r")).isLiteral)
    #expect(!FormPattern.edit("leder", 1).isLiteral)
    #expect(FormPattern.edit("leder", 2).written == "leder~2")
    #expect(!FormPattern.folded(WildcardPattern("leder")).isLiteral)
    #expect(FormPattern.folded(WildcardPattern("leder*")).written == "leder*")
    #expect(literal != FormPattern.folded(WildcardPattern("leder")))
    #expect(Set([literal, .wildcard(WildcardPattern("leder")), .edit("leder", 1)]).count == 2)
  }

  @Test("Damaged lexicons give ranks there are, in order, and never crash")
  func damage() throws {
    var generator = SeededGenerator(seed: 53)
    let patterns =
      [.edit("åb", 1), .edit("ab", 2), .folded(WildcardPattern("aå*"))]
      + ["*", "*b*", "a*", "*bb", "a*b", "*å?b*", "???", "*a*b*", "ab"].map {
        FormPattern.wildcard(WildcardPattern($0))
      }
      + (try [".*ab.?", "[^b]+", "(å|b){2,}", "\\w+"].map {
        FormPattern.regex(try RegularExpression($0))
      })
    for round in 0..<2000 {
      let bytes = (0..<Int.random(in: 0..<80, using: &generator)).map { _ -> UInt8 in
        let choices: [UInt8] = [0x61, 0x62, 0xC3, 0xA5, 0xF0, 0xE0, 0xFF]
        return choices[Int.random(in: 0..<7, using: &generator)]
      }
      var offsets = (0..<Int.random(in: 0..<30, using: &generator)).map { _ in
        UInt32.random(in: 0..<100, using: &generator)
      }
      if round % 2 == 0 { offsets.sort() }
      if round % 5 == 0, !offsets.isEmpty { offsets[offsets.count / 2] = .max }
      FormSamples.withLexicon(offsets, bytes) { lexicon in
        for pattern in patterns {
          let ranks = lexicon.ranks(matching: pattern)
          #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 < $1 })
          #expect(ranks.allSatisfy { (0..<lexicon.count).contains($0) })
        }
      }
    }
  }

  @Test("An empty lexicon has nothing")
  func empty() throws {
    for pattern in [
      FormPattern.edit("a", 1), .wildcard(WildcardPattern("*")), .wildcard(WildcardPattern("a")),
      .regex(try RegularExpression(".?")), .folded(WildcardPattern("a")),
    ] {
      #expect(FormSamples([]).found(pattern).isEmpty)
      FormSamples.withLexicon([], []) { #expect($0.ranks(matching: pattern).isEmpty) }
    }
  }
}
