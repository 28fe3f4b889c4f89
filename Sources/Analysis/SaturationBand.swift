/// Between which numbers of codes most orders of interviews lie, after each interview.
///
/// At most 2.5 % of the orders lie below a range, and at most 2.5 % above it. All orders are gone
/// through where there are no more than were asked for.
struct SaturationBand {
  /// The ranges after one interview, two, and so on.
  private(set) var ranges: [ClosedRange<Int>] = []
  /// The number of orders gone through.
  private(set) var orders = 0
  /// Whether those are all there are.
  let isExhaustive: Bool
  private let masks: [[UInt64]]
  /// By interview and number of codes: how many orders had so many.
  private var histogram: [[Int]]

  init(codes: [Set<Int>], orders wanted: Int, draw: (Int) -> Int) {
    let numbers = Set(codes.joined()).sorted()
    let places = Dictionary(
      numbers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    masks = codes.map { own in
      var mask = [UInt64](repeating: 0, count: (numbers.count + 63) / 64)
      for place in own.compactMap({ places[$0] }) { mask[place / 64] |= 1 << (place % 64) }
      return mask
    }
    histogram = Array(
      repeating: Array(repeating: 0, count: numbers.count + 1), count: codes.count)
    isExhaustive = Self.permutations(of: codes.count, upTo: wanted) <= wanted
    var order = Array(codes.indices)
    if isExhaustive {
      goThroughAll(&order, from: 0)
    } else {
      for _ in 0..<wanted {
        for place in stride(from: order.count - 1, to: 0, by: -1) {
          order.swapAt(place, draw(place + 1))
        }
        take(order)
      }
    }
    let tail = orders / 40
    ranges = histogram.map { counts in
      let low = Self.place(in: counts.indices, counts, beyond: tail)
      let high = Self.place(in: counts.indices.reversed(), counts, beyond: tail)
      return low...max(low, high)
    }
  }

  private mutating func goThroughAll(_ order: inout [Int], from place: Int) {
    if place >= order.count { return take(order) }
    for other in place..<order.count {
      order.swapAt(place, other)
      goThroughAll(&order, from: place + 1)
      order.swapAt(place, other)
    }
  }

  private mutating func take(_ order: [Int]) {
    orders += 1
    var seen = [UInt64](repeating: 0, count: masks.first?.count ?? 0)
    for (place, interview) in order.enumerated() {
      var count = 0
      for word in seen.indices {
        seen[word] |= masks[interview][word]
        count += seen[word].nonzeroBitCount
      }
      histogram[place][count] += 1
    }
  }

  /// The first number at which more orders have been passed than the tail may hold.
  private static func place(
    in numbers: some Sequence<Int>, _ counts: [Int], beyond tail: Int
  ) -> Int {
    var passed = 0
    for number in numbers {
      passed += counts[number]
      if passed > tail { return number }
    }
    return 0
  }

  /// The number of orders of so many things, or any number above the limit.
  private static func permutations(of count: Int, upTo limit: Int) -> Int {
    var product = 1
    for factor in stride(from: 2, through: count, by: 1) {
      product *= factor
      if product > limit { return product }
    }
    return product
  }
}
