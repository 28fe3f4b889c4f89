internal import Text

/// Collects the text of one paragraph and which of it is bold.
struct DocumentParagraphBuilder {
  /// The text so far.
  private(set) var text = ""
  /// The bold stretches so far, none touching another.
  private(set) var bold: [TextSpan] = []
  /// Where comments begin, end and are called, in order.
  private(set) var commentMarks: [WordCommentMark] = []
  private var length = 0
  private var owesBreak = false

  /// Adds text.
  mutating func append(_ added: String, isBold: Bool) {
    guard !added.isEmpty else { return }
    if owesBreak {
      owesBreak = false
      append("\n", isBold: false)
    }
    let count = added.unicodeScalars.count
    text += added
    if isBold {
      if let last = bold.last, last.end == length {
        bold[bold.count - 1] = TextSpan(last.start, length + count)
      } else {
        bold.append(TextSpan(length, length + count))
      }
    }
    length += count
  }

  /// Notes a mark of a comment at the end of the text so far.
  mutating func note(_ element: XMLElement) {
    guard let mark = WordCommentMark(element, at: length) else { return }
    commentMarks.append(mark)
  }

  /// Notes the end of a page or column: a line break if text stands on both sides of it.
  mutating func breakPage() {
    owesBreak = length > 0
  }
}

/// Where a comment begins, ends or is called in a paragraph.
struct WordCommentMark {
  /// What a mark is.
  enum Kind: String {
    case start = "w:commentRangeStart"
    case end = "w:commentRangeEnd"
    case reference = "w:commentReference"
  }

  /// The comment's id in the file.
  let id: String
  let kind: Kind
  /// The number of scalars of the paragraph before it.
  let offset: Int

  /// Reads an element; nil where it is no such mark.
  init?(_ element: XMLElement, at offset: Int) {
    guard let kind = Kind(rawValue: element.name), let id = element.attributes["w:id"] else {
      return nil
    }
    self.init(id: id, kind: kind, offset: offset)
  }

  /// Makes a mark.
  init(id: String, kind: Kind, offset: Int) {
    self.id = id
    self.kind = kind
    self.offset = offset
  }
}
