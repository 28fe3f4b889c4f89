/// Krippendorff's α over sets of codes, with the MASI and the Jaccard distance between sets.
///
/// The Jaccard distance is 1 − J, MASI's 1 − J · M, where J is the Jaccard index and M is 1 for
/// identical sets, 2/3 where one includes the other, 1/3 where they overlap, 0 where they are
/// disjoint (Passonneau 2006). No code at all is a label of its own: distance 0 from itself, 1
/// from every other set. The distance takes the place of the squared difference, as in Artstein
/// and Poesio (2008).
struct SetAgreement {
  /// How far two sets are from each other by either distance.
  struct Distance {
    var masi: Double
    var jaccard: Double
  }

  /// The distinct sets.
  var sets = RowSets()
  /// How often each set was given.
  private var totals: [Int] = []
  private var observed = Distance(masi: 0, jaccard: 0)
  /// The number of codes that sets are drawn from.
  private let rows: Int

  /// Begins with nothing counted.
  ///
  /// - Parameter rows: The number of codes; sets hold numbers below it.
  init(rows: Int) { self.rows = rows }

  /// Counts units in which each rater gave the set with the given number.
  mutating func count(_ given: some RandomAccessCollection<Int>, units: Int) {
    if totals.count < sets.sets.count {
      totals += [Int](repeating: 0, count: sets.sets.count - totals.count)
    }
    var sum = Distance(masi: 0, jaccard: 0)
    var place = given.startIndex
    while place < given.endIndex {
      let left = given[place]
      totals[left] += units
      given.formIndex(after: &place)
      for right in given[place...] where right != left {
        let distance = Self.distance(sets.sets[left], sets.sets[right])
        sum.masi += distance.masi
        sum.jaccard += distance.jaccard
      }
    }
    let weight = Double(units) / Double(given.count - 1)
    observed.masi += sum.masi * weight
    observed.jaccard += sum.jaccard * weight
  }

  /// Counts the units of a source.
  mutating func count(_ given: GivenSets) {
    given.forEach { count($0, units: $1) }
    if totals.isEmpty { totals.append(0) }
    totals[0] += given.silent * given.raters
  }

  /// α over all that was counted, by either distance.
  ///
  /// Its expected disagreement compares all sets that share a code. Codings so dense that this
  /// takes more than `comparisonLimit` comparisons leave α undefined.
  func alphas() -> (masi: Coefficient, jaccard: Coefficient) {
    func undefined(_ reason: UndefinedReason) -> (masi: Coefficient, jaccard: Coefficient) {
      (.undefined(reason), .undefined(reason))
    }
    let values = totals.reduce(0, +)
    guard values > 0 else { return undefined(.noPairableUnits) }
    guard !totals.contains(values) else { return undefined(.noVariation) }
    guard !sets.areTooMany else { return undefined(.tooManySets) }
    var withRow = [Int](repeating: 0, count: rows)
    for set in sets.sets {
      for row in set { withRow[row] += 1 }
    }
    let comparisons = withRow.reduce(0) { $0 + $1 * $1 / 2 }
    guard comparisons <= Self.comparisonLimit else { return undefined(.tooManySets) }
    let expected = expected(values: Double(values))
    let others = Double(values - 1)
    return (
      .value(1 - others * observed.masi / expected.masi),
      .value(1 - others * observed.jaccard / expected.jaccard)
    )
  }

  /// Less than a second's work: some thousands of distinct sets that all share codes.
  static let comparisonLimit = 100_000_000

  /// Σ n_c n_k δ_ck over pairs of sets: 1 for all pairs, less what sets that share a code save.
  private func expected(values: Double) -> Distance {
    let squares = totals.reduce(0.0) { $0 + Double($1) * Double($1) }
    let all = (values * values - squares) / 2
    var result = Distance(masi: all, jaccard: all)
    var withRow = [[Int32]](repeating: [], count: rows)
    var shared = [Int32](repeating: 0, count: sets.sets.count)
    var met: [Int32] = []
    // A set may be known and never given: scalars may have stood between two edges of one offset.
    for (number, set) in sets.sets.enumerated() where number < totals.count && totals[number] > 0 {
      met.removeAll(keepingCapacity: true)
      for row in set {
        for other in withRow[row] {
          if shared[Int(other)] == 0 { met.append(other) }
          shared[Int(other)] += 1
        }
        withRow[row].append(Int32(number))
      }
      for other in met.lazy.map({ Int($0) }) {
        let near = Self.similarity(set.count, sets.sets[other].count, shared: Int(shared[other]))
        let weight = Double(totals[number]) * Double(totals[other])
        result.masi -= weight * near.masi
        result.jaccard -= weight * near.jaccard
        shared[other] = 0
      }
    }
    return result
  }

  /// The distance between two ascending sets.
  static func distance(_ left: [Int], _ right: [Int]) -> Distance {
    if left == right { return Distance(masi: 0, jaccard: 0) }
    var shared = 0
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      if left[i] == right[j] { shared += 1 }
      let advance = left[i] <= right[j]
      if right[j] <= left[i] { j += 1 }
      if advance { i += 1 }
    }
    let near = similarity(left.count, right.count, shared: shared)
    return Distance(masi: 1 - near.masi, jaccard: 1 - near.jaccard)
  }

  /// J · M and J for two different sets, by their sizes.
  private static func similarity(_ left: Int, _ right: Int, shared: Int) -> Distance {
    guard shared > 0 else { return Distance(masi: 0, jaccard: 0) }
    let jaccard = Double(shared) / Double(left + right - shared)
    return Distance(
      masi: jaccard * (shared == min(left, right) ? 2 : 1) / 3, jaccard: jaccard)
  }
}
