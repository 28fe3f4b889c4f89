internal import Text

/// The units that raters gave codes, as a sweep over one source finds them.
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

  /// Hands over every unit that a rater gave a row, row by row, rater by rater, in order.
  ///
  /// - Parameters:
  ///   - stretches: What is coded, ordered by row and rater, united.
  ///   - body: Receives row, rater and unit.
  func forEachLabel(
    of stretches: [CodedStretch], _ body: (_ row: Int, _ rater: Int, _ unit: Int) -> Void
  ) {
    var start = 0
    while start < stretches.count {
      let row = stretches[start].row
      let rater = stretches[start].rater
      var end = start + 1
      while end < stretches.count, stretches[end].row == row, stretches[end].rater == rater {
        end += 1
      }
      units(with: stretches[start..<end]) { body(row, rater, $0) }
      start = end
    }
  }

  /// Compares raters unit by unit.
  ///
  /// - Parameters:
  ///   - stretches: What is coded, ordered by row and rater, united; raters are bits of the
  ///     patterns.
  ///   - raters: The raters as positions in the report's list.
  /// - Returns: Who had which code in how many units.
  func presence(of stretches: [CodedStretch], raters: [Int]) -> SourcePresence {
    var masks = [UInt64](repeating: 0, count: content.lengths.count)
    var touched: [Int] = []
    var gathering = PatternGathering(raters: raters.count, rows: rows)
    var current = -1
    func close() {
      guard current >= 0 else { return }
      for unit in touched {
        gathering.counter.add(masks[unit], 1)
        masks[unit] = 0
      }
      touched.removeAll(keepingCapacity: true)
      gathering.close(row: current)
    }
    forEachLabel(of: stretches) { row, rater, unit in
      if row != current {
        close()
        current = row
      }
      if masks[unit] == 0 { touched.append(unit) }
      masks[unit] |= 1 << UInt64(rater)
    }
    close()
    return gathering.presence(raters: raters, units: content.lengths.count)
  }

  /// Compares raters scalar by scalar, in run-length form.
  ///
  /// - Parameters:
  ///   - uses: What is coded, in any order; what a rater coded twice counts once. Raters are bits
  ///     of the patterns.
  ///   - raters: The raters as positions in the report's list.
  /// - Returns: Who had which code on how many scalars.
  func scalarPresence(of uses: [CodedStretch], raters: [Int]) -> SourcePresence {
    var edges = CodingEdges(byRow: true, capacity: uses.count)
    for use in uses {
      content.overlaps(of: use.span) { _, shared in
        edges.add(shared, row: use.row, rater: use.rater)
      }
    }
    var gathering = PatternGathering(raters: raters.count, rows: rows)
    var depths = [Int](repeating: 0, count: raters.count)
    var mask: UInt64 = 0
    var current = -1
    var position = 0
    edges.forEach { edge in
      if edge.row != current {
        if current >= 0 { gathering.close(row: current) }
        current = edge.row
      } else if mask != 0, edge.offset > position {
        gathering.counter.add(mask, edge.offset - position)
      }
      position = edge.offset
      depths[edge.rater] += edge.opens ? 1 : -1
      let bit: UInt64 = 1 << UInt64(edge.rater)
      if depths[edge.rater] == 0 { mask &= ~bit } else { mask |= bit }
    }
    if current >= 0 { gathering.close(row: current) }
    return gathering.presence(raters: raters, units: content.lengths.reduce(0, +))
  }
}

/// Gathers the patterns of one row after the other.
private struct PatternGathering {
  var counter: PatternCounter
  private var patterns: [SourcePresence.Pattern] = []
  private var counts: [Int]

  init(raters: Int, rows: Int) {
    counter = PatternCounter(raters: raters)
    counts = [Int](repeating: 0, count: rows)
  }

  /// Ends a row.
  mutating func close(row: Int) {
    let before = patterns.count
    counter.drain(into: &patterns)
    counts[row] = patterns.count - before
  }

  func presence(raters: [Int], units: Int) -> SourcePresence {
    SourcePresence(raters: raters, units: units, patterns: patterns, counts: counts)
  }
}
