internal import Glibc

/// The present moment, as the journal writes it.
enum Timestamp {
  /// UTC to the second in ISO 8601.
  static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(Int.init)
    return date.map(padded).joined(separator: "-") + "T"
      + clock.map(padded).joined(separator: ":") + "Z"
  }

  /// The present day in UTC, `YYYY-MM-DD`.
  static func today() -> String { String(now().prefix(10)) }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
