/// The parts of an OpenDocument file that hold its text.
struct OpenDocumentPackage {
  /// The text of the document.
  let text: XMLElement
  /// Its styles, the automatic ones too.
  let styles: OpenDocumentStyles

  /// Opens the bytes of an `.odt` or `.fodt` file.
  init(_ bytes: [UInt8], limits: ZipLimits) throws(DocumentReadingError) {
    let content: XMLElement
    var sheets: [XMLElement] = []
    if bytes.starts(with: [0x50, 0x4B]) {
      let archive = try Self.open(bytes, limits: limits)
      let parts = OfficeParts(archive, prefixes: OpenDocumentNamespaces.prefixes)
      guard let main = try Self.read("content.xml", of: parts) else {
        throw .missingPart("content.xml")
      }
      content = main
      if let common = try Self.read("styles.xml", of: parts) { sheets.append(common) }
    } else {
      content = try Self.flat(bytes)
    }
    sheets.append(content)
    guard let text = content.child("office:body")?.child("office:text") else {
      throw .otherKind(bytes.starts(with: [0x50, 0x4B]) ? .zip : .binary)
    }
    self.text = text
    styles = OpenDocumentStyles(sheets)
  }

  /// The archive, unless it is locked; its manifest is never locked and says what is.
  private static func open(
    _ bytes: [UInt8], limits: ZipLimits
  ) throws(DocumentReadingError) -> ZipReader {
    do throws(ZipError) {
      let archive = try ZipReader(bytes, limits: limits)
      if let manifest = try archive.read("META-INF/manifest.xml"),
        ByteSearch.contains(Array("encryption-data".utf8), in: manifest)
      {
        throw ZipError.encrypted(entry: "content.xml")
      }
      return archive
    } catch {
      throw DocumentReadingError(error)
    }
  }

  private static func read(
    _ part: String, of parts: OfficeParts
  ) throws(DocumentReadingError) -> XMLElement? {
    do throws(OfficePartError) {
      return try parts.read(part)
    } catch {
      throw DocumentReadingError(error)
    }
  }

  private static func flat(_ bytes: [UInt8]) throws(DocumentReadingError) -> XMLElement {
    do throws(XMLError) {
      return try XMLElement.root(of: bytes, prefixes: OpenDocumentNamespaces.prefixes)
    } catch {
      switch error {
      case .malformed(let line, let reason):
        throw .malformedPart("the text", line: line, reason: reason)
      case .documentType: throw .documentType(part: "the file")
      }
    }
  }
}

/// The namespaces of OpenDocument, by what they are called here.
enum OpenDocumentNamespaces {
  private static let oasis = "urn:oasis:names:tc:opendocument:xmlns:"

  /// What each is called here.
  static let prefixes: [String: String] = [
    oasis + "office:1.0": "office", oasis + "text:1.0": "text", oasis + "table:1.0": "table",
    oasis + "drawing:1.0": "draw", oasis + "style:1.0": "style",
    "http://purl.org/dc/elements/1.1/": "dc", oasis + "xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
  ]
}
