import CFast
import TestSupport
import Testing
import Text

@testable import Index

@Suite("Rows of tokens and tokens near one another are those that trying every position finds")
struct PhraseSearchTests {
  /// A segment of several documents of few kinds of words, some of them beyond the codes.
  private static func withSegment(
    seed: UInt64, kinds: Int, _ body: (SegmentReader, [Int], inout SeededGenerator) throws -> Void
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let documents = (0..<6).map { number in
      let words = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        "w\(min(Int.random(in: 0..<kinds, using: &generator), Int.random(in: 0..<kinds, using: &generator)))"
      }
      return IndexDocument(
        key: "\(number)", fingerprint: "", language: "nb",
        text: StoredText(words.joined(separator: " ")), pieces: [], turns: [])
    }
    let bytes = try Corpus.segment(documents)
    try bytes.withUnsafeBytes { raw in
      let reader = try SegmentReader(bytes: raw)
      let forms = (0..<reader.positionCount).map(reader.form)
      try body(reader, forms, &generator)
    }
  }

  @Test("Rows", arguments: 0..<40)
  func rows(seed: UInt64) throws {
    try Self.withSegment(seed: seed, kinds: 12) { reader, forms, generator in
      let count = reader.lexicon.count
      for _ in 0..<50 where count > 0 {
        let places = (0..<Int.random(in: 1...4, using: &generator)).map { _ -> Set<Int>? in
          switch Int.random(in: 0...3, using: &generator) {
          case 0: nil
          case 1, 2: [Int.random(in: 0..<count, using: &generator)]
          default: Set((0..<3).map { _ in Int.random(in: 0..<count, using: &generator) })
          }
        }
        guard places.contains(where: { $0 != nil }) else { continue }
        let sets = places.map { $0.map { reader.formSet($0.sorted()) } ?? SegmentReader.anyForm }
        let expected = forms.indices.filter { first in
          places.indices.allSatisfy { place in
            guard first + place < forms.count else { return false }
            let form = forms[first + place]
            return form < count && (places[place]?.contains(form) ?? true)
          }
        }
        #expect(reader.rows(of: sets).map(Int.init) == expected)
      }
    }
  }

  @Test("Pairs", arguments: 0..<40)
  func pairs(seed: UInt64) throws {
    try Self.withSegment(seed: seed, kinds: 12) { reader, forms, generator in
      let count = reader.lexicon.count
      for _ in 0..<50 where count > 0 {
        func some() -> Set<Int> {
          Set(
            (0..<Int.random(in: 1...2, using: &generator)).map { _ in
              Int.random(in: 0..<count, using: &generator)
            })
        }
        let (left, right) = (some(), some())
        let distance = Int.random(in: 1...8, using: &generator)
        let found = reader.pairs(
          reader.formSet(left.sorted()), reader.formSet(right.sorted()), distance: distance)
        #expect((found == nil) == (distance > 7 || left.count > 1 && right.count > 1))
        guard let found else { continue }
        var expected: [UInt64] = []
        for first in forms.indices {
          for second in (first + 1)..<(first + 1 + distance) where second < forms.count {
            if forms[second] >= count { break }
            let isPair =
              left.contains(forms[first]) && right.contains(forms[second])
              || right.contains(forms[first]) && left.contains(forms[second])
            if isPair { expected.append(UInt64(first) << 32 | UInt64(second)) }
          }
        }
        #expect(found == expected)
      }
    }
  }

  @Test("Forms without a code of their own stand in rows too")
  func escapes() throws {
    let words = (0..<66_000).map { "w\($0)" } + ["w65999", "w3", "w65998"]
    let bytes = try Corpus.segment([
      IndexDocument(
        key: "a", fingerprint: "", language: "nb",
        text: StoredText((words + words.suffix(3)).joined(separator: " ")), pieces: [],
        turns: [])
    ])
    try bytes.withUnsafeBytes { raw in
      let reader = try SegmentReader(bytes: raw)
      for first in [0, 40_000, 65_990, 65_999] {
        let row = words[first..<(first + 3)].compactMap(reader.lexicon.rank)
        #expect(row.count == 3)
        let expected = Self.starts(of: Array(words[first..<(first + 3)]), in: words)
        let found = reader.rows(of: row.map { reader.formSet([$0]) }).map(Int.init)
        #expect(found.filter { $0 <= words.count - 3 } == expected)
        let wide = row.map { reader.formSet(Set([$0, row[0], 7]).sorted()) }
        #expect(reader.rows(of: wide).contains(UInt32(first)))
      }
    }
  }

  private static func starts(of row: [String], in words: [String]) -> [Int] {
    words.indices.dropLast(row.count - 1).filter { Array(words[$0..<($0 + row.count)]) == row }
  }

  @Test("The kernel for windows does what its plain twin does", arguments: 1...7)
  func twins(distance: Int) {
    var generator = SeededGenerator(seed: UInt64(distance))
    for length in 1...200 {
      let gap = [UInt16](repeating: 0xFFFE, count: 32)
      let codes = (0..<length).map { _ -> UInt16 in
        [0, 1, 2, 3, 0xFFFE, 0xFFFF][Int.random(in: 0..<6, using: &generator)]
      }
      let positions = codes.indices.filter { _ in Bool.random(using: &generator) }.map(UInt32.init)
      let all = gap + codes + gap
      let fast = Self.near(all, positions, distance, plainly: false)
      #expect(fast == Self.near(all, positions, distance, plainly: true))
    }
  }

  private static func near(
    _ codes: [UInt16], _ positions: [UInt32], _ distance: Int, plainly: Bool
  ) -> [UInt64] {
    var pairs = [UInt64](repeating: 0, count: 14 * 200)
    let reach = UInt32(distance)
    let count = codes.withUnsafeBufferPointer { all -> Int in
      guard let base = all.baseAddress else { return 0 }
      return plainly
        ? sitat_near_code_plainly(
          positions, positions.count, base + 32, reach, 1, 0xFFFE, &pairs, 2800)
        : sitat_near_code(positions, positions.count, base + 32, reach, 1, 0xFFFE, &pairs, 2800)
    }
    return Array(pairs.prefix(count))
  }
}
