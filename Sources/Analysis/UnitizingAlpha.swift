/// Krippendorff's α of units on a continuum: the family of 2016, for nominal values.
///
/// Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of unitizing textual continua",
/// Quality & Quantity 50 (2016), in the numbering of Krippendorff's Content Analysis (2019),
/// equations 32 to 38. Sources may have different numbers of raters: each adds its observed
/// pairs divided by its own m − 1, as units with missing values do in α.
struct UnitizingAlpha {
  /// The sum of all lengths, over raters.
  let all: Double
  /// ℓ_c.
  let lengths: [Double]
  /// ℓ_cc.
  let same: [Double]
  /// ℓ_cφ.
  let withGap: [Double]
  /// ℓ_c − ℓ_cc − ℓ_cφ, what of a value meets other values.
  let confused: [Double]
  /// Σ z(S) over the units of a value; a gap's z is its length.
  let squares: [Double]
  /// ℓ*_c, the part of ℓ_c that meets units of other raters.
  let shared: [Double]
  /// Σ z*(S) over the units of a value.
  let sharedSquares: [Double]

  /// Takes masses together, at most one for each number of raters.
  init(_ masses: [UnitizingMass], values: Int) {
    let parts = masses.sorted { $0.raters < $1.raters }
    func sum(_ term: (UnitizingMass, Int, _ others: Double) -> Double) -> [Double] {
      (0..<values).map { value in
        parts.reduce(0) { $0 + term($1, value, Double($1.raters - 1)) }
      }
    }
    all = parts.reduce(0) { $0 + Double($1.all) }
    lengths = sum { mass, value, _ in Double(mass.lengths[value]) }
    same = sum { mass, value, others in Double(mass.same[value]) / others }
    withGap = sum { mass, value, others in Double(mass.withGap[value]) / others }
    confused = sum { mass, value, others in
      Double(
        mass.lengths[value] * (mass.raters - 1) - mass.same[value] - mass.withGap[value]) / others
    }
    squares = sum { mass, value, _ in Double(mass.squares[value]) }
    shared = sum { mass, value, others in
      Double(mass.lengths[value] * (mass.raters - 1) - mass.withGap[value]) / others
    }
    sharedSquares = sum { mass, value, others in
      Double(mass.sharedSquares[value]) / (others * others)
    }
  }

  /// uα (34): all values and the gaps between them.
  var alpha: Coefficient {
    if let reason = reasonWithoutVariation { return .undefined(reason) }
    return .value(1 - observed / expected)
  }

  /// |uα (35): units against gaps, whatever the units' values.
  var binary: Coefficient {
    if let reason = reasonWithoutVariation { return .undefined(reason) }
    guard gap > 0 else { return .undefined(.noVariation) }
    return .value(1 - total(withGap) / expectedGapWithUnits)
  }

  /// cuα (37): the values of units where they meet units.
  var coding: Coefficient {
    if let reason = reasonWithoutSharedVariation { return .undefined(reason) }
    return .value(1 - total(confused) / expectedShared)
  }

  /// (k)uα (38): how far a value is told from the others where units meet units.
  func ofValue(_ value: Int) -> Coefficient {
    guard lengths[value] > 0 else { return .undefined(all > 0 ? .codeUnused : .noPairableUnits) }
    let own = shared[value]
    guard own > 0 else { return .undefined(.noPairableUnits) }
    guard shared.indices.contains(where: { $0 != value && shared[$0] > 0 }) else {
      return .undefined(.noVariation)
    }
    let chance = own * sharedAll - sharedSquares[value]
    return .value(1 - chance * confused[value] / (own * own * (sharedAll - own)))
  }

  /// The share of the continuum, over raters, that (37) rests on.
  var coverage: Coefficient {
    all > 0 ? .value(sharedAll / all) : .undefined(.noPairableUnits)
  }

  /// The share of a value's units that (38) rests on.
  func coverage(of value: Int) -> Coefficient {
    lengths[value] > 0
      ? .value(shared[value] / lengths[value])
      : .undefined(all > 0 ? .codeUnused : .noPairableUnits)
  }

  // MARK: - Observed and expected lengths

  /// ℓ_φ.
  var gap: Double { all - total(lengths) }
  /// ℓ_φφ.
  var gapSame: Double { gap - total(withGap) }
  /// The sum of what meets units of other raters.
  var sharedAll: Double { total(shared) }
  /// What disagrees: all lengths less ℓ_cc of all values and the gap.
  var observed: Double { total(confused) + 2 * total(withGap) }
  /// What disagrees by chance: all lengths less ε_cc of all values and the gap.
  var expected: Double { all - total(lengths.indices.map(expectedSame)) - expectedGapSame }
  /// ε_φφ (33).
  var expectedGapSame: Double { all * (gap * gap - gap) / selfless }
  /// The gap's expected length that meets units, its margin less ε_φφ.
  var expectedGapWithUnits: Double { all * gap * (all - gap) / selfless }
  /// What disagrees by chance where units meet units: their lengths less ε*_cc (36).
  var expectedShared: Double {
    let squares = total(zip(shared, sharedSquares).map { $0 * $0 - $1 })
    return sharedAll - sharedAll * squares / (sharedAll * sharedAll - total(sharedSquares))
  }

  /// ε_cc (33).
  func expectedSame(_ value: Int) -> Double {
    all * (lengths[value] * lengths[value] - squares[value]) / selfless
  }

  /// The square of the sum of all lengths, less all z.
  var selfless: Double { all * all - total(squares) - gap }

  private var reasonWithoutVariation: UndefinedReason? {
    let used = lengths.count { $0 > 0 }
    if all == 0 { return .noPairableUnits }
    if used == 0 { return .codeUnused }
    return used == 1 && gap == 0 ? .noVariation : nil
  }

  private var reasonWithoutSharedVariation: UndefinedReason? {
    if all == 0 { return .noPairableUnits }
    if !lengths.contains(where: { $0 > 0 }) { return .codeUnused }
    return switch shared.count(where: { $0 > 0 }) {
    case 0: .noPairableUnits
    case 1: .noVariation
    default: nil
    }
  }

  /// A sum that does not depend on the order of the values, to the last digit.
  private func total(_ terms: [Double]) -> Double { terms.sorted().reduce(0, +) }
}
