internal import Text

/// The comments of a Word document, as the parts that hold them have them.
struct WordComments {
  /// One comment.
  struct Comment {
    /// Its id in the file.
    let key: String
    let remark: DocumentComment.Remark
    /// The id of the comment that it answers, if any.
    let parent: String?
  }

  /// The comments in the file's order.
  let comments: [Comment]

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
      Comment(
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

/// Where the comments of a Word document stand in its text.
struct WordCommentPlaces {
  /// A place in a paragraph, by its number and the scalars before it.
  private struct Place {
    let paragraph: Int
    let offset: Int
  }

  private var starts: [String: Place] = [:]
  private var ends: [String: Place] = [:]
  private var calls: [String: Place] = [:]
  /// Comments that begin between paragraphs.
  private var waiting: [String] = []
  private var lastParagraph: Place?

  /// Notes a mark that stands between paragraphs: a beginning is for the next one, an end for the
  /// one before.
  mutating func note(_ element: XMLElement) {
    guard let mark = WordCommentMark(element, at: 0) else { return }
    switch mark.kind {
    case .start: waiting.append(mark.id)
    case .end: ends[mark.id] = lastParagraph
    case .reference: break
    }
  }

  /// Notes the marks in a paragraph.
  mutating func take(_ marks: [WordCommentMark], paragraph: Int, length: Int) {
    for id in waiting { starts[id] = Place(paragraph: paragraph, offset: 0) }
    waiting = []
    for mark in marks {
      let place = Place(paragraph: paragraph, offset: mark.offset)
      switch mark.kind {
      case .start: starts[mark.id] = place
      case .end: ends[mark.id] = place
      case .reference: calls[mark.id] = place
      }
    }
    lastParagraph = Place(paragraph: paragraph, offset: length)
  }

  /// The comments with their places in a document's text; answers stand with what they answer.
  func comments(
    _ known: WordComments, in document: DocumentTranscript
  ) -> [DocumentComment] {
    let byKey = Dictionary(known.comments.map { ($0.key, $0) }) { first, _ in first }
    var answers: [String: [DocumentComment.Remark]] = [:]
    for comment in known.comments {
      guard let first = Self.first(comment, byKey), first != comment.key else { continue }
      answers[first, default: []].append(comment.remark)
    }
    return known.comments.filter { Self.first($0, byKey) == $0.key }.map { comment in
      DocumentComment(
        span: span(of: comment.key, in: document), remark: comment.remark,
        answers: answers[comment.key] ?? [])
    }
  }

  /// The comment that a row of answers begins with.
  private static func first(
    _ comment: WordComments.Comment, _ byKey: [String: WordComments.Comment]
  ) -> String? {
    var current = comment
    for _ in 0..<100 {
      guard let parent = current.parent, let next = byKey[parent] else { return current.key }
      current = next
    }
    return comment.key
  }

  private func span(of key: String, in document: DocumentTranscript) -> TextSpan? {
    func offset(_ place: Place?) -> Int? {
      guard let place, document.spans.indices.contains(place.paragraph) else { return nil }
      let paragraph = document.spans[place.paragraph]
      return min(paragraph.end, paragraph.start + place.offset)
    }
    let start = offset(starts[key])
    guard let end = offset(ends[key]) ?? offset(calls[key]) ?? start else { return nil }
    return TextSpan(min(start ?? end, end), end)
  }
}
