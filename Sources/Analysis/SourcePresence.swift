internal import Text

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
  /// The units with the code, row by row; in all other units no rater had it.
  let patterns: [[Pattern]]

  /// The number of raters that fit a pattern.
  static let raterLimit = 64
}

/// The units that one rater gave one code, as a sweep over a source finds them.
struct PresenceSweep {
  /// The source's content, unit by unit.
  let content: UnitContent
  /// When a unit has a code.
  let rule: CoverageRule
  /// The number of rows of the report.
  let rows: Int

  /// Hands over, in ascending order, the units that have a code by the rule.
  ///
  /// - Parameters:
  ///   - stretches: One rater's stretches with one code, ascending and apart.
  ///   - body: Receives the unit's number.
  func units(with stretches: ArraySlice<CodedStretch>, _ body: (Int) -> Void) {
    var current = -1
    var covered = 0
    func close() {
      guard current >= 0 else { return }
      if rule == .any || 2 * covered >= content.lengths[current] { body(current) }
    }
    for stretch in stretches {
      content.overlaps(of: stretch.span) { unit, shared in
        if unit != current {
          close()
          current = unit
          covered = 0
        }
        covered += shared.length
      }
    }
    close()
  }

  /// Compares raters unit by unit.
  ///
  /// - Parameters:
  ///   - stretches: What is coded, ordered by row and rater; raters are bits of the patterns.
  ///   - raters: The raters as positions in the report's list.
  ///   - sets: Receives every unit's set of rows per rater.
  /// - Returns: Who had which code in how many units.
  func presence(
    of stretches: [CodedStretch], raters: [Int], sets: inout SetAgreement
  ) -> SourcePresence {
    let unitCount = content.lengths.count
    var masks = [UInt64](repeating: 0, count: unitCount)
    var patterns = [[SourcePresence.Pattern]](repeating: [], count: rows)
    var labels = UnitLabels(units: unitCount, raters: raters.count)
    for row in stretches.runs(by: \.row) {
      guard let number = row.first?.row else { continue }
      var touched: [Int] = []
      for run in row.runs(by: \.rater) {
        guard let rater = run.first?.rater else { continue }
        units(with: run) { unit in
          if masks[unit] == 0 { touched.append(unit) }
          masks[unit] |= 1 << UInt64(rater)
          labels.add(row: number, unit: unit, rater: rater)
        }
      }
      var histogram: [UInt64: Int] = [:]
      for unit in touched {
        histogram[masks[unit], default: 0] += 1
        masks[unit] = 0
      }
      patterns[number] = histogram.asPatterns
    }
    labels.count(into: &sets)
    return SourcePresence(raters: raters, units: unitCount, patterns: patterns)
  }

  /// Compares raters scalar by scalar, in run-length form.
  ///
  /// - Parameters:
  ///   - stretches: What is coded, ordered by row and rater; raters are bits of the patterns.
  ///   - raters: The raters as positions in the report's list.
  ///   - sets: Receives every scalar's set of rows per rater.
  /// - Returns: Who had which code on how many scalars.
  func scalarPresence(
    of stretches: [CodedStretch], raters: [Int], sets: inout SetAgreement
  ) -> SourcePresence {
    var clipped: [CodedStretch] = []
    for stretch in stretches {
      content.overlaps(of: stretch.span) { _, shared in
        clipped.append(CodedStretch(row: stretch.row, rater: stretch.rater, span: shared))
      }
    }
    var patterns = [[SourcePresence.Pattern]](repeating: [], count: rows)
    for row in clipped.runs(by: \.row) {
      guard let number = row.first?.row else { continue }
      var histogram: [UInt64: Int] = [:]
      var mask: UInt64 = 0
      RunLengths(row).forEach { length, edges in
        if mask != 0 { histogram[mask, default: 0] += length }
        for edge in edges { mask ^= 1 << UInt64(edge.rater) }
      }
      patterns[number] = histogram.asPatterns
    }
    let scalars = content.lengths.reduce(0, +)
    sets.count(runs: RunLengths(clipped[...]), raters: raters.count, scalars: scalars)
    return SourcePresence(raters: raters, units: scalars, patterns: patterns)
  }
}

extension [UInt64: Int] {
  /// The histogram as patterns, in a fixed order.
  fileprivate var asPatterns: [SourcePresence.Pattern] {
    sorted { $0.key < $1.key }.map { SourcePresence.Pattern(raters: $0.key, units: $0.value) }
  }
}
