import Study
import TestSupport
import Testing
import Text

@testable import Analysis

@Suite("Co-occurrence")
struct CooccurrenceTests {
  private func matrix(
    _ rule: CooccurrenceRule, codes: [ReportedCode] = [1, 2, 3].map { ReportedCode($0) },
    units: [TextSpan] = [], _ codings: [Coding]
  ) throws -> CooccurrenceMatrix {
    CooccurrenceMatrix(
      CooccurrenceInput(
        rule: rule, codes: codes, codings: codings, units: [0: try UnitList(units)]))
  }

  @Test("one coder: the diagonal is the code's own passages, a cell the overlapping pairs")
  func counts() throws {
    let matrix = try matrix(
      .overlap,
      [
        AgreementScene.coding(1, 1, by: 1, 0..<10), AgreementScene.coding(2, 1, by: 1, 20..<30),
        AgreementScene.coding(3, 2, by: 1, 5..<25), AgreementScene.coding(4, 3, by: 1, 30..<40),
        AgreementScene.coding(5, 3, by: 1, 4..<4),
      ])
    #expect(matrix.codes.map(\.count) == [2, 1, 1])
    #expect(matrix.count(0, 1) == 2)
    #expect(matrix.count(1, 0) == 2)
    #expect(matrix.count(0, 2) == 0)
    #expect(matrix.count(0, 0) == 2)
    let pair = try #require(matrix.pairs.first)
    #expect(matrix.pairs.count == 1)
    #expect(pair.sharedScalars == 10)
    #expect(pair.jaccard == .value(10.0 / 30))
    // n₁ + n₂ − n₁₂ = 2 + 1 − 2.
    #expect(pair.c == .value(2))
  }

  @Test("a hundred passages and ten, five together: c is 5 / 105")
  func index() throws {
    var codings: [Coding] = []
    for number in 0..<100 {
      codings.append(
        AgreementScene.coding(number, 1, by: 1, number * 10..<number * 10 + 5))
    }
    for number in 0..<10 {
      let start = number < 5 ? number * 10 : number * 10 + 5
      codings.append(AgreementScene.coding(100 + number, 2, by: 1, start..<start + 5))
    }
    let pair = try #require(try matrix(.overlap, codings).pairs.first)
    #expect(pair.count == 5)
    #expect(pair.c == .value(5.0 / 105))
  }

  @Test("so many overlaps that the index has no denominator: undefined, and the count stands")
  func outOfRange() throws {
    let codings =
      (0..<4).map { AgreementScene.coding($0, 1, by: 1, $0..<20) }
      + (0..<4).map { AgreementScene.coding(10 + $0, 2, by: 1, $0..<30) }
    let pair = try #require(try matrix(.overlap, codings).pairs.first)
    #expect(pair.count == 16)
    #expect(pair.c == .undefined(.indexOutOfRange))
  }

  @Test("two coders alike count once; across coders nothing pairs")
  func withinRater() throws {
    let alike = try matrix(
      .overlap,
      [
        AgreementScene.coding(1, 1, by: 1, 0..<10), AgreementScene.coding(2, 2, by: 1, 0..<10),
        AgreementScene.coding(3, 1, by: 2, 0..<10), AgreementScene.coding(4, 2, by: 2, 0..<10),
      ])
    #expect(alike.codes.map(\.count) == [1, 1, 0])
    #expect(alike.codes.map(\.codings) == [2, 2, 0])
    #expect(alike.count(0, 1) == 1)
    #expect(alike.pairs.first?.jaccard == .value(1))
    let across = try matrix(
      .overlap,
      [AgreementScene.coding(1, 1, by: 1, 0..<10), AgreementScene.coding(2, 2, by: 2, 0..<10)])
    #expect(across.pairs.isEmpty)
  }

