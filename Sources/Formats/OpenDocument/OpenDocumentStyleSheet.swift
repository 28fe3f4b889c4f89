extension OpenDocumentParts {
  /// One style of paragraphs.
  private struct StyleEntry {
    let name: String
    var shown: String?
    var base: String? = "Standard"
    var next: String?
    var level: Int?
    /// What it says of paragraphs.
    var paragraph = ""
    /// What it says of characters.
    var text = ""
  }

  private static let ink = "fo:color=\"#1f3a4d\" fo:font-weight=\"bold\""
  private static let setIn = "fo:margin-left=\"1cm\" fo:margin-right=\"1cm\""

  private static let entries: [StyleEntry] = [
    StyleEntry(name: "Standard", base: nil),
    StyleEntry(
      name: "Text_20_body", shown: "Text body",
      paragraph: space(0, 6) + " fo:line-height=\"115%\""),
    StyleEntry(
      name: "Title", next: "Text_20_body", paragraph: space(0, 12) + keep,
      text: ink + size(20)),
    heading(1, before: 18, points: 15), heading(2, before: 14, points: 13),
    heading(3, before: 10, points: 11.5),
    StyleEntry(
      name: "Quotations", next: "Text_20_body",
      paragraph: space(3, 3) + " \(setIn) fo:line-height=\"115%\"", text: "fo:color=\"#262626\""),
    StyleEntry(
      name: "Attribution", next: "Text_20_body", paragraph: space(0, 10) + " \(setIn)",
      text: "fo:color=\"#595959\"" + size(10)),
    StyleEntry(
      name: "Context", paragraph: space(0, 3), text: "fo:color=\"#595959\"" + size(9)),
    StyleEntry(
      name: "Caption", next: "Text_20_body", paragraph: space(10, 4) + keep,
      text: ink + size(10)),
    StyleEntry(name: "List_20_1", shown: "List 1", paragraph: space(0, 3)),
    StyleEntry(name: "Table_20_Contents", shown: "Table Contents"),
    StyleEntry(
      name: "Table_20_Heading", shown: "Table Heading", base: "Table_20_Contents",
      text: "fo:font-weight=\"bold\""),
    StyleEntry(name: "Footnote", paragraph: space(0, 2), text: trimmed(size(9))),
    StyleEntry(
      name: "Footer", paragraph: "fo:text-align=\"center\"",
      text: "fo:color=\"#595959\"" + size(9)),
  ]

  private static func heading(_ level: Int, before: Double, points: Double) -> StyleEntry {
    StyleEntry(
      name: "Heading_20_\(level)", shown: "Heading \(level)", next: "Text_20_body", level: level,
      paragraph: space(before, 5) + keep, text: ink + size(points))
  }

  private static let keep = " fo:keep-with-next=\"always\" fo:keep-together=\"always\""

  private static func space(_ above: Double, _ below: Double) -> String {
    "fo:margin-top=\"\(above)pt\" fo:margin-bottom=\"\(below)pt\""
  }

  private static func size(_ points: Double) -> String { " fo:font-size=\"\(points)pt\"" }

  private static func trimmed(_ text: String) -> String { String(text.dropFirst()) }

  private static func xml(of style: StyleEntry) -> String {
    var opening = "<style:style style:name=\"\(style.name)\" style:family=\"paragraph\""
    if let shown = style.shown { opening += " style:display-name=\"\(shown)\"" }
    if let base = style.base { opening += " style:parent-style-name=\"\(base)\"" }
    if let next = style.next { opening += " style:next-style-name=\"\(next)\"" }
    if let level = style.level { opening += " style:default-outline-level=\"\(level)\"" }
    return opening + ">"
      + (style.paragraph.isEmpty ? "" : "<style:paragraph-properties \(style.paragraph)/>")
      + (style.text.isEmpty ? "" : "<style:text-properties \(style.text)/>") + "</style:style>\n"
  }

  /// The styles, with the names that LibreOffice has for its own, and the page.
  static func styles(language: DocumentLanguage, isLandscape: Bool) -> String {
    let tag = language.tag.split(separator: "-")
    let standard =
      "<style:default-style style:family=\"paragraph\"><style:text-properties"
      + " style:font-name=\"Calibri\" fo:font-size=\"11pt\" fo:language=\"\(tag[0])\""
      + " fo:country=\"\(tag[1])\"/></style:default-style>\n"
    let characters =
      "<style:style style:name=\"Source_20_Text\" style:display-name=\"Source Text\""
      + " style:family=\"text\"><style:text-properties style:font-name=\"Consolas\""
      + " fo:font-size=\"10pt\"/></style:style>\n"
    let notes =
      "<text:notes-configuration text:note-class=\"footnote\""
      + " text:default-style-name=\"Footnote\" style:num-format=\"1\" style:num-suffix=\" \""
      + " text:start-value=\"0\""
      + " text:footnotes-position=\"page\" text:start-numbering-at=\"document\"/>\n"
    return declaration + "<office:document-styles \(namespaces)>\n" + fonts + "<office:styles>\n"
      + standard + entries.map(xml(of:)).joined() + characters + notes + "</office:styles>\n"
      + page(isLandscape: isLandscape) + "</office:document-styles>\n"
  }

  /// A4 with the page's number at its foot.
  private static func page(isLandscape: Bool) -> String {
    let (width, height) = isLandscape ? ("29.7cm", "21cm") : ("21cm", "29.7cm")
    let side = isLandscape ? "landscape" : "portrait"
    return "<office:automatic-styles><style:page-layout style:name=\"Page\">"
      + "<style:page-layout-properties fo:page-width=\"\(width)\" fo:page-height=\"\(height)\""
      + " style:print-orientation=\"\(side)\" fo:margin=\"2.5cm\" fo:margin-bottom=\"1.5cm\"/>"
      + "<style:footer-style><style:header-footer-properties fo:min-height=\"1cm\""
      + " fo:margin-top=\"0.5cm\"/></style:footer-style></style:page-layout>"
      + "</office:automatic-styles>\n<office:master-styles><style:master-page"
      + " style:name=\"Standard\" style:page-layout-name=\"Page\"><style:footer>"
      + "<text:p text:style-name=\"Footer\"><text:page-number"
      + " text:select-page=\"current\">1</text:page-number></text:p></style:footer>"
      + "</style:master-page></office:master-styles>\n"
  }
}
