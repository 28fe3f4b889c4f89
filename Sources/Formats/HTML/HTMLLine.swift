/// Collects the text of one block of a page, with white space as a browser shows it.
struct HTMLLine {
  /// The paragraph so far.
  private(set) var builder = DocumentParagraphBuilder()
  private var hasText = false
  private var breaks = 0
  /// Whether a blank is owed before the next letter, and whether it is bold.
  private var blank: Bool?

  /// Whether anything of it would be seen.
  var isEmpty: Bool { !hasText && breaks == 0 }

  /// Adds text, its white space collapsed.
  mutating func append(_ text: String, isBold: Bool) {
    var run: [UInt8] = []
    run.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
        if blank == nil, hasText || !run.isEmpty, breaks == 0 { blank = isBold }
      default:
        if run.isEmpty {
          flushBreaks()
          if let owed = blank, owed != isBold {
            builder.append(" ", isBold: owed)
            blank = nil
          }
        }
        if blank != nil { run.append(0x20) }
        blank = nil
        run.append(byte)
      }
    }
    guard !run.isEmpty else { return }
    builder.append(String(decoding: run, as: UTF8.self), isBold: isBold)
    hasText = true
  }

  /// Adds text as it stands, as in `pre`.
  mutating func appendAsIs(_ text: String, isBold: Bool) {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { breakLine() }
      let content = line.last == 0x0D ? line.dropLast() : line
      if content.isEmpty { continue }
      flushBreaks()
      if let owed = blank { builder.append(" ", isBold: owed) }
      blank = nil
      builder.append(String(decoding: Array(content), as: UTF8.self), isBold: isBold)
      hasText = true
    }
  }

  /// Ends the line; the paragraph goes on.
  mutating func breakLine() {
    blank = nil
    breaks += 1
  }

  /// Ends the paragraph: the last break only ends its line.
  mutating func end() {
    if breaks > 0 { breaks -= 1 }
    flushBreaks()
  }

  private mutating func flushBreaks() {
    if breaks > 0 {
      builder.append(String(repeating: "\n", count: breaks), isBold: false)
    }
    breaks = 0
  }
}
