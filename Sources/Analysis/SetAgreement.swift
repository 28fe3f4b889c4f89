internal import Text

/// Krippendorff's α over sets of codes, with the MASI distance between sets.
///
/// δ = 1 − J · M, where J is the Jaccard index and M is 1 for identical sets, 2/3 where one
/// includes the other, 1/3 where they overlap, 0 where they are disjoint (Passonneau 2006). No
/// code at all is a label of its own: distance 0 from itself, 1 from every other set. δ takes the
/// place of the squared difference, as in Artstein and Poesio (2008).
struct SetAgreement {
  /// The distinct sets, each ascending; the first is empty.
  private var sets: [[Int]] = [[]]
  private var numbers: [[Int]: Int] = [[]: 0]
  /// How often each set was given.
  private var totals: [Int] = [0]
  private var observed = 0.0
  /// The number of codes that sets are drawn from.
  private let rows: Int

  /// Begins with nothing counted.
  ///
  /// - Parameter rows: The number of codes; sets hold numbers below it.
  init(rows: Int) { self.rows = rows }

  /// The number that stands for a set of ascending rows.
  mutating func number(of set: [Int]) -> Int {
    if let known = numbers[set] { return known }
    numbers[set] = sets.count
    sets.append(set)
    totals.append(0)
    return sets.count - 1
  }

  /// Counts units in which each rater gave the set with the given number.
  mutating func count(_ given: some RandomAccessCollection<Int>, units: Int) {
    var sum = 0.0
    for (index, left) in given.enumerated() {
      totals[left] += units
      for right in given.dropFirst(index + 1) where right != left {
        sum += Self.distance(sets[left], sets[right])
      }
    }
    observed += sum * Double(units) / Double(given.count - 1)
  }

  /// Counts units in which no rater gave any code.
  mutating func countEmpty(units: Int, raters: Int) { totals[0] += units * raters }

  /// α over all that was counted.
  ///
  /// Its expected disagreement compares all sets that share a code. Codings so dense that this
  /// takes more than `comparisonLimit` comparisons leave α undefined.
  func alpha() -> Coefficient {
    let values = totals.reduce(0, +)
    guard values > 0 else { return .undefined(.noPairableUnits) }
    guard !totals.contains(values) else { return .undefined(.noVariation) }
    var withRow = [Int](repeating: 0, count: rows)
    for set in sets {
      for row in set { withRow[row] += 1 }
    }
    let comparisons = withRow.reduce(0) { $0 + $1 * $1 / 2 }
    guard comparisons <= Self.comparisonLimit else { return .undefined(.tooManySets) }
    return .value(1 - Double(values - 1) * observed / expected(values: Double(values)))
  }

  /// A few seconds' work: some ten thousand distinct sets that all share codes.
  static let comparisonLimit = 1_000_000_000

  /// Σ n_c n_k δ_ck over pairs of sets: 1 for all pairs, less what sets that share a code save.
  private func expected(values: Double) -> Double {
    let squares = totals.reduce(0.0) { $0 + Double($1) * Double($1) }
    var result = (values * values - squares) / 2
    var withRow = [[Int32]](repeating: [], count: rows)
    var shared = [Int32](repeating: 0, count: sets.count)
    var met: [Int32] = []
    for (number, set) in sets.enumerated() {
      met.removeAll(keepingCapacity: true)
      for row in set {
        for other in withRow[row] {
          if shared[Int(other)] == 0 { met.append(other) }
          shared[Int(other)] += 1
        }
        withRow[row].append(Int32(number))
      }
      for other in met.lazy.map({ Int($0) }) {
        let saved = Self.similarity(set.count, sets[other].count, shared: Int(shared[other]))
        result -= Double(totals[number]) * Double(totals[other]) * saved
        shared[other] = 0
      }
    }
    return result
  }

  /// The MASI distance between two ascending sets.
  static func distance(_ left: [Int], _ right: [Int]) -> Double {
    if left == right { return 0 }
    var shared = 0
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      if left[i] == right[j] { shared += 1 }
      let advance = left[i] <= right[j]
      if right[j] <= left[i] { j += 1 }
      if advance { i += 1 }
    }
    return 1 - similarity(left.count, right.count, shared: shared)
  }

  /// J · M for two different sets, by their sizes.
  private static func similarity(_ left: Int, _ right: Int, shared: Int) -> Double {
    guard shared > 0 else { return 0 }
    let jaccard = Double(shared) / Double(left + right - shared)
    return jaccard * (shared == min(left, right) ? 2 : 1) / 3
  }
}

extension SetAgreement {
  /// Counts a source scalar by scalar.
  ///
  /// - Parameters:
  ///   - runs: The runs between the edges of all that is coded.
  ///   - raters: The number of raters.
  ///   - scalars: The number of content scalars, coded or not.
  mutating func count(runs: RunLengths, raters: Int, scalars: Int) {
    var open = [[Int]](repeating: [], count: raters)
    var given = [Int](repeating: 0, count: raters)
    var silent = scalars
    runs.forEach { length, edges in
      if open.contains(where: { !$0.isEmpty }) {
        count(given, units: length)
        silent -= length
      }
      for edge in edges {
        let place = open[edge.rater].partitioningIndex { $0 >= edge.row }
        if place < open[edge.rater].count, open[edge.rater][place] == edge.row {
          open[edge.rater].remove(at: place)
        } else {
          open[edge.rater].insert(edge.row, at: place)
        }
      }
      for rater in Set(edges.map(\.rater)) { given[rater] = number(of: open[rater]) }
    }
    countEmpty(units: silent, raters: raters)
  }
}

/// The rows that each rater gave each unit of a source.
struct UnitLabels {
  private let units: Int
  private let raters: Int
  private var entries: [(cell: Int, row: Int)] = []

  /// Begins with no labels.
  init(units: Int, raters: Int) {
    self.units = units
    self.raters = raters
  }

  /// Adds a row; rows are added in ascending order.
  mutating func add(row: Int, unit: Int, rater: Int) {
    entries.append((unit * raters + rater, row))
  }

  /// Counts every unit; linear in units and labels.
  func count(into sets: inout SetAgreement) {
    var starts = [Int](repeating: 0, count: units * raters + 1)
    for entry in entries { starts[entry.cell + 1] += 1 }
    for cell in starts.indices.dropFirst() { starts[cell] += starts[cell - 1] }
    var next = starts
    var rows = [Int](repeating: 0, count: entries.count)
    for entry in entries {
      rows[next[entry.cell]] = entry.row
      next[entry.cell] += 1
    }
    var silent = 0
    for unit in 0..<units {
      let first = unit * raters
      if starts[first] == starts[first + raters] {
        silent += 1
      } else {
        let given = (first..<first + raters).map {
          sets.number(of: Array(rows[starts[$0]..<starts[$0 + 1]]))
        }
        sets.count(given, units: 1)
      }
    }
    sets.countEmpty(units: silent, raters: raters)
  }
}
