package import Text

/// A comment in the margin of a document.
package struct DocumentComment: Hashable, Sendable {
  /// What somebody wrote in the margin.
  package struct Remark: Hashable, Sendable {
    /// Who wrote it, as the word processor knows them; may be empty.
    package let author: String
    /// The day on which it was written, such as `2026-01-05`, where the file says so.
    package let day: String?
    /// The text; its paragraphs are lines.
    package let text: String

    /// Makes a remark.
    package init(author: String, day: String? = nil, text: String) {
      self.author = author
      self.day = day
      self.text = text
    }
  }

  /// What it is about, as scalar offsets of the document's text.
  ///
  /// It is empty where the comment hangs on a place, and `nil` where that is not in the text.
  package let span: TextSpan?
  /// The comment.
  package let remark: Remark
  /// What others answered, in order.
  package let answers: [Remark]

  /// Makes a comment.
  package init(span: TextSpan?, remark: Remark, answers: [Remark] = []) {
    self.span = span
    self.remark = remark
    self.answers = answers
  }

  /// The comment read as codes, the first line that says anything, with a note below it.
  ///
  /// Whether the codes exist is for the caller to find out.
  package var reading: (codes: [String], note: String) {
    let lines = CodeSheetCodes.lines(of: remark.text)
    guard let head = lines.firstIndex(where: { !$0.trimmingBlanks().isEmpty }) else {
      return ([], "")
    }
    let note = lines[(head + 1)...].joined(separator: "\n").trimmingBlanks()
    return (CodeSheetCodes.read(lines[head].unicodeScalars), note)
  }
}
