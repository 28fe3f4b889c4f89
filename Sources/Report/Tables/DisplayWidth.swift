/// The width of text on a terminal, in columns.
package enum DisplayWidth {
  /// The columns that a text takes: combining marks none, wide signs and emoji two.
  package static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The text cut to a width, with `…` in place of what is left out.
  package static func truncated(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      let next = columns(of: character)
      if used + next > width - 1 { break }
      kept.append(character)
      used += next
    }
    return kept.trimmedAtEnd + "…"
  }

  /// The text broken into lines of at most a width, at blanks where there are any.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      for piece in pieces(of: String(word), width: max(1, width)) {
        let length = of(piece)
        if used > 0, used + 1 + length > width {
          lines.append(line)
          line = piece
          used = length
        } else {
          line += (used > 0 ? " " : "") + piece
          used += (used > 0 ? 1 : 0) + length
        }
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// A word, cut into pieces that fit where it is wider than a line.
  private static func pieces(of word: String, width: Int) -> [String] {
    guard of(word) > width else { return [word] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let next = columns(of: character)
      if used + next > width, used > 0 {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += next
    }
    return pieces + [piece]
  }

  private static func columns(of character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      if scalar.value == 0xFE0F { return 2 }
      width = max(width, columns(of: scalar))
    }
    return width
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    let isWide = wide.contains { $0.contains(scalar.value) }
    return isWide ? 2 : 1
  }

  /// The blocks that Unicode Standard Annex 11 gives East Asian Width W or F.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}

extension String {
  /// The string without blanks at its end.
  var trimmedAtEnd: String {
    var kept = self
    while kept.hasSuffix(" ") { kept.removeLast() }
    return kept
  }

  /// The string on one line that moves nothing on a terminal: line breaks and tabs as blanks,
  /// other control characters as U+FFFD.
  var onOneTerminalLine: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
    var output = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: output.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: output.append("\u{FFFD}")
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}
