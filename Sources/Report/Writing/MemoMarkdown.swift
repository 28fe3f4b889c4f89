internal import Text

/// A block of a memo's Markdown: headings, items, quotations and paragraphs, and no more.
enum MemoBlock: Hashable {
  case heading(Int, [MemoRun])
  case item([MemoRun])
  case quote([MemoRun])
  case paragraph([MemoRun])
}

/// A stretch of a memo that looks the same throughout.
struct MemoRun: Hashable {
  let text: String
  let isBold: Bool
  let isItalic: Bool
  /// Whether it stands between backticks.
  var isCode = false
}

/// Reads the part of Markdown that memos are written in; anything else is text as it stands.
enum MemoMarkdown {
  /// The blocks of a text.
  static func blocks(_ text: String) -> [MemoBlock] {
    var blocks: [MemoBlock] = []
    var paragraph: [String] = []
    func close() {
      if !paragraph.isEmpty { blocks.append(.paragraph(runs(paragraph.joined(separator: "\n")))) }
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = String(line).trimmingBlanks()
      if bare.isEmpty {
        close()
      } else if let level = headingLevel(bare) {
        close()
        blocks.append(.heading(level, runs(String(bare.dropFirst(level + 1)).trimmingBlanks())))
      } else if ["- ", "* ", "+ "].contains(where: bare.hasPrefix) {
        close()
        blocks.append(.item(runs(String(bare.dropFirst(2)).trimmingBlanks())))
      } else if bare.hasPrefix(">") {
        close()
        blocks.append(.quote(runs(String(bare.dropFirst()).trimmingBlanks())))
      } else {
        paragraph.append(bare)
      }
    }
    close()
    return blocks
  }

  /// The text with its headings that many levels lower, so that it can stand under one.
  static func demoted(_ text: String, by levels: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let level = headingLevel(String(line)) else { return String(line) }
      return String(repeating: "#", count: min(6, level + levels)) + line.dropFirst(level)
    }.joined(separator: "\n")
  }

  /// The level of a heading: one to six `#` and a blank.
  private static func headingLevel(_ line: String) -> Int? {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    return level
  }

  /// The runs of a text, by `**`, `*` and backticks; a sign without its fellow is itself.
  static func runs(_ text: String) -> [MemoRun] {
    let scalars = Array(text.unicodeScalars)
    var closers: [Int: Int] = [:]
    var openBold: Int?
    var openItalic: Int?
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\\" {
        index += 2
      } else if scalars[index] == "`",
        let end = scalars[(index + 1)...].firstIndex(of: "`"), end > index + 1
      {
        // What stands between backticks is text as it is.
        closers[index] = 0
        closers[end] = 0
        index = end + 1
      } else if scalars[index] == "*" {
        let isDouble = index + 1 < scalars.count && scalars[index + 1] == "*"
        if isDouble {
          match(index, in: scalars, width: 2, &openBold, &closers)
        } else {
          match(index, in: scalars, width: 1, &openItalic, &closers)
        }
        index += isDouble ? 2 : 1
      } else {
        index += 1
      }
    }
    return runs(scalars, signs: closers)
  }

  /// Pairs a sign with the one that is open, or opens one.
  private static func match(
    _ index: Int, in scalars: [Unicode.Scalar], width: Int, _ open: inout Int?,
    _ pairs: inout [Int: Int]
  ) {
    let isBlank: (Int) -> Bool = { place in
      !scalars.indices.contains(place) || scalars[place] == " " || scalars[place] == "\n"
    }
    if let first = open, !isBlank(index - 1) {
      pairs[first] = width
      pairs[index] = width
      open = nil
    } else if !isBlank(index + width) {
      open = index
    }
  }

  private static func runs(_ scalars: [Unicode.Scalar], signs: [Int: Int]) -> [MemoRun] {
    var runs: [MemoRun] = []
    var current = String.UnicodeScalarView()
    var isBold = false
    var isItalic = false
    var isCode = false
    func close() {
      if !current.isEmpty {
        runs.append(
          MemoRun(text: String(current), isBold: isBold, isItalic: isItalic, isCode: isCode))
      }
      current = String.UnicodeScalarView()
    }
    var index = 0
    while index < scalars.count {
      if let width = signs[index] {
        close()
        switch width {
        case 0: isCode.toggle()
        case 1: isItalic.toggle()
        default: isBold.toggle()
        }
        index += max(1, width)
      } else {
        if !isCode, scalars[index] == "\\", index + 1 < scalars.count,
          scalars[index + 1].value < 0x80,
          !scalars[index + 1].properties.isAlphabetic
        {
          index += 1
        }
        current.append(scalars[index])
        index += 1
      }
    }
    close()
    return runs
  }
}
