extension ReportDocument {
  /// The document as the bytes of an `.odt` file (OpenDocument 1.3), the same for the same document
  /// every time: no clock, no user, no random identifiers.
  ///
  /// - Throws: `PackageWritingError` when memory has run out.
  package func odt() throws(PackageWritingError) -> [UInt8] {
    try ZipWriter.archive([
      ZipWriter.Entry("mimetype", OpenDocumentParts.mediaType, isStored: true),
      ZipWriter.Entry("content.xml", OpenDocumentBodyWriter(self).xml),
      ZipWriter.Entry(
        "styles.xml", OpenDocumentParts.styles(language: language, isLandscape: isLandscape)),
      ZipWriter.Entry("meta.xml", OpenDocumentParts.properties(title: title, language: language)),
      ZipWriter.Entry("META-INF/manifest.xml", OpenDocumentParts.manifest),
    ])
  }
}

extension ReportDocument.Style {
  /// The name of the style in an OpenDocument file; LibreOffice knows most as its own.
  var openName: String {
    switch self {
    case .normal: "Text_20_body"
    case .title: "Title"
    case .heading1: "Heading_20_1"
    case .heading2: "Heading_20_2"
    case .heading3: "Heading_20_3"
    case .quote: "Quotations"
    case .attribution: "Attribution"
    case .context: "Context"
    case .caption: "Caption"
    case .listItem: "List_20_1"
    }
  }

  /// The level of a heading.
  package var headingLevel: Int? {
    switch self {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .normal, .title, .quote, .attribution, .context, .caption, .listItem: nil
    }
  }
}
