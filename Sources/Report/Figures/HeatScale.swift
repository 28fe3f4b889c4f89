/// The shades of a heat map: one hue, evenly darker, so that they also tell apart in grey.
struct HeatScale {
  /// The lightness L* of the shades is 93, 83, 73, 62, 41 and 24; the hue is one of OKLCH.
  private static let shades = [
    "#dfedfc", "#b4d3f2", "#87b8e7", "#5b9bd6", "#1d649e", "#043a63",
  ]

  /// A range of numbers that share a shade, in units of the last decimal that is shown.
  struct Step: Hashable {
    let range: ClosedRange<Int>
    let fill: String
    /// The colour of figures on the shade, with a contrast of at least 4.5 to 1.
    let ink: String
  }

  /// The steps from low to high; none for 0.
  let steps: [Step]
  private let unit: Double

  /// Divides what lies between 0 and the largest number so that the steps widen with the square,
  /// as counts of pairs do.
  ///
  /// - Parameters:
  ///   - largest: The largest number.
  ///   - digits: With how many decimals numbers are shown.
  init(largest: Double, digits: Int = 0) {
    var power = 1.0
    for _ in 0..<digits { power *= 10 }
    unit = 1 / power
    let most = Self.units(largest, power: power)
    var bounds: [Int] = []
    let count = min(most, Self.shades.count)
    for step in stride(from: 1, through: count, by: 1) {
      let share = Double(step * step) / Double(count * count)
      let bound = count < Self.shades.count ? step : Int((Double(most) * share).rounded())
      bounds.append(max(bound, (bounds.last ?? 0) + 1))
    }
    var low = 1
    steps = bounds.enumerated().map { index, bound in
      defer { low = bound + 1 }
      let shade = count > 1 ? index * (Self.shades.count - 1) / (count - 1) : 2
      return Step(
        range: low...bound, fill: Self.shades[shade], ink: shade < 4 ? "#1a1a1a" : "#ffffff")
    }
  }

  /// The step of a number; none for 0, and the lowest for any number that only rounds to 0.
  func step(of number: Double) -> Step? {
    let units = Self.units(number, power: 1 / unit)
    return steps.first { $0.range.contains(units) }
  }

  /// A bound of a step as a number.
  func value(_ units: Int) -> Double { Double(units) * unit }

  /// Halves are rounded away from zero, and nothing above 0 becomes 0.
  private static func units(_ number: Double, power: Double) -> Int {
    guard number > 0 else { return 0 }
    let units = (number * power * (1 + 4 * Double.ulpOfOne)).rounded(.toNearestOrAwayFromZero)
    return max(1, Int(min(units, 9e15)))
  }
}
