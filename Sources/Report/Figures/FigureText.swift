internal import Study

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

  /// The text broken into lines that fit; a single word that does not is cut.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: The width in pixels.
  ///   - size: The size of the type.
  ///   - isBold: Whether the type is bold.
  ///   - most: With more lines than this, the last of them is cut.
  /// - Returns: The lines; none for a text without words.
  static func lines(
    _ text: String, to limit: Double, size: Double, isBold: Bool = false, most: Int = .max
  ) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0.isNewline }) {
      let joined = lines.last.map { $0 + " " + word }
      if let joined, lines.count == most || width(joined, size: size, isBold: isBold) <= limit {
        lines[lines.count - 1] = joined
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { cut($0, to: limit, size: size, isBold: isBold) }
  }

  /// In parts of the size; a little more than the faces named in a figure take, which all have the
  /// widths of Helvetica.
  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20...0x7E: Double(ascii[Int(scalar.value) - 0x20]) * reserve / 1000
    case 0xA0: 0.278 * reserve
    case 0xC6, 0x152, 0x2014, 0x2026: 1.0 * reserve
    case 0xE6: 0.889 * reserve
    case 0xC0...0xDE: 0.778 * reserve
    case 0x2E80...: 1.2
    default:
      scalar.properties.canonicalCombiningClass == .notReordered ? 0.584 * reserve : 0
    }
  }

  private static let reserve = 1.06

  /// The widths of the printable characters of ASCII in Helvetica, in thousandths of the size.
  private static let ascii = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667,
    667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722,
    667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
    556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278,
    556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

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

  /// The name as the inside of a `text` element, with the whole path as its tool tip.
  func markup(of path: CodePath) -> String {
    let title = "<title>\(MarkupText.escaped(path.forPeople))</title>"
    let name = MarkupText.escaped(own)
    if above.isEmpty { return title + "<tspan font-weight=\"bold\">\(name)</tspan>" }
    return title + "<tspan fill=\"\(SVGCanvas.grey)\">\(MarkupText.escaped(above))</tspan>"
      + "<tspan dx=\"\(FigureText.number(Self.blank))\" font-weight=\"bold\">\(name)</tspan>"
  }
}
