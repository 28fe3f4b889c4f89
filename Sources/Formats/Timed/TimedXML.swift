internal import Text

/// An XML document of a transcription program.
enum TimedXML {
  /// Parses a document; a document type that it names is not looked for.
  static func root(_ bytes: [UInt8]) throws(TimedReadingError) -> XMLElement {
    do throws(XMLError) {
      return try XMLElement.root(
        of: bytes, prefixes: ["http://www.w3.org/XML/1998/namespace": "xml"], allowsTypeName: true)
    } catch {
      switch error {
      case .malformed(let line, let reason): throw .malformed(line: line, reason: reason)
      case .documentType: throw .documentType
      }
    }
  }
}

extension XMLElement {
  /// Its name without a namespace's prefix.
  var localName: Substring {
    name.utf8.lastIndex(of: 0x3A).map { name[name.utf8.index(after: $0)...] } ?? Substring(name)
  }

  /// The elements right inside that have a name.
  func children(_ name: String) -> [XMLElement] {
    children.filter { $0.localName == name }
  }

  /// The first element right inside that has a name.
  func first(_ name: String) -> XMLElement? {
    children.first { $0.localName == name }
  }

  /// Every element of a name below this one, in the document's order, none within another.
  func all(_ name: String) -> [XMLElement] {
    children.flatMap { $0.localName == name ? [$0] : $0.all(name) }
  }

  /// An attribute that is not empty.
  func value(_ attribute: String) -> String? {
    attributes[attribute].flatMap { $0.trimmingBlanks().isEmpty ? nil : $0 }
  }
}
