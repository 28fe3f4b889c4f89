import Testing

@testable import Index

@Suite("Building is cut up by the texts and the memory alone")
struct IndexLimitsTests {
  @Test("Every text is in one run, in order, and no run is much longer than another")
  func shards() {
    for count in [0, 1, 2, 15, 1000, 9941] {
      let lengths = (0..<count).map { 40_000 + $0 % 7 * 9_000 }
      let shards = IndexLimits.usual.shards(lengths: lengths)
      #expect(shards.flatMap { Array($0) } == Array(0..<count))
      let sizes = shards.map { lengths[$0].reduce(0, +) }
      if let most = sizes.max(), let least = sizes.min() { #expect(most - least < 200_000) }
    }
  }

  @Test("A small project is one segment, a large one as many as its memory asks for")
  func numbers() {
    #expect(IndexLimits.usual.shards(lengths: [Int](repeating: 66_000, count: 15)).count == 1)
    #expect(IndexLimits.usual.shards(lengths: [Int](repeating: 66_000, count: 1000)).count == 4)
    let tight = IndexLimits(memory: 64 << 20)
    let large = [Int](repeating: 66_000, count: 10_000)
    #expect(tight.shards(lengths: large).count > IndexLimits.usual.shards(lengths: large).count)
    #expect(tight.threads(of: 8) >= 1)
  }

  @Test("More threads than the memory allows are not begun")
  func threads() {
    #expect(IndexLimits.usual.threads(of: 1) == 1)
    #expect(IndexLimits.usual.threads(of: 64) < 64)
  }
}
