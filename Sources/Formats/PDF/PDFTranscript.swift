package import Text

/// The text of a PDF: a line for each of its lines, a blank one between paragraphs, and a form feed
/// where a page begins.
package struct PDFTranscript: Hashable, Sendable {
  /// The text to be stored, in UTF-8.
  package let utf8: [UInt8]
  /// Lines that belong to the page and not to the text, each with the name of its rule.
  package let furniture: [TextSpan: String]
  /// Names that stand in a column of their own.
  package let labels: [TextSpan]
  /// The number of pages.
  package let pages: Int

  /// Reads what `pdftotext -bbox-layout` wrote of a PDF.
  ///
  /// - Throws: `PDFReadingError` where no page has text, or it is not what the program writes.
  package init(layout xhtml: [UInt8]) throws(PDFReadingError) {
    let joined = try PDFPage.pages(of: xhtml).map { PDFLabelColumn.joined($0) }
    let rules = PDFFurniture.rules(joined.map(\.page))
    let paragraphs = PDFParagraphs(joined.map(\.page), rules)
    var writer = PDFTextWriter()
    for (number, entry) in joined.enumerated() {
      for (place, line) in entry.page.lines.enumerated() {
        writer.write(
          line.text, before: paragraphs.joint(before: place, ofPage: number),
          rule: rules[number][place], label: entry.labels[place])
      }
    }
    guard !writer.text.isEmpty else { throw .noText(pages: joined.count) }
    utf8 = Array(String(writer.text).utf8)
    furniture = writer.furniture
    labels = Self.recurring(writer.labels, in: writer.text)
    pages = joined.count
  }

  /// The names, where they come again and again; what else stands in two columns is no interview.
  private static func recurring(
    _ labels: [TextSpan], in text: String.UnicodeScalarView
  ) -> [TextSpan] {
    let stored = StoredText(utf8: Array(String(text).utf8))
    let different = Set(labels.map { stored.raw($0).foldedForSearch }).count
    return labels.count >= 4 && different * 2 <= labels.count ? labels : []
  }
}

/// Puts lines below one another.
private struct PDFTextWriter {
  private(set) var text = String.UnicodeScalarView()
  private(set) var furniture: [TextSpan: String] = [:]
  private(set) var labels: [TextSpan] = []
  private var length = 0

  mutating func write(
    _ line: String, before joint: PDFParagraphs.Joint, rule: String?, label: Int?
  ) {
    if length > 0 {
      append(joint.isParagraph ? "\n\n" : "\n")
      if joint.isNewPage { append("\u{0C}") }
    }
    let start = length
    append(line)
    if let rule { furniture[TextSpan(start, length)] = rule }
    if let label { labels.append(TextSpan(start, start + label)) }
  }

  private mutating func append(_ added: String) {
    for scalar in added.unicodeScalars {
      // Blanks of other kinds stay; what would break the line must not be in a word.
      text.append(scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar)
      length += 1
    }
  }
}
