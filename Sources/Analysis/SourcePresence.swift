/// What the raters of one source judged: which of them had which code, in how many units.
struct SourcePresence {
  /// The raters that some units have in common.
  struct Pattern {
    /// One bit per rater of the source, set for those that had the code.
    let raters: UInt64
    /// The number of units.
    let units: Int
  }

  /// The raters that finished, as positions in the report's list.
  let raters: [Int]
  /// The number of units.
  let units: Int
  /// The patterns of all rows, one row after the other.
  private let patterns: [Pattern]
  /// Where each row's patterns begin, and where the last row's end.
  private let starts: [Int]

  /// The number of raters that fit a pattern.
  static let raterLimit = 64

  /// The units with the code of a row; in all other units no rater had it.
  func patterns(of row: Int) -> ArraySlice<Pattern> { patterns[starts[row]..<starts[row + 1]] }

  /// Takes what was counted.
  ///
  /// - Parameters:
  ///   - raters: The raters that finished.
  ///   - units: The number of units.
  ///   - patterns: The patterns of all rows, one row after the other.
  ///   - counts: How many patterns each row has.
  init(raters: [Int], units: Int, patterns: [Pattern], counts: [Int]) {
    self.raters = raters
    self.units = units
    self.patterns = patterns
    var starts = [0]
    starts.reserveCapacity(counts.count + 1)
    var next = 0
    for count in counts {
      next += count
      starts.append(next)
    }
    self.starts = starts
  }
}
