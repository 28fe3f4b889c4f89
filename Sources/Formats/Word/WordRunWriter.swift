/// Writes runs of text for a Word file, and gathers the footnotes and comments on them.
struct WordRunWriter {
  /// The footnotes so far; the first has the id 1, as 0 and -1 are lines that part notes from text.
  private(set) var footnotes: [String] = []
  /// The comments so far, by their ids.
  private(set) var comments: [ReportDocument.Comment] = []

  /// A run with its notes.
  mutating func xml(
    of run: ReportDocument.Run, isForcedBold: Bool = false, halfPoints: Int? = nil
  ) -> String {
    var xml = Self.xml(of: run, isForcedBold: isForcedBold, halfPoints: halfPoints)
    if let comment = run.comment {
      let id = comments.count
      comments.append(comment)
      xml =
        "<w:commentRangeStart w:id=\"\(id)\"/>\(xml)<w:commentRangeEnd w:id=\"\(id)\"/>"
        + "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
        + "<w:commentReference w:id=\"\(id)\"/></w:r>"
    }
    if let footnote = run.footnote {
      footnotes.append(footnote)
      xml +=
        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>"
        + "<w:footnoteReference w:id=\"\(footnotes.count)\"/></w:r>"
    }
    return xml
  }

  /// A run by itself.
  private static func xml(
    of run: ReportDocument.Run, isForcedBold: Bool, halfPoints: Int?
  ) -> String {
    guard !run.text.isEmpty else { return "" }
    var properties = ""
    if run.isCode { properties += "<w:rStyle w:val=\"HTMLCode\"/>" }
    if run.isBold || isForcedBold { properties += "<w:b/>" }
    if run.isItalic { properties += "<w:i/>" }
    if run.isGrey { properties += "<w:color w:val=\"6B6B6B\"/>" }
    if let halfPoints {
      properties += "<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>"
    }
    if !properties.isEmpty { properties = "<w:rPr>\(properties)</w:rPr>" }
    let xml = "<w:r>\(properties)\(content(of: run.text))</w:r>"
    guard let sequence = run.sequence else { return xml }
    let field = XMLText.escaped(" SEQ \(sequence) \\* ARABIC ")
    return "<w:fldSimple w:instr=\"\(field)\">\(xml)</w:fldSimple>"
  }

  /// Text with the characters that have elements of their own.
  static func content(of text: String) -> String {
    var content = ""
    var plain = String.UnicodeScalarView()
    func flush() {
      guard !plain.isEmpty else { return }
      content += "<w:t xml:space=\"preserve\">\(XMLText.escaped(String(plain)))</w:t>"
      plain = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if let element = elements[scalar] {
        flush()
        content += element
      } else {
        plain.append(scalar)
      }
    }
    flush()
    return content
  }

  private static let elements: [Unicode.Scalar: String] = [
    "\t": "<w:tab/>", "\n": "<w:br/>", "\u{2011}": "<w:noBreakHyphen/>",
    "\u{AD}": "<w:softHyphen/>",
  ]
}
