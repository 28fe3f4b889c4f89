import TestSupport
import Testing

@testable import Analysis

@Suite("Saturation")
struct SaturationTests {
  /// All orders of some things.
  private func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { place -> [[Int]] in
      var rest = items
      let first = rest.remove(at: place)
      return permutations(rest).map { [first] + $0 }
    }
  }

  @Test("names the codes that each interview was the first to have")
  func order() {
    let result = Saturation(codes: [[1, 2], [2, 3], [], [1, 4, 5]], orders: 1000) { _ in 0 }
    #expect(result.steps.map(\.new) == [[1, 2], [3], [], [4, 5]])
    #expect(result.steps.map(\.cumulative) == [2, 3, 3, 5])
    #expect(result.isExhaustive)
    #expect(result.orders == 24)
  }

  @Test(
    "expects, exactly, what all orders have on average, and how much they differ",
    arguments: 0..<40)
  func expectation(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...6, using: &generator)
    let codes = (0..<count).map { _ in
      Set((0..<8).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 })
    }
    let result = Saturation(codes: codes, orders: 1000) { _ in 0 }
    let orders = permutations(Array(0..<count))
    #expect(result.orders == orders.count)
    for taken in 1...count {
      let numbers = orders.map { order in
        Set(order.prefix(taken).flatMap { codes[$0] }).count
      }
      let mean = Double(numbers.reduce(0, +)) / Double(numbers.count)
      let variance =
        numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        / Double(numbers.count)
      let step = result.steps[taken - 1]
      #expect(abs(step.expected - mean) < 1e-9)
      #expect(abs(step.deviation - variance.squareRoot()) < 1e-6)
      let band = step.band
      #expect(numbers.count { $0 < band.lowerBound } * 40 <= numbers.count)
      #expect(numbers.count { $0 > band.upperBound } * 40 <= numbers.count)
      #expect(numbers.count { $0 <= band.lowerBound } * 40 > numbers.count)
      #expect(numbers.count { $0 >= band.upperBound } * 40 > numbers.count)
    }
  }

  @Test("draws the same orders from the same seed, and holds most of all orders between them")
  func drawn() throws {
    var generator = SeededGenerator(seed: 5)
    let codes = (0..<12).map { _ in
      Set((0..<30).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 })
    }
    func result(_ seed: UInt64) -> Saturation {
      var source = SeededGenerator(seed: seed)
      return Saturation(codes: codes, orders: 2000) { Int.random(in: 0..<$0, using: &source) }
    }
    let first = result(1)
    #expect(first == result(1))
    #expect(!first.isExhaustive)
    #expect(first.orders == 2000)
    for step in first.steps {
      // Almost all of any distribution lies within three deviations, and the mean in the band.
      #expect(Double(step.band.lowerBound) >= step.expected - 3 * step.deviation - 1)
      #expect(Double(step.band.upperBound) <= step.expected + 3 * step.deviation + 1)
      #expect(Double(step.band.lowerBound) <= step.expected + 1e-9)
      #expect(Double(step.band.upperBound) >= step.expected - 1e-9)
    }
    let last = try #require(first.steps.last)
    #expect(last.band == last.cumulative...last.cumulative)
    #expect(last.deviation == 0)
  }

  @Test("does not depend on which interview comes first, but for the curve itself")
  func permuted() {
    let codes: [Set<Int>] = [[1, 2, 3], [3], [1, 4], [5, 6], [2]]
    let one = Saturation(codes: codes, orders: 1000) { _ in 0 }
    let other = Saturation(codes: codes.reversed(), orders: 1000) { _ in 0 }
    for (first, second) in zip(one.steps, other.steps) {
      #expect(abs(first.expected - second.expected) < 1e-12)
      #expect(first.band == second.band)
    }
  }

  /// Guest, Namey and Chen (2020) walk through a study with 37 codes in the first four interviews;
  /// the run of two after five has 4 new ones (11 %), that after six has 1 (3 %), and saturation is
  /// reported at 6+2 for the threshold of 5 %.
  @Test("reaches the published example at 6+2")
  func published() throws {
    let measure = SaturationThreshold(new: [20, 9, 5, 3, 4, 3, 1, 0, 0, 1])
    #expect(measure.baseCodes == 37)
    #expect(measure.runs.prefix(3).map(\.new) == [7, 4, 1])
    #expect(measure.runs.prefix(3).map { Int(($0.share * 100).rounded()) } == [19, 11, 3])
    #expect(try #require(measure.reached).before == 6)
  }

  @Test("too few interviews, or no codes in the base: no measure, and never saturated")
  func undefined() {
    #expect(SaturationThreshold(new: [5, 4, 3, 2, 1]).runs.isEmpty)
    #expect(SaturationThreshold(new: [0, 0, 0, 0, 0, 0]).runs.isEmpty)
    #expect(SaturationThreshold(new: [0, 0, 0, 0, 0, 0]).reached == nil)
    #expect(SaturationThreshold(new: [5, 4, 3, 2, 1, 1]).runs.count == 1)
  }

  @Test("no interviews have no steps")
  func empty() {
    #expect(Saturation(codes: [], orders: 100) { _ in 0 }.steps.isEmpty)
  }
}
