internal import Text

/// The cells of units: which rater used which row's code in which unit of a source.
private struct UnitUses {
  /// Units with uses, ascending.
  private(set) var units: [Int] = []
  /// Packed as rater times rows plus row, unit by unit, each once and in ascending order.
  private var cells: [Int] = []
  /// Where each unit's cells begin.
  private var starts: [Int] = []

  /// Finds the uses of stretches that ascend by start.
  init(_ stretches: ArraySlice<CodedStretch>, in spans: [TextSpan], rows: Int) {
    var packed: [UInt64] = []
    var first = 0
    for stretch in stretches {
      while first < spans.count, spans[first].end <= stretch.span.start { first += 1 }
      var unit = first
      let cell = UInt64(stretch.rater * rows + stretch.row)
      while unit < spans.count, spans[unit].start < stretch.span.end {
        packed.append(UInt64(unit) << 32 | cell)
        unit += 1
      }
    }
    packed.sort()
    var last = UInt64.max
    for entry in packed where entry != last {
      last = entry
      if units.last != Int(entry >> 32) {
        units.append(Int(entry >> 32))
        starts.append(cells.count)
      }
      cells.append(Int(entry & 0xFFFF_FFFF))
    }
    starts.append(cells.count)
  }

  /// The cells of the unit at a place in `units`.
  func cells(at place: Int) -> ArraySlice<Int> { cells[starts[place]..<starts[place + 1]] }
}

/// In how many units raters used each code, and one rater used each two.
struct UnitUseTally {
  private let rows: Int
  /// The units with each code.
  private(set) var own: [Int]
  /// The same, a unit as often as raters used the code in it.
  private var observed: [Int]
  private var pairs: PairCounts
  private var lastUse: [Int]
  private var unit = 0

  /// Begins with nothing counted.
  init(rows: Int) {
    self.rows = rows
    own = [Int](repeating: 0, count: rows)
    observed = own
    lastUse = [Int](repeating: -1, count: rows)
    pairs = PairCounts(rows: rows, isDirected: false)
  }

  /// Counts the units of one source.
  mutating func add(_ stretches: ArraySlice<CodedStretch>, in spans: [TextSpan]) {
    let uses = UnitUses(stretches, in: spans, rows: rows)
    for place in uses.units.indices {
      unit += 1
      let cells = uses.cells(at: place)
      var opening = cells.startIndex
      for (index, cell) in zip(cells.indices, cells) {
        let row = cell % rows
        observed[row] += 1
        if lastUse[row] != unit {
          lastUse[row] = unit
          own[row] += 1
        }
        while cells[opening] / rows != cell / rows { opening += 1 }
        for other in cells[opening..<index] { pairs.add(other % rows, row, 1, mark: unit) }
      }
    }
  }

  /// The units in which a rater used both.
  func together(_ first: Int, _ second: Int) -> Int { pairs.marks(first, second) }

  /// Two codes by units, of so many that raters judged.
  func table(_ first: Int, _ second: Int, of judged: Int) -> PairTable {
    let both = pairs.count(first, second)
    return PairTable(
      n11: both, n10: observed[first] - both, n01: observed[second] - both,
      n00: judged - observed[first] - observed[second] + both)
  }
}

/// How often codes are in one moving window of units.
struct WindowTally {
  private let length: Int
  private let isWeighted: Bool
  private let rows: Int
  private let raters: Int
  /// Marked with each unit, or with each two units, in which two codes are connected.
  private(set) var pairs: PairCounts
  private var mark = 0

  /// Begins with nothing counted.
  init(length: Int, isWeighted: Bool, rows: Int, raters: Int) {
    self.length = length
    self.isWeighted = isWeighted
    self.rows = rows
    self.raters = raters
    pairs = PairCounts(rows: rows, isDirected: false)
  }

  /// Counts the windows of one source; none reaches into another.
  mutating func add(_ stretches: ArraySlice<CodedStretch>, in spans: [TextSpan]) {
    let uses = UnitUses(stretches, in: spans, rows: rows)
    if isWeighted { addWeighted(uses) } else { addOnce(uses) }
  }

  /// For each unit, what it has with what it and those before it in the window have.
  private mutating func addOnce(_ uses: UnitUses) {
    var recent = [[Int]](repeating: [], count: raters)
    var lastUnit = [Int](repeating: Int.min / 2, count: rows * raters)
    for (place, unit) in uses.units.enumerated() {
      mark += 1
      let cells = uses.cells(at: place)
      for rater in Set(cells.map { $0 / rows }) {
        recent[rater].removeAll { lastUnit[$0] <= unit - length }
      }
      for cell in cells {
        if lastUnit[cell] <= unit - length { recent[cell / rows].append(cell) }
        lastUnit[cell] = unit
      }
      for cell in cells {
        for other in recent[cell / rows] where other != cell {
          pairs.mark(cell % rows, other % rows, mark)
        }
      }
    }
  }

  /// For each unit, what it has with what each unit of the window has.
  private mutating func addWeighted(_ uses: UnitUses) {
    var counted: Set<Int> = []
    for (place, unit) in uses.units.enumerated() {
      var earlier = place
      while earlier >= 0, uses.units[earlier] > unit - length {
        counted.removeAll(keepingCapacity: true)
        for cell in uses.cells(at: place) {
          for other in uses.cells(at: earlier) where other / rows == cell / rows && other != cell {
            let row = cell % rows
            let otherRow = other % rows
            if earlier == place, row > otherRow { continue }
            if row != otherRow, counted.insert(row * rows + otherRow).inserted {
              pairs.add(row, otherRow, 1, mark: 0)
            }
          }
        }
        earlier -= 1
      }
    }
  }
}
