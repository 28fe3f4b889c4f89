extension WordParts {
  /// One style of the sheet.
  private struct StyleEntry {
    let id: String
    let name: String
    /// The style it is based on.
    var base: String? = "Normal"
    /// The style of the paragraph after it.
    var next: String?
    /// What it says of paragraphs, in the order that the schema wants.
    var paragraph = ""
    /// What it says of characters, in the order that the schema wants.
    var run = ""
    var isDefault = false
    var isOfCharacters = false
  }

  /// The styles, with the built-in names, so that Word and LibreOffice know them as their own.
  static func styles(language: DocumentLanguage) -> String {
    declaration
      + "<w:styles \(namespaces)><w:docDefaults><w:rPrDefault><w:rPr>"
      + "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\""
      + " w:cs=\"Calibri\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>"
      + "<w:lang w:val=\"\(language.tag)\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/>"
      + "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
      + "<w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
      + "</w:docDefaults>\n"
      + styleEntries.map(xml(of:)).joined(separator: "\n") + "\n" + tableStyles + "</w:styles>\n"
  }

  private static let styleEntries: [StyleEntry] = [
    StyleEntry(id: "Normal", name: "Normal", base: nil, isDefault: true),
    StyleEntry(
      id: "Title", name: "Title", next: "Normal",
      paragraph: "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"240\" w:line=\"240\""
        + " w:lineRule=\"auto\"/>",
      run: "<w:b/><w:color w:val=\"1F3A4D\"/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>"),
    heading(1, before: 360, size: 30),
    heading(2, before: 280, size: 26),
    heading(3, before: 200, size: 23),
    StyleEntry(
      id: "Quote", name: "Quote", next: "Normal",
      paragraph: "<w:spacing w:before=\"60\" w:after=\"60\"/>"
        + "<w:ind w:left=\"567\" w:right=\"567\"/>",
      run: "<w:color w:val=\"262626\"/>"),
    StyleEntry(
      id: "Attribution", name: "Attribution", next: "Normal",
      paragraph: "<w:spacing w:after=\"200\"/><w:ind w:left=\"567\" w:right=\"567\"/>",
      run: "<w:color w:val=\"595959\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"),
    StyleEntry(
      id: "Context", name: "Context",
      paragraph: "<w:spacing w:after=\"60\"/>",
      run: "<w:color w:val=\"595959\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    StyleEntry(
      id: "Caption", name: "caption", next: "Normal",
      paragraph: "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>",
      run: "<w:b/><w:color w:val=\"1F3A4D\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"),
    StyleEntry(
      id: "ListBullet", name: "List Bullet",
      paragraph: "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>"),
    StyleEntry(
      id: "Footer", name: "footer",
      paragraph: "<w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/>",
      run: "<w:color w:val=\"595959\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    StyleEntry(
      id: "FootnoteText", name: "footnote text",
      paragraph: "<w:spacing w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>",
      run: "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    StyleEntry(
      id: "CommentText", name: "annotation text",
      paragraph: "<w:spacing w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>",
      run: "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"),
    StyleEntry(
      id: "FootnoteReference", name: "footnote reference", base: nil,
      run: "<w:vertAlign w:val=\"superscript\"/>", isOfCharacters: true),
    StyleEntry(
      id: "CommentReference", name: "annotation reference", base: nil,
      run: "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>", isOfCharacters: true),
    StyleEntry(
      id: "HTMLCode", name: "HTML Code", base: nil,
      run: "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/>"
        + "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>", isOfCharacters: true),
  ]

  private static func heading(_ level: Int, before: Int, size: Int) -> StyleEntry {
    StyleEntry(
      id: "Heading\(level)", name: "heading \(level)", next: "Normal",
      paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"\(before)\" w:after=\"100\""
        + " w:line=\"240\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"\(level - 1)\"/>",
      run: "<w:b/><w:color w:val=\"1F3A4D\"/><w:sz w:val=\"\(size)\"/>"
        + "<w:szCs w:val=\"\(size)\"/>")
  }

  private static func xml(of style: StyleEntry) -> String {
    let isBuiltIn = style.name != "Attribution" && style.name != "Context"
    let type = style.isOfCharacters ? "character" : "paragraph"
    return "<w:style w:type=\"\(type)\"\(style.isDefault ? " w:default=\"1\"" : "")"
      + (isBuiltIn ? "" : " w:customStyle=\"1\"")
      + " w:styleId=\"\(style.id)\"><w:name w:val=\"\(style.name)\"/>"
      + (style.base.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? "")
      + (style.next.map { "<w:next w:val=\"\($0)\"/>" } ?? "")
      + (style.isOfCharacters ? "" : "<w:qFormat/>")
      + (style.paragraph.isEmpty ? "" : "<w:pPr>\(style.paragraph)</w:pPr>")
      + (style.run.isEmpty ? "" : "<w:rPr>\(style.run)</w:rPr>") + "</w:style>"
  }

  private static var tableStyles: String {
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>"
    }
    let margins = [("top", 40), ("left", 100), ("bottom", 40), ("right", 100)].map {
      "<w:\($0.0) w:w=\"\($0.1)\" w:type=\"dxa\"/>"
    }
    return "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
      + "<w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>"
      + "<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>\n"
      + "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>"
      + "<w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/>"
      + "<w:pPr><w:spacing w:after=\"0\" w:line=\"252\" w:lineRule=\"auto\"/></w:pPr>"
      + "<w:tblPr><w:tblBorders>\(borders.joined())</w:tblBorders>"
      + "<w:tblCellMar>\(margins.joined())</w:tblCellMar></w:tblPr></w:style>\n"
  }
}
