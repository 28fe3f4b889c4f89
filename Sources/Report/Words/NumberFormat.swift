package import Formats

/// Writes numbers, for people or for machines; the same digits on every machine.
package struct NumberFormat: Hashable, Sendable {
  private let mark: String
  private let group: String
  private let percentSign: String

  private init(mark: String, group: String, percentSign: String) {
    self.mark = mark
    self.group = group
    self.percentSign = percentSign
  }

  /// A decimal point, no grouping, no percent sign.
  package static let machine = NumberFormat(mark: ".", group: "", percentSign: "")

  /// As a language writes them: `12 345,6` and `85 %`, with no-break spaces, or `12,345.6`, `85%`.
  package static func people(_ language: DocumentLanguage) -> NumberFormat {
    switch language {
    case .nb, .nn: NumberFormat(mark: ",", group: "\u{00A0}", percentSign: "\u{00A0}%")
    case .en: NumberFormat(mark: ".", group: ",", percentSign: "%")
    }
  }

  /// A whole number; grouped by thousands from five digits on.
  package func integer(_ value: Int) -> String {
    let digits = String(value.magnitude)
    let sign = value < 0 ? "−" : ""
    if group.isEmpty { return (value < 0 ? "-" : "") + digits }
    guard digits.utf8.count > 4 else { return sign + digits }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { grouped += group }
      grouped.append(digit)
    }
    return sign + grouped
  }

  /// A number with a fixed number of decimals, halves away from zero.
  ///
  /// A negative number that rounds to nothing loses its sign. A number that is not finite is
  /// written as nothing.
  package func decimal(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "" }
    guard let (whole, fraction, isNegative) = Self.rounded(value, digits: digits) else {
      return value.description
    }
    let sign = isNegative ? (group.isEmpty ? "-" : "−") : ""
    let left = integer(whole)
    if digits == 0 { return sign + left }
    let right = String(fraction)
    let zeros = String(repeating: "0", count: digits - right.utf8.count)
    return sign + left + mark + zeros + right
  }

  /// A share of one as percent.
  package func percent(_ share: Double, digits: Int) -> String {
    let number = decimal(share * 100, digits: digits)
    return number.isEmpty ? "" : number + percentSign
  }

  /// The parts of the rounded number, unless it is too large to be shown by its decimals.
  private static func rounded(
    _ value: Double, digits: Int
  ) -> (whole: Int, fraction: Int, isNegative: Bool)? {
    var power = 1
    for _ in 0..<digits { power *= 10 }
    let scaled = abs(value) * Double(power)
    guard scaled < 9e15 else { return nil }
    // Numbers such as 0.285 lie a hair under the half that they were written as.
    let units = Int((scaled * (1 + 4 * Double.ulpOfOne)).rounded(.toNearestOrAwayFromZero))
    return (units / power, units % power, value < 0 && units > 0)
  }
}
