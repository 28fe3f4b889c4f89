/// The parts of an OpenDocument text that are the same for every document, but for its language
/// and title.
enum OpenDocumentParts {
  /// What the file is; stands first in it, not packed.
  static let mediaType = "application/vnd.oasis.opendocument.text"

  /// How every part begins.
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// The namespaces of the parts, and the version that they are in.
  static let namespaces: String = {
    let names = [
      "office", "style", "text", "table", "meta",
    ].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }
    let compatible = [("fo", "xsl-fo"), ("svg", "svg")].map {
      "xmlns:\($0.0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.1)-compatible:1.0\""
    }
    return (names + compatible).joined(separator: " ")
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\""
  }()

  /// What each part is.
  static var manifest: String {
    let parts =
      [("/", mediaType)] + ["content", "styles", "meta"].map { ("\($0).xml", "text/xml") }
    return declaration
      + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
      + " manifest:version=\"1.3\">\n"
      + parts.map {
        "<manifest:file-entry manifest:full-path=\"\($0.0)\" manifest:media-type=\"\($0.1)\"/>\n"
      }.joined() + "</manifest:manifest>\n"
  }

  /// The title and language, and neither date nor name.
  static func properties(title: String, language: DocumentLanguage) -> String {
    declaration + "<office:document-meta \(namespaces)><office:meta>"
      + "<meta:generator>Sitat</meta:generator><dc:title>\(XMLText.escaped(title))</dc:title>"
      + "<dc:language>\(language.tag)</dc:language></office:meta></office:document-meta>\n"
  }

  /// The fonts that styles name.
  static let fonts =
    "<office:font-face-decls>"
    + "<style:font-face style:name=\"Calibri\" svg:font-family=\"Calibri, Carlito, sans-serif\"/>"
    + "<style:font-face style:name=\"Consolas\" svg:font-family=\"Consolas, monospace\"/>"
    + "</office:font-face-decls>\n"
}
