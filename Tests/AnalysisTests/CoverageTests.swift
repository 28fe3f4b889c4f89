import Study
import TestSupport
import Testing
import Text

@testable import Analysis

@Suite("Coverage")
struct CoverageTests {
  private func words(_ count: Int) -> [TextSpan] {
    (0..<count).map { TextSpan($0 * 5, $0 * 5 + 4) }
  }

  @Test("what is set aside is covered, and not analysed")
  func kinds() {
    // Words 0–3 under a topic, 3–5 under excluded, 6 under a working code, 8 under both.
    let count = CoverageCount(
      words: words(10),
      codings: [
        (TextSpan(0, 20), .topic), (TextSpan(15, 30), .excluded), (TextSpan(30, 35), .process),
        (TextSpan(40, 44), .excluded), (TextSpan(38, 44), .pole),
      ])
    #expect(count.words == 10)
    #expect(count.covered == 8)
    #expect(count.analysed == 5)
    #expect(count.excluded == 2)
    #expect(count.share(count.covered) == 0.8)
    #expect(CoverageCount().share(0) == nil)
  }

  @Test("a word is coded if its first character is, whatever a coding cuts through")
  func firstCharacter() {
    #expect(CoverageCount(words: words(2), codings: [(TextSpan(2, 5), .topic)]).covered == 0)
    #expect(CoverageCount(words: words(2), codings: [(TextSpan(0, 1), .topic)]).covered == 1)
  }

  @Test("a stretch ends with its turn, and at a coding, and has more words than the number")
  func stretches() {
    // Turns of four, three and three words; the sixth word is coded.
    let found = UncodedStretch.all(
      words: words(10), units: [TextSpan(0, 20), TextSpan(20, 35), TextSpan(35, 50)],
      covered: SpanSet([TextSpan(25, 29)]), longerThan: 1)
    #expect(found.map(\.words) == [4, 3])
    #expect(found.map(\.span) == [TextSpan(0, 19), TextSpan(35, 49)])
  }

  @Test("says of random material what trying every word says", arguments: 0..<200)
  func naive(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let all = words(20)
    let units = [TextSpan(0, 33), TextSpan(40, 60), TextSpan(60, 97)]
    let codings = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      let start = Int.random(in: 0..<95, using: &generator)
      return TextSpan(start, Int.random(in: (start + 1)...100, using: &generator))
    }
    let minimum = Int.random(in: 0...3, using: &generator)
    var expected: [UncodedStretch] = []
    for unit in units {
      var row: [TextSpan] = []
      for word in all + [TextSpan(200, 204)] {
        let isInside = unit.start <= word.start && word.start < unit.end
        let isCoded = codings.contains { $0.start <= word.start && word.start < $0.end }
        if isInside, !isCoded {
          row.append(word)
        } else if let first = row.first, let last = row.last {
          if row.count > minimum {
            expected.append(
              UncodedStretch(span: TextSpan(first.start, last.end), words: row.count))
          }
          row = []
        }
      }
    }
    #expect(
      UncodedStretch.all(
        words: all, units: units, covered: SpanSet(codings), longerThan: minimum) == expected)
  }
}
