/// Adjacent positions of a segment, as one number that sorts by the first, then by the last.
struct TokenRange: Comparable, Hashable {
  private let packed: UInt64

  /// The range from one position to another, both included.
  init(_ first: Int, _ last: Int) {
    packed = UInt64(truncatingIfNeeded: first) << 32 | UInt64(truncatingIfNeeded: last)
  }

  /// The range of a number whose upper half is the first position and whose lower half the last.
  init(packed: UInt64) { self.packed = packed }

  /// The first position.
  var first: Int { Int(truncatingIfNeeded: packed >> 32) }

  /// The last position.
  var last: Int { Int(truncatingIfNeeded: packed & 0xFFFF_FFFF) }

  static func < (left: TokenRange, right: TokenRange) -> Bool { left.packed < right.packed }
}

extension [TokenRange] {
  /// A sorted list without its doubles.
  static func unique(_ sorted: [TokenRange]) -> [TokenRange] {
    var result: [TokenRange] = []
    result.reserveCapacity(sorted.count)
    for range in sorted where result.last != range { result.append(range) }
    return result
  }
}

extension Array where Element: Comparable {
  /// The union of lists that are each sorted and without doubles: of two and two, until there is
  /// one.
  static func union(_ lists: [Self]) -> Self {
    var lists = lists.filter { !$0.isEmpty }
    while lists.count > 1 {
      var merged: [Self] = []
      for index in stride(from: 0, to: lists.count, by: 2) {
        merged.append(
          index + 1 < lists.count ? .union(lists[index], lists[index + 1]) : lists[index])
      }
      lists = merged
    }
    return lists.first ?? []
  }

  private static func union(_ left: Self, _ right: Self) -> Self {
    var result: Self = []
    result.reserveCapacity(left.count + right.count)
    var (one, other) = (0, 0)
    while one < left.count, other < right.count {
      let (first, second) = (left[one], right[other])
      result.append(second < first ? second : first)
      if first <= second { one += 1 }
      if second <= first { other += 1 }
    }
    result.append(contentsOf: left[one...])
    result.append(contentsOf: right[other...])
    return result
  }
}
