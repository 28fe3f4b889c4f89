extension WordDocument {
  /// The document as the bytes of a `.docx` file (ECMA-376, Transitional), the same for the same
  /// document every time: no clock, no random identifiers.
  ///
  /// - Throws: `PackageWritingError` when memory has run out.
  package func bytes() throws(PackageWritingError) -> [UInt8] {
    try ZipWriter.archive([
      ZipWriter.Entry("[Content_Types].xml", WordParts.contentTypes),
      ZipWriter.Entry("_rels/.rels", WordParts.packageRelationships),
      ZipWriter.Entry("docProps/core.xml", WordParts.properties(title: title, language: language)),
      ZipWriter.Entry("word/document.xml", WordBodyWriter(self).xml),
      ZipWriter.Entry("word/styles.xml", WordParts.styles(language: language)),
      ZipWriter.Entry("word/numbering.xml", WordParts.numbering),
      ZipWriter.Entry("word/settings.xml", WordParts.settings),
      ZipWriter.Entry("word/footer1.xml", WordParts.footer),
      ZipWriter.Entry("word/_rels/document.xml.rels", WordParts.documentRelationships),
    ])
  }
}
