extension WordParts {
  /// The part with the footnotes; the first two are the lines that part notes from text.
  static func footnotes(_ notes: [String]) -> String {
    let lines = [("separator", -1), ("continuationSeparator", 0)].map { kind, id in
      "<w:footnote w:type=\"\(kind)\" w:id=\"\(id)\"><w:p><w:pPr>"
        + "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>"
        + "<w:r><w:\(kind)/></w:r></w:p></w:footnote>\n"
    }
    let mark =
      "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>"
      + "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
    let texts = notes.enumerated().map { index, text in
      "<w:footnote w:id=\"\(index + 1)\">"
        + paragraphs(text, style: "FootnoteText", mark: mark) + "</w:footnote>\n"
    }
    return declaration + "<w:footnotes \(namespaces)>\n" + lines.joined() + texts.joined()
      + "</w:footnotes>\n"
  }

  /// The part with the comments; without dates, as Word wants none.
  static func comments(_ comments: [ReportDocument.Comment]) -> String {
    let mark =
      "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>"
    let texts = comments.enumerated().map { index, comment in
      let author = XMLText.attribute(comment.author)
      let initials = XMLText.attribute(String(comment.author.prefix(1)))
      return "<w:comment w:id=\"\(index)\" w:author=\"\(author)\" w:initials=\"\(initials)\">"
        + paragraphs(comment.text, style: "CommentText", mark: mark) + "</w:comment>\n"
    }
    return declaration + "<w:comments \(namespaces)>\n" + texts.joined() + "</w:comments>\n"
  }

  /// The paragraphs of a note, the first after its mark.
  private static func paragraphs(_ text: String, style: String, mark: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(index == 0 ? mark : "")"
        + "<w:r>\(WordRunWriter.content(of: String(line)))</w:r></w:p>"
    }.joined()
  }
}
