extension DocumentTranscript {
  /// Reads the bytes of a text in OpenDocument (ISO/IEC 26300), packed (`.odt`) or in one XML file
  /// (`.fodt`).
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limits: How much it may unpack to.
  /// - Throws: `DocumentReadingError` when it is locked, damaged or no such text.
  package init(
    openDocument bytes: [UInt8], limits: ZipLimits = ZipLimits()
  ) throws(DocumentReadingError) {
    let package = try OpenDocumentPackage(bytes, limits: limits)
    var reader = OpenDocumentBodyReader(styles: package.styles)
    reader.read(package.text)
    self.init(
      paragraphs: reader.paragraphs, tables: reader.tables, complaints: reader.complaints)
    comments = reader.comments(in: self)
  }
}
