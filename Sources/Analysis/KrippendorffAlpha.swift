extension RatingsTable {
  /// Krippendorff's α at the table's level, for any number of coders and with missing ratings.
  ///
  /// α = 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck over pairs of categories c < k, where only
  /// units with two ratings or more are counted (Krippendorff 2011, "Computing Krippendorff's
  /// Alpha-Reliability").
  package func krippendorffAlpha() -> Coefficient {
    guard coders.count >= 2 else { return .undefined(.oneCoder) }
    let pairable = tallies.filter(\.isPairable)
    guard !pairable.isEmpty else { return .undefined(.noPairableUnits) }
    var totals = [Int](repeating: 0, count: categories.count)
    for tally in pairable {
      for (category, count) in tally.counts { totals[category] += count }
    }
    let used = totals.indices.filter { totals[$0] > 0 }
    guard used.count >= 2 else { return .undefined(.noVariation) }
    let metric = Metric(level: level, numbers: numbers, totals: totals, used: used)
    var observed = 0.0
    for tally in pairable where tally.counts.count > 1 {
      var unit = 0.0
      for (index, left) in tally.counts.enumerated() {
        for right in tally.counts[(index + 1)...] {
          unit +=
            Double(left.count * right.count) * metric.distance(left.category, right.category)
        }
      }
      observed += unit / Double(tally.ratings - 1)
    }
    let values = totals.reduce(0, +)
    return .value(1 - Double(values - 1) * observed / metric.expected(totals, used: used))
  }
}

/// The squared distance between two categories at a level of measurement.
private struct Metric {
  private enum Kind {
    case equality
    case difference
    case proportion
  }

  private let kind: Kind
  /// Where the categories stand; distances that differ by a constant factor give the same α.
  private var places: [Double]

  init(level: MeasurementLevel, numbers: [Double], totals: [Int], used: [Int]) {
    places = numbers
    switch level {
    case .nominal:
      kind = .equality
    case .ordinal:
      // The ordinal metric is the difference between middle ranks.
      kind = .difference
      places = []
      var below = 0
      for total in totals {
        places.append(Double(below) + Double(total) / 2)
        below += total
      }
    case .interval:
      kind = .difference
    case .ratio:
      kind = .proportion
    }
    if kind == .difference, let low = used.first, let high = used.last {
      let origin = places[low]
      let width = places[high] - origin
      places = places.map { ($0 - origin) / width }
    }
  }

  func distance(_ left: Int, _ right: Int) -> Double {
    switch kind {
    case .equality:
      return left == right ? 0 : 1
    case .difference:
      let difference = places[left] - places[right]
      return difference * difference
    case .proportion:
      let sum = places[left] + places[right]
      let quotient = sum == 0 ? 0 : (places[left] - places[right]) / sum
      return quotient * quotient
    }
  }

  /// Σ n_c n_k δ²_ck over pairs of categories; in one pass where the metric allows it.
  func expected(_ totals: [Int], used: [Int]) -> Double {
    let values = Double(totals.reduce(0, +))
    switch kind {
    case .equality:
      let squares = used.reduce(0.0) { $0 + Double(totals[$1]) * Double(totals[$1]) }
      return (values * values - squares) / 2
    case .difference:
      let mean = used.reduce(0.0) { $0 + Double(totals[$1]) * places[$1] } / values
      return values
        * used.reduce(0.0) { sum, category in
          let deviation = places[category] - mean
          return sum + Double(totals[category]) * deviation * deviation
        }
    case .proportion:
      var sum = 0.0
      for (index, left) in used.enumerated() {
        for right in used[(index + 1)...] {
          sum += Double(totals[left]) * Double(totals[right]) * distance(left, right)
        }
      }
      return sum
    }
  }
}
