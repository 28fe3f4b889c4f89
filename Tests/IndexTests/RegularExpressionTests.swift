import TestSupport
import Testing

@testable import Index

@Suite("Regular expressions over forms")
struct RegularExpressionTests {
  @Test(
    "A form is matched as a whole, letter by letter",
    arguments: [
      ("leder", "leder", true), ("leder", "ledere", false), ("lede.", "leder", true),
      ("p.", "på", true), ("p..", "på", false), ("𝒳.", "𝒳𝒳", true), ("", "", false),
      ("un(g|ge)", "unge", true), ("un(?:g|ge)?", "un", true), ("un(g|)e", "une", true),
      ("[a-zæøå]+", "blåbærsyltetøy", true), ("[a-zæøå]+", "naïve", false),
      ("[^aeiou]{3}", "tøy", true), ("[^aeiou]{3}", "toy", false), ("[-a]+", "a-a", true),
      ("[a-]+", "-a", true), ("[a\\-z]+", "az", true), ("[a\\-z]+", "b", false),
      ("\\w+'\\w+", "don't", true), ("\\w+", "don't", false), ("[\\w']+", "don't", true),
      ("\\d{4}", "2024", true), ("\\d{4}", "20244", false), ("\\d+", "٤٢", true),
      ("\\D+", "år", true), ("\\W", "'", true), ("[^\\d]+", "a1", false), ("[^\\W]+", "a1", true),
      ("[\\Da1]+", "a1", true), ("a{0}b", "b", true), ("a{2,}", "a", false),
      ("a{2,}", "aaaa", true), ("a{1,2}", "aaa", false), ("a*?b+?c??", "aab", true),
      ("^leder$", "leder", true), ("^(leder|^sjef)$", "sjef", true), ("(^a|b)c", "ac", true),
      ("a(b|c$)", "ac", true), ("(a|)", "", true), ("()", "", true), ("()", "a", false),
      ("\\.", ".", true), ("\\.", "a", false), ("(a*)*", "aaa", true), ("(a*)*", "ab", false),
    ])
  func examples(pattern: String, form: String, expected: Bool) {
    let expression = try? RegularExpression(pattern)
    let matches = expression.map { FormPattern.regex($0).matches(form) } ?? false
    #expect(matches == expected, "\(pattern) on \(form)")
  }

  @Test("What is written is folded as forms are, except for what a backslash names")
  func folding() throws {
    for (written, form) in [
      ("A\u{30A}r", "år"), ("ÅR", "år"), ("[A\u{30A}]r", "år"), ("[A-Z]+", "abc"),
      ("[Å-Ø]", "ø"), ("DON’T", "don't"), ("so\u{AD}sial", "sosial"), ("E\u{301}*", "éé"),
      ("\\W\\D", "''"), ("o\u{308}{2}", "öö"), ("\u{212B}", "å"),
    ] {
      #expect(FormPattern.regex(try RegularExpression(written)).matches(form), "\(written)")
    }
    // One letter, not a letter and a mark, is what a count is for.
    #expect(!FormPattern.regex(try RegularExpression("A\u{30A}{2}")).matches("å\u{30A}"))
    #expect(!FormPattern.regex(try RegularExpression("\\W")).matches("a"))
  }

  @Test(
    "What cannot be read says where and what was expected",
    arguments: [
      ("", .expected(.letter, offset: 0)), ("*a", .expected(.letter, offset: 0)),
      ("a**", .expected(.letter, offset: 2)), ("a|+", .expected(.letter, offset: 2)),
      ("å(b", .expected(.closingParenthesis, offset: 3)), ("ab)c", .expected(.end, offset: 2)),
      ("a[bc", .expected(.closingBracket, offset: 4)),
      ("a[", .expected(.closingBracket, offset: 2)),
      ("a[]", .expected(.letterInClass, offset: 2)), ("[^]", .expected(.letterInClass, offset: 2)),
      ("a]", .expected(.opening, offset: 1)), ("a}", .expected(.opening, offset: 1)),
      ("a{", .expected(.number, offset: 2)), ("a{,3}", .expected(.number, offset: 2)),
      ("a{2", .expected(.closingBrace, offset: 3)), ("a{2,x}", .expected(.number, offset: 4)),
      ("a{2,3", .expected(.closingBrace, offset: 5)), ("ab\\", .expected(.escape, offset: 3)),
      ("a\\q", .expected(.escape, offset: 2)), ("[a-\\w]", .expected(.endOfRange, offset: 3)),
      ("A\u{30A}\u{327}\\q", .expected(.escape, offset: 4)),
      ("x[z-a]", .reversedRange(offset: 2)), ("a{3,2}", .reversedCount(offset: 1)),
      ("(a)\\1", .unsupported(.backreference, offset: 3)),
      ("a(?=b)", .unsupported(.lookAround, offset: 1)),
      ("a(?!b)", .unsupported(.lookAround, offset: 1)),
      ("(?<=a)b", .unsupported(.lookAround, offset: 0)),
      ("(?<!a)b", .unsupported(.lookAround, offset: 0)),
      ("(?<name>a)", .unsupported(.namedGroup, offset: 0)),
      ("(?P<name>a)", .unsupported(.namedGroup, offset: 0)),
      ("(?i)a", .unsupported(.specialGroup, offset: 0)),
      ("a(?>b)", .unsupported(.specialGroup, offset: 1)),
      ("a*+", .unsupported(.possessive, offset: 2)), ("\\bord", .unsupported(.boundary, offset: 0)),
      ("a^b", .unsupported(.anchorInside, offset: 1)),
      ("a$b", .unsupported(.anchorInside, offset: 1)),
      ("(a$|b)c", .unsupported(.anchorInside, offset: 2)),
      ("(^a)*", .unsupported(.anchorInside, offset: 1)),
      ("\\p{L}", .unsupported(.property, offset: 0)),
      ("[[:alpha:]]", .unsupported(.classInClass, offset: 1)),
      ("[a&&b]", .unsupported(.classInClass, offset: 2)),
      ("a{3000}", .tooLarge(limit: 2000)), ("((a{50}){50}){50}", .tooLarge(limit: 2000)),
      ("(){999999999999999999999}", .tooLarge(limit: 2000)),
      (String(repeating: "(", count: 101), .tooDeep(limit: 100, offset: 100)),
      (String(repeating: "a", count: 2001), .tooLarge(limit: 2000)),
    ] as [(String, RegularExpressionError)])
  func errors(pattern: String, expected: RegularExpressionError) {
    #expect(throws: expected) { try RegularExpression(pattern) }
  }

