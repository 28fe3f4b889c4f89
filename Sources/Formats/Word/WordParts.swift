/// The parts of a Word file that are the same for every document, but for its language and title.
enum WordParts {
  /// How every part begins.
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// The namespaces of the parts in `word/`.
  static let namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

  /// The parts that a file has only where its text has such notes.
  enum Notes: String {
    case footnotes
    case comments
  }

  private static let office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  private static let packageTypes = "application/vnd.openxmlformats-package."

  /// What each part is.
  static func contentTypes(_ notes: [Notes]) -> String {
    let parts =
      [
        ("word/document.xml", office + "document.main+xml"),
        ("word/styles.xml", office + "styles+xml"),
        ("word/numbering.xml", office + "numbering+xml"),
        ("word/settings.xml", office + "settings+xml"),
        ("word/footer1.xml", office + "footer+xml"),
        ("docProps/core.xml", packageTypes + "core-properties+xml"),
      ] + notes.map { ("word/\($0.rawValue).xml", office + "\($0.rawValue)+xml") }
    return declaration
      + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"\(packageTypes)relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + parts.map { "<Override PartName=\"/\($0.0)\" ContentType=\"\($0.1)\"/>" }.joined()
      + "</Types>\n"
  }

  /// Where the document and its properties are.
  static var packageRelationships: String {
    let metadata = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    return relationships([
      (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "word/document.xml"
      ),
      (metadata + "core-properties", "docProps/core.xml"),
    ])
  }

  /// Where the other parts in `word/` are; the footer is `rId4`.
  static func documentRelationships(_ notes: [Notes]) -> String {
    relationships(
      (["styles", "numbering", "settings", "footer"] + notes.map(\.rawValue)).map { kind in
        (
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(kind)",
          kind == "footer" ? "footer1.xml" : "\(kind).xml"
        )
      })
  }

  private static func relationships(_ list: [(type: String, target: String)]) -> String {
    declaration
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + list.enumerated().map { index, item in
        "<Relationship Id=\"rId\(index + 1)\" Type=\"\(item.type)\" Target=\"\(item.target)\"/>"
      }.joined()
      + "</Relationships>\n"
  }

  /// The title and language; the date is fixed, so that equal documents are equal files.
  static func properties(title: String, language: DocumentLanguage) -> String {
    let dates = ["created", "modified"].map { name in
      "<dcterms:\(name) xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:\(name)>"
    }
    return declaration
      + "<cp:coreProperties"
      + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
      + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      + "<dc:title>\(XMLText.escaped(title))</dc:title><dc:language>\(language.tag)</dc:language>"
      + dates.joined() + "</cp:coreProperties>\n"
  }

  /// Says that the file is of Word 2013 or later, so that it does not open in compatibility mode.
  static func settings(_ notes: [Notes]) -> String {
    declaration
      + "<w:settings \(namespaces)><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/>"
      + (notes.contains(.footnotes)
        ? "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>" : "")
      + "<w:compat><w:compatSetting w:name=\"compatibilityMode\""
      + " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
      + "</w:settings>\n"
  }

  /// The bullets of lists.
  static var numbering: String {
    declaration
      + "<w:numbering \(namespaces)><w:abstractNum w:abstractNumId=\"0\">"
      + "<w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
      + "<w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/><w:lvlText w:val=\"•\"/>"
      + "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"425\" w:hanging=\"283\"/></w:pPr></w:lvl>"
      + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      + "</w:numbering>\n"
  }

  /// The page number at the foot of each page.
  static var footer: String {
    declaration
      + "<w:ftr \(namespaces)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
      + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
      + "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>\n"
  }
}
