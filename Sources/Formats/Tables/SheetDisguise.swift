/// Keeps texts such as `2.2`, `12:8` and `007` from being read as dates, times and numbers.
///
/// Excel takes a cell of CSV that looks like one for one; in `="2.2"` it does not, and shows 2.2.
enum SheetDisguise {
  private static let lead = Array("=\"".utf8)

  /// Whether Excel would take the text for something else.
  ///
  /// It does so with digits between which stand the signs that dates, times and fractions are
  /// written with, with an exponent, with zeros in front, and with more digits than a number keeps.
  /// A date that is written year first may become one.
  static func isNeeded(for text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, isDigit(first), text.count <= 64 else { return false }
    var digits = 0
    var signs = 0
    for byte in text {
      if isDigit(byte) {
        digits += 1
      } else if ".,:/- eE".utf8.contains(byte) {
        signs += 1
      } else {
        return false
      }
    }
    if signs == 0 { return digits > 15 || (digits > 1 && first == UInt8(ascii: "0")) }
    return !isDate(text)
  }

  /// Whether a text is a date, year first.
  private static func isDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count == 10
      && text.indices.allSatisfy { index in
        index == 4 || index == 7 ? text[index] == UInt8(ascii: "-") : isDigit(text[index])
      }
  }

  /// The text as a cell that stays a text.
  static func around(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    lead + text + [UInt8(ascii: "\"")]
  }

  /// A cell's text, where it was written so that it stays one; else nil.
  static func inside(_ cell: String) -> String? {
    guard cell.hasPrefix("=\""), cell.hasSuffix("\""), cell.utf8.count > 3 else { return nil }
    let text = Array(cell.utf8.dropFirst(2).dropLast())
    return text.withUnsafeBufferPointer(isNeeded)
      ? String(decoding: text, as: UTF8.self) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