  @Test("Expressions that make other engines try without end are quick")
  func explosions() throws {
    let many = String(repeating: "a", count: 2000)
    for (written, form, expected) in [
      ("(a*)*b", many, false), ("(a|a)*", many, true), ("(a?){400}a{400}", many, false),
      ("(a?){400}a{400}", String(many.prefix(500)), true), ("(.*a){20}", many, true),
      ("((a+)+)+b", many + "c", false),
    ] {
      #expect(FormPattern.regex(try RegularExpression(written)).matches(form) == expected)
    }
  }

  @Test("Random signs never crash the parser, and errors lie within what was written")
  func randomSigns() {
    var generator = SeededGenerator(seed: 21)
    let signs = Array("aåÅ\u{30A}()[]{}|*+?.^$\\-,:=!<>&wWdDbp019’\u{AD}".unicodeScalars)
    for _ in 0..<30_000 {
      let written = FormSamples.word(signs, 0...14, &generator)
      let count = written.unicodeScalars.count
      do throws(RegularExpressionError) {
        let expression = try RegularExpression(written)
        _ = FormPattern.regex(expression)
      } catch {
        #expect((0...count).contains(error.offset), "\(written)")
      }
    }
  }

  @Test("Random expressions match what the standard library's match")
  func standardLibrary() throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<3000 {
      let written = Self.random(3, &generator)
      let samples = FormSamples("aåb漢𝒳1'", count: 30, longest: 7, &generator)
      // The library's own `\\w` fails on an ASCII scalar in front of one that is not.
      let spelled = written.replacing("\\w", with: "[aåb漢𝒳1]")
      let theirs = try Regex(spelled).matchingSemantics(.unicodeScalar)
      let expected = try samples.forms.filter { try theirs.wholeMatch(in: $0) != nil }
      let pattern = FormPattern.regex(try RegularExpression(written))
      #expect(samples.found(pattern) == expected, "\(written)")
      #expect(samples.forms.filter { pattern.matches($0) } == expected, "\(written)")
    }
  }

  /// A random expression in which nothing means different things to the two engines.
  static func random(_ depth: Int, _ generator: inout SeededGenerator) -> String {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func pick(_ list: [String]) -> String { list[number(0...list.count - 1)] }
    var text = ""
    for _ in 0..<number(1...3) {
      switch number(0...9) {
      case 0...3: text += pick(["a", "å", "b", "漢", "𝒳", "1"])
      case 4: text += "."
      case 5: text += pick(["[aå]", "[^a漢]", "[a-c1]", "[å-𝒳]", "[^\\d]", "[\\wb]"])
      case 6: text += pick(["\\w", "\\d", "\\D"])
      default:
        guard depth > 0 else { continue }
        let open = pick(["(", "(?:"])
        let inner = random(depth - 1, &generator)
        let other = number(0...1) == 0 ? "" : "|" + random(depth - 1, &generator)
        text += open + inner + other + ")"
      }
      if !text.isEmpty, number(0...3) == 0 {
        text += pick(["*", "+", "?", "{2}", "{1,}", "{0,2}", "{1,3}", "*?"])
      }
      if text.last == "*", number(0...1) == 0 { text += "b" }
    }
    return text.isEmpty ? "a" : text
  }
}
