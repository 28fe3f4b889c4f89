/// Walks over the body of an OpenDocument text and collects its paragraphs.
///
/// Tracked changes are taken as accepted: what was deleted lies outside the body in this format.
struct OpenDocumentBodyReader {
  /// Where a paragraph is read.
  private struct Place {
    var cell: DocumentTranscript.Cell?
    var isInTextBox = false
    var isHidden = false
  }

  /// The paragraphs so far.
  private(set) var paragraphs: [DocumentTranscript.Paragraph] = []
  /// The tables so far.
  private(set) var tables: [DocumentTranscript.Table] = []
  private var commentPlaces = DocumentCommentPlaces()
  private let styles: OpenDocumentStyles
  private var inline: OpenDocumentInlineReader
  /// Whether the next paragraph is the first of an item in a list, and so has its number or bullet.
  private var beginsItem = false
  /// The most columns that a repeated cell is taken to stand for.
  private static let mostColumns = 1_024

  /// Makes a reader.
  init(styles: OpenDocumentStyles) {
    self.styles = styles
    inline = OpenDocumentInlineReader(styles: styles)
  }

  /// What was met, as complaints.
  var complaints: [DocumentTranscript.Complaint] { inline.tally.complaints }

  /// The comments in the margin, with their places in the document that was made of the paragraphs.
  func comments(in document: DocumentTranscript) -> [DocumentComment] {
    commentPlaces.comments(inline.comments, in: document)
  }

  /// Reads the whole text.
  mutating func read(_ text: XMLElement) {
    readBlocks(of: text, at: Place())
  }

  private mutating func readBlocks(of container: XMLElement, at place: Place) {
    for block in container.children {
      switch block.name {
      case "text:p", "text:h": readParagraph(block, at: place)
      case "text:list": readList(block, at: place)
      case "text:numbered-paragraph":
        beginsItem = true
        readBlocks(of: block, at: place)
        beginsItem = false
      case "table:table": readTable(block, at: place)
      case "text:section": readSection(block, at: place)
      case "text:table-of-content", "text:illustration-index", "text:table-index",
        "text:object-index", "text:user-index", "text:alphabetical-index", "text:bibliography":
        if let body = block.child("text:index-body") { readBlocks(of: body, at: place) }
      case "text:index-title": readBlocks(of: block, at: place)
      case "text:tracked-changes": countChanges(block)
      default:
        if block.name.hasPrefix("draw:") {
          let boxes = inline.boxes(in: block, isHidden: place.isHidden)
          readBoxes(boxes, at: place)
        }
      }
    }
  }

  private mutating func readParagraph(_ paragraph: XMLElement, at place: Place) {
    let traits = styles.traits(of: paragraph.attributes["text:style-name"], .paragraph)
    let look = OpenDocumentInlineReader.Look(
      isBold: traits.isBold ?? false, isHidden: place.isHidden || traits.isHidden ?? false)
    let isListItem = beginsItem
    beginsItem = false
    var builder = DocumentParagraphBuilder()
    let boxes = inline.read(paragraph, into: &builder, look)
    if !place.isHidden {
      if isListItem { inline.tally.automaticNumbers += 1 }
      commentPlaces.take(
        builder.commentMarks, paragraph: paragraphs.count, length: builder.scalarCount)
      paragraphs.append(
        DocumentTranscript.Paragraph(
          text: builder.text, bold: builder.bold, style: traits.name,
          headingLevel: Self.level(of: paragraph, traits), isListItem: isListItem,
          cell: place.cell, isInTextBox: place.isInTextBox))
    }
    readBoxes(boxes, at: place)
  }

  private mutating func readBoxes(_ boxes: [XMLElement], at place: Place) {
    var inside = place
    inside.isInTextBox = true
    for box in boxes { readBlocks(of: box, at: inside) }
  }

  /// The level of a heading, 1 to 9 as in other documents.
  private static func level(
    of paragraph: XMLElement, _ traits: OpenDocumentStyles.Traits
  ) -> Int? {
    if paragraph.name == "text:h" {
      let written = paragraph.attributes["text:outline-level"].flatMap { Int($0) }
      return max(1, min(9, written ?? 1))
    }
    guard let level = traits.outlineLevel, level > 0 else { return nil }
    return min(9, level)
  }

  private mutating func readList(_ list: XMLElement, at place: Place) {
    for item in list.children {
      switch item.name {
      case "text:list-item":
        beginsItem = true
        readBlocks(of: item, at: place)
        beginsItem = false
      case "text:list-header":
        beginsItem = false
        readBlocks(of: item, at: place)
      default: break
      }
    }
  }

  private mutating func readSection(_ section: XMLElement, at place: Place) {
    var inside = place
    if section.attributes["text:display"] == "none" { inside.isHidden = true }
    let source = section.child("text:section-source")
    if source?.attributes["xlink:href"] != nil { inline.tally.includedFiles += 1 }
    readBlocks(of: section, at: inside)
  }

  private mutating func countChanges(_ changes: XMLElement) {
    for region in changes.children where region.name == "text:changed-region" {
      for change in region.children {
        switch change.name {
        case "text:insertion": inline.tally.insertions += 1
        case "text:deletion": inline.tally.deletions += 1
        default: break
        }
      }
    }
  }

  private mutating func readTable(_ table: XMLElement, at place: Place) {
    let index = tables.count
    tables.append(DocumentTranscript.Table(rows: 0, columns: 0))
    var rows = 0
    var columns = 0
    for row in Self.rows(of: table) {
      var column = 0
      for cell in row.children
      where cell.name == "table:table-cell" || cell.name == "table:covered-table-cell" {
        if cell.name == "table:table-cell" {
          var inside = place
          inside.cell = DocumentTranscript.Cell(table: index, row: rows, column: column)
          readBlocks(of: cell, at: inside)
        }
        let repeated = cell.attributes["table:number-columns-repeated"].flatMap { Int($0) } ?? 1
        column = min(Self.mostColumns, column + max(1, min(repeated, Self.mostColumns)))
      }
      rows += 1
      columns = max(columns, column)
    }
    tables[index] = DocumentTranscript.Table(rows: rows, columns: columns)
  }

  /// The rows of a table, also those in groups.
  private static func rows(of container: XMLElement) -> [XMLElement] {
    container.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "table:table-row": [child]
      case "table:table-rows", "table:table-header-rows", "table:table-row-group": rows(of: child)
      default: []
      }
    }
  }
}
