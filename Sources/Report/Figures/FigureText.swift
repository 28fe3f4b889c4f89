/// How wide words come out in a sans-serif face, near enough to place and shorten them.
enum FigureText {
  /// The width in pixels at a size; on the wide side, so that nothing runs out of the figure.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let units = text.unicodeScalars.reduce(0.0) { $0 + width(of: $1) }
    return units * size * (isBold ? 1.08 : 1)
  }

  /// The text cut so that it fits, with `…` at the end.
  static func cut(
    _ text: String, to limit: Double, size: Double, isBold: Bool = false
  ) -> String {
    guard width(text, size: size, isBold: isBold) > limit else { return text }
    let room = limit - width("…", size: size, isBold: isBold)
    var kept = ""
    var used = 0.0
    for character in text {
      used += width(String(character), size: size, isBold: isBold)
      if used > room { break }
      kept.append(character)
    }
    return kept.trimmedAtEnd + "…"
  }

  /// The text broken into lines that fit.
  static func lines(_ text: String, to limit: Double, size: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, width(last + " " + word, size: size) <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// In parts of the size; classes of the usual faces' letters.
  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": 0.3
    case "f", "t", "r", "(", ")", "/", "-", " ": 0.37
    case "m", "w", "M", "W", "æ", "—", "…", "%", "@", "Æ": 0.92
    case "A"..."Z", "Ø", "Å": 0.73
    default: scalar.properties.canonicalCombiningClass == .notReordered ? 0.59 : 0
    }
  }

  /// A length in pixels, to a tenth, the same everywhere.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded(.toNearestOrAwayFromZero))
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}

/// A name in a figure: what stands above it in the tree, in grey, then its own name in bold.
struct FigureLabel {
  /// Names above, with the strokes between; may be cut or empty.
  let above: String
  /// The own name; cut only when there is no room for anything else.
  let own: String

  /// Shortens a path to a width: first the names above go, from the top, then the own name is cut.
  ///
  /// - Parameters:
  ///   - names: The path.
  ///   - skipped: How many names from the top are said elsewhere.
  ///   - limit: The width in pixels.
  ///   - size: The size of the type.
  init(_ names: [String], skipping skipped: Int, limit: Double, size: Double) {
    let leaf = names.last ?? ""
    let ownWidth = FigureText.width(leaf, size: size, isBold: true)
    guard ownWidth <= limit else {
      above = ""
      own = FigureText.cut(leaf, to: limit, size: size, isBold: true)
      return
    }
    own = leaf
    var rest = Array(names.dropLast().dropFirst(skipped))
    var mark: [String] = []
    while !rest.isEmpty {
      let prefix = (mark + rest).joined(separator: " / ") + " /"
      if ownWidth + FigureText.width(prefix, size: size) + Self.blank <= limit {
        above = prefix
        return
      }
      rest.removeFirst()
      mark = ["…"]
    }
    above = ""
  }

  /// The room between the names above and the own name, which renderers drop when it is a blank.
  static let blank = 4.0

  /// The width of the whole.
  func width(size: Double) -> Double {
    FigureText.width(above, size: size) + Self.blank
      + FigureText.width(own, size: size, isBold: true)
  }
}
