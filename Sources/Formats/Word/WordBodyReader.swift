/// Walks over the body of a Word document and collects its paragraphs.
///
/// Tracked changes are taken as accepted. Of alternative contents the first is read, so that
/// nothing is read twice. Hidden text, notes and comments are counted and left out.
struct WordBodyReader {
  /// Where a paragraph is read.
  private struct Place {
    var cell: DocumentTranscript.Cell?
    var isInTextBox = false
  }

  /// The paragraphs so far.
  private(set) var paragraphs: [DocumentTranscript.Paragraph] = []
  /// The tables so far.
  private(set) var tables: [DocumentTranscript.Table] = []
  /// Where comments stand.
  private(set) var commentPlaces = DocumentCommentPlaces()
  private let styles: WordStyles
  private var runs: WordRunReader
  private var automaticNumbers = 0
  private var deletedParagraphs = 0
  private var includedFiles = 0
  private var textBoxes = 0
  private var unfinishedFields: [Int] = []
  /// The beginning of a paragraph whose end has been deleted, so that it runs on into the next.
  private var carried: DocumentParagraphBuilder?

  /// Makes a reader.
  init(styles: WordStyles) {
    self.styles = styles
    runs = WordRunReader(styles: styles)
  }

  /// Reads the whole body.
  mutating func read(_ body: XMLElement) {
    readBlocks(body, at: Place())
  }

  /// What was met, as complaints; the document has so many comments, called in its text or not.
  func complaints(comments: Int) -> [DocumentTranscript.Complaint] {
    var tally = runs.tally
    tally.comments = max(tally.comments, comments)
    tally.deletions += deletedParagraphs
    tally.textBoxes = textBoxes
    tally.includedFiles = includedFiles
    tally.automaticNumbers = automaticNumbers
    return tally.complaints + unfinishedFields.map { .unfinishedField(paragraph: $0) }
  }

  private mutating func readBlocks(_ container: XMLElement, at place: Place) {
    readChildren(of: container, at: place)
    if let rest = carried {
      carried = nil
      add(rest, properties: nil, at: place)
    }
  }

  private mutating func readChildren(of container: XMLElement, at place: Place) {
    for block in container.children {
      switch block.name {
      case "w:p": readParagraph(block, at: place)
      case "w:tbl": readTable(block, at: place)
      case "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo":
        readChildren(of: block, at: place)
      case "mc:AlternateContent":
        if let branch = Self.branch(of: block) { readChildren(of: branch, at: place) }
      case "w:altChunk": includedFiles += 1
      case "w:commentRangeStart", "w:commentRangeEnd":
        if let mark = DocumentCommentMark(word: block, at: 0) { commentPlaces.note(mark) }
      default: break
      }
    }
  }

  /// The branch of alternative contents that is read: the first, else what older programs get.
  ///
  /// Of symbols that are written by their number in a font (`w16se`), such as emoji, the other
  /// branch is the text.
  static func branch(of alternatives: XMLElement) -> XMLElement? {
    let choice = alternatives.child("mc:Choice")
    let fallback = alternatives.child("mc:Fallback")
    return choice?.attributes["Requires"] == "w16se" ? fallback ?? choice : choice ?? fallback
  }

  private mutating func readParagraph(_ paragraph: XMLElement, at place: Place) {
    let properties = paragraph.child("w:pPr")
    let style = properties?.child("w:pStyle")?.attributes["w:val"]
    var builder = carried ?? DocumentParagraphBuilder()
    carried = nil
    let boxes = runs.read(
      paragraph, into: &builder, in: styles.traits(ofParagraphStyle: style))
    if runs.dropUnfinishedInstruction() { unfinishedFields.append(paragraphs.count) }
    let mark = properties?.child("w:rPr")
    if mark?.child("w:del") != nil || mark?.child("w:moveFrom") != nil {
      deletedParagraphs += 1
      carried = builder
    } else {
      add(builder, properties: properties, at: place)
    }
    textBoxes += boxes.count
    var inside = place
    inside.isInTextBox = true
    for box in boxes { readChildren(of: box, at: inside) }
  }

  private mutating func add(
    _ builder: DocumentParagraphBuilder, properties: XMLElement?, at place: Place
  ) {
    let traits = styles.traits(
      ofParagraphStyle: properties?.child("w:pStyle")?.attributes["w:val"])
    let level = properties.flatMap(WordStyles.outlineLevel) ?? traits.outlineLevel
    let isListItem = properties.flatMap(WordStyles.isList) ?? traits.isList ?? false
    if isListItem { automaticNumbers += 1 }
    commentPlaces.take(
      builder.commentMarks, paragraph: paragraphs.count, length: builder.text.unicodeScalars.count)
    paragraphs.append(
      DocumentTranscript.Paragraph(
        text: builder.text, bold: builder.bold, style: traits.name,
        headingLevel: Self.headingLevel(styleName: traits.name)
          ?? level.flatMap { (0...8).contains($0) ? $0 + 1 : nil },
        isListItem: isListItem, cell: place.cell, isInTextBox: place.isInTextBox))
  }

  /// The level in a style's name, `heading 1` to `heading 9`, in any case.
  private static func headingLevel(styleName: String?) -> Int? {
    guard let words = styleName?.lowercased().split(separator: " "), words.count == 2,
      words[0] == "heading", let level = Int(words[1]), (1...9).contains(level)
    else { return nil }
    return level
  }

  private mutating func readTable(_ table: XMLElement, at place: Place) {
    let index = tables.count
    tables.append(DocumentTranscript.Table(rows: 0, columns: 0))
    var rows = 0
    var columns = 0
    for row in Self.unwrapped(table, "w:tr") {
      let properties = row.child("w:trPr")
      if properties?.child("w:del") != nil {
        deletedParagraphs += 1
        continue
      }
      var column = max(0, min(Self.number("w:gridBefore", in: properties) ?? 0, 63))
      for cell in Self.unwrapped(row, "w:tc") {
        let cellProperties = cell.child("w:tcPr")
        let width = Self.number("w:gridSpan", in: cellProperties) ?? 1
        if cellProperties?.child("w:cellDel") == nil, !Self.isEmptyContinuation(cell) {
          var inside = place
          inside.cell = DocumentTranscript.Cell(table: index, row: rows, column: column)
          readBlocks(cell, at: inside)
        }
        column += max(1, min(width, 63))
      }
      rows += 1
      columns = max(columns, column)
    }
    tables[index] = DocumentTranscript.Table(rows: rows, columns: columns)
  }

  /// The rows of a table or the cells of a row, also those inside content controls and the like.
  private static func unwrapped(_ container: XMLElement, _ name: String) -> [XMLElement] {
    container.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case name: [child]
      case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo": unwrapped(child, name)
      case "mc:AlternateContent": branch(of: child).map { unwrapped($0, name) } ?? []
      default: []
      }
    }
  }

  /// Whether a cell only continues the one above it, as vertically merged cells do.
  private static func isEmptyContinuation(_ cell: XMLElement) -> Bool {
    guard let merge = cell.child("w:tcPr")?.child("w:vMerge"),
      merge.attributes["w:val"] != "restart"
    else { return false }
    return cell.children.allSatisfy { block in
      block.name == "w:tcPr" || (block.name == "w:p" && block.child("w:r") == nil)
    }
  }

  private static func number(_ name: String, in properties: XMLElement?) -> Int? {
    properties?.child(name)?.attributes["w:val"].flatMap { Int($0) }
  }
}
