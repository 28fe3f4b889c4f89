/// A moment as REFI-QDA writes it (xs:dateTime), in the form that the project keeps.
package enum RefiTime {
  /// The moment in UTC to the second; one without a zone counts as UTC.
  ///
  /// - Parameter written: the file's own words, such as `2018-03-27T19:46:39.12+02:00`.
  /// - Returns: such as `2018-03-27T17:46:39Z`; nil where it is no moment.
  package static func utc(_ written: String?) -> String? {
    guard let bytes = written.map({ Array($0.utf8) }), bytes.count >= 19,
      bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54 || bytes[10] == 0x20,
      bytes[13] == 0x3A, bytes[16] == 0x3A,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      (1...12).contains(month), (1...31).contains(day), hour < 25, minute < 60, second < 61
    else { return nil }
    let rest = bytes[19...].drop { $0 == 0x2E || (0x30...0x39).contains($0) }
    guard let shift = minutes(ofZone: rest) else { return nil }
    let total = days(year, month, day) * 1440 + hour * 60 + minute - shift
    let (date, time) = total.quotientAndRemainder(dividingBy: 1440)
    let (y, m, d) = civil(date)
    return "\(padded(y, 4))-\(padded(m, 2))-\(padded(d, 2))"
      + "T\(padded(time / 60, 2)):\(padded(time % 60, 2)):\(padded(second, 2))Z"
  }

  private static func minutes(ofZone zone: ArraySlice<UInt8>) -> Int? {
    guard let sign = zone.first else { return 0 }
    if sign == 0x5A { return zone.count == 1 ? 0 : nil }
    let digits = zone.dropFirst().filter { $0 != 0x3A }
    guard sign == 0x2B || sign == 0x2D, digits.count == 4, let hours = number(digits[0..<2]),
      let minutes = number(digits[2..<4])
    else { return nil }
    return (hours * 60 + minutes) * (sign == 0x2B ? 1 : -1)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(Optional(0)) { value, digit in
      (0x30...0x39).contains(digit) ? value.map { $0 * 10 + Int(digit - 0x30) } : nil
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Days from the first of March of the year 0 (Hinnant, "chrono-compatible date algorithms").
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let place = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return y * 365 + y / 4 - y / 100 + y / 400 + place
  }

  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let era = days / 146_097
    let rest = days - era * 146_097
    let year = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365
    let place = rest - (365 * year + year / 4 - year / 100)
    let month = (5 * place + 2) / 153
    let day = place - (153 * month + 2) / 5 + 1
    return (year + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day)
  }
}
