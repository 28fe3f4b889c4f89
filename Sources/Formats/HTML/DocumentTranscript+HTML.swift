extension DocumentTranscript {
  /// Reads the bytes of a page of HTML, as a browser shows it without style sheets.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - asked: The encoding, where a person knows better than the rule.
  /// - Throws: `TextDecodingError` where it is in no encoding, `DocumentReadingError` where it is
  ///   built to be more than can be read.
  package init(html bytes: [UInt8], encoding asked: EncodingOverride? = nil) throws {
    let page = try HTMLEncoding.decode(bytes, asked: asked)
    var reader = HTMLReader()
    reader.tally.lostCharacters = page.lost
    if let root = try HTMLPage.root(of: page.text.filter { $0 != 0 }) { reader.read(root) }
    self.init(
      paragraphs: reader.paragraphs, tables: reader.tables, complaints: reader.tally.complaints,
      encoding: page.encoding)
  }
}
