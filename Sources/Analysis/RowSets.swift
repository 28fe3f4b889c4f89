/// The distinct sets of rows that units were given, each known by a number.
struct RowSets {
  /// The sets, each ascending; the first is empty.
  private(set) var sets: [[Int]] = [[]]
  private var numbers: [[Int]: Int] = [:]
  /// The number of the set of each row alone, where there is one.
  private var singles: [Int: Int] = [:]
  /// The set that a set becomes when a row is put in or taken out.
  private var changes: [Change: Int] = [:]

  private struct Change: Hashable {
    let set: Int
    let row: Int
  }

  /// Whether there are so many sets that comparing them all would take too long.
  var areTooMany: Bool { sets.count > Self.limit }

  private static let limit = 100_000

  /// The number that stands for a set of ascending rows.
  mutating func number(of set: some Collection<Int>) -> Int {
    guard let first = set.first else { return 0 }
    if set.count == 1 {
      if let known = singles[first] { return known }
      singles[first] = sets.count
      sets.append([first])
      return sets.count - 1
    }
    let rows = Array(set)
    if let known = numbers[rows] { return known }
    numbers[rows] = sets.count
    sets.append(rows)
    return sets.count - 1
  }

  /// The number of the set with a row put in, or taken out where it is in.
  mutating func toggled(_ set: Int, row: Int) -> Int {
    let change = Change(set: set, row: row)
    if let known = changes[change] { return known }
    var rows = sets[set]
    let place = rows.firstIndex { $0 >= row } ?? rows.count
    if place < rows.count, rows[place] == row {
      rows.remove(at: place)
    } else {
      rows.insert(row, at: place)
    }
    let result = number(of: rows)
    changes[change] = result
    changes[Change(set: result, row: row)] = set
    return result
  }
}

/// The sets that the raters of one source gave its units.
struct GivenSets {
  /// The number of raters.
  let raters: Int
  /// The sets by number, unit after unit, rater after rater.
  private(set) var numbers: [Int] = []
  /// How many units in a row each of these stands for.
  private(set) var lengths: [Int] = []
  /// The number of units that no rater gave any row.
  private(set) var silent: Int

  /// Begins with units that nobody gave anything.
  init(raters: Int, units: Int) {
    self.raters = raters
    silent = units
  }

  /// Adds units that somebody gave a row.
  mutating func add(_ given: [Int], units: Int) {
    numbers += given
    lengths.append(units)
    silent -= units
  }

  /// Hands over the sets of the units that somebody gave a row, each with its number of units.
  func forEach(_ body: (_ given: ArraySlice<Int>, _ units: Int) -> Void) {
    for (place, units) in lengths.enumerated() {
      body(numbers[place * raters..<(place + 1) * raters], units)
    }
  }
}

extension PresenceSweep {
  /// The sets of rows that raters gave each unit.
  ///
  /// - Parameters:
  ///   - stretches: What is coded, ordered by row and rater, united.
  ///   - raters: The number of raters.
  ///   - rows: The number of rows, from the first, that sets are made of.
  ///   - sets: Numbers the sets.
  /// - Returns: The sets, unit by unit.
  func unitSets(
    of stretches: [CodedStretch], raters: Int, rows: Int, sets: inout RowSets
  ) -> GivenSets {
    let units = content.lengths.count
    var cells: [Int] = []
    var labels: [Int] = []
    forEachLabel(of: stretches) { row, rater, unit in
      guard row < rows else { return }
      cells.append(unit * raters + rater)
      labels.append(row)
    }
    var starts = [Int](repeating: 0, count: units * raters + 1)
    for cell in cells { starts[cell + 1] += 1 }
    for cell in starts.indices.dropFirst() { starts[cell] += starts[cell - 1] }
    var next = starts
    var sorted = [Int](repeating: 0, count: labels.count)
    for (cell, row) in zip(cells, labels) {
      sorted[next[cell]] = row
      next[cell] += 1
    }
    var result = GivenSets(raters: raters, units: units)
    var given = [Int](repeating: 0, count: raters)
    for unit in 0..<units {
      let first = unit * raters
      guard starts[first] < starts[first + raters] else { continue }
      for rater in 0..<raters {
        given[rater] = sets.number(of: sorted[starts[first + rater]..<starts[first + rater + 1]])
      }
      result.add(given, units: 1)
    }
    return result
  }

  /// The sets of rows that raters gave each scalar, in run-length form.
  ///
  /// - Parameters:
  ///   - uses: What is coded, in any order; what a rater coded twice counts once.
  ///   - raters: The number of raters.
  ///   - rows: The number of rows, from the first, that sets are made of.
  ///   - sets: Numbers the sets.
  /// - Returns: The sets, run by run.
  func scalarSets(
    of uses: [CodedStretch], raters: Int, rows: Int, sets: inout RowSets
  ) -> GivenSets {
    var edges = CodingEdges(byRow: false, capacity: uses.count)
    for use in uses where use.row < rows {
      content.overlaps(of: use.span) { _, shared in
        edges.add(shared, row: use.row, rater: use.rater)
      }
    }
    var result = GivenSets(raters: raters, units: content.lengths.reduce(0, +))
    var depths = [Int32](repeating: 0, count: raters * rows)
    var given = [Int](repeating: 0, count: raters)
    var open = 0
    var position = 0
    edges.forEach { edge in
      if open > 0, edge.offset > position { result.add(given, units: edge.offset - position) }
      position = edge.offset
      let place = edge.rater * rows + edge.row
      depths[place] += edge.opens ? 1 : -1
      guard depths[place] == (edge.opens ? 1 : 0) else { return }
      open += edge.opens ? 1 : -1
      given[edge.rater] = sets.toggled(given[edge.rater], row: edge.row)
    }
    return result
  }
}