  @Test("enclosing: within or the same pairs, crossing does not")
  func enclosing() throws {
    let codings = [
      AgreementScene.coding(1, 1, by: 1, 0..<10), AgreementScene.coding(2, 2, by: 1, 2..<5),
      AgreementScene.coding(3, 2, by: 1, 0..<10), AgreementScene.coding(4, 2, by: 1, 5..<15),
    ]
    #expect(try matrix(.enclosing, codings).count(0, 1) == 2)
    #expect(try matrix(.overlap, codings).count(0, 1) == 3)
  }

  @Test("the same unit: units where one coder used both; the diagonal counts units too")
  func sameUnit() throws {
    let units = [TextSpan(0, 10), TextSpan(10, 20), TextSpan(20, 30)]
    let matrix = try matrix(
      .sameUnit(.paragraph), units: units,
      [
        AgreementScene.coding(1, 1, by: 1, 0..<3), AgreementScene.coding(2, 1, by: 1, 4..<12),
        AgreementScene.coding(3, 2, by: 1, 8..<10), AgreementScene.coding(4, 2, by: 2, 14..<18),
        AgreementScene.coding(5, 1, by: 2, 5..<6), AgreementScene.coding(6, 2, by: 2, 7..<8),
      ])
    #expect(matrix.codes.map(\.count) == [2, 2, 0])
    #expect(matrix.count(0, 1) == 1)
    #expect(matrix.pairs.first?.c == .value(1.0 / 3))
  }

  @Test("rolled up, a parent does not co-occur with its own descendants")
  func rollup() throws {
    let codes = [ReportedCode(id: 1, members: [1, 2]), ReportedCode(2), ReportedCode(3)]
    let matrix = try matrix(
      .overlap, codes: codes,
      [AgreementScene.coding(1, 2, by: 1, 0..<10), AgreementScene.coding(2, 3, by: 1, 5..<8)])
    #expect(matrix.count(0, 1) == 0)
    #expect(matrix.count(0, 2) == 1)
    #expect(matrix.count(1, 2) == 1)
    #expect(matrix.codes.map(\.count) == [1, 1, 1])
  }

  @Test("the moving stanza window, by hand")
  func window() throws {
    // Lines 0 to 4; code 1 in lines 0 and 3, code 2 in lines 1 and 2, code 3 in line 3.
    let units = (0..<5).map { TextSpan(10 * $0, 10 * $0 + 10) }
    let codings = [
      AgreementScene.coding(1, 1, by: 1, 2..<5), AgreementScene.coding(2, 1, by: 1, 32..<35),
      AgreementScene.coding(3, 2, by: 1, 12..<25), AgreementScene.coding(4, 3, by: 1, 36..<39),
    ]
    func count(_ lines: Int, isWeighted: Bool) throws -> [Int] {
      let reach = CooccurrenceReach(lines, .turns)
      let matrix = try matrix(.window(reach, isWeighted: isWeighted), units: units, codings)
      #expect(matrix.codes.map(\.count) == [2, 2, 1])
      return [matrix.count(0, 1), matrix.count(0, 2), matrix.count(1, 2)]
    }
    // Window of two: line 1 has code 2 with code 1 before it; line 3 has codes 1 and 3 with code 2
    // before them.
    #expect(try count(2, isWeighted: false) == [2, 1, 1])
    #expect(try count(2, isWeighted: true) == [2, 1, 1])
    // Window of three. Codes 1 and 2: line 1 (0 before), line 2 (0 before), line 3 (1, 2 before).
    // By the definition, W and R of codes 1 and 2 in lines 0 to 4 are W = (1,0) (1,1) (1,2) (1,2)
    // (1,1) and R = (0,0) (1,0) (1,1) (0,2) (1,1), so that W₁W₂ − R₁R₂ = 0, 1, 1, 2, 0.
    #expect(try count(3, isWeighted: false) == [3, 1, 1])
    #expect(try count(3, isWeighted: true) == [4, 1, 2])
    // A window of one line is the same line.
    #expect(try count(1, isWeighted: true) == [0, 1, 0])
    #expect(try count(1, isWeighted: false) == [0, 1, 0])
  }

