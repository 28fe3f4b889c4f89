internal import Text

/// Krippendorff's αU of one code, in the form of 1995 and 2004, for comparison with other programs.
///
/// Do = Σ δ² / (R (R − 1) L²) over ordered pairs of raters, where δ² is the squared difference of
/// the beginnings and of the ends of units that intersect, and the squared length of a unit that
/// lies in a gap of the other rater's. De = (2 / L) Σ [(N − 1)/3 (2l³ − 3l² + l) + l² Σ (g − l + 1)]
/// / (R L (R L − 1) − Σ l (l − 1)) over the N units of length l, and within that over the gaps g ≥ l
/// of all raters (Krippendorff 1995, "On the reliability of unitizing continuous data"). The family
/// of 2016 replaced it, since it misjudges more than two raters.
struct ClassicUnitizing {
  private let raters: Int
  private var length = 0
  /// Σ δ² over unordered pairs of raters.
  private var differences = 0.0
  private var units: [Int] = []
  private var gaps: [Int] = []
  /// Whether some source lacks a rater.
  private var isIncomplete = false

  /// Begins with nothing, for so many raters.
  init(raters: Int) { self.raters = raters }

  /// Adds a source with every rater's units, which ascend and do not overlap.
  mutating func add(length: Int, raters: [[TextSpan]]) {
    isIncomplete = isIncomplete || raters.count != self.raters
    self.length += length
    for (place, own) in raters.enumerated() {
      var end = 0
      for unit in own {
        units.append(unit.length)
        if unit.start > end { gaps.append(unit.start - end) }
        end = max(end, unit.end)
      }
      if end < length { gaps.append(length - end) }
      for other in raters[(place + 1)...] { differences += Self.difference(own, other) }
    }
  }

  /// Σ δ² between two raters, in one sweep.
  private static func difference(_ left: [TextSpan], _ right: [TextSpan]) -> Double {
    var sum = 0.0
    var met = (left: [Bool](repeating: false, count: left.count), right: right.map { _ in false })
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      if left[i].overlaps(right[j]) {
        sum += square(left[i].start - right[j].start) + square(left[i].end - right[j].end)
        met.left[i] = true
        met.right[j] = true
      }
      if left[i].end < right[j].end { i += 1 } else { j += 1 }
    }
    for (unit, isMet) in zip(left, met.left) where !isMet { sum += square(unit.length) }
    for (unit, isMet) in zip(right, met.right) where !isMet { sum += square(unit.length) }
    return sum
  }

  private static func square(_ number: Int) -> Double { Double(number) * Double(number) }

  /// Do.
  var observed: Double {
    let all = Double(length)
    return 2 * differences / (Double(raters * (raters - 1)) * all * all)
  }

  /// De.
  var expected: Double {
    let ascending = gaps.sorted()
    var above = [0.0]
    for gap in ascending.reversed() { above.append((above.last ?? 0) + Double(gap)) }
    var sum = 0.0
    var own = 0.0
    for unit in units.sorted() {
      let l = Double(unit)
      let roomy = ascending.count - ascending.partitioningIndex { $0 >= unit }
      let room = above[roomy] - Double(roomy) * (l - 1)
      sum += Double(units.count - 1) / 3 * (2 * l * l * l - 3 * l * l + l) + l * l * room
      own += l * (l - 1)
    }
    let places = Double(raters) * Double(length)
    return 2 / Double(length) * sum / (places * (places - 1) - own)
  }

  /// αU over codes, 1 − Σ Do / Σ De.
  static func alpha(_ codes: [ClassicUnitizing]) -> Coefficient {
    guard codes.contains(where: { $0.length > 0 }) else { return .undefined(.noPairableUnits) }
    if codes.contains(where: \.isIncomplete) { return .undefined(.coderWithoutRatings) }
    let used = codes.filter { !$0.units.isEmpty }
    guard !used.isEmpty else { return .undefined(.codeUnused) }
    let expected = used.map(\.expected).sorted().reduce(0, +)
    guard expected > 0 else { return .undefined(.noVariation) }
    return .value(1 - used.map(\.observed).sorted().reduce(0, +) / expected)
  }
}
