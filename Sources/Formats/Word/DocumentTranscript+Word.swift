extension DocumentTranscript {
  /// Reads the bytes of a `.docx` file (ECMA-376, Transitional or Strict).
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limits: How much it may unpack to.
  /// - Throws: `DocumentReadingError` when it is locked, damaged or no Word document.
  package init(
    word bytes: [UInt8], limits: ZipLimits = ZipLimits()
  ) throws(DocumentReadingError) {
    let package = try WordPackage(bytes, limits: limits)
    var reader = WordBodyReader(styles: package.styles)
    reader.read(package.body)
    let known = try WordComments(package)
    self.init(
      paragraphs: reader.paragraphs, tables: reader.tables,
      complaints: reader.complaints(comments: known.comments.count))
    comments = reader.commentPlaces.comments(known.comments, in: self)
  }
}
