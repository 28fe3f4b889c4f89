/// The parts of a Word file that hold its text, found through its relationships (ECMA-376 part 2).
struct WordPackage {
  /// The body of the document.
  let body: XMLElement
  /// The styles, where the file has any.
  let styles: WordStyles
  private let parts: PartReader
  private let mainPath: String

  /// Opens the bytes of a `.docx` file.
  init(_ bytes: [UInt8], limits: ZipLimits) throws(DocumentReadingError) {
    let archive = try Self.open(bytes, limits: limits)
    let parts = PartReader(archive)
    guard let top = try parts.read("_rels/.rels") else { throw Self.unrelated(archive) }
    guard let mainPath = OfficeParts.target(of: "/officeDocument", in: top, from: "") else {
      throw Self.unrelated(archive)
    }
    guard let main = try parts.read(mainPath) else { throw .missingPart(mainPath) }
    guard main.name == "w:document", let body = main.child("w:body") else {
      throw .otherKind(.zip)
    }
    self.body = body
    self.parts = parts
    self.mainPath = mainPath
    if let related = try parts.relationships(of: mainPath),
      let path = OfficeParts.target(
        of: "/styles", in: related, from: OfficeParts.folder(of: mainPath)),
      let sheet = try parts.read(path)
    {
      styles = WordStyles(sheet)
    } else {
      styles = WordStyles(nil)
    }
  }

  /// The part that the document has a kind of relationship to, such as `/comments`.
  ///
  /// - Throws: `DocumentReadingError` where it cannot be read.
  func part(_ kind: String) throws(DocumentReadingError) -> XMLElement? {
    guard let related = try parts.relationships(of: mainPath),
      let path = OfficeParts.target(
        of: kind, in: related, from: OfficeParts.folder(of: mainPath))
    else { return nil }
    return try parts.read(path)
  }

  private static func open(
    _ bytes: [UInt8], limits: ZipLimits
  ) throws(DocumentReadingError) -> ZipReader {
    let kind = FileKind.binary(bytes)
    if kind == .encryptedOffice { throw .passwordProtected }
    if let kind, ![.docx, .zip].contains(kind) { throw .otherKind(kind) }
    do throws(ZipError) {
      return try ZipReader(bytes, limits: limits)
    } catch {
      if error == .notAnArchive { throw .otherKind(FileKind(of: bytes, named: "")) }
      throw DocumentReadingError(error)
    }
  }

  /// The error for an archive that does not say where its document is.
  private static func unrelated(_ archive: ZipReader) -> DocumentReadingError {
    let hasParts = archive.names.contains { $0.lowercased().hasPrefix("word/") }
    return hasParts ? .missingPart("_rels/.rels") : .otherKind(.zip)
  }
}

/// Reads parts as XML, with the errors of a Word document.
private struct PartReader {
  private let parts: OfficeParts

  init(_ archive: ZipReader) {
    parts = OfficeParts(archive, prefixes: WordNamespaces.prefixes)
  }

  func read(_ name: String) throws(DocumentReadingError) -> XMLElement? {
    do throws(OfficePartError) {
      return try parts.read(name)
    } catch {
      throw DocumentReadingError(error)
    }
  }

  func relationships(of part: String) throws(DocumentReadingError) -> XMLElement? {
    do throws(OfficePartError) {
      return try parts.relationships(of: part)
    } catch {
      throw DocumentReadingError(error)
    }
  }
}

/// The namespaces of WordprocessingML, in its Transitional and its Strict form (ISO/IEC 29500).
enum WordNamespaces {
  /// What each is called here.
  static let prefixes: [String: String] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
  ]
}
