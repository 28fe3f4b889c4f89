internal import Text

/// The comments of a Word document, as the parts that hold them have them.
struct WordComments {
  /// The comments in the file's order.
  let comments: [DocumentCommentEntry]

  /// Reads the comments of a document; none where it has none.
  init(_ package: WordPackage) throws(DocumentReadingError) {
    guard let part = try package.part("/comments") else {
      comments = []
      return
    }
    let parents = Self.parents(try package.part("/commentsExtended"))
    var runs = WordRunReader(styles: package.styles)
    var keys: [String: String] = [:]
    var read: [(key: String, remark: DocumentComment.Remark, parent: String?)] = []
    for comment in part.children where comment.name == "w:comment" {
      guard let key = comment.attributes["w:id"] else { continue }
      var lines: [String] = []
      var parent: String?
      for paragraph in comment.children where paragraph.name == "w:p" {
        var builder = DocumentParagraphBuilder()
        _ = runs.read(paragraph, into: &builder, in: WordStyles.Traits())
        _ = runs.dropUnfinishedInstruction()
        lines.append(builder.text)
        if let id = paragraph.attributes["w14:paraId"] {
          keys[id] = key
          parent = parents[id] ?? parent
        }
      }
      let day = comment.attributes["w:date"].map { String($0.prefix(10)) }
      let remark = DocumentComment.Remark(
        author: comment.attributes["w:author"] ?? "", day: day, text: lines.joined(separator: "\n"))
      read.append((key, remark, parent))
    }
    comments = read.map { comment in
      DocumentCommentEntry(
        key: comment.key, remark: comment.remark, parent: comment.parent.flatMap { keys[$0] })
    }
  }

  /// The paragraphs that comments end with, and those of the comments that they answer.
  private static func parents(_ part: XMLElement?) -> [String: String] {
    var parents: [String: String] = [:]
    for item in part?.children.filter({ $0.name == "w15:commentEx" }) ?? [] {
      guard let id = item.attributes["w15:paraId"] else { continue }
      parents[id] = item.attributes["w15:paraIdParent"]
    }
    return parents
  }
}

extension DocumentCommentMark {
  /// Reads an element of Word; nil where it is no such mark.
  init?(word element: XMLElement, at offset: Int) {
    let kinds: [String: Kind] = [
      "w:commentRangeStart": .start, "w:commentRangeEnd": .end, "w:commentReference": .reference,
    ]
    guard let kind = kinds[element.name], let id = element.attributes["w:id"] else { return nil }
    self.init(id: id, kind: kind, offset: offset)
  }
}

extension DocumentParagraphBuilder {
  /// Notes a mark of Word at the end of the text so far.
  mutating func note(_ element: XMLElement) {
    guard let mark = DocumentCommentMark(word: element, at: 0) else { return }
    note(mark.kind, ofComment: mark.id)
  }
}
