internal import Text

extension CodeColour {
  /// Reads a colour of any spelling that programs write: `#RGB` and `#RRGGBB` with or without
  /// transparency and sign, `rgb(…)`, and the sixteen names of HTML; `nil` for anything else.
  package static func refi(_ written: String) -> String? {
    let text = written.trimmingBlanks().lowercased()
    if let named = names[text] { return named }
    if text.hasPrefix("rgb") { return function(text) }
    var digits = Substring(text)
    for sign in ["#", "0x"] where digits.hasPrefix(sign) { digits = digits.dropFirst(sign.count) }
    switch digits.utf8.count {
    case 4: digits = digits.dropLast()
    case 8: digits = digits.dropLast(2)
    default: break
    }
    return CodeColour("#" + digits)?.written
  }

  private static func function(_ text: String) -> String? {
    let parts = text.split { "(),/ ".contains($0) }.dropFirst().prefix(3)
    guard parts.count == 3 else { return nil }
    var colour = "#"
    for part in parts {
      let isShare = part.hasSuffix("%")
      guard let number = Double(isShare ? part.dropLast() : part), (0...255).contains(number) else {
        return nil
      }
      let value = Int((isShare ? min(number, 100) * 2.55 : number).rounded())
      colour += (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
    }
    return colour
  }

  private static let names = [
    "black": "#000000", "silver": "#C0C0C0", "gray": "#808080", "grey": "#808080",
    "white": "#FFFFFF", "maroon": "#800000", "red": "#FF0000", "purple": "#800080",
    "fuchsia": "#FF00FF", "green": "#008000", "lime": "#00FF00", "olive": "#808000",
    "yellow": "#FFFF00", "navy": "#000080", "blue": "#0000FF", "teal": "#008080",
    "aqua": "#00FFFF",
  ]
}
