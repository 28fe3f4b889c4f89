internal import Formats

/// The scale of a figure: round numbers at even distances, and where every number lies in pixels.
struct FigureAxis {
  /// The number at the beginning.
  let low: Double
  /// The number at the end.
  let high: Double
  /// The numbers that are written.
  let ticks: [Double]
  /// With how many decimals they are written.
  let digits: Int
  /// Where the axis begins, in pixels.
  let origin: Double
  /// How long it is, in pixels; negative where it runs upwards.
  let length: Double

  /// Lays out a scale that holds two numbers.
  ///
  /// - Parameters:
  ///   - low: A number that must be on it.
  ///   - high: A larger number that must be on it.
  ///   - origin: Where it begins, in pixels.
  ///   - length: How long it is, in pixels.
  ///   - ticks: About how many numbers are written.
  ///   - isWhole: Whether only whole numbers are.
  init(
    from low: Double, to high: Double, origin: Double, length: Double, ticks: Int,
    isWhole: Bool = false
  ) {
    let step = FigureStep(for: max(high - low, .ulpOfOne), parts: ticks, isWhole: isWhole)
    let start = (step.count(low) + 1e-9).rounded(.down)
    let end = max((step.count(high) - 1e-9).rounded(.up), start + 1)
    self.ticks = stride(from: start, through: end, by: 1).map(step.value)
    self.low = step.value(start)
    self.high = step.value(end)
    digits = step.digits
    self.origin = origin
    self.length = length
  }

  /// Where a number lies, in pixels.
  func place(_ value: Double) -> Double {
    origin + (value - low) / (high - low) * length
  }

  /// Where a number lies, or the nearest end of the axis.
  func placeInside(_ value: Double) -> Double { place(min(max(value, low), high)) }
}

/// The distance between two numbers on a scale: 1, 2 or 5 times a power of ten.
private struct FigureStep {
  private let factor: Double
  private let power: Double
  private let isFraction: Bool
  let digits: Int

  init(for range: Double, parts: Int, isWhole: Bool) {
    let wanted = range / Double(max(1, parts))
    var power = 1.0
    var digits = 0
    let isFraction = wanted < 1 && !isWhole
    if isFraction {
      while wanted * power < 1 - 1e-9, digits < 9 {
        power *= 10
        digits += 1
      }
    } else {
      while wanted / power >= 10 { power *= 10 }
    }
    let scaled = isFraction ? wanted * power : wanted / power
    let factors = [1.0, 2, 5, 10]
    factor = factors.first { $0 >= scaled - 1e-9 } ?? 10
    self.power = power
    self.isFraction = isFraction
    self.digits = factor == 10 && digits > 0 ? digits - 1 : digits
  }

  /// How many steps from 0 a number is.
  func count(_ value: Double) -> Double {
    (isFraction ? value * power : value / power) / factor
  }

  /// The number so many steps from 0.
  func value(_ count: Double) -> Double {
    isFraction ? count * factor / power : count * factor * power
  }
}

/// How the numbers of one figure are written: all with the same decimals.
struct FigureNumbers {
  private let format: NumberFormat
  private let digits: Int

  /// Chooses the decimals: none for whole numbers, else enough for three figures of the largest.
  init(_ values: [Double], _ words: Wording) {
    format = .people(words.language)
    let finite = values.filter(\.isFinite)
    let largest = finite.reduce(0) { max($0, abs($1)) }
    if finite.allSatisfy({ $0 == $0.rounded() }) {
      digits = 0
    } else {
      digits = largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3
    }
  }

  /// The number as people read it.
  func callAsFunction(_ value: Double) -> String { format.decimal(value, digits: digits) }
}
