/// Ratings of units by coders, where each cell holds a set of codes, the empty one too, or nothing.
package struct SetRatingsTable: Sendable {
  /// The coders, one per column.
  package let coders: [String]
  /// The codes: those declared, or else those that occur, in ascending order.
  package let codes: [String]
  /// The number of units, rated or not.
  package let unitCount: Int
  /// The distinct sets, each with its codes in ascending order.
  let sets: [[Int]]
  /// The number of each cell's set, unit by unit; nil where the rating is missing.
  let cells: [Int?]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - coders: The coders' names, one per column.
  ///   - units: One row per unit, one cell per coder: the codes given, or nil where the rating is
  ///     missing. No codes at all are a judgement, not a missing one.
  ///   - declared: All codes that coders could choose from; nil to take those that occur.
  /// - Throws: `RatingsError` at the first cell that cannot be read.
  package init(
    coders: [String], units: [[[String]?]], declared: [String]? = nil
  ) throws(RatingsError) {
    for (unit, row) in units.enumerated() where row.count != coders.count {
      throw .wrongCellCount(unit: unit, found: row.count, expected: coders.count)
    }
    var seen: Set<String> = []
    let codes =
      declared?.filter { seen.insert($0).inserted }
      ?? Set(units.joined().lazy.compactMap(\.self).joined()).sorted()
    let positions = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
    var numbers: [[Int]: Int] = [:]
    var sets: [[Int]] = []
    var cells: [Int?] = []
    for (unit, row) in units.enumerated() {
      for (coder, cell) in row.enumerated() {
        guard let cell else {
          cells.append(nil)
          continue
        }
        var set: Set<Int> = []
        for code in cell {
          guard let position = positions[code] else {
            throw .undeclared(unit: unit, coder: coder, text: code, declared: codes)
          }
          set.insert(position)
        }
        let sorted = set.sorted()
        let number = numbers[sorted] ?? sets.count
        if number == sets.count {
          numbers[sorted] = number
          sets.append(sorted)
        }
        cells.append(number)
      }
    }
    self.coders = coders
    self.codes = codes
    self.sets = sets
    self.cells = cells
    unitCount = units.count
  }

  /// The sets as categories, with a distance between them.
  func table(_ distance: @escaping @Sendable ([Int], [Int]) -> Double) -> RatingsTable {
    RatingsTable(
      coders: coders, level: .nominal,
      categories: sets.map { $0.map { codes[$0] }.joined(separator: ";") },
      cells: cells, unitCount: unitCount,
      ownDistance: { [sets] left, right in distance(sets[left], sets[right]) })
  }

  /// One code, present or not.
  func table(of code: Int) -> RatingsTable {
    let has = sets.map { $0.contains(code) ? 1 : 0 }
    return RatingsTable(
      coders: coders, level: .nominal, categories: ["0", "1"],
      cells: cells.map { set in set.map { has[$0] } }, unitCount: unitCount)
  }
}

/// How well coders agree on one code of several that a unit may have.
package struct SetCodeAgreement: Hashable, Sendable {
  /// The code.
  package let code: String
  /// α with a jackknife over units, nominal: present or not.
  package let alpha: Estimate
  /// The mean share of agreeing pairs of ratings.
  package let percent: Estimate
  /// Gwet's AC1.
  package let ac1: Estimate
  /// The code against its absence.
  package let present: CategoryAgreement
}

/// All coefficients of agreement over sets of codes.
package struct SetRatingsReport: Hashable, Sendable {
  /// The coders, one per column.
  package let coders: [String]
  /// The number of units in the table.
  package let units: Int
  /// The number of units with two ratings or more.
  package let pairableUnits: Int
  /// The number of ratings of those units.
  package let pairableValues: Int
  /// The number of cells without a rating.
  package let missing: Int
  /// The number of cells with the empty set.
  package let emptySets: Int
  /// The number of different sets.
  package let distinctSets: Int
  /// The mean share of pairs of ratings with the same set.
  package let percent: Estimate
  /// α with the MASI distance (Passonneau 2006), and a jackknife over units.
  package let masi: Estimate
  /// α with the Jaccard distance, and a jackknife over units.
  package let jaccard: Estimate
  /// mvα (Krippendorff and Craggs 2016).
  package let multiValued: MultiValuedAlpha
  /// Every code.
  package let codes: [SetCodeAgreement]

  /// Computes every coefficient of a table.
  package init(_ table: SetRatingsTable) {
    let masi = table.table { SetAgreement.distance($0, $1).masi }
    coders = table.coders
    units = table.unitCount
    let pairable = masi.tallies.filter(\.isPairable)
    pairableUnits = pairable.count
    pairableValues = pairable.reduce(0) { $0 + $1.ratings }
    missing = table.cells.count(where: { $0 == nil })
    let empty = table.sets.firstIndex(of: [])
    emptySets = empty.map { empty in table.cells.count(where: { $0 == empty }) } ?? 0
    distinctSets = table.sets.count
    percent = masi.plainPercent()
    self.masi = masi.jackknifedAlpha()
    jaccard = table.table { SetAgreement.distance($0, $1).jaccard }.jackknifedAlpha()
    multiValued = table.multiValuedAlpha()
    codes = table.codes.enumerated().map { SetCodeAgreement($1, table.table(of: $0)) }
  }
}

extension SetCodeAgreement {
  /// Computes the coefficients of a code that is present or not.
  fileprivate init(_ code: String, _ table: RatingsTable) {
    self.code = code
    alpha = table.jackknifedAlpha()
    let present = table.categoryAgreement()
    self.present = present[1]
    do {
      let ratings = try WeightedRatings(table, weights: WeightMatrix(identity: 2))
      percent = ratings.percent()
      ac1 = ratings.gwet()
    } catch {
      percent = .undefined(error.reason)
      ac1 = .undefined(error.reason)
    }
  }
}

extension RatingsTable {
  /// The mean share of agreeing pairs of ratings.
  fileprivate func plainPercent() -> Estimate {
    do {
      return try WeightedRatings(self, weights: WeightMatrix(identity: categories.count)).percent()
    } catch {
      return .undefined(error.reason)
    }
  }
}
