/// Fills the arrays of a document in the order in which it is read.
struct XMLDocumentBuilder {
  /// What the parser knows a name by: each spelling has one address as long as it reads.
  private struct Spelling: Hashable {
    let local: UnsafeRawPointer
    /// The namespace; the prefix where that has none.
    let space: UnsafeRawPointer?

    /// The place among the spellings at hand.
    var place: Int {
      let bits = UInt(bitPattern: local) >> 1 ^ UInt(bitPattern: space) >> 3
      return Int((bits ^ bits >> 8) & UInt(XMLDocumentBuilder.spellingsAtHand - 1))
    }
  }

  /// A power of two.
  private static let spellingsAtHand = 128

  private let prefixes: [String: String]
  private var numbers: [Spelling: UInt32] = [:]
  /// The latest number of each spelling whose addresses have the same lowest bits.
  private var latest: [(spelling: Spelling?, number: UInt32)]
  private var names: [String] = []
  private var nodes: [XMLDocument.Node] = []
  private var attributes: [XMLDocument.Attribute] = []
  private var utf8: [UInt8] = []
  private var grafts: [XMLElement] = []
  /// The elements that are open, the innermost last.
  private var open: [Int] = []
  /// Whether more text belongs to the last node.
  private var isInText = false

  /// Names namespaces as they are to be called.
  init(prefixes: [String: String]) {
    self.prefixes = prefixes
    latest = Array(repeating: (nil, 0), count: Self.spellingsAtHand)
  }

  /// How many elements are open.
  var depth: Int { open.count }
  /// Whether nothing has been read.
  var isEmpty: Bool { nodes.isEmpty }
  /// Whether texts and values have grown past what a record can tell the place of.
  private(set) var isFull = false

  /// What has been built.
  var document: XMLDocument {
    XMLDocument(names: names, nodes: nodes, attributes: attributes, utf8: utf8, grafts: grafts)
  }

  /// The number of a name as the parser tells it.
  ///
  /// - Parameters:
  ///   - local: The name without its prefix.
  ///   - prefix: Its prefix, which is part of the name where no namespace has been declared for it.
  ///   - uri: Its namespace.
  /// - Returns: The number of what it is called here.
  mutating func number(
    of local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) -> UInt32 {
    let spelling = Spelling(
      local: UnsafeRawPointer(local), space: UnsafeRawPointer(uri) ?? UnsafeRawPointer(prefix))
    return number(spelling) { $0.name(of: local, prefix: prefix, uri: uri) }
  }

  /// The number of a name that the parser tells otherwise than it is called.
  ///
  /// - Parameters:
  ///   - spelling: What the parser tells.
  ///   - name: What it is always called then.
  /// - Returns: The number of the name.
  mutating func number(
    of spelling: UnsafePointer<UInt8>, called name: UnsafePointer<UInt8>
  ) -> UInt32 {
    number(Spelling(local: UnsafeRawPointer(spelling), space: nil)) { _ in String(cString: name) }
  }

  private mutating func number(
    _ spelling: Spelling, _ name: (XMLDocumentBuilder) -> String
  ) -> UInt32 {
    let place = spelling.place
    if latest[place].spelling == spelling { return latest[place].number }
    let number = numbers[spelling] ?? number(of: name(self))
    numbers[spelling] = number
    latest[place] = (spelling, number)
    return number
  }

  private func name(
    of local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) -> String {
    let name = String(cString: local)
    if let uri { return (prefixes[String(cString: uri)] ?? "?") + ":" + name }
    return prefix.map { String(cString: $0) + ":" + name } ?? name
  }

  /// The number of a name that is made here.
  mutating func number(of name: String) -> UInt32 {
    names.append(name)
    return UInt32(names.count - 1)
  }

  /// Begins an element.
  mutating func begin(_ name: UInt32, line: Int) {
    isInText = false
    open.append(nodes.count)
    nodes.append(
      XMLDocument.Node(
        name: name, next: 0, first: XMLDocument.none, extent: UInt32(clamping: max(1, line))))
  }

  /// Ends the innermost element.
  mutating func end() {
    isInText = false
    guard let last = open.popLast() else { return }
    nodes[last].next = UInt32(nodes.count)
  }

  /// Ends all elements.
  mutating func endAll() {
    while !open.isEmpty { end() }
  }

  /// Adds an attribute to the element that has just begun.
  mutating func add(_ name: UInt32, _ value: UnsafeBufferPointer<UInt8>) {
    guard hasRoom(for: value.count) else { return }
    let start = utf8.count
    utf8.append(contentsOf: value)
    addAttribute(name, from: start)
  }

  /// Adds an attribute to the element that has just begun.
  mutating func add(_ name: UInt32, _ value: String) {
    guard hasRoom(for: value.utf8.count) else { return }
    let start = utf8.count
    utf8.append(contentsOf: value.utf8)
    addAttribute(name, from: start)
  }

  private mutating func addAttribute(_ name: UInt32, from start: Int) {
    guard let last = open.last else { return }
    if nodes[last].first == XMLDocument.none {
      nodes[last].first = UInt32(attributes.count)
    } else {
      attributes[attributes.count - 1].tag &= ~XMLDocument.Attribute.last
    }
    attributes.append(
      XMLDocument.Attribute(
        tag: name | XMLDocument.Attribute.last, start: UInt32(start),
        length: UInt32(utf8.count - start)))
  }

  /// Adds text, to the text before it if nothing stands between them.
  mutating func add(text: UnsafeBufferPointer<UInt8>) {
    guard hasRoom(for: text.count), beginText() else { return }
    utf8.append(contentsOf: text)
    nodes[nodes.count - 1].extent += UInt32(text.count)
  }

  /// Adds text, to the text before it if nothing stands between them.
  mutating func add(text: String) {
    guard hasRoom(for: text.utf8.count), beginText() else { return }
    utf8.append(contentsOf: text.utf8)
    nodes[nodes.count - 1].extent += UInt32(text.utf8.count)
  }

  /// Whether text can stand here: not outside of all elements.
  private mutating func beginText() -> Bool {
    if isInText { return true }
    if open.isEmpty { return false }
    isInText = true
    nodes.append(
      XMLDocument.Node(
        name: XMLDocument.Node.text, next: UInt32(nodes.count + 1), first: UInt32(utf8.count),
        extent: 0))
    return true
  }

  /// Says that something stands here which is not kept, so that text after it is another.
  mutating func breakText() {
    isInText = false
  }

  /// Puts an element of another document here.
  mutating func graft(_ element: XMLElement) {
    isInText = false
    nodes.append(
      XMLDocument.Node(
        name: XMLDocument.Node.graft, next: UInt32(nodes.count + 1),
        first: UInt32(grafts.count), extent: 0))
    grafts.append(element)
  }

  private mutating func hasRoom(for count: Int) -> Bool {
    if utf8.count + count > Int(UInt32.max) { isFull = true }
    return !isFull
  }
}
