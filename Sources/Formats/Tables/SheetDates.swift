internal import Text

/// Tells the numbers of a workbook that are days and times, and writes them so.
///
/// A workbook has a day as the number of days since its first one; only the format of the cell says
/// that it is one.
struct SheetDates {
  /// What a number stands for by its format.
  enum Meaning: Hashable {
    case number
    case day
    case dayAndTime
    case time
    /// Hours that may be more than a day's.
    case duration
  }

  private var meanings: [Meaning] = []
  private let isFrom1904: Bool
  /// The last day that a workbook knows, 31 December 9999.
  private static let lastDay = 2_958_465

  /// Reads the formats of a workbook.
  ///
  /// - Parameters:
  ///   - sheet: the part of its styles, if it has one.
  ///   - book: the workbook itself.
  init(styles sheet: XMLElement?, book: XMLElement) {
    let flag = book.child("x:workbookPr")?.attributes["date1904"]
    isFrom1904 = flag == "1" || flag == "true"
    guard let sheet else { return }
    var codes: [Int: String] = [:]
    for format in sheet.child("x:numFmts").map({ Array($0.children) }) ?? [] {
      guard let id = format.attributes["numFmtId"].flatMap({ Int($0) }) else { continue }
      codes[id] = format.attributes["formatCode"]
    }
    for cell in sheet.child("x:cellXfs").map({ Array($0.children) }) ?? []
    where cell.name == "x:xf" {
      let id = cell.attributes["numFmtId"].flatMap { Int($0) } ?? 0
      meanings.append(codes[id].map(Self.meaning) ?? Self.builtIn(id))
    }
  }

  /// What a cell with a style shows for a number; nil where it is just a number.
  func text(of number: Double, style: Int) -> String? {
    guard meanings.indices.contains(style), number.isFinite, number >= 0,
      number < Double(Self.lastDay + 1)
    else { return nil }
    let meaning = meanings[style]
    if meaning == .number { return nil }
    let seconds = Int((number * 86_400).rounded())
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    switch meaning {
    case .number: return nil
    case .time: return days == 0 ? Self.clock(rest) : day(days) + " " + Self.clock(rest)
    case .duration: return Self.clock(seconds)
    case .day, .dayAndTime:
      if days == 0, !isFrom1904 { return Self.clock(rest) }
      return rest == 0 ? day(days) : day(days) + " " + Self.clock(rest)
    }
  }

  /// The day in ISO 8601.
  ///
  /// Workbooks that count from 1900 take that year for a leap year, so that their numbers are one
  /// too high from March 1900 on; 60 is a day that never was.
  private func day(_ number: Int) -> String {
    let sinceMarch0 =
      isFrom1904 ? number + 695_361 : number + (number < 60 ? 693_900 : 693_899)
    return Self.date(sinceMarch0)
  }

  /// The date so many days after 1 March of the year 0, in the Gregorian calendar.
  private static func date(_ days: Int) -> String {
    let era = days / 146_097
    let ofEra = days % 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func clock(_ seconds: Int) -> String {
    let time = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    return seconds % 60 == 0 ? time : time + ":" + padded(seconds % 60, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The formats that every workbook knows by number (ECMA-376 part 1, 18.8.30).
  private static func builtIn(_ id: Int) -> Meaning {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: .day
    case 18...21, 32...35, 45, 47, 55, 56: .time
    case 22: .dayAndTime
    case 46: .duration
    default: .number
    }
  }

  /// What a format that is written out shows: by its first part, quotations and colours left aside.
  private static func meaning(_ code: String) -> Meaning {
    var hasDay = false
    var hasTime = false
    var isDuration = false
    var place = code.utf8.startIndex
    let bytes = code.utf8
    func skip(to closing: UInt8) -> Substring.UTF8View {
      let inside = bytes[bytes.index(after: place)...].prefix { $0 != closing }
      place = inside.endIndex
      return inside
    }
    scan: while place < bytes.endIndex {
      switch bytes[place] {
      case 0x3B: break scan
      case 0x22: _ = skip(to: 0x22)
      case 0x5B:
        let inside = skip(to: 0x5D)
        if let first = inside.first, inside.allSatisfy({ $0 == first }),
          "hHmMsS".utf8.contains(first)
        {
          isDuration = true
        }
      case 0x5C, 0x5F, 0x2A:
        place = bytes.index(after: place)
        if place == bytes.endIndex { break scan }
      case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "y"), UInt8(ascii: "Y"): hasDay = true
      case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"):
        hasTime = true
      // `General` is the only word with an E or a G that a format of numbers has.
      case UInt8(ascii: "G"), UInt8(ascii: "E"), UInt8(ascii: "0"), UInt8(ascii: "#"):
        if !hasDay, !hasTime, !isDuration { return .number }
      default: break
      }
      if place < bytes.endIndex { place = bytes.index(after: place) }
    }
    if isDuration { return .duration }
    if hasDay { return hasTime ? .dayAndTime : .day }
    if hasTime { return .time }
    let months = code.utf8.count { $0 == UInt8(ascii: "m") || $0 == UInt8(ascii: "M") }
    return months >= 3 && !code.contains("\"") ? .day : .number
  }
}
