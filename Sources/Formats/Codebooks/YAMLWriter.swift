/// Writes YAML that reads back as the same texts (YAML 1.2, and 1.1 as libyaml reads it).
struct YAMLWriter {
  /// The width that long texts are folded at.
  private static let width = 88

  private var lines: [String] = []
  private var isAtItem = false

  /// The document.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// A text as it is written on one line, in quotation marks where it needs them.
  static func inline(_ text: String) -> String { YAMLScalar.inline(text) }

  /// Makes the next key the first of a list's element.
  mutating func beginItem() {
    isAtItem = true
  }

  /// Writes a key that lists follow under.
  mutating func open(_ key: String, depth: Int, isEmpty: Bool) {
    append(key + (isEmpty ? ": []" : ":"), depth: depth)
  }

  /// Writes a key and its text.
  mutating func write(_ key: String, _ value: String, depth: Int) {
    let form = YAMLScalar(value, width: Self.width - 4 * depth - 2)
    append(key + ": " + form.head, depth: depth)
    let indent = Self.indent(depth) + "  "
    lines += form.body.map { $0.isEmpty ? "" : indent + $0 }
  }

  private mutating func append(_ content: String, depth: Int) {
    if isAtItem {
      lines.append(String(Self.indent(depth).dropLast(2)) + "- " + content)
    } else {
      lines.append(Self.indent(depth) + content)
    }
    isAtItem = false
  }

  /// Four spaces a level: two for the list, two for its dash.
  private static func indent(_ depth: Int) -> String {
    String(repeating: " ", count: 4 * depth)
  }
}

/// The form in which a text is written as a YAML scalar.
private struct YAMLScalar {
  /// What stands after the key.
  let head: String
  /// The lines of a block, without indentation.
  let body: [String]

  init(_ text: String, width: Int) {
    let scalars = text.unicodeScalars
    let isPlainText = scalars.allSatisfy { Self.isPrintable($0) || $0 == "\n" }
    let blanks: Set<Unicode.Scalar> = [" ", "\n", "\t"]
    let hasClearEnds =
      scalars.first.map { !blanks.contains($0) } == true
      && scalars.last.map { !blanks.contains($0) } == true
    if isPlainText, hasClearEnds, scalars.contains("\n") {
      head = "|-"
      body = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    } else if isPlainText, hasClearEnds, scalars.count > max(40, width) {
      head = ">-"
      body = Self.folded(scalars, width: max(40, width))
    } else {
      head = Self.inline(text)
      body = []
    }
  }

  /// A text on one line.
  static func inline(_ text: String) -> String {
    isSafePlain(text) ? text : quoted(text)
  }

  /// Lines cut at single spaces, which a reader puts back.
  private static func folded(_ scalars: String.UnicodeScalarView, width: Int) -> [String] {
    let all = Array(scalars)
    var lines: [String] = []
    var start = 0
    var lastSpace: Int?
    for index in all.indices {
      if all[index] == " ", index > start, all[index - 1] != " ", index + 1 < all.count,
        all[index + 1] != " "
      {
        lastSpace = index
      }
      if index - start >= width, let space = lastSpace {
        lines.append(string(all[start..<space]))
        start = space + 1
        lastSpace = nil
      }
    }
    lines.append(string(all[start...]))
    return lines
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Whether a text reads back as itself without quotation marks.
  private static func isSafePlain(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last,
      first.properties.isAlphabetic, last != " ", last != ":",
      scalars.allSatisfy(isPrintable), !reserved.contains(text.lowercased())
    else { return false }
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      if scalar == "#", previous == " " { return false }
      if scalar == " ", previous == ":" { return false }
      previous = scalar
    }
    return true
  }

  /// Words that YAML readers take for something else.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  /// Whether a character may stand in a scalar unescaped; those that YAML 1.1 takes for line
  /// ends may not.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted += isPrintable(scalar) ? String(scalar) : escape(scalar)
      }
    }
    return quoted + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
