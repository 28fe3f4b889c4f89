import CFast
import TestSupport
import Testing
import Text

@testable import Index

@Suite("Lists that are gone through side by side meet where looking at every position says")
struct MeetingTests {
  /// Ascending positions, now close together and now far apart.
  private static func positions(
    below end: Int, _ generator: inout SeededGenerator
  ) -> [UInt32] {
    var result: [UInt32] = []
    var position = Int.random(in: 0..<20, using: &generator)
    var reach = 4
    while position < end, result.count < 4_000 {
      result.append(UInt32(position))
      if Int.random(in: 0..<50, using: &generator) == 0 {
        reach = [2, 4, 30, 200, 5_000, 20_000, 70_000].randomElement(using: &generator) ?? 4
      }
      position += Int.random(in: 1...reach, using: &generator)
    }
    return result
  }

  /// Both lists, with many positions in common or near.
  private static func lists(
    below end: Int, _ generator: inout SeededGenerator
  ) -> (some: [UInt32], others: [UInt32]) {
    let others = positions(below: end, &generator)
    var some = Set(positions(below: end, &generator))
    for other in others where Bool.random(using: &generator) {
      let moved = Int(other) + Int.random(in: -9...9, using: &generator)
      if (0..<end).contains(moved) { some.insert(UInt32(moved)) }
    }
    return (some.sorted(), others)
  }

  /// Cuts a list into portions of any length.
  private static func portions(
    _ list: [UInt32], _ generator: inout SeededGenerator, _ body: ([UInt32]) -> Void
  ) {
    var rest = list[...]
    while !rest.isEmpty {
      let portion = rest.prefix(Int.random(in: 1...700, using: &generator))
      body(Array(portion))
      rest = rest.dropFirst(portion.count)
    }
  }

  private static func ring() -> [UInt16] {
    var ring = [UInt16](repeating: 0, count: Int(SITAT_RING_SIZE))
    sitat_clear_ring(&ring)
    return ring
  }

  @Test("Rows are kept that have another at their offset", arguments: 0..<60)
  func rows(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (some, others) = Self.lists(below: 40_000_000, &generator)
    let offset = Int.random(in: 0...9, using: &generator)
    let all = Set(others)
    let expected = some.filter { all.contains($0 + UInt32(offset)) }
    var rows = some
    var ring = Self.ring()
    let kept = rows.withUnsafeMutableBufferPointer { rows in
      ring.withUnsafeMutableBufferPointer { ring in
        var keeping = sitat_keeping(
          ring: ring.baseAddress, rows: rows.baseAddress, count: rows.count,
          offset: UInt32(offset), next: 0, kept: 0)
        Self.portions(others, &generator) { sitat_keep_met(&keeping, $0, $0.count) }
        return sitat_end_keeping(&keeping)
      }
    }
    #expect(Array(rows.prefix(kept)) == expected)
  }

  @Test("Pairs are made of what stands near, and by the plain twin too", arguments: 0..<60)
  func pairs(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (some, others) = Self.lists(below: 40_000_000, &generator)
    let distance = Int.random(in: 1...7, using: &generator)
    let all = Set(others)
    var expected: [UInt64] = []
    for position in some {
      for place in -distance...distance where place != 0 {
        let other = Int(position) + place
        guard other >= 0, all.contains(UInt32(other)) else { continue }
        let (first, last) = (min(UInt64(position), UInt64(other)), max(Int(position), other))
        expected.append(first << 32 | UInt64(last))
      }
    }
    for plainly in [false, true] {
      let found = Self.pairs(some, others, distance, plainly: plainly, &generator)
      #expect(found == expected)
    }
  }

  private static func pairs(
    _ some: [UInt32], _ others: [UInt32], _ distance: Int, plainly: Bool,
    _ generator: inout SeededGenerator
  ) -> [UInt64] {
    var pairs = [UInt64](repeating: 0, count: some.count * 2 * distance + 1)
    var ring = ring()
    let count = pairs.withUnsafeMutableBufferPointer { pairs in
      ring.withUnsafeMutableBufferPointer { ring in
        some.withUnsafeBufferPointer { some in
          var pairing = sitat_pairing(
            ring: ring.baseAddress, positions: some.baseAddress, count: some.count,
            distance: UInt32(distance), pairs: pairs.baseAddress, capacity: pairs.count, next: 0,
            written: 0)
          portions(others, &generator) {
            plainly
              ? sitat_pair_met_plainly(&pairing, $0, $0.count)
              : sitat_pair_met(&pairing, $0, $0.count)
          }
          return sitat_end_pairing(&pairing)
        }
      }
    }
    return Array(pairs.prefix(count))
  }

