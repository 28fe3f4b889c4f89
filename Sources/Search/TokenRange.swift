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
  /// The union of lists that are each sorted and without doubles.
  static func union(_ lists: [[TokenRange]]) -> [TokenRange] {
    let full = lists.filter { !$0.isEmpty }
    if full.count <= 1 { return full.first ?? [] }
    return unique(full.flatMap { $0 }.sorted())
  }

  /// A sorted list without its doubles.
  static func unique(_ sorted: [TokenRange]) -> [TokenRange] {
    var result: [TokenRange] = []
    result.reserveCapacity(sorted.count)
    for range in sorted where result.last != range { result.append(range) }
    return result
  }
}
