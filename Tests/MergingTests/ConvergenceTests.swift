import Merging
import TestSupport
import Testing

@Suite("Copies merged")
struct ConvergenceTests {
  private static let orders = [
    [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
  ]

  @Test(
    "end identical, whatever was done in them and whatever is merged first",
    arguments: 0..<20)
  func converge(block: Int) throws {
    for seed in block * 100..<(block + 1) * 100 {
      var work = RandomWork(SeededGenerator(seed: UInt64(seed)))
      var copies = work.copies()
      for _ in 0..<Int.random(in: 3...25, using: &work.generator) {
        let at = Int.random(in: 0..<3, using: &work.generator)
        work.step(&copies[at])
        // Now and then somebody takes in a colleague's work, and goes on from what is shown.
        if Int.random(in: 0..<8, using: &work.generator) == 0 {
          copies[at].merge(copies[(at + 1) % 3])
        }
      }
      let results = Self.orders.map { order in
        var merged = copies[order[0]]
        merged.merge(copies[order[1]])
        merged.merge(copies[order[2]])
        return merged
      }
      let first = results[0]
      for other in results.dropFirst() {
        #expect(other.state == first.state, "seed \(seed)")
        #expect(other.shown == first.shown, "seed \(seed)")
      }
      var again = first
      for copy in copies { again.merge(copy) }
      #expect(again.state == first.state, "twice, seed \(seed)")
      expectSound(first, seed: seed)
      expectNothingLost(copies, in: first, seed: seed)
    }
  }

  /// What is shown must be a study that the file can hold.
  private func expectSound(_ copy: StudyCopy, seed: Int) {
    let codes = copy.standing(SmallStudy.code)
    let places = codes.values.map { [$0[1], $0[2]] }
    #expect(Set(places).count == places.count, "two codes at one path, seed \(seed)")
    for code in codes.keys {
      var above: String? = code
      var steps = 0
      while let guid = above, steps <= codes.count {
        guard case .reference(let next)? = codes[guid]?[1] else { break }
        #expect(codes[next] != nil, "a code under one that is gone, seed \(seed)")
        above = next
        steps += 1
      }
      #expect(steps <= codes.count, "a circle, seed \(seed)")
    }
    let sources = copy.standing(SmallStudy.source)
    #expect(Set(sources.values.map { $0[1] }).count == sources.count, "source names, seed \(seed)")
    let coders = copy.standing(SmallStudy.coder)
    let codings = copy.standing(SmallStudy.coding)
    #expect(
      Set(codings.values.map { Array($0[1...4]) }).count == codings.count, "codings, seed \(seed)")
    for values in codings.values {
      guard case .reference(let source) = values[1], case .reference(let code) = values[2],
        case .reference(let coder) = values[3]
      else {
        Issue.record("a coding of nothing, seed \(seed)")
        continue
      }
      #expect(sources[source] != nil && codes[code] != nil && coders[coder] != nil, "seed \(seed)")
    }
    let names = copy.standing(SmallStudy.quotation).values.map { [$0[1], $0[3]] }
    #expect(Set(names).count == names.count, "two quotations of one id, seed \(seed)")
  }

  /// A coding that nobody took off stands, itself or as one with another.
  private func expectNothingLost(_ copies: [StudyCopy], in merged: StudyCopy, seed: Int) {
    let shown = merged.shown
    let standing = merged.standing(SmallStudy.coding)
    for row in (merged.state.rows["coding"] ?? [:]).values {
      let wasRemoved = row.versions.contains { $0.values[RowRecord.removed] == .integer(1) }
      guard !wasRemoved else { continue }
      let guid = shown.aliases["coding"]?[row.guid] ?? row.guid
      #expect(standing[guid] != nil, "coding \(row.guid), seed \(seed)")
      #expect(standing[guid]?[4] == row.values[4], "a shifted coding, seed \(seed)")
    }
  }
}