  @Test("The last positions that the ring holds are told from those a round before them")
  func end() {
    let last = UInt32(SITAT_RING_END) - 1
    let others: [UInt32] = [last - UInt32(SITAT_RING_SIZE), last - 3, last]
    var rows: [UInt32] = [0, last - UInt32(SITAT_RING_SIZE) - 1, last - 2, last - 1]
    var ring = Self.ring()
    let kept = rows.withUnsafeMutableBufferPointer { rows in
      ring.withUnsafeMutableBufferPointer { ring in
        var keeping = sitat_keeping(
          ring: ring.baseAddress, rows: rows.baseAddress, count: rows.count, offset: 1, next: 0,
          kept: 0)
        sitat_keep_met(&keeping, others, others.count)
        return sitat_end_keeping(&keeping)
      }
    }
    #expect(Array(rows.prefix(kept)) == [last - UInt32(SITAT_RING_SIZE) - 1, last - 1])
  }
}

@Suite("Rows and pairs of frequent words are those that trying every position finds")
struct FrequentPhraseTests {
  /// A segment of long documents, in which words come in bouts, and the form at each position.
  private static func withSegment(
    seed: UInt64, _ body: (SegmentReader, [Int], inout SeededGenerator) throws -> Void
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let documents = (0..<40).map { number in
      var kinds = 4
      let words = (0..<Int.random(in: 0...2_000, using: &generator)).map { place in
        if place % 400 == 0 { kinds = Int.random(in: 2...9, using: &generator) }
        return "w\(Int.random(in: 0..<kinds, using: &generator))"
      }
      return IndexDocument(
        key: "\(number)", fingerprint: "", language: "nb",
        text: StoredText(words.joined(separator: " ")), pieces: [], turns: [])
    }
    let bytes = try Corpus.segment(documents)
    try bytes.withUnsafeBytes { raw in
      let reader = try SegmentReader(bytes: raw)
      try body(reader, (0..<reader.positionCount).map(reader.form), &generator)
    }
  }

  @Test("Rows", arguments: 0..<6)
  func rows(seed: UInt64) throws {
    var met = 0
    try Self.withSegment(seed: seed) { reader, forms, generator in
      for _ in 0..<40 {
        let row = (0..<Int.random(in: 2...3, using: &generator)).map { _ in
          Int.random(in: 0..<reader.lexicon.count, using: &generator)
        }
        let sets = row.map { reader.formSet([$0]) }
        let rarest = sets.map(\.occurrences).min() ?? 0
        met += sets.contains { reader.meets($0, count: rarest, lines: 1) } ? 1 : 0
        let expected = forms.indices.dropLast(row.count - 1).filter { first in
          row.indices.allSatisfy { forms[first + $0] == row[$0] }
        }
        #expect(reader.rows(of: sets).map(Int.init) == expected)
      }
    }
    #expect(met > 10)
  }

  @Test("Pairs, and none from one document to the next", arguments: 0..<6)
  func pairs(seed: UInt64) throws {
    var met = 0
    try Self.withSegment(seed: seed) { reader, forms, generator in
      let count = reader.lexicon.count
      for _ in 0..<40 {
        let left = Int.random(in: 0..<count, using: &generator)
        let right = Int.random(in: 0..<count, using: &generator)
        let distance = Int.random(in: 1...7, using: &generator)
        let sets = (reader.formSet([left]), reader.formSet([right]))
        let (rare, other) = sets.0.occurrences < sets.1.occurrences ? sets : (sets.1, sets.0)
        met += reader.meets(other, count: rare.occurrences, lines: 2) ? 1 : 0
        var expected: [UInt64] = []
        for first in forms.indices {
          for second in (first + 1)..<(first + 1 + distance) where second < forms.count {
            if forms[second] >= count { break }
            let isPair =
              forms[first] == left && forms[second] == right
              || forms[first] == right && forms[second] == left
            if isPair { expected.append(UInt64(first) << 32 | UInt64(second)) }
          }
        }
        #expect(reader.pairs(sets.0, sets.1, distance: distance) == expected)
      }
    }
    #expect(met > 10)
  }
}
