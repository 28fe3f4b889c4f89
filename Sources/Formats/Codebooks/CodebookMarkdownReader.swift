internal import Study
internal import Text

extension CodebookDraft {
  /// Reads a codebook from Markdown: a table whose head names codes, or headings and bullets.
  ///
  /// A heading or bullet is a code, `: definition` may follow a bullet's name, and the paragraphs
  /// below a heading are its definition, until one begins with a word such as `**Include:**`. The
  /// only heading of the first level, where it comes first, names the codebook.
  ///
  /// - Parameters:
  ///   - name: what the codebook is called where the file does not say.
  ///   - bytes: the whole file.
  ///   - levels: the names of a table's columns that hold the levels.
  /// - Throws: `StudyFileError` with every problem and its line.
  package init(
    name: String, markdown bytes: [UInt8], levels: [String] = []
  ) throws(StudyFileError) {
    if let table = try? PipeTable(bytes),
      table.header.contains(where: { heading in
        let column = CodebookColumn(heading: heading)
        return column == .code || column == .path || column == .level(1)
      })
    {
      try self.init(
        name: name,
        grid: CodebookGrid(header: table.header, rows: table.rows, countsLineEnds: false),
        levels: levels)
      return
    }
    let text: String
    do throws(TextDecodingError) {
      text = String(decoding: try TextDecoder().decode(bytes).utf8, as: UTF8.self)
    } catch {
      throw StudyFileError(problems: [StudyFileProblem(line: 1, kind: .notText(error))])
    }
    var reader = CodebookMarkdownReader(text)
    reader.read()
    if reader.tree.entries.isEmpty, reader.problems.isEmpty {
      throw StudyFileError(problems: [StudyFileProblem(line: 1, kind: .missing(key: "codes"))])
    }
    guard reader.problems.isEmpty else { throw StudyFileError(problems: reader.problems) }
    self.init(name: reader.title ?? name, entries: reader.tree.entries)
  }
}

/// Reads headings, bullets and the paragraphs below them.
private struct CodebookMarkdownReader {
  /// A code that others may lie under.
  private struct Open {
    let isBullet: Bool
    /// The level of a heading, or how far a bullet is set in.
    let depth: Int
    let name: String
  }

  let tree = CodebookTree()
  private(set) var title: String?
  private(set) var problems: [StudyFileProblem] = []
  private let lines: [CodebookMarkdownLine]
  private var open: [Open] = []
  private var field = CodebookFileField.definition
  private var paragraphs: [String] = []
  private var isRunning = false
  private var line = 0

  init(_ text: String) {
    lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { CodebookMarkdownLine(String($0) ?? "") }
  }

  mutating func read() {
    let titleLine = self.titleLine
    for (index, content) in lines.enumerated() {
      line = index + 1
      switch content {
      case .blank: isRunning = false
      case .heading(let level, let name):
        finish()
        if index == titleLine {
          title = name
        } else {
          begin(Open(isBullet: false, depth: level, name: name), text: "")
        }
      case .bullet(let indent, let text): bullet(text, indent)
      case .text(let text): paragraph(text)
      }
    }
    finish()
  }

  /// The line of the heading that names the whole: the first, if no other is of its level.
  private var titleLine: Int? {
    var headings: [(line: Int, level: Int)] = []
    for (index, line) in lines.enumerated() {
      if case .heading(let level, _) = line { headings.append((index, level)) }
    }
    guard let first = headings.first, first.level == 1,
      headings.dropFirst().allSatisfy({ $0.level > 1 }),
      headings.count > 1 || lines.contains(where: \.isBullet)
    else { return nil }
    return first.line
  }

  private mutating func bullet(_ text: String, _ indent: Int) {
    finish()
    let item = CodebookMarkdownLabel(text)
    if let field = item.field {
      while let last = open.last, last.isBullet, last.depth >= indent { open.removeLast() }
      guard !open.isEmpty else { return }
      self.field = field
      paragraphs = [item.rest]
      isRunning = true
      return
    }
    begin(Open(isBullet: true, depth: indent, name: item.name), text: item.rest)
  }

  private mutating func begin(_ code: Open, text: String) {
    while let last = open.last {
      let isBelow = last.isBullet == code.isBullet ? last.depth < code.depth : code.isBullet
      if isBelow { break }
      open.removeLast()
    }
    var code = code
    let joined = code.name.split(separator: " / ").map(String.init)
    // Below the sixth level a heading gives the whole path.
    if !code.isBullet, code.depth == 6, (6...CodebookTree.deepest).contains(joined.count) {
      open = joined.dropLast().enumerated().map { index, name in
        Open(isBullet: false, depth: min(6, index + 2), name: name)
      }
      code = Open(isBullet: false, depth: 6, name: joined.last ?? code.name)
    }
    guard open.count < CodebookTree.deepest else {
      problems.append(
        StudyFileProblem(line: line, kind: .tooDeep(limit: CodebookTree.deepest)))
      return
    }
    open.append(code)
    field = .definition
    paragraphs = text.isEmpty ? [] : [text]
    isRunning = !text.isEmpty
    guard !code.name.isEmpty else {
      problems.append(StudyFileProblem(line: line, kind: .missing(key: "name")))
      return
    }
    let names = open.map(\.name)
    let branch = tree.branch(at: names)
    if branch.isDefined {
      problems.append(
        StudyFileProblem(
          line: line,
          kind: .duplicate(
            name: CodePath(names).description, firstLine: branch.entry.line ?? 1)))
    }
    branch.isDefined = true
    branch.entry.line = line
  }

  private mutating func paragraph(_ text: String) {
    guard !open.isEmpty else { return }
    let label = CodebookMarkdownLabel(text)
    if let field = label.field {
      finish()
      self.field = field
      paragraphs = [label.rest]
    } else if isRunning, let last = paragraphs.popLast() {
      paragraphs.append(last + " " + CodebookMarkdownLine.unescaped(text))
    } else {
      paragraphs.append(CodebookMarkdownLine.unescaped(text))
    }
    isRunning = true
  }

  /// Gives the open code what was collected for it.
  private mutating func finish() {
    let text = paragraphs.joined(separator: "\n\n").trimmingBlanks()
    paragraphs = []
    isRunning = false
    guard !text.isEmpty, !open.isEmpty else { return }
    let branch = tree.branch(at: open.map(\.name))
    if let said = CodebookClearing.read(text), let kind = StudyFileProblem.Kind(field, said) {
      problems.append(StudyFileProblem(line: line, kind: kind))
    }
    if field.isText, !branch.entry[field].isEmpty {
      branch.entry.add("\n\n" + text, to: field)
    } else {
      branch.entry.say(field, text)
    }
  }
}
