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
}

/// Ratings of units by coders, one category or none in each cell.
package struct RatingsTable: Sendable {
  /// The coders, one per column.
  package let coders: [String]
  /// What may be read from the categories.
  package let level: MeasurementLevel
  /// The categories in ascending order: those declared, or else those that occur.
  package let categories: [String]
  /// The number of units, rated or not.
  package let unitCount: Int

  /// The categories' numbers at the levels that need them, else empty.
  let numbers: [Double]
  /// The position of each cell's category, unit by unit; nil where the rating is missing.
  let cells: [Int?]
  /// How often each unit was given each category.
  let tallies: [UnitTally]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - coders: The coders' names, one per column.
  ///   - units: One row per unit, one cell per coder; nil where the rating is missing.
  ///   - level: What may be read from the values. Interval and ratio values are numbers with a
  ///     decimal point, and so are ordinal ones unless their order is declared.
  ///   - declared: All categories that coders could choose from, ascending if they are ordinal;
  ///     nil to take those that occur. Brennan and Prediger's coefficient and AC1 depend on it.
  /// - Throws: `RatingsError` at the first cell that cannot be read.
  package init(
    coders: [String], units: [[String?]], level: MeasurementLevel, declared: [String]? = nil
  ) throws(RatingsError) {
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
    self.coders = coders
    self.level = level
    categories = scale.labels
    numbers = scale.numbers
    cells = scale.cells
    unitCount = units.count
    let width = coders.count
    tallies = (0..<units.count).map { unit in
      UnitTally(scale.cells[unit * width..<(unit + 1) * width])
    }
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
