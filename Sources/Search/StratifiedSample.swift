/// Draws from groups so that each is represented by its size.
package enum StratifiedSample {
  /// How many are drawn from each group.
  ///
  /// First so many from each as must be, then the rest in proportion to what is left, whole numbers
  /// by the largest remainders; of equal remainders the larger group comes first, then the earlier.
  ///
  /// - Parameters:
  ///   - wanted: how many are drawn in all; all where there are no more.
  ///   - sizes: how many there are in each group.
  ///   - least: how many are drawn from each, or all of it where it has fewer.
  /// - Returns: the numbers; nil where `wanted` is less than what must be drawn.
  package static func allocation(_ wanted: Int, sizes: [Int], atLeast least: Int = 0) -> [Int]? {
    var shares = sizes.map { min($0, max(0, least)) }
    let left = zip(sizes, shares).map { $0 - $1 }
    let total = left.reduce(0, +)
    let open = min(wanted, sizes.reduce(0, +)) - shares.reduce(0, +)
    guard open >= 0 else { return nil }
    guard total > 0 else { return shares }
    var remainders: [(group: Int, remainder: Int)] = []
    var dealt = 0
    for (group, size) in left.enumerated() {
      let (quotient, remainder) = (open * size).quotientAndRemainder(dividingBy: total)
      shares[group] += quotient
      dealt += quotient
      remainders.append((group, remainder))
    }
    remainders.sort {
      ($1.remainder, sizes[$1.group], $0.group) < ($0.remainder, sizes[$0.group], $1.group)
    }
    for entry in remainders.prefix(open - dealt) { shares[entry.group] += 1 }
    return shares
  }

  /// The positions drawn from each group, ascending; each set of that size is equally likely.
  ///
  /// What is drawn from a group depends on the seed, its name and its size alone.
  ///
  /// - Parameters:
  ///   - shares: how many are drawn from each group.
  ///   - groups: each group's name and size.
  ///   - seed: the same seed draws the same positions.
  /// - Returns: the positions.
  package static func draw(
    _ shares: [Int], of groups: [(name: String, size: Int)], seed: UInt64
  ) -> [[Int]] {
    zip(shares, groups).map { share, group in
      Sampling.indices(share, of: group.size, seed: seed ^ hash(group.name))
    }
  }

  /// The 64-bit FNV-1a hash of a name (Fowler, Noll and Vo), the same on every machine.
  private static func hash(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
