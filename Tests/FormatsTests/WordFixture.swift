import Formats

/// Word files put together for tests from the XML of their body.
enum WordFixture {
  static let transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
  private static let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The bytes of a `.docx` file.
  static func bytes(
    _ body: String, styles: String? = nil, path: String = "word/document.xml",
    namespace: String = transitional, prologue: String = ""
  ) throws -> [UInt8] {
    let main =
      prologue + "<w:document xmlns:w=\"\(namespace)\""
      + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
      + " xmlns:v=\"urn:schemas-microsoft-com:vml\""
      + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">"
      + "<w:body>\(body)<w:sectPr/></w:body></w:document>"
    var entries = [
      ZipWriter.Entry("[Content_Types].xml", "<Types/>"),
      ZipWriter.Entry("_rels/.rels", relationship("officeDocument", "/" + path)),
      ZipWriter.Entry(path, main),
    ]
    if let styles {
      entries.append(.init("word/s.xml", "<w:styles xmlns:w=\"\(namespace)\">\(styles)</w:styles>"))
      entries.append(
        .init("word/_rels/document.xml.rels", relationship("styles", "../word/./s.xml")))
    }
    return try ZipWriter.archive(entries)
  }

  /// What the reader makes of a body.
  static func read(_ body: String, styles: String? = nil) throws -> DocumentTranscript {
    try DocumentTranscript(word: bytes(body, styles: styles))
  }

  /// A paragraph of plain text.
  static func p(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  /// A run of plain text.
  static func r(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private static func relationship(_ type: String, _ target: String) -> String {
    "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"a\" Type=\"\(office)/\(type)\""
      + " Target=\"\(target)\"/></Relationships>"
  }
}
