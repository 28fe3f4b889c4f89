/// XML as it is written: elements in order, indented, with what XML cannot hold replaced.
struct RefiXMLText {
  /// An attribute; one without a value is left out.
  typealias Attribute = (name: String, value: String?)

  /// What has been written.
  private(set) var bytes: [UInt8]
  /// How many characters XML could not hold.
  private(set) var replaced = 0
  private var open: [String] = []

  /// Begins a document.
  init() {
    bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
  }

  /// Writes an element with what `body` writes inside; an empty one is closed at once.
  mutating func element(
    _ name: String, _ attributes: [Attribute] = [], _ body: (inout RefiXMLText) -> Void = { _ in }
  ) {
    indent()
    begin(name, attributes)
    let start = bytes.count
    put(">\n")
    let inside = bytes.count
    open.append(name)
    body(&self)
    open.removeLast()
    if bytes.count == inside {
      bytes.removeLast(bytes.count - start)
      put("/>\n")
    } else {
      indent()
      put("</\(name)>\n")
    }
  }

  /// Writes an element that holds a text, which stands there as it is.
  mutating func text(_ name: String, _ content: String?, _ attributes: [Attribute] = []) {
    guard let content else { return }
    indent()
    begin(name, attributes)
    put(">")
    escape(content, isAttribute: false)
    put("</\(name)>\n")
  }

  /// Writes a wrapper with its elements, and nothing where there are none.
  mutating func wrapper<Item>(
    _ name: String, _ items: [Item], _ body: (inout RefiXMLText, Item) -> Void
  ) {
    guard !items.isEmpty else { return }
    element(name) { xml in
      for item in items { body(&xml, item) }
    }
  }

  private mutating func begin(_ name: String, _ attributes: [Attribute]) {
    put("<\(name)")
    for attribute in attributes {
      guard let value = attribute.value else { continue }
      put(" \(attribute.name)=\"")
      escape(value, isAttribute: true)
      put("\"")
    }
  }

  private mutating func indent() {
    bytes.append(contentsOf: repeatElement(0x20, count: open.count * 2))
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Line ends and tabs of an attribute would be read as blanks, and a CR as a line end anywhere.
  private mutating func escape(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": put("&amp;")
      case "<": put("&lt;")
      case ">": put("&gt;")
      case "\"" where isAttribute: put("&quot;")
      case "\r": put("&#13;")
      case "\n" where isAttribute: put("&#10;")
      case "\t" where isAttribute: put("&#9;")
      default:
        if XMLText.isAllowed(scalar) {
          bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        } else {
          replaced += 1
          bytes.append(contentsOf: UTF8.encodedReplacementCharacter)
        }
      }
    }
  }
}
