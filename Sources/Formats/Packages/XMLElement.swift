/// An element of an XML document, with its names told apart by known namespaces.
///
/// It is a place in a document that it holds, and no copy of anything.
struct XMLElement: Sendable {
  /// What stands inside an element.
  enum Content: Sendable {
    case element(XMLElement)
    case text(String)
  }

  /// The document that it is in.
  let document: XMLDocument
  fileprivate let index: Int

  /// Takes the element that a document begins with.
  init(root document: XMLDocument) {
    self.init(document, 0)
  }

  fileprivate init(_ document: XMLDocument, _ index: Int) {
    self.document = document
    self.index = index
  }

  private var node: XMLDocument.Node { document.nodes[index] }

  /// Its name with our prefix for its namespace, such as `w:p`.
  ///
  /// An unknown namespace has the prefix `?`; without one, the local name stands alone.
  var name: String { document.names[Int(node.name)] }

  /// The line of the document, from 1, that it begins on.
  var line: Int { Int(node.extent) }

  /// Its attributes by the same names.
  var attributes: XMLAttributes { XMLAttributes(of: document, from: node.first) }

  /// What stands inside, in order.
  var contents: XMLContents { XMLContents(of: self) }

  /// The elements right inside.
  var children: XMLChildren { XMLChildren(of: self) }

  /// The first element of a name right inside.
  func child(_ name: String) -> XMLElement? {
    children.first { $0.name == name }
  }

  /// The text right inside.
  var text: String {
    var text = ""
    var place = index + 1
    let end = Int(node.next)
    while place < end {
      let node = document.nodes[place]
      if node.name == XMLDocument.Node.text { text += document.string(node.first, node.extent) }
      place = Int(node.next)
    }
    return text
  }

  /// The nodes right inside lie between these, each naming the next.
  fileprivate var inside: Range<Int> { index + 1..<Int(node.next) }
}

/// The attributes of an element.
struct XMLAttributes {
  private let document: XMLDocument
  private let first: UInt32

  fileprivate init(of document: XMLDocument, from first: UInt32) {
    self.document = document
    self.first = first
  }

  /// The value of an attribute; of two that are called the same here, the later one's.
  subscript(name: String) -> String? {
    var found: XMLDocument.Attribute?
    visit { if document.names[$0.name] == name { found = $0 } }
    return found.map { document.string($0.start, $0.length) }
  }

  /// All of them by name.
  var table: [String: String] {
    var table: [String: String] = [:]
    visit { table[document.names[$0.name]] = document.string($0.start, $0.length) }
    return table
  }

  private func visit(_ take: (XMLDocument.Attribute) -> Void) {
    guard first != XMLDocument.none else { return }
    var place = Int(first)
    while true {
      let attribute = document.attributes[place]
      take(attribute)
      if attribute.isLast { return }
      place += 1
    }
  }
}

/// The elements right inside an element.
struct XMLChildren: Sequence, IteratorProtocol {
  private let document: XMLDocument
  private var place: Int
  private let end: Int

  fileprivate init(of element: XMLElement) {
    document = element.document
    place = element.inside.lowerBound
    end = element.inside.upperBound
  }

  mutating func next() -> XMLElement? {
    while place < end {
      let current = place
      let node = document.nodes[current]
      place = Int(node.next)
      switch node.name {
      case XMLDocument.Node.text: continue
      case XMLDocument.Node.graft: return document.grafts[Int(node.first)]
      default: return XMLElement(document, current)
      }
    }
    return nil
  }
}

/// What stands right inside an element.
struct XMLContents: Sequence, IteratorProtocol {
  private let document: XMLDocument
  private var place: Int
  private let end: Int

  fileprivate init(of element: XMLElement) {
    document = element.document
    place = element.inside.lowerBound
    end = element.inside.upperBound
  }

  /// Whether nothing is left.
  var isEmpty: Bool { place >= end }

  mutating func next() -> XMLElement.Content? {
    guard place < end else { return nil }
    let current = place
    let node = document.nodes[current]
    place = Int(node.next)
    return switch node.name {
    case XMLDocument.Node.text: .text(document.string(node.first, node.extent))
    case XMLDocument.Node.graft: .element(document.grafts[Int(node.first)])
    default: .element(XMLElement(document, current))
    }
  }
}

extension XMLElement {
  /// Makes an element by hand.
  init(name: String, attributes: [String: String], contents: [Content], line: Int = 1) {
    var builder = XMLDocumentBuilder(prefixes: [:])
    let number = builder.number(of: name)
    builder.begin(number, line: line)
    for (name, value) in attributes {
      let number = builder.number(of: name)
      builder.add(number, value)
    }
    for content in contents {
      switch content {
      case .element(let element): builder.graft(element)
      case .text(let text):
        builder.breakText()
        builder.add(text: text)
      }
    }
    builder.end()
    self.init(root: builder.document)
  }
}
