/// mvα of Krippendorff and Craggs (2016), nominal, with what it is computed from.
package struct MultiValuedAlpha: Hashable, Sendable {
  /// 1 − Do / De.
  package let alpha: Coefficient
  /// Do, the mean distance between the sets that a unit was given.
  package let observed: Coefficient
  /// De, the mean distance between sets drawn by chance.
  package let expected: Coefficient

  fileprivate init(alpha: Coefficient, observed: Coefficient, expected: Coefficient) {
    self.alpha = alpha
    self.observed = observed
    self.expected = expected
  }
}

extension SetRatingsTable {
  /// mvα over sets of codes.
  ///
  /// The distance between sets is 1 − 2 |C ∩ K| / (|C| + |K|), and 0 between two empty ones. By
  /// chance, two set sizes are drawn as often as they occur, and then two sets of these sizes with a
  /// probability in proportion to Π n_c over the codes of C and of K, with n_c − 1 in the place of
  /// the second n_c for a code that both have. The paper enumerates all sets; here they are summed
  /// by their sizes and what they share, code by code, so that there is no limit to the codes.
  func multiValuedAlpha() -> MultiValuedAlpha {
    func undefined(_ reason: UndefinedReason) -> MultiValuedAlpha {
      let none = Coefficient.undefined(reason)
      return MultiValuedAlpha(alpha: none, observed: none, expected: none)
    }
    guard coders.count >= 2 else { return undefined(.oneCoder) }
    var occurrences = [Int](repeating: 0, count: codes.count)
    var sizes: [Int: Int] = [:]
    var values = 0
    var apart = 0.0
    for unit in 0..<unitCount {
      let given = cells[unit * coders.count..<(unit + 1) * coders.count].compactMap(\.self)
      guard given.count >= 2 else { continue }
      values += given.count
      var sum = 0.0
      for (index, left) in given.enumerated() {
        sizes[sets[left].count, default: 0] += 1
        for code in sets[left] { occurrences[code] += 1 }
        for right in given.dropFirst(index + 1) where left != right {
          sum += Self.distance(sets[left], sets[right])
        }
      }
      apart += 2 * sum / Double(given.count - 1)
    }
    guard values > 0 else { return undefined(.noPairableUnits) }
    let observed = apart / Double(values)
    let drawn = DrawnSets(occurrences.filter { $0 > 0 }, largest: sizes.keys.max() ?? 0)
    var expected = 0.0
    for (left, leftCount) in sizes.sorted(by: { $0.key < $1.key }) {
      for (right, rightCount) in sizes.sorted(by: { $0.key < $1.key }) {
        guard let distance = drawn.meanDistance(left, right) else {
          return MultiValuedAlpha(
            alpha: .undefined(.tooFewValues), observed: .value(observed),
            expected: .undefined(.tooFewValues))
        }
        expected += Double(leftCount * rightCount) * distance
      }
    }
    expected /= Double(values) * Double(values)
    return MultiValuedAlpha(
      alpha: expected > 0 ? .value(1 - observed / expected) : .undefined(.noVariation),
      observed: .value(observed), expected: .value(expected))
  }

  private static func distance(_ left: [Int], _ right: [Int]) -> Double {
    let shared = Set(left).intersection(right).count
    return 1 - Double(2 * shared) / Double(left.count + right.count)
  }
}

/// How often chance draws two sets that share so many codes.
private struct DrawnSets {
  /// At s and j, the sum over choices of s codes that one set has and j that both have, of Π n_c
  /// over the s and Π n_c (n_c − 1) over the j; all in proportion to the greatest n_c.
  private var sums: [[Double]]

  /// Sums up the codes, one after the other.
  ///
  /// - Parameters:
  ///   - occurrences: How often each code was given, from 1.
  ///   - largest: The number of codes in the largest set.
  init(_ occurrences: [Int], largest: Int) {
    sums = [[Double]](
      repeating: [Double](repeating: 0, count: largest + 1), count: 2 * largest + 1)
    sums[0][0] = 1
    let greatest = Double(occurrences.max() ?? 1)
    for occurrence in occurrences {
      let one = Double(occurrence) / greatest
      let both = one * Double(occurrence - 1) / greatest
      for single in stride(from: 2 * largest, through: 0, by: -1) {
        for shared in stride(from: largest, through: 0, by: -1) {
          if single > 0 { sums[single][shared] += one * sums[single - 1][shared] }
          if shared > 0 { sums[single][shared] += both * sums[single][shared - 1] }
        }
      }
    }
  }

  /// The mean distance between sets of two sizes, if there are any to draw.
  func meanDistance(_ left: Int, _ right: Int) -> Double? {
    guard left + right > 0 else { return 0 }
    var all = 0.0
    var distances = 0.0
    for shared in 0...min(left, right) {
      let single = left + right - 2 * shared
      let weight = sums[single][shared] * Self.choices(single, left - shared)
      all += weight
      distances += weight * (1 - Double(2 * shared) / Double(left + right))
    }
    return all > 0 && all.isFinite ? distances / all : nil
  }

  /// In how many ways `part` of `whole` can be chosen.
  private static func choices(_ whole: Int, _ part: Int) -> Double {
    var result = 1.0
    for step in 0..<part { result = result * Double(whole - step) / Double(step + 1) }
    return result.rounded()
  }
}
