internal import Study
internal import Text

/// The spellings that the schemas' types ask for (XML Schema part 2).
enum RefiLexical {
  /// A time as `xsd:dateTime`, in UTC where it says no zone; nil for what is none.
  static func time(_ written: String?) -> String? {
    guard let written else { return nil }
    let trimmed = written.trimmingBlanks()
    let parts = trimmed.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, CalendarDate(String(parts[0])) != nil else { return nil }
    let clock = parts[1]
    let fields = clock.prefix { $0 != "Z" && $0 != "+" && $0 != "-" }
    let zone = clock.dropFirst(fields.count)
    guard isClock(fields), isZone(zone) else { return nil }
    return zone.isEmpty ? trimmed + "Z" : trimmed
  }

  /// A value as the type of its element spells it; nil for what is not of that type.
  static func value(_ written: String, _ kind: RefiVariable.Kind) -> String? {
    let trimmed = written.trimmingBlanks()
    return switch kind {
    case .text: written
    case .boolean: ["true", "false", "1", "0"].contains(trimmed) ? trimmed : nil
    case .integer: Int(trimmed).map(String.init)
    case .decimal: decimal(trimmed)
    case .date: CalendarDate(trimmed)?.text
    case .dateTime: time(trimmed)
    }
  }

  /// A number without an exponent, its digits as they are written.
  static func decimal(_ written: String) -> String? {
    let lowered = written.lowercased()
    let halves = lowered.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = halves.first else { return nil }
    let isNegative = mantissa.hasPrefix("-")
    let unsigned = isNegative || mantissa.hasPrefix("+") ? mantissa.dropFirst() : mantissa
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
      parts.contains(where: { !$0.isEmpty })
    else { return nil }
    guard halves.count == 2 else {
      return (isNegative ? "-" : "") + (unsigned.hasPrefix(".") ? "0" : "") + unsigned
        + (unsigned.hasSuffix(".") ? "0" : "")
    }
    guard let exponent = Int(halves[1]), abs(exponent) <= 400 else { return nil }
    var digits = Array(parts.joined())
    var point = parts[0].count + exponent
    while point < 1 {
      digits.insert("0", at: 0)
      point += 1
    }
    while digits.count < point { digits.append("0") }
    let fraction = String(digits[point...])
    return (isNegative ? "-" : "") + String(digits[..<point])
      + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func isClock(_ written: Substring) -> Bool {
    let fraction = written.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(fraction.count),
      fraction.dropFirst().allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) })
    else { return false }
    let fields = fraction[0].split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 3, fields.allSatisfy({ $0.utf8.count == 2 }) else { return false }
    let numbers = fields.compactMap { $0.utf8.allSatisfy(isDigit) ? Int($0) : nil }
    return numbers.count == 3 && numbers[0] < 24 && numbers[1] < 60 && numbers[2] < 60
  }

  private static func isZone(_ written: Substring) -> Bool {
    if written.isEmpty || written == "Z" { return true }
    let fields = written.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    let numbers = fields.compactMap {
      $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) ? Int($0) : nil
    }
    return written.first != "Z" && fields.count == 2 && numbers.count == 2 && numbers[0] < 14
      && numbers[1] < 60
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
