internal import Text

extension Attribute {
  /// The place of a band, from 0, told regardless of capitals.
  ///
  /// - Parameter written: the band as somebody wrote it.
  /// - Returns: its place; nil for what is no band of this attribute.
  package func place(ofBand written: String) -> Int? {
    let folded = written.trimmingBlanks().foldedForSearch
    return bands.firstIndex { $0.foldedForSearch == folded }
  }

  /// A value in the form that is kept: a decimal point, `true` and `false`, a band as it is spelt.
  ///
  /// - Parameter written: the value as somebody wrote it, with a decimal comma or point.
  /// - Returns: the form that is kept; nil where the value is not of the attribute's type, or in
  ///   none of its bands.
  package func canonical(_ written: String) -> String? {
    switch type {
    case .text, .multi: written
    case .orderedBand: bands.isEmpty ? written : place(ofBand: written).map { bands[$0] }
    case .integer: Int(written).map(String.init)
    case .decimal: Self.decimal(written)
    case .boolean: Self.truth(written).map { $0 ? "true" : "false" }
    case .date: CalendarDate(written) == nil ? nil : written
    }
  }

  /// The parts of a value of several, without blanks around them; the value itself of any other.
  package func parts(of value: String) -> [String] {
    guard type == .multi else { return [value] }
    return value.split(separator: ";").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
  }

  /// What a word for yes or no says, in English or Norwegian.
  private static func truth(_ written: String) -> Bool? {
    switch written.lowercased() {
    case "true", "yes", "ja", "1": true
    case "false", "no", "nei", "0": false
    default: nil
    }
  }

  private static func decimal(_ written: String) -> String? {
    let pointed = String(written.map { $0 == "," ? "." : $0 })
    return Double(pointed).flatMap { $0.isFinite ? pointed : nil }
  }
}

/// A day of the calendar, written `YYYY-MM-DD`.
package struct CalendarDate: Hashable, Sendable {
  /// The day as it is written; such texts are in the order of the days.
  package let text: String

  /// Reads a date of ISO 8601; nil where there is no such day, or it is written otherwise.
  package init?(_ written: String) {
    let parts = written.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int(Substring($0)) }
    guard numbers.count == 3, (1...12).contains(numbers[1]) else { return nil }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...days[numbers[1] - 1]).contains(numbers[2]) else { return nil }
    text = written
  }
}
