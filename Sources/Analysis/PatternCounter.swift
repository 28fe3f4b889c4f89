/// Counts units by which raters had a code, for one row after the other.
struct PatternCounter {
  /// The number of units by pattern, where patterns are few enough for a table.
  private var table: [Int]
  /// The number of units by pattern, where they are not.
  private var others: [UInt64: Int] = [:]

  /// The number of raters up to which a table is kept.
  private static let tableRaters = 8

  /// Begins with no units.
  ///
  /// - Parameter raters: The number of bits in a pattern.
  init(raters: Int) {
    table = [Int](repeating: 0, count: raters <= Self.tableRaters ? 1 << raters : 0)
  }

  /// Counts units in which the raters of the pattern, one at least, had the code.
  mutating func add(_ pattern: UInt64, _ units: Int) {
    if table.isEmpty { others[pattern, default: 0] += units } else { table[Int(pattern)] += units }
  }

  /// Hands over the patterns in ascending order, and begins anew.
  mutating func drain(into patterns: inout [SourcePresence.Pattern]) {
    if table.isEmpty {
      for (pattern, units) in others.sorted(by: { $0.key < $1.key }) {
        patterns.append(SourcePresence.Pattern(raters: pattern, units: units))
      }
      others.removeAll(keepingCapacity: true)
    } else {
      for pattern in table.indices where table[pattern] > 0 {
        patterns.append(SourcePresence.Pattern(raters: UInt64(pattern), units: table[pattern]))
        table[pattern] = 0
      }
    }
  }
}
