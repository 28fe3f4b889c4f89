extension DocumentTranscript {
  /// Reads the bytes of an RTF file, of whatever program and version.
  ///
  /// A file that was cut off is read as far as it goes, and complained of: many programs forget the
  /// last brace.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: `DocumentReadingError` when it is no RTF, or its groups are nested without end.
  package init(rtf bytes: [UInt8]) throws(DocumentReadingError) {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = isMarked ? Array(bytes.dropFirst(3)) : bytes
    guard content.starts(with: Array("{\\rtf".utf8)) else {
      throw .otherKind(FileKind(of: bytes, named: ""))
    }
    var reader = RTFReader(content)
    try reader.read()
    self.init(
      paragraphs: reader.paragraphs, tables: reader.tables, complaints: reader.tally.complaints)
    comments = reader.comments(in: self)
  }
}
