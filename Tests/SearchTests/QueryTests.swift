import Search
import Testing

@Suite("Reading queries")
struct QueryTests {
  private func error(_ text: String) -> QueryError? {
    do {
      _ = try Query(text)
      return nil
    } catch {
      return error
    }
  }

  @Test("Mistakes are named with the column where they are")
  func mistakes() {
    #expect(error("") == .empty)
    #expect(error("  ") == .empty)
    #expect(error("(nav") == .expected(.closingParenthesis, found: nil, column: 5))
    #expect(error("(nav AND") == .expected(.operand, found: nil, column: 9))
    #expect(error("nav )") == .unexpected(written: ")", column: 5))
    #expect(error("OR nav") == .expected(.operand, found: "OR", column: 1))
    #expect(error("nav NOT") == .expected(.operand, found: nil, column: 8))
    #expect(error("ja \"nav") == .expected(.closingQuote, found: nil, column: 4))
    #expect(error("a NEAR b") == .expected(.nearDistance, found: "NEAR", column: 3))
    #expect(error("a NEAR/0 b") == .expected(.nearDistance, found: "NEAR/0", column: 3))
    #expect(error("\"a b\"~x") == .expected(.phraseDistance, found: "~x", column: 6))
    #expect(error("å speaker:") == .expected(.value, found: nil, column: 11))
    #expect(error("alder:[1 til 2]") == .expected(.range, found: "[1 til 2]", column: 7))
    #expect(error("alder:[1 TO 2") == .expected(.range, found: nil, column: 7))
    #expect(error("nav –") == .noWord(written: "–", column: 5))
    #expect(error("*") == .onlyGaps(column: 1))
    #expect(error("nav \"* *\"") == .onlyGaps(column: 5))
    #expect(error("lemma:led*") == .wildcardInLemma(written: "led*", column: 7))
    #expect(error("nav NEAR/3 code:X") == .nearNeedsWords(column: 5))
    #expect(error("nav NEAR/3 (NOT ja)") == .nearNeedsWords(column: 5))
    #expect(error("arbeid~3") == .expected(.editDistance, found: "~3", column: 7))
    #expect(error("=arbeid~1") == .unexpected(written: "~", column: 8))
    #expect(error("/arbeid.*") == .expected(.closingSlash, found: nil, column: 1))
    #expect(error("/arb/~1") == .unexpected(written: "~", column: 6))
    #expect(error("nav /ar(b/") == .regularExpression(.noClosingParenthesis, column: 10))
    #expect(error("nav-kontor~1") == .editNeedsWord(written: "nav-kontor", column: 1))
    #expect(error("ja n*v~1") == .editNeedsWord(written: "n*v", column: 4))
    #expect(error("\"ja nav~3 å\"") == .expected(.editDistance, found: "~3", column: 8))
    #expect(error("a BEFORE b") == .expected(.beforeDistance, found: "BEFORE", column: 3))
    #expect(
      error("a FOLLOWS/2x b") == .expected(.reach(.follows(nil)), found: "FOLLOWS/2x", column: 3))
    #expect(
      error("a PRECEDES/0 b") == .expected(.reach(.precedes(nil)), found: "PRECEDES/0", column: 3))
    #expect(error("a WITHIN/3 b") == .unexpected(written: "/", column: 9))
    #expect(error("a WITHIN") == .expected(.operand, found: nil, column: 9))
    #expect(error("WITHIN a") == .expected(.operand, found: "WITHIN", column: 1))
    #expect(error("a BEFORE/3 code:X") == .nearNeedsWords(column: 3))
    #expect(error("memo:[a TO b]") == .noRange(field: "memo", column: 1))
    #expect(error("syn:=a") == .unexpected(written: "=", column: 5))
    #expect(error("speaker:=Leder") == .unexpected(written: "=", column: 9))
    #expect(error("exact:[a TO b]") == .noRange(field: "exact", column: 1))
    #expect(error(String(repeating: "(", count: 500)) == .tooDeep(column: 65))
  }

  @Test("Operators bind: NEAR, NOT, AND, OR; AND may be left out")
  func precedence() throws {
    #expect(
      try Query("a b OR c NEAR/2 d e").expression
        == Query("(a AND b) OR ((c NEAR/2 d) AND e)").expression)
    #expect(try Query("NOT a b").expression == Query("(NOT a) AND b").expression)
    #expect(try Query("a AND b").expression == Query("a b").expression)
  }

  @Test("What pairs do not have cannot be returned")
  func returning() throws {
    func error(_ text: String, _ mode: ReturnMode) -> QueryError? {
      do throws(QueryError) {
        _ = try Query(text, returning: mode)
        return nil
      } catch {
        return error
      }
    }
    #expect(error("nav code:X", .left) == .noPairs(.left))
    #expect(error("NOT (nav NEAR/2 ja)", .union) == .noPairs(.union))
    #expect(error("nav WITHIN sentence", .right) == .noPairs(.right))
    #expect(error("nav", .segment) == nil)
    #expect(error("a NEAR/2 b", .intersection) == .notReturned(.intersection, by: .near(2)))
    #expect(error("a OUTSIDE b", .right) == .notReturned(.right, by: .outside))
    #expect(error("a OUTSIDE b", .left) == nil)
    #expect(error("a FOLLOWS b AND role:informant", .union) == nil)
  }

  @Test("Shorthands and quotes of every kind mean what they stand for")
  func shorthands() throws {
    #expect(try Query("=NAV").expression == Query("exact:NAV").expression)
    #expect(try Query("~leder").expression == Query("lemma:leder").expression)
    #expect(try Query("“nav ja”").expression == Query("\"nav ja\"").expression)
    #expect(try Query("«nav ja»").expression == Query("\"nav ja\"").expression)
    #expect(try Query("case.\"antall ansatte\":5").needs == [.speakers, .cases])
  }

  @Test("Words that stood bare say how they were read")
  func readings() throws {
    #expect(try Query("nav ja").readings == [.withinOneTurn(["nav", "ja"])])
    #expect(
      try Query("(nav ja) WITHIN sentence").readings == [.withinOne(.sentence, ["nav", "ja"])])
    #expect(try Query("nav AND ja").readings == [])
    #expect(try Query("nav speaker:Leder").readings == [])
    #expect(
      try Query("NAV-kontor").readings
        == [.phrase(written: "NAV-kontor", words: ["nav", "kontor"])])
  }

  @Test("A word before a colon and a blank is a word, and so is a time of day")
  func colons() throws {
    #expect(try words("sa: nav") == [["sa"], ["nav"]])
    #expect(try words("10:30") == [["10", "30"]])
    #expect(try words("bl.a. don’t") == [["bl", "a"], ["don't"]])
  }

  /// The words of each phrase in a query of nothing else.
  private func words(_ text: String) throws -> [[String]] {
    func words(_ expression: QueryExpression) -> [[String]] {
      switch expression {
      case .phrase(let phrase): [phrase.slots.map(\.written)]
      case .and(let all): all.flatMap(words)
      case .pair, .within, .synonyms, .field, .or, .not: []
      }
    }
    return words(try Query(text).expression)
  }

  @Test("Only what a query takes has to be loaded")
  func needs() throws {
    #expect(try Query("nav source:t*").needs == [])
    #expect(try Query("nav (speaker:Leder OR NOT code:X)").needs == [.speakers, .codings])
    #expect(try Query("layer:consensus").needs == [.codings, .everyLayer])
    #expect(try Query("question:q04").needs == [.speakers, .prompts])
    #expect(try Query("nav").restricted(by: Query("sektor:privat")).needs == [.speakers, .cases])
  }
}
