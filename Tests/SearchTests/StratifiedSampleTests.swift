import TestSupport
import Testing

@testable import Search

@Suite("Stratified samples")
struct StratifiedSampleTests {
  @Test("Shares are in proportion, whole numbers by the largest remainder")
  func proportion() {
    // 10 of 463: 441 / 463 x 10 = 9.525 and 22 / 463 x 10 = 0.475, so 10 and 0.
    #expect(StratifiedSample.allocation(10, sizes: [441, 22]) == [10, 0])
    // With one at least from each, the other 8 go by 440 and 21: 7.636 and 0.364.
    #expect(StratifiedSample.allocation(10, sizes: [441, 22], atLeast: 1) == [9, 1])
    // 5 of 12 by 6, 4, 2: 2.5, 1.67, 0.83: the two left go to the last and the middle one.
    #expect(StratifiedSample.allocation(5, sizes: [6, 4, 2]) == [2, 2, 1])
  }

  @Test("Of equal remainders the larger group comes first, then the earlier")
  func ties() {
    // 2.5 and 2.5.
    #expect(StratifiedSample.allocation(5, sizes: [4, 4]) == [3, 2])
    // 1.5 and 0.5 of 2 out of 4: the remainders are equal, and the larger group is the second.
    #expect(StratifiedSample.allocation(2, sizes: [1, 3]) == [0, 2])
  }

  @Test("More than there is draws all, and less than must be drawn is no sample")
  func bounds() {
    #expect(StratifiedSample.allocation(99, sizes: [3, 0, 2]) == [3, 0, 2])
    #expect(StratifiedSample.allocation(3, sizes: [5, 5], atLeast: 2) == nil)
    #expect(StratifiedSample.allocation(3, sizes: [5, 1], atLeast: 2) == [2, 1])
    #expect(StratifiedSample.allocation(0, sizes: []) == [])
  }

  @Test("Shares add up, stay within their groups, and are less than one away from proportion")
  func property() throws {
    for seed in 0..<2000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let sizes = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        Int.random(in: 0...30, using: &generator)
      }
      let total = sizes.reduce(0, +)
      let wanted = Int.random(in: 0...40, using: &generator)
      let shares = try #require(StratifiedSample.allocation(wanted, sizes: sizes))
      #expect(shares.reduce(0, +) == min(wanted, total))
      for (share, size) in zip(shares, sizes) {
        #expect(share >= 0 && share <= size)
        if total > 0 {
          let exact = Double(min(wanted, total)) * Double(size) / Double(total)
          #expect(abs(Double(share) - exact) < 1)
        }
      }
    }
  }

  @Test("A group's draw depends on the seed, its name and its size alone")
  func draw() {
    let alone = StratifiedSample.draw([3], of: [("interview", 20)], seed: 7)
    let beside = StratifiedSample.draw([2, 3], of: [("a", 9), ("interview", 20)], seed: 7)
    #expect(alone[0] == beside[1])
    #expect(alone[0].count == 3 && alone[0] == alone[0].sorted())
    let others = Set(
      (0..<40 as Range<UInt64>).map {
        StratifiedSample.draw([3], of: [("interview", 20)], seed: $0)[0]
      })
    #expect(others.count > 20)
  }
}
