/// Text as it may stand in a cell of a workbook.
enum SheetText {
  /// The text with signs that no workbook can hold as U+FFFD, and with what Excel would take for the
  /// number of a sign, such as `_x0041_`, written so that it stays what it is.
  static func safe(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var safe = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "_", isNumber(scalars, at: index) {
        safe.append(contentsOf: "_x005F_".unicodeScalars)
      } else {
        safe.append(canBeHeld(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(safe)
  }

  /// Whether a workbook can hold a sign; other control characters than NUL it holds as numbers.
  private static func canBeHeld(_ scalar: Unicode.Scalar) -> Bool {
    0x01...0x1F ~= scalar.value || XMLText.isAllowed(scalar)
  }

  /// Whether `_x`, four hexadecimal digits and `_` stand at a place.
  private static func isNumber(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 6 < scalars.count, scalars[index + 1] == "x", scalars[index + 6] == "_" else {
      return false
    }
    return scalars[(index + 2)..<(index + 6)].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
