/// How many different codes turn up as interviews are added.
///
/// The curve in the order given; what is to be expected of an order drawn at random, exactly; and
/// within which numbers most orders lie.
package struct Saturation: Hashable, Sendable {
  /// An interview in its turn.
  package struct Step: Hashable, Sendable {
    /// The codes that were not in any interview before, by their number.
    package let new: [Int]
    /// The different codes so far.
    package let cumulative: Int
    /// The mean of that number over all orders of the interviews.
    package let expected: Double
    /// Its standard deviation over all orders.
    package let deviation: Double
    /// The numbers that most orders lie between.
    package let band: ClosedRange<Int>
  }

  /// The interviews in the order given.
  package let steps: [Step]
  /// The orders that the bands are of.
  package let orders: Int
  /// Whether those are all there are.
  package let isExhaustive: Bool

  /// Adds interview to interview.
  ///
  /// - Parameters:
  ///   - codes: The codes of each interview, by number, in the order of the interviews.
  ///   - orders: How many orders are drawn for the band, where there are more.
  ///   - draw: A number from 0 up to a bound, each as likely as the others.
  package init(codes: [Set<Int>], orders: Int, draw: (Int) -> Int) {
    let occurrences = CodeOccurrences(codes)
    let band = SaturationBand(codes: codes, orders: orders, draw: draw)
    var seen: Set<Int> = []
    steps = codes.enumerated().map { index, own in
      let new = own.subtracting(seen).sorted()
      seen.formUnion(new)
      return Step(
        new: new, cumulative: seen.count, expected: occurrences.mean(after: index + 1),
        deviation: occurrences.deviation(after: index + 1), band: band.ranges[index])
    }
    self.orders = band.orders
    isExhaustive = band.isExhaustive
  }
}

/// In how many interviews each code occurs, and how often two codes leave the same ones out.
///
/// After k of n interviews in random order, a code that m of them have has been missed with the
/// probability C(n − m, k) / C(n, k). The mean is the expected species accumulation curve of Mao,
/// Colwell and Chang (*Ecology* 85, 2004, equation 5); the deviation is that over the orders of
/// these interviews, not over other interviews that might have been held.
struct CodeOccurrences {
  private let interviews: Int
  /// By m: the codes that m interviews have.
  private var single: [Int]
  /// By m: the ordered pairs of different codes of which m interviews have at least one.
  private var pairs: [Int]

  init(_ codes: [Set<Int>]) {
    interviews = codes.count
    single = Array(repeating: 0, count: codes.count + 1)
    pairs = single
    let words = (codes.count + 63) / 64
    var masks: [Int: [UInt64]] = [:]
    for (index, own) in codes.enumerated() {
      for code in own {
        masks[code, default: Array(repeating: 0, count: words)][index / 64] |= 1 << (index % 64)
      }
    }
    let all = Array(masks.values)
    for (place, mask) in all.enumerated() {
      single[mask.reduce(0) { $0 + $1.nonzeroBitCount }] += 1
      for other in all[(place + 1)...] {
        pairs[zip(mask, other).reduce(0) { $0 + ($1.0 | $1.1).nonzeroBitCount }] += 2
      }
    }
  }

  /// The expected number of codes after so many interviews.
  func mean(after taken: Int) -> Double {
    single.enumerated().reduce(0) { sum, entry in
      sum + Double(entry.element) * (1 - missed(entry.offset, after: taken))
    }
  }

  /// The standard deviation of that number.
  func deviation(after taken: Int) -> Double {
    var missedMean = 0.0
    var both = 0.0
    for (present, count) in single.enumerated() {
      let chance = Double(count) * missed(present, after: taken)
      missedMean += chance
      both += chance
    }
    for (present, count) in pairs.enumerated() {
      both += Double(count) * missed(present, after: taken)
    }
    let variance = both - missedMean * missedMean
    return variance > 1e-9 ? variance.squareRoot() : 0
  }

  /// The probability that none of so many interviews has been taken.
  private func missed(_ present: Int, after taken: Int) -> Double {
    var probability = 1.0
    for step in 0..<taken {
      let left = interviews - present - step
      if left <= 0 { return 0 }
      probability *= Double(left) / Double(interviews - step)
    }
    return probability
  }
}
