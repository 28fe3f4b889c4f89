internal import CLibxml2

/// Runs libxml2's parser of HTML, which puts up with anything.
///
/// The parser looks at the tree that it makes: whether blanks count depends on what stands before
/// them. So it makes one, of which only what it can still see is kept: the elements that are open,
/// and the last that each of them holds.
struct HTMLParser {
  private var builder = XMLDocumentBuilder(prefixes: [:])

  /// Parses a page.
  ///
  /// - Parameter text: The page in UTF-8.
  /// - Returns: A document that begins with the outermost element; nil for a page without any.
  /// - Throws: `DocumentReadingError` where it is nested or written beyond all measure.
  mutating func parse(_ text: [UInt8]) throws(DocumentReadingError) -> XMLDocument? {
    guard let context = htmlNewParserCtxt() else {
      throw .malformedPart("the page", line: 1, reason: "memory has run out")
    }
    defer { htmlFreeParserCtxt(context) }
    Self.listen(to: context)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
    let document = withUnsafeMutablePointer(to: &self) { parser in
      context.pointee._private = UnsafeMutableRawPointer(parser)
      return text.withUnsafeBytes { buffer in
        htmlCtxtReadMemory(
          context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(clamping: buffer.count), nil, "UTF-8", Int32(options))
      }
    }
    xmlFreeDoc(document)
    // Only where the parser gives up for good does it stop telling what it reads.
    if context.pointee.disableSAX != 0 || builder.isFull { throw .tooDeep(HTMLPage.deepest) }
    if builder.isEmpty { return nil }
    builder.endAll()
    return builder.document
  }
}

/// What libxml2 calls.
extension HTMLParser {
  private typealias Context = UnsafeMutableRawPointer
  private typealias Characters = UnsafePointer<xmlChar>

  private static func listen(to context: htmlParserCtxtPtr) {
    guard let sax = context.pointee.sax else { return }
    sax.pointee.startElement = { context, name, attributes in
      HTMLParser.running(context) { $0.begin($1, name, attributes) }
    }
    sax.pointee.endElement = { context, _ in HTMLParser.running(context) { $0.end($1) } }
    sax.pointee.characters = { context, text, length in
      HTMLParser.running(context) { $0.add($1, text, length, isData: false) }
    }
    sax.pointee.cdataBlock = { context, text, length in
      HTMLParser.running(context) { $0.add($1, text, length, isData: true) }
    }
    sax.pointee.comment = { context, _ in
      HTMLParser.running(context) { parser, _ in parser.builder.breakText() }
    }
    sax.pointee.processingInstruction = { context, target, data in
      HTMLParser.running(context) { parser, context in
        parser.builder.breakText()
        guard let node = context.pointee.node else { return }
        xmlSAX2ProcessingInstruction(context, target, data)
        HTMLParser.forgetBefore(node.pointee.last)
      }
    }
  }

  private static func running(
    _ context: Context?, _ tell: (inout HTMLParser, htmlParserCtxtPtr) -> Void
  ) {
    guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self),
      let parser = context.pointee._private?.assumingMemoryBound(to: HTMLParser.self)
    else { return }
    tell(&parser.pointee, context)
  }

  private mutating func begin(
    _ context: htmlParserCtxtPtr, _ name: Characters?,
    _ attributes: UnsafeMutablePointer<Characters?>?
  ) {
    let outer = context.pointee.node
    xmlSAX2StartElement(context, name, attributes)
    guard let name, let node = context.pointee.node, node != outer else { return }
    let number = builder.number(of: name, called: node.pointee.name)
    builder.begin(number, line: Int(xmlGetLineNo(node)))
    var place = 0
    var attribute = node.pointee.properties
    while let current = attribute, let name = attributes?[place] {
      let number = builder.number(of: name, called: current.pointee.name)
      let text = current.pointee.children?.pointee.content
      builder.add(number, UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
      attribute = current.pointee.next
      place += 2
    }
    if node.pointee.parent?.pointee.type == XML_ELEMENT_NODE { Self.forgetBefore(node) }
  }

  private mutating func end(_ context: htmlParserCtxtPtr) {
    guard let node = context.pointee.node else { return }
    xmlSAX2EndElement(context, nil)
    Self.forgetBefore(node.pointee.last)
    if let last = node.pointee.last { Self.forget(last) }
    // What stands behind the end of the outermost one is read as if it stood in it.
    if builder.depth > 1 { builder.end() }
  }

  private mutating func add(
    _ context: htmlParserCtxtPtr, _ text: Characters?, _ length: Int32, isData: Bool
  ) {
    guard let node = context.pointee.node else { return }
    if !isData, node.pointee.last.map({ xmlNodeIsText($0) == 0 }) ?? true {
      xmlSAX2Characters(context, text, min(length, 1))
      Self.forgetBefore(node.pointee.last)
    }
    builder.add(text: UnsafeBufferPointer(start: text, count: Int(length)))
  }

  /// Frees what stands before a node in the same element.
  private static func forgetBefore(_ node: xmlNodePtr?) {
    while let former = node?.pointee.prev { forget(former) }
  }

  private static func forget(_ node: xmlNodePtr) {
    xmlUnlinkNode(node)
    xmlFreeNode(node)
  }
}