  @Test("near and before count words as queries do: the next word is one away")
  func near() throws {
    // Words of three letters with a blank between: 0..<3, 4..<7, 8..<11, …
    let words = (0..<10).map { TextSpan(4 * $0, 4 * $0 + 3) }
    let codings = [
      AgreementScene.coding(1, 1, by: 1, 0..<3), AgreementScene.coding(2, 2, by: 1, 4..<11),
      AgreementScene.coding(3, 3, by: 1, 16..<19),
    ]
    func count(_ rule: CooccurrenceRule) throws -> [Int] {
      let matrix = try matrix(rule, units: words, codings)
      return [matrix.count(0, 1), matrix.count(1, 0), matrix.count(1, 2), matrix.count(0, 2)]
    }
    #expect(try count(.near(CooccurrenceReach(1, .words))) == [1, 1, 0, 0])
    #expect(try count(.near(CooccurrenceReach(2, .words))) == [1, 1, 1, 0])
    #expect(try count(.near(CooccurrenceReach(4, .words))) == [1, 1, 1, 1])
    #expect(try count(.before(CooccurrenceReach(2, .words))) == [1, 0, 1, 0])
    #expect(try count(.before(CooccurrenceReach(4, .words))) == [1, 0, 1, 1])
  }

  @Test("rules are read as they are written, and nothing else is one")
  func written() {
    #expect(CooccurrenceRule("near:5w") == .near(CooccurrenceReach(5, .words)))
    #expect(CooccurrenceRule("near:5") == .near(CooccurrenceReach(5, .words)))
    #expect(CooccurrenceRule("near:2paragraphs") == .near(CooccurrenceReach(2, .paragraphs)))
    #expect(CooccurrenceRule("before:1s") == .before(CooccurrenceReach(1, .sentences)))
    #expect(CooccurrenceRule("inside") == .enclosing)
    #expect(CooccurrenceRule("case") == .sameCase)
    #expect(
      CooccurrenceRule("window:4turns") == .window(CooccurrenceReach(4, .turns), isWeighted: false))
    #expect(
      CooccurrenceRule("window:4t:weighted")
        == .window(CooccurrenceReach(4, .turns), isWeighted: true))
    for form in CooccurrenceRule.forms { #expect(CooccurrenceRule(form) != nil, "\(form)") }
    for wrong in ["", "near", "near:", "near:0w", "near:5x", "near:w", "window:5w", "overlap:2"] {
      #expect(CooccurrenceRule(wrong) == nil, "\(wrong)")
    }
  }

  @Test("a passage is that informant's who speaks first in it, and a case may have two sources")
  func cases() throws {
    let turns = SpokenTurns([
      SpokenTurns.Turn(span: TextSpan(0, 10), caseID: nil, isInterviewer: true),
      SpokenTurns.Turn(span: TextSpan(10, 20), caseID: 5, isInterviewer: false),
      SpokenTurns.Turn(span: TextSpan(20, 30), caseID: 6, isInterviewer: false),
    ])
    #expect(turns.caseID(of: TextSpan(2, 9)) == nil)
    #expect(turns.caseID(of: TextSpan(2, 25)) == 5)
    #expect(turns.caseID(of: TextSpan(18, 25)) == 5)
    #expect(turns.caseID(of: TextSpan(20, 25)) == 6)
    let codings = [
      AgreementScene.coding(1, 1, by: 1, 12..<15, in: 0),
      AgreementScene.coding(2, 2, by: 1, 11..<14, in: 1),
      AgreementScene.coding(3, 3, by: 1, 22..<24, in: 1),
      AgreementScene.coding(4, 3, by: 1, 2..<4, in: 0),
    ]
    let input = CooccurrenceInput(
      rule: .sameCase, codes: [1, 2, 3].map { ReportedCode($0) }, codings: codings,
      turns: [0: turns, 1: turns])
    let matrix = CooccurrenceMatrix(input)
    #expect(matrix.pairs.count == 1)
    #expect(matrix.count(0, 1) == 1)
    #expect(matrix.pairs.first?.sources == 2)
    #expect(matrix.codes.map(\.count) == [1, 1, 1])
    let place = try #require(CooccurrencePlaces(input, row: 0, column: 1).places.first)
    #expect([place.source, place.secondSource] == [0, 1])
    #expect(place.caseID == 5)
  }

  @Test("every cell equals the pairs looked up one by one", arguments: 0..<120)
  func model(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = AgreementScene.random(&generator)
    let codings = scene.sources.flatMap(\.codings)
    let codes = (0..<4).map { ReportedCode($0) }
    var units: [SourceID: UnitList] = [:]
    for (number, source) in scene.sources.enumerated() {
      units[number] = try UnitList(source.units)
    }
    for rule in [CooccurrenceRule.overlap, .enclosing, .sameUnit(.sentence)] {
      let matrix = CooccurrenceMatrix(
        CooccurrenceInput(rule: rule, codes: codes, codings: codings, units: units))
      for first in 0..<4 {
        for second in 0..<4 {
          let expected =
            switch rule {
            case .sameUnit: naiveUnits(codings, units, first, second)
            default: naivePairs(codings, rule, first, second)
            }
          #expect(matrix.count(first, second) == expected, "seed \(seed) \(rule)")
        }
      }
      for pair in matrix.pairs {
        let left = scalars(codings, pair.first)
        let right = scalars(codings, pair.second)
        let shared = left.intersection(right).count
        #expect(pair.sharedScalars == shared, "seed \(seed)")
        #expect(pair.jaccard == .value(Double(shared) / Double(left.union(right).count)))
      }
    }
  }

  @Test("the order of codings and codes changes nothing", arguments: 0..<20)
  func metamorphic(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let codings = AgreementScene.random(&generator).sources.flatMap(\.codings)
    let order = (0..<4).shuffled(using: &generator)
    let before = CooccurrenceMatrix(
      CooccurrenceInput(
        rule: .overlap, codes: (0..<4).map { ReportedCode($0) }, codings: codings))
    let after = CooccurrenceMatrix(
      CooccurrenceInput(
        rule: .overlap, codes: order.map { ReportedCode($0) },
        codings: codings.shuffled(using: &generator)))
    for first in 0..<4 {
      for second in 0..<4 {
        #expect(after.count(first, second) == before.count(order[first], order[second]))
      }
    }
  }

  private struct Place: Hashable {
    let source: Int
    let first: TextSpan
    let second: TextSpan
  }

  private func naivePairs(
    _ codings: [Coding], _ rule: CooccurrenceRule, _ first: CodeID, _ second: CodeID
  ) -> Int {
    var found: Set<Place> = []
    for one in codings where one.code == first && !one.span.isEmpty {
      if first == second {
        found.insert(Place(source: one.source, first: one.span, second: one.span))
        continue
      }
      for other in codings
      where other.code == second && !other.span.isEmpty && other.source == one.source
        && other.rater == one.rater
      {
        let holds =
          rule == .overlap
          ? one.span.overlaps(other.span)
          : one.span.encloses(other.span) || other.span.encloses(one.span)
        if holds {
          found.insert(Place(source: one.source, first: one.span, second: other.span))
        }
      }
    }
    return found.count
  }

  private func naiveUnits(
    _ codings: [Coding], _ units: [SourceID: UnitList], _ first: CodeID, _ second: CodeID
  ) -> Int {
    units.reduce(0) { sum, source in
      sum
        + source.value.spans.count { unit in
          let inside = codings.filter {
            $0.source == source.key && !$0.span.isEmpty && $0.span.overlaps(unit)
          }
          return inside.contains { one in
            one.code == first
              && inside.contains { $0.code == second && $0.rater == one.rater }
          }
        }
    }
  }

  private struct Scalar: Hashable {
    let source: Int
    let rater: Rater
    let offset: Int
  }

  private func scalars(_ codings: [Coding], _ code: CodeID) -> Set<Scalar> {
    var result: Set<Scalar> = []
    for coding in codings where coding.code == code {
      for offset in coding.span.start..<coding.span.end {
        result.insert(Scalar(source: coding.source, rater: coding.rater, offset: offset))
      }
    }
    return result
  }
}
