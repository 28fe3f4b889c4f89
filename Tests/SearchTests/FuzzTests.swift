import Index
import Search
import Study
import TestSupport
import Testing
import Text

@Suite("Any text at all is read as a query or refused")
struct FuzzTests {
  private static let signs = [
    "(", ")", "\"", "«", "»", "”", "/", "~", "~1", "*", "?", "=", ":", "[", "]", " TO ", "\\", " ",
    " ", " ", "\n", "\u{301}", "\u{200D}", "\u{13000}", "æ", "nav", "AND", "OR", "NOT ", "NEAR/3 ",
    "NEAR/99999999999999999999", "BEFORE/2 ", "WITHIN ", "sentence", "ENCLOSES ", "OVERLAPS ",
    "OVERLAPPED BY ", "OVERLAPPED ", "FOLLOWS/", "2s ", "PRECEDES ", "OUTSIDE ", "exact:", "lemma:",
    "syn:", "query:a", "query:b", "memo:", "prompted:ja", "code:=", "case.", "speaker:x", "-", "…",
    "{9999}", "(a|b)+", "[^a]", "0",
  ]

  @Test(
    "Random strings of signs neither crash nor hang, and errors have columns inside",
    arguments: 1...8)
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let study = Self.study
    let held = try study.segment(0..<1)
    let engine = SearchEngine(
      IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), study.context)
    for _ in 0..<4000 {
      let count = Int.random(in: 1...24, using: &generator)
      let text = (0..<count).map { _ in
        Self.signs[Int.random(in: 0..<Self.signs.count, using: &generator)]
      }.joined()
      do throws(QueryError) {
        let mode = ReturnMode.allCases.randomElement(using: &generator)
        let query = try Query(
          text, folding: true, returning: mode, savedNames: ["a", "b"],
          saved: { ["a": "nav query:b", "b": "nav OR \"x"][$0] })
        #expect(query.text == text)
        _ = try engine.run(query)
      } catch {
        if let column = Self.column(error) {
          #expect(column >= 1 && column <= text.unicodeScalars.count + 1, "\(text)")
        }
      }
    }
  }

  private static let study: Study = {
    var study = Study(transcripts: [
      Transcript("x", lines: ["x: nav æ nav.", "y: nav 0 a. b", "x: b"], hasSentences: true)
    ])
    study.codebook = Codebook([Code(id: 1, name: "A")])
    study.codings = [
      Coding(
        id: 1, source: 1, span: TextSpan(3, 12), code: 1,
        rater: Rater(coder: 1, layer: .individual))
    ]
    study.questions = ["q"]
    study.prompts = [1: [1: "q"]]
    study.synonyms = [["nav", "æ"]]
    return study
  }()

  private static func column(_ error: QueryError) -> Int? {
    switch error {
    case .expected(_, _, let column), .noWord(_, let column), .onlyGaps(let column),
      .wildcardInLemma(_, let column), .editNeedsWord(_, let column),
      .regularExpression(_, let column), .nearNeedsWords(let column), .unexpected(_, let column),
      .tooDeep(let column), .unknownField(_, _, _, let column),
      .unknownValue(_, _, _, _, let column), .code(_, let column), .noRange(_, let column),
      .badValue(_, _, _, let column), .savedInItself(_, let column), .inSaved(_, _, _, let column),
      .inSynonym(_, _, let column):
      column
    case .empty, .tooLong, .tooManyAlternatives, .tooManyPairs, .noPairs, .notReturned: nil
    }
  }

  @Test("Depth and length have their limits, whatever they are made of")
  func limits() {
    func error(_ text: String) -> QueryError? {
      do throws(QueryError) {
        _ = try Query(text, saved: { name in Int(name).map { "query:\($0 + 1) query:\($0 + 1)" } })
        return nil
      } catch {
        return error
      }
    }
    func isTooDeep(_ error: QueryError?) -> Bool {
      if case .tooDeep = error { true } else { false }
    }
    #expect(isTooDeep(error(String(repeating: "NOT ", count: 500) + "a")))
    #expect(isTooDeep(error(String(repeating: "a NEAR/1 ", count: 500) + "a")))
    #expect(isTooDeep(error(String(repeating: "a WITHIN ", count: 500) + "a")))
    #expect(isTooDeep(error("a" + String(repeating: " WITHIN turn", count: 500))))
    #expect(isTooDeep(error("\"" + String(repeating: "a ", count: 500) + "\"~3")))
    #expect(error(String(repeating: "a ", count: 50_001)) == .tooLong(limit: 100_000))
    switch error("query:1") {
    case .tooDeep?, .inSaved?, .tooLong?: break
    case let other: Issue.record("\(String(describing: other))")
    }
    #expect(error(String(repeating: "a OR ", count: 2000) + "a") == nil)
  }

  /// Each operator would double what stands on its left, sixty times over.
  @Test("Words and fields mixed on both sides of many operators are refused, not tried")
  func doubling() throws {
    let held = try Self.study.segment(0..<1)
    let engine = SearchEngine(
      IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), Self.study.context)
    let mixed = "(nav OR code:A)"
    let query = try Query(mixed + String(repeating: " OVERLAPS " + mixed, count: 60))
    #expect(throws: QueryError.tooManyAlternatives(limit: 256)) { try engine.run(query) }
    let few = try Query(mixed + String(repeating: " OVERLAPS " + mixed, count: 3))
    #expect(try engine.run(few).hits.count == 4)
    withExtendedLifetime(held) {}
  }
}
