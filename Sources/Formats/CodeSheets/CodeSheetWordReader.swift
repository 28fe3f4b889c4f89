internal import Text

/// A paragraph of a Word sheet, with the marks of comments in it.
struct CodeSheetWordLine {
  /// Where a comment begins, ends or is called.
  struct Anchor {
    let comment: String
    let kind: DocumentCommentMark.Kind
    let offset: Int
  }

  /// The paragraph, from 1.
  let number: Int
  let scalars: [Unicode.Scalar]
  let anchors: [Anchor]
}

/// A comment in the margin.
struct CodeSheetComment {
  /// Its place among the comments.
  let id: Int
  /// Its id in the file.
  let key: String
  /// What stands in it, paragraph by paragraph.
  let text: String
  /// Whether it answers another.
  let isReply: Bool
}

/// Reads the paragraphs and comments of a Word file, as they are with all tracked changes accepted.
struct CodeSheetWordReader {
  private(set) var lines: [CodeSheetWordLine] = []
  /// The comments by their ids in the file.
  private(set) var comments: [String: CodeSheetComment] = [:]
  private let styles: WordStyles
  private var runs: WordRunReader
  /// The beginning of a paragraph whose end has been deleted.
  private var carried: DocumentParagraphBuilder?
  /// Comments that begin between paragraphs.
  private var waiting: [String] = []

  /// Reads the bytes of a `.docx` file.
  ///
  /// - Throws: `DocumentReadingError` where they are none.
  init(_ bytes: [UInt8]) throws(DocumentReadingError) {
    let package = try WordPackage(bytes, limits: ZipLimits())
    styles = package.styles
    runs = WordRunReader(styles: styles)
    readBlocks(package.body)
    if let rest = carried { add(rest) }
    for (index, comment) in try WordComments(package).comments.enumerated() {
      comments[comment.key] = CodeSheetComment(
        id: index, key: comment.key, text: comment.remark.text, isReply: comment.parent != nil)
    }
  }

  private mutating func readBlocks(_ container: XMLElement) {
    for block in container.children {
      switch block.name {
      case "w:p": readParagraph(block)
      case "w:commentRangeStart": if let id = block.attributes["w:id"] { waiting.append(id) }
      case "w:commentRangeEnd": if let id = block.attributes["w:id"] { endBefore(id) }
      case "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:tbl",
        "w:tr", "w:tc":
        readBlocks(block)
      case "mc:AlternateContent":
        if let branch = WordBodyReader.branch(of: block) { readBlocks(branch) }
      default: break
      }
    }
  }

  private mutating func readParagraph(_ paragraph: XMLElement) {
    let properties = paragraph.child("w:pPr")
    var builder = carried ?? DocumentParagraphBuilder()
    carried = nil
    _ = runs.read(
      paragraph, into: &builder,
      in: styles.traits(ofParagraphStyle: properties?.child("w:pStyle")?.attributes["w:val"]))
    _ = runs.dropUnfinishedInstruction()
    let mark = properties?.child("w:rPr")
    if mark?.child("w:del") != nil || mark?.child("w:moveFrom") != nil {
      carried = builder
    } else {
      add(builder)
    }
  }

  private mutating func add(_ builder: DocumentParagraphBuilder) {
    let begun = waiting.map { CodeSheetWordLine.Anchor(comment: $0, kind: .start, offset: 0) }
    waiting = []
    lines.append(
      CodeSheetWordLine(
        number: lines.count + 1, scalars: Array(builder.text.unicodeScalars),
        anchors: begun
          + builder.commentMarks.map {
            CodeSheetWordLine.Anchor(comment: $0.id, kind: $0.kind, offset: $0.offset)
          }))
  }

  /// Ends a comment with the paragraph before.
  private mutating func endBefore(_ id: String) {
    guard let last = lines.popLast() else { return }
    let end = CodeSheetWordLine.Anchor(comment: id, kind: .end, offset: last.scalars.count)
    lines.append(
      CodeSheetWordLine(
        number: last.number, scalars: last.scalars, anchors: last.anchors + [end]))
  }
}

/// Puts the comments of a Word sheet on the stored text.
enum CodeSheetWordMarks {
  /// Where a comment lies in the stored text.
  private struct Reach {
    var start: Int?
    var end: Int?
    var call: Int?
    /// The line of the source and the paragraph of the file on which it was met last.
    var line = 0
    var paragraph = 0
  }

  /// The passages that comments are on, in their order; answers to comments are left out.
  static func passages(
    _ lines: [CodeSheetWordLine], _ comments: [CodeSheetComment], in frame: CodeSheetFrame
  ) throws(CodeSheetError) -> [CodeSheetPassage] {
    var aligner = CodeSheetAligner(frame, hasNumbers: true, isSame: isSame)
    var reaches: [String: Reach] = [:]
    for line in lines {
      let place = try aligner.place(
        CodeSheetLine(number: line.number, scalars: line.scalars, anchors: []))
      for anchor in line.anchors {
        let offset = place.offset(anchor.offset)
        switch anchor.kind {
        case .start: reaches[anchor.comment, default: Reach()].start = offset
        case .end: reaches[anchor.comment, default: Reach()].end = offset
        case .reference: reaches[anchor.comment, default: Reach()].call = offset
        }
        reaches[anchor.comment]?.line = place.line
        reaches[anchor.comment]?.paragraph = line.number
      }
    }
    try aligner.finish()
    return comments.compactMap { comment in
      guard !comment.isReply, let reach = reaches[comment.key] else { return nil }
      return passage(comment, reach, in: frame)
    }
  }

  private static func passage(
    _ comment: CodeSheetComment, _ reach: Reach, in frame: CodeSheetFrame
  ) -> CodeSheetPassage? {
    let end = reach.end ?? reach.call ?? reach.start
    guard let end else { return nil }
    let start = min(reach.start ?? end, end)
    let paragraph = frame.passage(above: reach.line).map { frame.passages[$0] }
    let lines = CodeSheetCodes.lines(of: comment.text)
    let head = lines.firstIndex { !$0.withoutBlankEnd.isEmpty } ?? lines.endIndex
    let codes = head < lines.endIndex ? CodeSheetCodes.read(lines[head].unicodeScalars) : []
    var rest = Array(lines.dropFirst(head + 1))
    var isMarked = rest.allSatisfy { $0.withoutBlankEnd.isEmpty }
    if let first = rest.first,
      CodeSheetCodes.beginsNote(Array(first.unicodeScalars)[...])
    {
      var note = Array(first.unicodeScalars)[...].dropFirst(5)
      if note.first == " " { note.removeFirst() }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: note)
      rest[0] = String(text)
      isMarked = true
    }
    return CodeSheetPassage(
      span: TextSpan(start, end), codes: codes, note: rest.joined(separator: "\n"),
      isNoteMarked: isMarked, paragraph: start == end ? paragraph : nil, line: reach.paragraph)
  }

  /// Whether a scalar is what a Word file makes of a stored one.
  private static func isSame(_ written: Unicode.Scalar, _ stored: Unicode.Scalar) -> Bool {
    if written == stored { return true }
    switch stored {
    case "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
      return written == " " || written == "\n" || written == "\u{FFFD}"
    default:
      return written == "\u{FFFD}" && !XMLText.isAllowed(stored)
    }
  }
}
