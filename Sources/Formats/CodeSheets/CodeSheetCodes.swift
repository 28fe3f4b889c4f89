internal import Text

/// How codes and notes are written by hand.
package enum CodeSheetCodes {
  /// A path as it stands in a list of codes.
  static func written(_ path: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in path.unicodeScalars {
      if scalar == ";" { written.append("\\") }
      written.append(scalar)
    }
    return String(written)
  }

  /// The paths of a list parted by semicolons; a `\` keeps one that belongs to a name.
  static func read(_ list: some Sequence<Unicode.Scalar>) -> [String] {
    var codes: [String] = []
    var current = String.UnicodeScalarView()
    var isEscaped = false
    func flush() {
      let code = String(current).withoutBlankEnd.trimmingBlanks()
      if !code.isEmpty { codes.append(code) }
      current = String.UnicodeScalarView()
    }
    for scalar in list {
      if isEscaped {
        if scalar != ";" { current.append("\\") }
        current.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == ";" {
        flush()
      } else {
        current.append(scalar)
      }
    }
    if isEscaped { current.append("\\") }
    flush()
    return codes
  }

  /// What a person may have meant by a code: without `#`, quotation marks or a full stop around it.
  package static func bare(_ code: String) -> String {
    let around: Set<Unicode.Scalar> = [
      "#", "§", "-", "–", "•", "*", "\"", "“", "”", "„", "«", "»", "'", ".", ",", ":", "!", "?",
      " ", "\t", "\u{A0}", "(", ")", "[", "]",
    ]
    var scalars = code.unicodeScalars[...]
    while let first = scalars.first, around.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, around.contains(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// A note without blanks at the ends of its lines and empty lines at its own.
  package static func bareNote(_ note: String) -> String {
    var lines = Self.lines(of: note).map(\.withoutBlankEnd)
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The lines of a note.
  static func lines(of note: String) -> [String] {
    note.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
  }

  /// Whether a line begins with `memo:`.
  static func beginsNote(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = line.prefix(5)
    return head.count == 5
      && zip(head, "memo:".unicodeScalars).allSatisfy { written, wanted in
        written == wanted || (written.value | 0x20 == wanted.value && wanted != ":")
      }
  }
}
