internal import CLibxml2

/// Copies a tree of libxml2's into a document; the parser has already limited its depth to 256.
struct XMLConverter {
  private let prefixes: [String: String]
  private var builder: XMLDocumentBuilder

  /// Names namespaces as they are to be called.
  init(prefixes: [String: String]) {
    self.prefixes = prefixes
    builder = XMLDocumentBuilder(prefixes: prefixes)
  }

  /// The value of an element, with all that is in it, which is taken out of the tree and freed: a
  /// document need not be in memory twice.
  mutating func element(_ node: xmlNodePtr) -> XMLElement {
    builder = XMLDocumentBuilder(prefixes: prefixes)
    copy(node)
    return XMLElement(root: builder.document)
  }

  private mutating func copy(_ node: xmlNodePtr) {
    let name = number(of: node.pointee.name, in: node.pointee.ns)
    builder.begin(name, line: Int(xmlGetLineNo(node)))
    var attribute = node.pointee.properties
    while let current = attribute {
      let name = number(of: current.pointee.name, in: current.pointee.ns)
      builder.add(name, Self.value(of: current))
      attribute = current.pointee.next
    }
    var child = node.pointee.children
    while let current = child {
      let next = current.pointee.next
      switch current.pointee.type {
      case XML_ELEMENT_NODE: copy(current)
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let text = current.pointee.content {
          builder.breakText()
          builder.add(text: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
        }
      default: break
      }
      xmlUnlinkNode(current)
      xmlFreeNode(current)
      child = next
    }
    builder.end()
  }

  private mutating func number(
    of local: UnsafePointer<xmlChar>?, in namespace: UnsafeMutablePointer<xmlNs>?
  ) -> UInt32 {
    guard let local else { return builder.number(of: "") }
    return builder.number(of: local, prefix: nil, uri: namespace?.pointee.href)
  }

  private static func value(of attribute: xmlAttrPtr) -> String {
    var value = ""
    var child = attribute.pointee.children
    while let current = child {
      if current.pointee.type == XML_TEXT_NODE, let text = current.pointee.content {
        value += String(cString: text)
      }
      child = current.pointee.next
    }
    return value
  }
}
