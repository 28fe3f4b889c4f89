/// The paragraphs of a document or of one text box, as an RTF file ends them one after the other.
struct RTFFlow {
  /// What a paragraph is by its controls.
  struct Properties: Hashable {
    var style: Int?
    /// 0 to 8 for a heading.
    var outlineLevel: Int?
    var isInTable = false
  }

  /// The paragraphs so far.
  private(set) var paragraphs: [DocumentTranscript.Paragraph] = []
  /// The marks of comments in them, by paragraph.
  private(set) var commentMarks: [(paragraph: Int, marks: [DocumentCommentMark])] = []
  /// Whether the paragraph has an automatic number or bullet.
  var hasNumber = false
  private let isInTextBox: Bool
  private var builder = DocumentParagraphBuilder()
  private var isEmpty = true
  /// Paragraphs of text boxes that hang on the paragraph, and the marks in them.
  private var hanging: [DocumentTranscript.Paragraph] = []
  private var hangingMarks: [(paragraph: Int, marks: [DocumentCommentMark])] = []
  private var table: Int?
  private var row = 0
  private var column = 0

  /// Begins with nothing.
  init(isInTextBox: Bool = false) {
    self.isInTextBox = isInTextBox
  }

  /// Adds text to the paragraph.
  mutating func append(_ text: String, isBold: Bool) {
    builder.append(text, isBold: isBold)
    isEmpty = false
  }

  /// Notes the end of a page.
  mutating func breakPage() { builder.breakPage() }

  /// Hangs the paragraphs of a text box on the paragraph.
  mutating func hang(_ box: RTFFlow) {
    hangingMarks += box.commentMarks.map { ($0.paragraph + hanging.count, $0.marks) }
    hanging += box.paragraphs
  }

  /// Notes where a comment begins, ends or is called.
  mutating func note(_ kind: DocumentCommentMark.Kind, ofComment id: String) {
    builder.note(kind, ofComment: id)
  }

  /// Ends the paragraph.
  mutating func endParagraph(
    _ properties: Properties, _ styles: RTFStyles, _ tables: inout [DocumentTranscript.Table],
    _ tally: inout DocumentTally
  ) {
    if properties.isInTable {
      if table == nil { beginTable(&tables) }
    } else {
      table = nil
    }
    add(properties, styles, &tally)
  }

  /// Ends a cell, and the paragraph in it.
  mutating func endCell(
    _ properties: Properties, _ styles: RTFStyles, _ tables: inout [DocumentTranscript.Table],
    _ tally: inout DocumentTally
  ) {
    if table == nil { beginTable(&tables) }
    add(properties, styles, &tally)
    column += 1
    measure(&tables, rows: row + 1)
  }

  /// Ends a row.
  mutating func endRow(_ tables: inout [DocumentTranscript.Table]) {
    guard table != nil else { return }
    row += 1
    column = 0
  }

  /// Ends the flow; what is left is its last paragraph.
  mutating func finish(_ tally: inout DocumentTally) {
    if !isEmpty || !hanging.isEmpty {
      table = nil
      add(Properties(), RTFStyles(), &tally)
    }
  }

  private mutating func beginTable(_ tables: inout [DocumentTranscript.Table]) {
    table = tables.count
    row = 0
    column = 0
    tables.append(DocumentTranscript.Table(rows: 0, columns: 0))
  }

  private func measure(_ tables: inout [DocumentTranscript.Table], rows: Int) {
    guard let table else { return }
    tables[table] = DocumentTranscript.Table(
      rows: rows, columns: max(tables[table].columns, column))
  }

  private mutating func add(
    _ properties: Properties, _ styles: RTFStyles, _ tally: inout DocumentTally
  ) {
    let style = styles[properties.style ?? 0]
    let level = properties.outlineLevel ?? style?.outlineLevel
    if hasNumber { tally.automaticNumbers += 1 }
    paragraphs.append(
      DocumentTranscript.Paragraph(
        text: builder.text, bold: builder.bold, style: style?.name,
        headingLevel: level.flatMap { (0...8).contains($0) ? $0 + 1 : nil },
        isListItem: hasNumber,
        cell: table.map { DocumentTranscript.Cell(table: $0, row: row, column: column) },
        isInTextBox: isInTextBox))
    if !builder.commentMarks.isEmpty {
      commentMarks.append((paragraphs.count - 1, builder.commentMarks))
    }
    builder = DocumentParagraphBuilder()
    isEmpty = true
    hasNumber = false
    commentMarks += hangingMarks.map { ($0.paragraph + paragraphs.count, $0.marks) }
    paragraphs += hanging
    hanging = []
    hangingMarks = []
  }
}

/// The paragraph styles of an RTF file.
struct RTFStyles {
  /// One style.
  struct Style: Hashable {
    /// Its name, such as `heading 1`.
    var name: String?
    /// 0 to 8 for a heading.
    var outlineLevel: Int?
  }

  private var styles: [Int: Style] = [:]
  private var number = 0
  private var current = Style()
  private var name: [UInt8] = []

  /// The style with a number.
  subscript(number: Int) -> Style? { styles[number] }

  /// Begins a style.
  mutating func begin(_ number: Int) {
    self.number = number
    current = Style()
    name = []
  }

  /// Notes the outline level of the style.
  mutating func note(outlineLevel: Int) { current.outlineLevel = outlineLevel }

  /// Takes a byte of the style's name, which a semicolon ends.
  mutating func take(_ byte: UInt8) {
    if byte == 0x3B { finish() } else { name.append(byte) }
  }

  /// Ends the style.
  mutating func finish() {
    var text: [UInt8] = []
    _ = CodePage.western.decode(name, into: &text)
    let words = String(decoding: text, as: UTF8.self).collapsed
    guard !words.isEmpty else { return }
    current.name = words
    styles[number] = current
    name = []
    current = Style()
  }
}

extension String {
  /// The string without blanks at its ends.
  fileprivate var collapsed: String {
    split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
