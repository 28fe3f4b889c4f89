/// Walks over a page of HTML and collects its paragraphs.
///
/// Every block is a paragraph, and a table's cells hold paragraphs. Scripts, styles and forms are
/// passed over; hidden text, notes, pictures and embedded objects are counted and left out.
struct HTMLReader {
  /// How text is read at a place.
  private struct Place {
    var isBold = false
    var isAsIs = false
    var isHidden = false
    var headingLevel: Int?
    var cell: DocumentTranscript.Cell?
    /// Which of the open tables the place is in.
    var grid: Int?
  }

  /// The paragraphs so far.
  private(set) var paragraphs: [DocumentTranscript.Paragraph] = []
  /// What was met so far.
  var tally = DocumentTally()
  private var line = HTMLLine()
  private var grids: [HTMLTableGrid] = []
  /// Whether the next paragraph is the first of an item in a list.
  private var beginsItem = false
  /// Whether a preformatted block has just begun, whose first line end is not shown.
  private var dropsLineEnd = false

  /// The tables that the cells of paragraphs count.
  var tables: [DocumentTranscript.Table] {
    grids.map { DocumentTranscript.Table(rows: $0.row + 1, columns: $0.columns) }
  }

  /// Reads a whole page.
  mutating func read(_ root: XMLElement) {
    readContents(of: root, Place())
    endParagraph(Place())
  }

  private mutating func readContents(of element: XMLElement, _ place: Place) {
    for content in element.contents {
      switch content {
      case .text(let text): write(text, place)
      case .element(let child): read(child, place)
      }
    }
  }

  private mutating func write(_ text: String, _ place: Place) {
    if place.isHidden {
      tally.hiddenCharacters += text.split { $0.isWhitespace }.reduce(0) {
        $0 + $1.unicodeScalars.count
      }
    } else if place.isAsIs {
      let isFirst = dropsLineEnd && text.utf8.first == 0x0A
      dropsLineEnd = false
      line.appendAsIs(isFirst ? String(text.dropFirst()) : text, isBold: place.isBold)
    } else {
      line.append(text, isBold: place.isBold)
    }
  }

  private mutating func read(_ element: XMLElement, _ outer: Place) {
    guard let role = HTMLElements.role(of: element) else {
      return readContents(of: element, look(of: element, outer))
    }
    switch role {
    case .skipped: break
    case .head:
      for child in element.children where Self.isOfBody(child) { read(child, outer) }
    case .lineBreak: if !outer.isHidden { line.breakLine() }
    case .picture: if !outer.isHidden { tally.pictures += 1 }
    case .object: if !outer.isHidden { tally.embeddedObjects += 1 }
    case .footnote: tally.footnotes += 1
    case .endnote: tally.endnotes += 1
    case .comment: tally.comments += 1
    case .deletion: tally.deletions += 1
    case .insertion:
      tally.insertions += 1
      readContents(of: element, look(of: element, outer))
    case .block: readBlock(element, look(of: element, outer), around: outer)
    case .table: readTable(element, look(of: element, outer), around: outer)
    case .row:
      endParagraph(outer)
      if let grid = outer.grid { grids[grid].beginRow() }
      readBlock(element, look(of: element, outer), around: outer)
    case .cell:
      endParagraph(outer)
      var inside = look(of: element, outer)
      if let grid = outer.grid { inside.cell = grids[grid].nextCell(element) }
      readBlock(element, inside, around: outer)
    }
  }

  /// Whether an element can stand in no head.
  private static func isOfBody(_ element: XMLElement) -> Bool {
    switch HTMLElements.role(of: element) {
    case .block, .table: true
    default: false
    }
  }

  private mutating func readBlock(_ element: XMLElement, _ inside: Place, around outer: Place) {
    endParagraph(outer)
    var inside = inside
    if let level = HTMLElements.headingLevel(element.name) { inside.headingLevel = level }
    if element.name == "li" { beginsItem = true }
    dropsLineEnd = element.name == "pre"
    readContents(of: element, inside)
    endParagraph(inside)
    dropsLineEnd = false
    if element.name == "li" { beginsItem = false }
  }

  private mutating func readTable(_ element: XMLElement, _ inside: Place, around outer: Place) {
    endParagraph(outer)
    var inside = inside
    inside.grid = grids.count
    inside.cell = nil
    grids.append(HTMLTableGrid(index: grids.count))
    readContents(of: element, inside)
    endParagraph(inside)
  }

  private mutating func endParagraph(_ place: Place) {
    guard !line.isEmpty else { return }
    line.end()
    let isListItem = beginsItem
    beginsItem = false
    if isListItem { tally.automaticNumbers += 1 }
    paragraphs.append(
      DocumentTranscript.Paragraph(
        text: line.builder.text, bold: line.builder.bold, headingLevel: place.headingLevel,
        isListItem: isListItem, cell: place.cell))
    line = HTMLLine()
  }

  /// How text inside an element is read.
  private func look(of element: XMLElement, _ outer: Place) -> Place {
    var place = outer
    switch element.name {
    case "b", "strong", "th": place.isBold = true
    case "pre", "xmp", "listing": place.isAsIs = true
    default: break
    }
    if element.attributes["hidden"] != nil { place.isHidden = true }
    guard let style = element.attributes["style"] else { return place }
    for (property, value) in HTMLElements.declarations(style) {
      switch (property, value) {
      case ("display", "none"), ("visibility", "hidden"), ("mso-hide", "all"):
        place.isHidden = true
      case ("font-weight", let weight):
        place.isBold =
          weight == "bold" || weight == "bolder" || Int(weight).map { $0 >= 600 } ?? false
      case ("white-space", let space): place.isAsIs = space.hasPrefix("pre")
      default: break
      }
    }
    return place
  }
}
