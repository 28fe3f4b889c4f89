internal import ArgumentParser

/// Pages of help as they are printed: no line is wider than a terminal of 80 columns.
enum HelpPage {
  /// As many columns as the parser may fill, or fewer on a narrower terminal.
  static var columns: Int { max(40, min(80, Terminal.width)) }

  /// A message of the parser with its line of usage broken between options, and the last column free.
  static func fitted(_ message: String) -> String {
    let mark = "USAGE: "
    guard message.contains(mark) else { return message }
    return message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.count >= columns else { return String(line) }
      if line.hasPrefix(mark) { return wrapped(parts(of: line), indent: mark.count) }
      guard let blank = line.lastIndex(of: " ") else { return String(line) }
      let indent = String(repeating: " ", count: textColumn)
      return line[..<blank] + "\n" + indent + line[line.index(after: blank)...]
    }.joined(separator: "\n")
  }

  /// Where the parser begins the words on an option.
  private static let textColumn = 26

  /// A usage taken apart at the blanks outside brackets, an option together with its value.
  private static func parts(of usage: Substring) -> [String] {
    var parts: [String] = []
    var depth = 0
    for word in usage.split(separator: " ") {
      let isValue = word.hasPrefix("<") && parts.last?.hasPrefix("--") == true
      if (depth > 0 || isValue || word == "..."), let last = parts.popLast() {
        parts.append(last + " " + word)
      } else {
        parts.append(String(word))
      }
      depth += word.count { "[<".contains($0) } - word.count { "]>".contains($0) }
    }
    return parts
  }

  private static func wrapped(_ parts: [String], indent: Int) -> String {
    var lines: [String] = []
    var line = ""
    for part in parts {
      if line.isEmpty {
        line = part
      } else if line.count + 1 + part.count < columns {
        line += " " + part
      } else {
        lines.append(line)
        line = String(repeating: " ", count: indent) + part
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
