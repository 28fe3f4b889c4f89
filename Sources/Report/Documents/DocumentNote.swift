internal import Formats

/// A footnote or comment, for formats that have one kind of notes.
struct DocumentNote: Hashable {
  /// Who says it, where it is a comment.
  let author: String?
  /// Its paragraphs.
  let paragraphs: [String]

  /// The notes on a run: its comment, then its footnote.
  static func notes(on run: ReportDocument.Run) -> [DocumentNote] {
    [
      run.comment.map { DocumentNote(author: $0.author, paragraphs: $0.text.lines) },
      run.footnote.map { DocumentNote(author: nil, paragraphs: $0.lines) },
    ].compactMap(\.self)
  }
}

extension String {
  /// The text by line feeds, empty lines too.
  var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}

extension ReportDocument {
  /// Whether the document prints its title; if not, its first headings are the highest.
  var hasTitle: Bool {
    blocks.contains { block in
      if case .paragraph(let paragraph) = block { paragraph.style == .title } else { false }
    }
  }

  /// The level of a paragraph that is a heading, from 1; where a title is printed, it alone has 1.
  func level(of paragraph: Paragraph, hasTitle: Bool) -> Int? {
    if paragraph.style == .title { return 1 }
    return paragraph.style.headingLevel.map { $0 + (hasTitle ? 1 : 0) }
  }
}
