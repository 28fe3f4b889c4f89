internal import CLibxml2

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
    var parser = XMLParser(prefixes: prefixes, allowsTypeName: allowsTypeName)
    return XMLElement(root: try parser.parse(bytes))
  }
}

/// The library's own set-up, which has to happen once and on one thread.
enum XMLLibrary {
  static let start: Void = {
    xmlInitParser()
    // Else the first two schemas, read at once, would both fill the one table of types.
    xmlSchemaInitTypes()
  }()
}

/// Runs libxml2's parser, which tells what it reads as it goes, so that no tree of its own is made.
struct XMLParser {
  private var builder: XMLDocumentBuilder
  private let allowsTypeName: Bool
  /// Whether the document declares an entity, for which it is refused.
  private var declaresEntity = false

  fileprivate init(prefixes: [String: String], allowsTypeName: Bool) {
    builder = XMLDocumentBuilder(prefixes: prefixes)
    self.allowsTypeName = allowsTypeName
  }

  fileprivate mutating func parse(_ bytes: [UInt8]) throws(XMLError) -> XMLDocument {
    do throws(XMLError) {
      try run(bytes, tells: true)
    } catch {
      guard declaresEntity else { throw error }
      // What else is wrong with it goes first. A tree tells that without going through the
      // entities at every place where they are named.
      try run(bytes, tells: false)
      throw .documentType
    }
    guard !builder.isFull else {
      throw .malformed(line: 1, reason: "it is larger than any document")
    }
    return builder.document
  }

  /// Parses once, and makes a tree of the library's own where the builder is not told.
  private mutating func run(_ bytes: [UInt8], tells: Bool) throws(XMLError) {
    guard let context = xmlNewParserCtxt() else {
      throw .malformed(line: 1, reason: "memory has run out")
    }
    defer { xmlFreeParserCtxt(context) }
    // What is not valid is told to a handler even where the options ask for silence.
    context.pointee.sax?.pointee.serror = { _, _ in }
    if tells { Self.listen(to: context) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_COMPACT.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue
    let document = withUnsafeMutablePointer(to: &self) { parser in
      context.pointee._private = UnsafeMutableRawPointer(parser)
      return bytes.withUnsafeBytes { buffer in
        xmlCtxtReadMemory(
          context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(clamping: buffer.count), nil, nil, Int32(options))
      }
    }
    defer { xmlFreeDoc(document) }
    guard let document, !tells || !builder.isEmpty else {
      let error = xmlCtxtGetLastError(context)
      let reason = error?.pointee.message.map { String(cString: $0) } ?? "it is empty"
      throw .malformed(
        line: max(1, Int(error?.pointee.line ?? 1)),
        reason: reason.split(separator: "\n").first.map(String.init) ?? reason)
    }
    if let type = document.pointee.intSubset {
      guard allowsTypeName, type.pointee.children == nil else { throw .documentType }
    }
  }
}

/// What libxml2 calls; everything but document types goes to the parser that runs it.
extension XMLParser {
  private typealias Context = UnsafeMutableRawPointer

  private static func listen(to context: xmlParserCtxtPtr) {
    guard let sax = context.pointee.sax else { return }
    sax.pointee.startElementNs = { context, local, prefix, uri, _, _, count, _, attributes in
      XMLParser.running(context)?.pointee.begin(
        local, prefix, uri, line: XMLParser.line(context), Int(count), attributes)
    }
    sax.pointee.endElementNs = { context, _, _, _ in
      XMLParser.running(context)?.pointee.builder.end()
    }
    // The library looks for blanks between elements where these two differ.
    let characters: charactersSAXFunc = { context, text, length in
      XMLParser.running(context)?.pointee.builder.add(
        text: UnsafeBufferPointer(start: text, count: Int(length)))
    }
    sax.pointee.characters = characters
    sax.pointee.ignorableWhitespace = characters
    sax.pointee.reference = { context, _ in
      XMLParser.running(context)?.pointee.builder.breakText()
    }
    sax.pointee.comment = { context, text in
      if XMLParser.isInType(context) { return xmlSAX2Comment(context, text) }
      XMLParser.running(context)?.pointee.builder.breakText()
    }
    sax.pointee.processingInstruction = { context, target, data in
      if XMLParser.isInType(context) {
        return xmlSAX2ProcessingInstruction(context, target, data)
      }
      XMLParser.running(context)?.pointee.builder.breakText()
    }
    sax.pointee.entityDecl = { context, _, _, _, _, _ in
      XMLParser.running(context)?.pointee.declaresEntity = true
      xmlStopParser(XMLParser.context(context))
    }
  }

  private mutating func begin(
    _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, line: Int, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let local else { return }
    let name = builder.number(of: local, prefix: prefix, uri: uri)
    builder.begin(name, line: line)
    guard let attributes else { return }
    for place in stride(from: 0, to: 5 * count, by: 5) {
      guard let local = attributes[place], let start = attributes[place + 3],
        let end = attributes[place + 4]
      else { continue }
      let name = builder.number(
        of: local, prefix: attributes[place + 1], uri: attributes[place + 2])
      add(name, UnsafeBufferPointer(start: start, count: end - start))
    }
  }

  /// Adds an attribute, in whose value the library leaves `&` as `&#38;` for a tree to be made of.
  private mutating func add(_ name: UInt32, _ value: UnsafeBufferPointer<UInt8>) {
    if value.contains(0x26) {
      builder.add(name, String(decoding: value, as: UTF8.self).replacing("&#38;", with: "&"))
    } else {
      builder.add(name, value)
    }
  }

  private static func context(_ context: Context?) -> xmlParserCtxtPtr? {
    context?.assumingMemoryBound(to: xmlParserCtxt.self)
  }

  private static func running(_ context: Context?) -> UnsafeMutablePointer<XMLParser>? {
    self.context(context)?.pointee._private?.assumingMemoryBound(to: XMLParser.self)
  }

  private static func isInType(_ context: Context?) -> Bool {
    (self.context(context)?.pointee.inSubset ?? 0) != 0
  }

  private static func line(_ context: Context?) -> Int {
    Int(self.context(context)?.pointee.input?.pointee.line ?? 1)
  }
}
