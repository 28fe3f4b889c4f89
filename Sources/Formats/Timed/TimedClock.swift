internal import Text

/// Reads times as the formats write them.
enum TimedClock {
  /// No recording is longer: what is beyond is no time.
  private static let limit = 10_000_000_000

  /// Reads `01:02:03,456`, `02:03.4` and the like, in milliseconds.
  static func clock(_ written: some StringProtocol) -> Int? {
    let fields = Substring(written).utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count) else { return nil }
    var whole = 0
    for field in fields.dropLast() {
      guard let number = digits(field) else { return nil }
      whole = whole * 60 + number
    }
    guard let last = fields.last, let seconds = decimal(last) else { return nil }
    let time = whole * 60_000 + seconds
    return time < limit ? time : nil
  }

  /// Reads seconds such as `12.345`, in milliseconds; what is below a half is rounded off.
  static func seconds(_ written: some StringProtocol) -> Int? {
    let trimmed = String(written).trimmingBlanks()
    if let plain = decimal(Substring(trimmed).utf8) { return plain < limit ? plain : nil }
    return Double(trimmed).flatMap(seconds)
  }

  /// A number of seconds, in milliseconds.
  static func seconds(_ number: Double) -> Int? {
    let scaled = (number * 1000).rounded()
    return scaled.isFinite && (0..<Double(limit)).contains(scaled) ? Int(scaled) : nil
  }

  /// Reads whole milliseconds.
  static func milliseconds(_ written: some StringProtocol) -> Int? {
    let number = Int(written)
    return number.flatMap { (0..<limit).contains($0) ? $0 : nil }
  }

  /// Digits with a fraction behind a stop or a comma, by a thousand.
  private static func decimal(_ bytes: Substring.UTF8View) -> Int? {
    let parts = bytes.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == 0x2E || $0 == 0x2C })
    guard let first = parts.first, let whole = digits(first) else { return nil }
    guard parts.count == 2 else { return whole * 1000 }
    let fraction = parts[1]
    guard !fraction.isEmpty, fraction.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    var thousandths = 0
    for place in 0..<3 {
      let index = fraction.index(fraction.startIndex, offsetBy: place, limitedBy: fraction.endIndex)
      let digit = index.flatMap { $0 < fraction.endIndex ? Int(fraction[$0]) - 0x30 : nil }
      thousandths = thousandths * 10 + (digit ?? 0)
    }
    let roundsUp = fraction.dropFirst(3).first.map { $0 >= 0x35 } ?? false
    return whole * 1000 + thousandths + (roundsUp ? 1 : 0)
  }

  private static func digits(_ bytes: Substring.UTF8View) -> Int? {
    guard (1...9).contains(bytes.count) else { return nil }
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte) - 0x30
    }
    return value
  }
}
