import Index
import Study
import TestSupport
import Testing
import Text

@testable import Search

@Suite("Words held together are found as by going through every unit")
struct TogetherTests {
  /// Sources of turns of a word each place, some words everywhere and some hardly anywhere.
  private static func texts(_ generator: inout SeededGenerator) -> [[[String]]] {
    let kinds = [2, 3, 40, 400, 3000]
    return (0..<6).map { _ in
      (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        (0..<Int.random(in: 0..<120, using: &generator)).map { _ in
          let limit = kinds[Int.random(in: 0..<kinds.count, using: &generator)]
          return "o\(Int.random(in: 0..<limit, using: &generator))"
        }
      }
    }
  }

  private static func engine(_ texts: [[[String]]], living: Set<Int>) throws -> (
    SearchEngine, HeldBytes
  ) {
    var builder = SegmentBuilder()
    for (number, turns) in texts.enumerated() {
      let lines = turns.map { $0.joined(separator: " ") }
      var spans: [TextSpan] = []
      var offset = 0
      for line in lines {
        spans.append(TextSpan(offset, offset + line.utf8.count))
        offset += line.utf8.count + 1
      }
      builder.add(
        IndexDocument(
          key: "k\(number)", fingerprint: "", language: "nb",
          utf8: Array(lines.joined(separator: "\n").utf8), pieces: [],
          turns: spans.filter { !$0.isEmpty }))
    }
    let held = HeldBytes(try builder.bytes())
    let sources = texts.indices.filter(living.contains).map {
      Source(
        id: $0 + 1, guid: "k\($0)", name: "k\($0)", kind: .interview, language: "nb", length: 1)
    }
    let snapshot = IndexSnapshot([IndexSnapshot.Segment(try held.reader())])
    return (SearchEngine(snapshot, StudyContext(sources: sources)), held)
  }

  @Test("AND of frequent and rare words, within turns and sources, all sources or some")
  func frequentAndRare() throws {
    var generator = SeededGenerator(seed: 91)
    for round in 0..<12 {
      let texts = Self.texts(&generator)
      let living = Set(texts.indices.filter { round % 3 == 0 || $0 % 2 == 0 })
      let (engine, held) = try Self.engine(texts, living: living)
      defer { withExtendedLifetime(held) {} }
      for _ in 0..<60 {
        let words = (0..<Int.random(in: 2...3, using: &generator)).map { _ in
          "o\(Int.random(in: 0..<[1, 3, 30, 300][Int.random(in: 0..<4, using: &generator)], using: &generator))"
        }
        for unit in ["turn", "source"] {
          var expected: [String] = []
          for (number, turns) in texts.enumerated() where living.contains(number) {
            var position = 0
            for turn in unit == "turn" ? turns : [turns.flatMap { $0 }] {
              if words.allSatisfy(turn.contains) {
                for (place, word) in turn.enumerated() where words.contains(word) {
                  expected.append("\(number + 1) \(position + place)")
                }
              }
              position += turn.count
            }
          }
          let query = try Query("(\(words.joined(separator: " AND "))) WITHIN \(unit)")
          let found = try engine.run(query).hits.map { hit in
            let first = engine.document(of: hit).positions.lowerBound
            return "\(hit.source) \((hit.positions?.lowerBound ?? -1) - first)"
          }
          #expect(found == expected, "\(words) in a \(unit)")
        }
      }
    }
  }

  @Test("The union of sorted lists is each of their values once, in order")
  func unions() {
    var generator = SeededGenerator(seed: 92)
    for count in 0..<9 {
      let lists = (0..<count).map { _ in
        Set(
          (0..<Int.random(in: 0..<30, using: &generator)).map { _ in
            Int.random(in: 0..<40, using: &generator)
          }
        ).sorted()
      }
      #expect([Int].union(lists) == Set(lists.joined()).sorted())
    }
  }
}
