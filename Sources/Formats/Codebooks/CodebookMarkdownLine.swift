internal import Text

/// What one line of Markdown is.
enum CodebookMarkdownLine: Equatable {
  case blank
  case heading(level: Int, name: String)
  case bullet(indent: Int, text: String)
  case text(String)

  var isBullet: Bool {
    if case .bullet = self { true } else { false }
  }

  init(_ line: String) {
    let text = line.trimmingIndent()
    if text.isEmpty {
      self = .blank
      return
    }
    let marks = text.prefix { $0 == "#" }.count
    if (1...6) ~= marks, text.dropFirst(marks).first == " " {
      self = .heading(
        level: marks,
        name: CodebookMarkdownLabel.plain(String(text.dropFirst(marks)).trimmingIndent()))
      return
    }
    if let rest = Self.afterBullet(text) {
      var indent = 0
      for scalar in line.unicodeScalars {
        guard scalar == " " || scalar == "\t" else { break }
        indent += scalar == "\t" ? 4 : 1
      }
      self = .bullet(indent: indent, text: rest)
      return
    }
    self = .text(text.hasPrefix("> ") ? String(text.dropFirst(2)) : text)
  }

  /// What follows the sign of a list's item; nil where a line is none.
  private static func afterBullet(_ text: String) -> String? {
    guard let first = text.first else { return nil }
    if "-*+•".contains(first), text.dropFirst().first == " " {
      return String(text.dropFirst(2)).trimmingIndent()
    }
    let digits = text.prefix { $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count < 4, let sign = rest.first, ".)".contains(sign),
      rest.dropFirst().first == " "
    else { return nil }
    return String(rest.dropFirst(2)).trimmingIndent()
  }

  /// Text with the signs that Markdown escapes as themselves.
  static func unescaped(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        let isSign = scalar.isASCII && !scalar.properties.isAlphabetic && scalar != " "
        if !isSign || ("0"..."9").contains(scalar) { output.append("\\") }
        output.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        output.append(scalar)
      }
    }
    if isEscaped { output.append("\\") }
    return String(output)
  }
}

/// A word before a colon and what follows: `**Include:** text`, `Name: text`.
struct CodebookMarkdownLabel {
  /// The word or name.
  let name: String
  /// What follows; empty where nothing does.
  let rest: String
  /// The field that the word stands for, if any.
  let field: CodebookFileField?

  init(_ text: String) {
    let bold = text.hasPrefix("**") ? text.dropFirst(2).split(separator: "**", maxSplits: 1) : []
    let head: String
    var rest: Substring
    if let inside = bold.first, bold.count == 2 || text.hasSuffix("**") {
      head = String(inside)
      rest = bold.count == 2 ? bold[1] : ""
      if !head.hasSuffix(":") {
        for sign in [":", " –", " —", " -"] where rest.hasPrefix(sign) {
          rest = rest.dropFirst(sign.count)
          break
        }
      }
    } else if let colon = Self.colon(in: text) {
      head = String(text[..<colon])
      rest = text[text.index(after: colon)...]
    } else {
      head = text
      rest = ""
    }
    let name = Self.plain(head.hasSuffix(":") ? String(head.dropLast()) : head)
    self.name = name
    self.rest = CodebookMarkdownLine.unescaped(String(rest).trimmingIndent())
    let isLabel = head != text || text.hasSuffix(":")
    if isLabel, case .field(let field) = CodebookColumn(heading: name) {
      self.field = field
    } else {
      field = nil
    }
  }

  /// The first colon that a blank or the end follows.
  private static func colon(in text: String) -> String.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == ":", next == text.endIndex || text[next] == " " { return index }
      index = next
    }
    return nil
  }

  /// A name without the signs that make it bold or code.
  static func plain(_ name: String) -> String {
    var text = name.trimmingIndent()
    for sign in ["**", "__", "`"]
    where text.hasPrefix(sign) && text.hasSuffix(sign) && text.count > 2 * sign.count {
      text = String(text.dropFirst(sign.count).dropLast(sign.count))
    }
    return CodebookMarkdownLine.unescaped(text).trimmingIndent()
  }
}
