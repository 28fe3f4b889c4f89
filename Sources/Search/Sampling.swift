/// A generator of numbers that are the same for the same seed, on every machine and for good.
///
/// The state grows by the odd constant 0x9E3779B97F4A7C15, and each state is mixed by two
/// multiplications. Source: Steele, Lea and Flood, *Fast splittable pseudorandom number
/// generators*, OOPSLA, 2014; the mixer is Stafford's variant 13.
package struct SplitMix64: Hashable, Sendable {
  private var state: UInt64

  /// Begins the sequence that belongs to a seed.
  package init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to a bound, each as likely as the others; 0 where the bound is 0.
  ///
  /// The upper half of a product, with the few products refused that would favour some numbers.
  /// Source: Lemire, *Fast random integer generation in an interval*, ACM Transactions on Modeling
  /// and Computer Simulation 29(1), 2019.
  package mutating func next(below bound: UInt64) -> UInt64 {
    guard bound > 0 else { return 0 }
    var product = bound.multipliedFullWidth(by: next())
    let refused = (0 &- bound) % bound
    while product.low < refused { product = bound.multipliedFullWidth(by: next()) }
    return product.high
  }
}

/// Draws a sample.
package enum Sampling {
  /// So many of the numbers from 0 up to a count, ascending; each such set is equally likely.
  ///
  /// One pass: with m still wanted of r left, the next one is taken with the chance m / r. Source:
  /// Knuth, *The Art of Computer Programming* 2, 3.4.2, algorithm S.
  ///
  /// - Parameters:
  ///   - wanted: how many are drawn; all where there are no more.
  ///   - count: how many there are.
  ///   - seed: the same seed draws the same numbers.
  /// - Returns: the numbers drawn.
  package static func indices(_ wanted: Int, of count: Int, seed: UInt64) -> [Int] {
    guard wanted > 0, count > 0 else { return [] }
    guard wanted < count else { return Array(0..<count) }
    var generator = SplitMix64(seed: seed)
    var result: [Int] = []
    result.reserveCapacity(wanted)
    for index in 0..<count where result.count < wanted {
      if generator.next(below: UInt64(count - index)) < UInt64(wanted - result.count) {
        result.append(index)
      }
    }
    return result
  }
}
