/// Plain text made safe inside Markdown: it comes out of any renderer as it went in.
package enum MarkdownText {
  /// Text that stands inside a line, with line breaks as blanks.
  package static func inline(_ text: String) -> String {
    escaped(text, lineBreak: " ")
  }

  /// A whole line of its own, with what would begin a list, heading or quote escaped.
  package static func line(_ text: String) -> String {
    let body = Substring(inline(text)).drop { $0 == " " }
    guard let first = body.first else { return "" }
    if "#+-=:".contains(first) { return "\\" + body }
    let digits = body.prefix { $0.isASCII && $0.isNumber }
    let rest = body.dropFirst(digits.count)
    if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" {
      return digits + "\\" + rest
    }
    return String(body)
  }

  /// Text in a cell of a table.
  package static func cell(_ text: String) -> String {
    escaped(text, lineBreak: "<br>")
  }

  /// Paragraphs, each line of which begins with a prefix such as `> `.
  package static func paragraphs(_ text: String, prefix: String = "") -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true)
      .map { prefix + line(String($0)) }
      .joined(separator: "\n" + prefix.trimmedAtEnd + "\n")
  }

  private static func escaped(_ text: String, lineBreak: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var output = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "&", "$":
        output.append("\\")
        output.append(scalar)
      case "_":
        // Inside a word an underscore is only itself.
        let isInside =
          index > 0 && index + 1 < scalars.count
          && scalars[index - 1].properties.isAlphabetic
          && scalars[index + 1].properties.isAlphabetic
        if !isInside { output.append("\\") }
        output.append(scalar)
      case "\r": break
      case "\n": output.append(contentsOf: lineBreak.unicodeScalars)
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}
