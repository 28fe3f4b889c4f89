extension ReportDocument {
  /// The document as the bytes of a `.docx` file (ECMA-376, Transitional), the same for the same
  /// document every time: no clock, no user, no random identifiers.
  ///
  /// - Throws: `PackageWritingError` when memory has run out.
  package func docx() throws(PackageWritingError) -> [UInt8] {
    let body = WordBodyWriter(self)
    let footnotes = body.runs.footnotes
    let comments = body.runs.comments
    var notes: [WordParts.Notes] = []
    if !footnotes.isEmpty { notes.append(.footnotes) }
    if !comments.isEmpty { notes.append(.comments) }
    var entries = [
      ZipWriter.Entry("[Content_Types].xml", WordParts.contentTypes(notes)),
      ZipWriter.Entry("_rels/.rels", WordParts.packageRelationships),
      ZipWriter.Entry("docProps/core.xml", WordParts.properties(title: title, language: language)),
      ZipWriter.Entry("word/document.xml", body.xml),
      ZipWriter.Entry("word/styles.xml", WordParts.styles(language: language)),
      ZipWriter.Entry("word/numbering.xml", WordParts.numbering),
      ZipWriter.Entry("word/settings.xml", WordParts.settings(notes)),
      ZipWriter.Entry("word/footer1.xml", WordParts.footer),
    ]
    if !footnotes.isEmpty {
      entries.append(ZipWriter.Entry("word/footnotes.xml", WordParts.footnotes(footnotes)))
    }
    if !comments.isEmpty {
      entries.append(ZipWriter.Entry("word/comments.xml", WordParts.comments(comments)))
    }
    entries.append(
      ZipWriter.Entry("word/_rels/document.xml.rels", WordParts.documentRelationships(notes)))
    return try ZipWriter.archive(entries)
  }
}
