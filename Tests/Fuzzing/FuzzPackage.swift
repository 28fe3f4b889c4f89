internal import Formats

/// Packs fuzzed XML as the files that it stands in, so that it is reached at every try.
///
/// Parts are separated by a zero byte, which XML cannot hold.
enum FuzzPackage {
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let related = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// A Word file of a document, and of styles and comments where they are given.
  static func word(_ bytes: [UInt8]) throws -> [UInt8] {
    let parts = split(bytes)
    var entries = [
      ZipWriter.Entry("_rels/.rels", relationships([("officeDocument", "word/document.xml")])),
      ZipWriter.Entry(
        "word/_rels/document.xml.rels",
        relationships([("styles", "styles.xml"), ("comments", "comments.xml")])),
      ZipWriter.Entry("word/document.xml", parts[0]),
    ]
    for (name, part) in zip(["styles", "comments", "commentsExtended"], parts.dropFirst()) {
      entries.append(ZipWriter.Entry("word/\(name).xml", part))
    }
    return try ZipWriter.archive(entries)
  }

  /// An OpenDocument text of a content, and of styles where they are given.
  static func openDocument(_ bytes: [UInt8]) throws -> [UInt8] {
    let parts = split(bytes)
    return try ZipWriter.archive(
      zip(["content.xml", "styles.xml", "META-INF/manifest.xml"], parts).map {
        ZipWriter.Entry($0, $1)
      })
  }

  /// A workbook of a sheet, and of shared texts and a list of sheets where they are given.
  static func workbook(_ bytes: [UInt8]) throws -> [UInt8] {
    let parts = split(bytes)
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let book =
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
      + "<sheet name=\"a\" r:id=\"a0\"/></sheets></workbook>"
    var entries = [
      ZipWriter.Entry("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])),
      ZipWriter.Entry(
        "xl/_rels/workbook.xml.rels",
        relationships([("worksheet", "sheet.xml"), ("sharedStrings", "shared.xml")])),
      ZipWriter.Entry("xl/workbook.xml", parts.count > 2 ? parts[2] : Array(book.utf8)),
      ZipWriter.Entry("xl/sheet.xml", parts[0]),
    ]
    if parts.count > 1 { entries.append(ZipWriter.Entry("xl/shared.xml", parts[1])) }
    return try ZipWriter.archive(entries)
  }

  /// A layer file of its lines.
  static func layer(_ bytes: [UInt8]) throws -> [UInt8] {
    try ZipWriter.archive([ZipWriter.Entry("layer.jsonl", bytes)])
  }

  /// A REFI-QDA project of its XML and of texts that it may name.
  static func refi(_ bytes: [UInt8]) throws -> [UInt8] {
    let parts = split(bytes)
    let names = ["sources/a.txt", "Sources/B.TXT", "sources/c.docx"]
    return try ZipWriter.archive(
      [ZipWriter.Entry("project.qde", parts[0])]
        + zip(names, parts.dropFirst()).map { ZipWriter.Entry($0, $1) })
  }

  private static func split(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
  }

  private static func relationships(_ targets: [(kind: String, target: String)]) -> [UInt8] {
    let list = targets.enumerated().map { index, item in
      "<Relationship Id=\"a\(index)\" Type=\"\(office)/\(item.kind)\" Target=\"\(item.target)\"/>"
    }
    return Array("<Relationships xmlns=\"\(related)\">\(list.joined())</Relationships>".utf8)
  }
}
