internal import Text

/// Reads what stands inside the paragraphs of an OpenDocument text.
///
/// White space is read as the standard says (part 3, 6.1.2): any run of it is one blank, and none at
/// the beginning of a paragraph; blanks that count are written as `text:s`.
struct OpenDocumentInlineReader {
  /// How the text looks.
  struct Look {
    var isBold: Bool
    var isHidden: Bool
  }

  /// What was met so far.
  var tally = DocumentTally()
  /// The comments in the margin, in the order in which they begin.
  private(set) var comments: [DocumentCommentEntry] = []
  private let styles: OpenDocumentStyles
  private var dropsBlank = true
  private var boxes: [XMLElement] = []
  /// The most blanks that one element may stand for.
  private static let mostBlanks = 10_000
  /// How many blanks the document may still have for elements that stand for several.
  private var blanksLeft = 1_000_000

  /// Makes a reader.
  init(styles: OpenDocumentStyles) {
    self.styles = styles
  }

  /// Reads a paragraph into a builder.
  ///
  /// - Returns: The elements whose paragraphs stand in text boxes that hang on it, unread.
  mutating func read(
    _ paragraph: XMLElement, into builder: inout DocumentParagraphBuilder, _ look: Look
  ) -> [XMLElement] {
    dropsBlank = true
    boxes = []
    readContents(of: paragraph, look, &builder)
    return boxes
  }

  /// The text boxes in a drawing that stands between paragraphs.
  mutating func boxes(in drawing: XMLElement, isHidden: Bool) -> [XMLElement] {
    boxes = []
    readDrawing(drawing, isHidden: isHidden)
    return boxes
  }

  private mutating func readContents(
    of element: XMLElement, _ look: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    for content in element.contents {
      switch content {
      case .text(let text): write(collapsed(text), look, &builder)
      case .element(let child): readElement(child, look, &builder)
      }
    }
  }

  private mutating func readElement(
    _ element: XMLElement, _ look: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    switch element.name {
    case "text:span":
      let traits = styles.traits(of: element.attributes["text:style-name"], .text)
      let inside = Look(
        isBold: traits.isBold ?? look.isBold, isHidden: traits.isHidden ?? look.isHidden)
      readContents(of: element, inside, &builder)
    case "text:s":
      let count = element.attributes["text:c"].flatMap { Int($0) } ?? 1
      let blanks = max(min(count, 1), min(count, Self.mostBlanks, blanksLeft), 0)
      blanksLeft = max(0, blanksLeft - blanks)
      writeSign(String(repeating: " ", count: blanks), look, &builder)
    case "text:tab": writeSign("\t", look, &builder)
    case "text:line-break": writeSign("\n", look, &builder)
    case "text:note":
      if element.attributes["text:note-class"] == "endnote" {
        tally.endnotes += 1
      } else {
        tally.footnotes += 1
      }
    case "office:annotation": readComment(element, &builder)
    case "office:annotation-end":
      if let name = element.attributes["office:name"] { builder.note(.end, ofComment: name) }
    case "text:ruby":
      if let base = element.child("text:ruby-base") { readContents(of: base, look, &builder) }
    case "text:hidden-text":
      var inside = look
      if element.attributes["text:is-hidden"] == "true" { inside.isHidden = true }
      readContents(of: element, inside, &builder)
    case "text:number", "text:script", "text:hidden-paragraph", "text:tracked-changes": break
    case "loext:content-control": readContents(of: element, look, &builder)
    default:
      if element.name.hasPrefix("text:") {
        readContents(of: element, look, &builder)
      } else if element.name.hasPrefix("draw:") {
        readDrawing(element, isHidden: look.isHidden)
      }
    }
  }

  /// Reads a comment where it begins; one whose end does not follow hangs on the place.
  private mutating func readComment(
    _ annotation: XMLElement, _ builder: inout DocumentParagraphBuilder
  ) {
    tally.comments += 1
    let key = annotation.attributes["office:name"] ?? "\u{0}\(comments.count)"
    builder.note(.start, ofComment: key)
    // What is odd in a comment is no matter of the text.
    var reader = OpenDocumentInlineReader(styles: styles)
    reader.blanksLeft = blanksLeft
    let lines = reader.lines(of: annotation)
    blanksLeft = reader.blanksLeft
    let remark = DocumentComment.Remark(
      author: annotation.child("dc:creator")?.text.trimmingBlanks() ?? "",
      day: annotation.child("dc:date").map { String($0.text.trimmingBlanks().prefix(10)) },
      text: lines.joined(separator: "\n"))
    comments.append(
      DocumentCommentEntry(
        key: key, remark: remark, parent: annotation.attributes["loext:parent-name"]))
  }

  /// The paragraphs of a comment, those of lists too.
  private mutating func lines(of container: XMLElement) -> [String] {
    var lines: [String] = []
    for block in container.children {
      switch block.name {
      case "text:p", "text:h":
        var builder = DocumentParagraphBuilder()
        _ = read(block, into: &builder, Look(isBold: false, isHidden: false))
        lines.append(builder.text)
      case "text:list", "text:list-item", "text:list-header": lines += self.lines(of: block)
      default: break
      }
    }
    return lines
  }

  private mutating func writeSign(
    _ text: String, _ look: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    dropsBlank = false
    write(text, look, &builder)
  }

  private mutating func write(
    _ text: String, _ look: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    if look.isHidden {
      tally.hiddenCharacters += text.unicodeScalars.count
    } else {
      builder.append(text, isBold: look.isBold)
    }
  }

  /// The text with each run of white space as one blank.
  private mutating func collapsed(_ text: String) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D:
        if !dropsBlank { kept.append(0x20) }
        dropsBlank = true
      default:
        kept.append(byte)
        dropsBlank = false
      }
    }
    return kept.count == text.utf8.count ? text : String(decoding: kept, as: UTF8.self)
  }

  /// Counts a picture or an object, and keeps the text boxes in it for later.
  private mutating func readDrawing(_ drawing: XMLElement, isHidden: Bool) {
    switch drawing.name {
    case "draw:frame":
      if let box = drawing.child("draw:text-box") {
        keep(box, isHidden: isHidden)
      } else if drawing.child("draw:object") != nil || drawing.child("draw:object-ole") != nil {
        tally.embeddedObjects += 1
      } else {
        tally.pictures += 1
      }
    case "draw:a", "draw:g":
      for child in drawing.children where child.name.hasPrefix("draw:") {
        readDrawing(child, isHidden: isHidden)
      }
    case "draw:control": break
    default:
      if drawing.children.contains(where: Self.holdsText) {
        keep(drawing, isHidden: isHidden)
      } else {
        tally.pictures += 1
      }
    }
  }

  private mutating func keep(_ box: XMLElement, isHidden: Bool) {
    if isHidden { return }
    tally.textBoxes += 1
    boxes.append(box)
  }

  /// Whether a block has any content; drawings have an empty paragraph even if nothing was written.
  private static func holdsText(_ block: XMLElement) -> Bool {
    switch block.name {
    case "text:p", "text:h": !block.contents.isEmpty
    case "text:list", "table:table", "text:section": true
    default: false
    }
  }
}
