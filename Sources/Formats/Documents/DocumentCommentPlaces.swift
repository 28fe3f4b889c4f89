internal import Text

/// A comment as a document has it.
struct DocumentCommentEntry {
  /// Its id in the file.
  let key: String
  let remark: DocumentComment.Remark
  /// The id of the comment that it answers, if any.
  let parent: String?
}

/// Where a comment begins, ends or is called in a paragraph.
struct DocumentCommentMark {
  /// What a mark is.
  enum Kind {
    case start
    case end
    case reference
  }

  /// The comment's id in the file.
  let id: String
  let kind: Kind
  /// The number of scalars of the paragraph before it.
  let offset: Int
}

/// Where the comments of a document stand in its text.
struct DocumentCommentPlaces {
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
  mutating func note(_ mark: DocumentCommentMark) {
    switch mark.kind {
    case .start: waiting.append(mark.id)
    case .end: ends[mark.id] = lastParagraph
    case .reference: break
    }
  }

  /// Notes the marks in a paragraph.
  mutating func take(_ marks: [DocumentCommentMark], paragraph: Int, length: Int) {
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
    _ entries: [DocumentCommentEntry], in document: DocumentTranscript
  ) -> [DocumentComment] {
    let byKey = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    var answers: [String: [DocumentComment.Remark]] = [:]
    for comment in entries {
      guard let first = Self.first(comment, byKey), first != comment.key else { continue }
      answers[first, default: []].append(comment.remark)
    }
    return entries.filter { Self.first($0, byKey) == $0.key }.map { comment in
      DocumentComment(
        span: span(of: comment.key, in: document), remark: comment.remark,
        answers: answers[comment.key] ?? [])
    }
  }

  /// The comment that a row of answers begins with.
  private static func first(
    _ comment: DocumentCommentEntry, _ byKey: [String: DocumentCommentEntry]
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
