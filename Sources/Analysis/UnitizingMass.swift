internal import Text

/// One source's units of one group of codes, rater by rater, on a continuum.
struct UnitizedSource {
  /// A stretch that a rater gave a value; values are counted from 0.
  struct Unit {
    let value: Int
    let span: TextSpan
  }

  /// The length of the continuum.
  let length: Int
  /// Every rater's units, none of them empty; those of one rater do not overlap.
  let raters: [[Unit]]
}

/// Two values, of which the first is the lower.
struct ValuePair: Hashable {
  let first: Int
  let second: Int

  init(_ left: Int, _ right: Int) {
    first = min(left, right)
    second = max(left, right)
  }
}

/// The whole numbers that coefficients of unitizing are computed from.
///
/// Masses of sources with the same number of raters add up; being whole, they do so exactly and
/// in any order. In the letters of Krippendorff, Mathet, Bouvry and Widlöcher (2016), with m
/// raters and the gap φ:
struct UnitizingMass {
  /// m.
  let raters: Int
  /// The sum of all lengths: m times the length of the continuum.
  private(set) var all = 0
  /// ℓ_c of every value.
  private(set) var lengths: [Int]
  /// ℓ_cc (m − 1).
  private(set) var same: [Int]
  /// ℓ_cφ (m − 1).
  private(set) var withGap: [Int]
  /// Σ L(S)² over the units of a value.
  private(set) var squares: [Int]
  /// Σ z*(S) (m − 1)² over the units of a value.
  private(set) var sharedSquares: [Int]

  /// Makes the mass of nothing.
  init(raters: Int, values: Int) {
    self.raters = raters
    let zeros = [Int](repeating: 0, count: values)
    lengths = zeros
    same = zeros
    withGap = zeros
    squares = zeros
    sharedSquares = zeros
  }

  /// Makes the mass of a source where nobody has a unit.
  init(raters: Int, values: Int, length: Int) {
    self.init(raters: raters, values: values)
    all = raters * length
  }

  /// Makes the mass of a source, in one sweep over its units.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - values: The number of values.
  ///   - confusions: Receives ℓ_ck (m − 1) for c ≠ k.
  init(_ source: UnitizedSource, values: Int, confusions: inout [ValuePair: Int]) {
    self.init(raters: source.raters.count, values: values, length: source.length)
    for unit in source.raters.joined() {
      lengths[unit.value] += unit.span.length
      squares[unit.value] += unit.span.length * unit.span.length
    }
    var current = [Int](repeating: 0, count: raters)
    var shared = [Int](repeating: 0, count: raters)
    var active: [Int] = []
    var position = 0
    for edge in Self.edges(of: source) {
      let run = edge.offset - position
      position = edge.offset
      for (place, rater) in active.enumerated() where run > 0 {
        let value = current[rater]
        withGap[value] += run * (raters - active.count)
        shared[rater] += run * (active.count - 1)
        for other in active[(place + 1)...] {
          if current[other] == value {
            same[value] += 2 * run
          } else {
            confusions[ValuePair(value, current[other]), default: 0] += run
          }
        }
      }
      if edge.isOpening {
        current[edge.rater] = edge.value
        shared[edge.rater] = 0
        active.append(edge.rater)
      } else {
        sharedSquares[edge.value] += shared[edge.rater] * shared[edge.rater]
        active.removeAll { $0 == edge.rater }
      }
    }
  }

  /// Where a unit begins or ends.
  private struct Edge {
    let offset: Int
    let isOpening: Bool
    let rater: Int
    let value: Int
  }

  /// The edges in ascending order, at one offset what ends before what begins.
  private static func edges(of source: UnitizedSource) -> [Edge] {
    var edges: [Edge] = []
    for (rater, units) in source.raters.enumerated() {
      for unit in units {
        edges.append(
          Edge(offset: unit.span.start, isOpening: true, rater: rater, value: unit.value))
        edges.append(
          Edge(offset: unit.span.end, isOpening: false, rater: rater, value: unit.value))
      }
    }
    return edges.sorted {
      $0.offset == $1.offset ? !$0.isOpening && $1.isOpening : $0.offset < $1.offset
    }
  }

  static func += (left: inout UnitizingMass, right: UnitizingMass) {
    left.combine(right, +)
  }

  static func -= (left: inout UnitizingMass, right: UnitizingMass) {
    left.combine(right, -)
  }

  private mutating func combine(_ other: UnitizingMass, _ join: (Int, Int) -> Int) {
    all = join(all, other.all)
    for value in lengths.indices {
      lengths[value] = join(lengths[value], other.lengths[value])
      same[value] = join(same[value], other.same[value])
      withGap[value] = join(withGap[value], other.withGap[value])
      squares[value] = join(squares[value], other.squares[value])
      sharedSquares[value] = join(sharedSquares[value], other.sharedSquares[value])
    }
  }
}
