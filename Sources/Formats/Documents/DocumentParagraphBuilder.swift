internal import Text

/// Collects the text of one paragraph and which of it is bold.
struct DocumentParagraphBuilder {
  /// The text so far.
  private(set) var text = ""
  /// The bold stretches so far, none touching another.
  private(set) var bold: [TextSpan] = []
  /// Where comments begin, end and are called, in order.
  private(set) var commentMarks: [DocumentCommentMark] = []
  /// The number of scalars of the text so far.
  var scalarCount: Int { length }
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
  mutating func note(_ kind: DocumentCommentMark.Kind, ofComment id: String) {
    commentMarks.append(DocumentCommentMark(id: id, kind: kind, offset: length))
  }

  /// Notes the end of a page or column: a line break if text stands on both sides of it.
  mutating func breakPage() {
    owesBreak = length > 0
  }
}
