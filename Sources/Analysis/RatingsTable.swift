/// What may be read from the values of a scale (Stevens 1946).
package enum MeasurementLevel: String, Hashable, Sendable, CaseIterable {
  /// Names only.
  case nominal
  /// An order.
  case ordinal
  /// Differences.
  case interval
  /// Differences in proportion to a natural zero.
  case ratio
}

/// What is wrong with a table of ratings; units and coders are counted from 0.
package enum RatingsError: Error, Hashable, Sendable {
  /// A unit has more or fewer cells than there are coders.
  case wrongCellCount(unit: Int, found: Int, expected: Int)
  /// The level needs a number, and the cell holds something else.
  case notANumber(unit: Int, coder: Int, text: String)
  /// The level needs numbers, and a declared category is none.
  case declaredNotANumber(text: String)
  /// A ratio scale has no values below 0.
  case belowZero(unit: Int, coder: Int, text: String)
  /// The cell holds a category that was not declared.
  case undeclared(unit: Int, coder: Int, text: String, declared: [String])
  /// A table of distances has other rows than columns.
  case distancesNotSquare(rows: Int, columns: Int)
  /// A distance is no number from 0, not 0 from a category to itself, or another one back.
  case noDistance(row: Int, column: Int, text: String)
}

/// Ratings of units by coders, one category or none in each cell.
package struct RatingsTable: Sendable {
  /// The coders, one per column.
  package let coders: [String]
  /// What may be read from the categories.
  package let level: MeasurementLevel
  /// The categories in ascending order: those declared, or else those that occur.
  package let categories: [String]
  /// Whether the categories were declared, or are those that occur.
  package let isDeclared: Bool
  /// The number of units, rated or not.
  package let unitCount: Int

  /// The categories' numbers at the levels that need them, else empty.
  let numbers: [Double]
  /// The position of each cell's category, unit by unit; nil where the rating is missing.
  let cells: [Int?]
  /// How often each unit was given each category.
  let tallies: [UnitTally]
  /// The distance between categories where it does not follow from the level.
  let ownDistance: (@Sendable (Int, Int) -> Double)?

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - coders: The coders' names, one per column.
  ///   - units: One row per unit, one cell per coder; nil where the rating is missing.
  ///   - level: What may be read from the values. Interval and ratio values are numbers with a
  ///     decimal point, and so are ordinal ones unless their order is declared.
  ///   - declared: All categories that coders could choose from, ascending if they are ordinal;
  ///     nil to take those that occur. Brennan and Prediger's coefficient, AC1 and all weights
  ///     depend on it.
  ///   - distances: How far apart names are, in place of the nominal level's 0 and 1; its
  ///     categories are the declared ones.
  /// - Throws: `RatingsError` at the first cell that cannot be read.
  package init(
    coders: [String], units: [[String?]], level: MeasurementLevel, declared: [String]? = nil,
    distances: CategoryDistances? = nil
  ) throws(RatingsError) {
    let declared = distances?.categories ?? declared
    for (unit, row) in units.enumerated() where row.count != coders.count {
      throw .wrongCellCount(unit: unit, found: row.count, expected: coders.count)
    }
    let scale: Scale
    switch level {
    case .nominal:
      scale = try .named(units, declared: declared)
    case .ordinal:
      scale =
        if let declared { try .named(units, declared: declared) } else {
          try .numbered(units, level: level, declared: [])
        }
    case .interval, .ratio:
      scale = try .numbered(units, level: level, declared: declared ?? [])
    }
    var ownDistance: (@Sendable (Int, Int) -> Double)?
    if let distances { ownDistance = { left, right in distances(left, right) } }
    self.init(
      coders: coders, level: level, categories: scale.labels, isDeclared: declared != nil,
      numbers: scale.numbers, cells: scale.cells, unitCount: units.count,
      ownDistance: ownDistance)
  }

  /// Takes cells that are read already.
  init(
    coders: [String], level: MeasurementLevel, categories: [String], isDeclared: Bool = true,
    numbers: [Double] = [], cells: [Int?], unitCount: Int,
    ownDistance: (@Sendable (Int, Int) -> Double)? = nil
  ) {
    self.coders = coders
    self.level = level
    self.categories = categories
    self.isDeclared = isDeclared
    self.numbers = numbers
    self.cells = cells
    self.unitCount = unitCount
    self.ownDistance = ownDistance
    let width = coders.count
    tallies = (0..<unitCount).map { unit in
      UnitTally(cells[unit * width..<(unit + 1) * width])
    }
  }

  /// The table of two coders alone, with the units that both rated.
  func comparing(_ first: Int, _ second: Int) -> RatingsTable {
    var pairs: [Int?] = []
    for unit in 0..<unitCount {
      guard let one = category(unit: unit, coder: first),
        let other = category(unit: unit, coder: second)
      else { continue }
      pairs += [one, other]
    }
    return RatingsTable(
      coders: [coders[first], coders[second]], level: level, categories: categories,
      numbers: numbers, cells: pairs, unitCount: pairs.count / 2, ownDistance: ownDistance)
  }

  /// The position of the category that a coder gave a unit, if any.
  func category(unit: Int, coder: Int) -> Int? { cells[unit * coders.count + coder] }
}

/// How often a unit was given each category.
struct UnitTally: Sendable {
  /// The categories given, each with how often.
  private(set) var counts: [(category: Int, count: Int)] = []
  /// The number of ratings.
  private(set) var ratings = 0

  /// Counts a unit's cells.
  init(_ cells: some Sequence<Int?>) {
    for case let category? in cells {
      ratings += 1
      if let index = counts.firstIndex(where: { $0.category == category }) {
        counts[index].count += 1
      } else {
        counts.append((category, 1))
      }
    }
    counts.sort { $0.category < $1.category }
  }

  /// Whether two coders can be compared on the unit.
  var isPairable: Bool { ratings >= 2 }
}
