internal import CLibxml2

/// An element of an XML document, with its names told apart by known namespaces.
struct XMLElement: Sendable {
  /// What stands inside an element.
  enum Content: Sendable {
    case element(XMLElement)
    case text(String)
  }

  /// Its name with our prefix for its namespace, such as `w:p`.
  ///
  /// An unknown namespace has the prefix `?`; without one, the local name stands alone.
  let name: String
  /// Its attributes by the same names.
  let attributes: [String: String]
  /// What stands inside, in order.
  let contents: [Content]
  /// The line of the document, from 1, that it begins on.
  var line = 1

  /// The elements right inside.
  var children: some Sequence<XMLElement> {
    contents.lazy.compactMap {
      if case .element(let child) = $0 { child } else { nil }
    }
  }

  /// The first element of a name right inside.
  func child(_ name: String) -> XMLElement? {
    children.first { $0.name == name }
  }

  /// The text right inside.
  var text: String {
    contents.reduce(into: "") { text, content in
      if case .text(let piece) = content { text += piece }
    }
  }
}

/// Why bytes cannot be read as XML.
enum XMLError: Error, Hashable {
  /// They are not well-formed; the line and the library's words.
  case malformed(line: Int, reason: String)
  /// They declare a document type, which could bring in other files or grow without end.
  case documentType
}

extension XMLElement {
  /// Parses a document; entities are not replaced and nothing else is loaded.
  ///
  /// - Parameters:
  ///   - bytes: The document in any encoding that XML allows.
  ///   - prefixes: What to call each namespace, by its URI.
  ///   - allowsTypeName: Whether it may name a document type that lies elsewhere, which is not
  ///     read; one that declares anything itself is never allowed.
  /// - Returns: The outermost element.
  /// - Throws: `XMLError` when it is not well-formed or declares a document type.
  static func root(
    of bytes: [UInt8], prefixes: [String: String], allowsTypeName: Bool = false
  ) throws(XMLError) -> XMLElement {
    XMLLibrary.start
    if let line = XMLMeasure.lineOfMonster(in: bytes) {
      throw .malformed(line: line, reason: "it has more attributes than any document needs")
    }
    guard let context = xmlNewParserCtxt() else {
      throw .malformed(line: 1, reason: "memory has run out")
    }
    defer { xmlFreeParserCtxt(context) }
    // What is not valid is told to a handler even where the options ask for silence.
    context.pointee.sax?.pointee.serror = { _, _ in }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_COMPACT.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue
    let document = bytes.withUnsafeBytes { buffer in
      xmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: buffer.count), nil, nil, Int32(options))
    }
    defer { xmlFreeDoc(document) }
    guard let document, let root = xmlDocGetRootElement(document) else {
      let error = xmlCtxtGetLastError(context)
      let reason = error?.pointee.message.map { String(cString: $0) } ?? "it is empty"
      throw .malformed(
        line: max(1, Int(error?.pointee.line ?? 1)),
        reason: reason.split(separator: "\n").first.map(String.init) ?? reason)
    }
    if let type = document.pointee.intSubset {
      guard allowsTypeName, type.pointee.children == nil else { throw .documentType }
    }
    var converter = XMLConverter(prefixes: prefixes)
    return converter.element(root)
  }
}

/// The library's own set-up, which has to happen once and on one thread.
enum XMLLibrary {
  static let start: Void = xmlInitParser()
}

/// Copies libxml2's tree into values; the parser has already limited its depth to 256.
struct XMLConverter {
  private struct NameKey: Hashable {
    let namespace: UnsafeRawPointer?
    let name: UnsafeRawPointer
  }

  private let prefixes: [String: String]
  private var names: [NameKey: String] = [:]

  /// Names namespaces as they are to be called.
  init(prefixes: [String: String]) {
    self.prefixes = prefixes
  }

  /// The value of an element, with all that is in it, which is taken out of the tree and freed: a
  /// document need not be in memory twice.
  mutating func element(_ node: xmlNodePtr) -> XMLElement {
    var attributes: [String: String] = [:]
    var attribute = node.pointee.properties
    while let current = attribute {
      attributes[name(current.pointee.name, in: current.pointee.ns)] = Self.value(of: current)
      attribute = current.pointee.next
    }
    var contents: [XMLElement.Content] = []
    contents.reserveCapacity(Self.children(of: node))
    var child = node.pointee.children
    while let current = child {
      let next = current.pointee.next
      switch current.pointee.type {
      case XML_ELEMENT_NODE: contents.append(.element(element(current)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let text = current.pointee.content { contents.append(.text(Self.string(text))) }
      default: break
      }
      xmlUnlinkNode(current)
      xmlFreeNode(current)
      child = next
    }
    return XMLElement(
      name: name(node.pointee.name, in: node.pointee.ns), attributes: attributes,
      contents: contents, line: max(1, Int(xmlGetLineNo(node))))
  }

  private static func children(of node: xmlNodePtr) -> Int {
    var count = 0
    var child = node.pointee.children
    while let current = child {
      count += 1
      child = current.pointee.next
    }
    return count
  }

  private mutating func name(
    _ local: UnsafePointer<xmlChar>?, in namespace: UnsafeMutablePointer<xmlNs>?
  ) -> String {
    guard let local else { return "" }
    let key = NameKey(
      namespace: UnsafeRawPointer(namespace), name: UnsafeRawPointer(local))
    if let known = names[key] { return known }
    var name = Self.string(local)
    if let uri = namespace?.pointee.href {
      name = (prefixes[Self.string(uri)] ?? "?") + ":" + name
    }
    names[key] = name
    return name
  }

  private static func value(of attribute: xmlAttrPtr) -> String {
    var value = ""
    var child = attribute.pointee.children
    while let current = child {
      if current.pointee.type == XML_TEXT_NODE, let text = current.pointee.content {
        value += string(text)
      }
      child = current.pointee.next
    }
    return value
  }

  private static func string(_ text: UnsafePointer<xmlChar>) -> String {
    String(cString: text)
  }
}
