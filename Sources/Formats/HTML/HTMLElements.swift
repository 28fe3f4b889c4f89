/// What the elements of HTML are for a reader of text.
enum HTMLElements {
  /// What is done with an element.
  enum Role {
    case skipped
    /// The head of the page, which the parser leaves open where the page never begins its body.
    case head
    case block
    case table
    case row
    case cell
    case lineBreak
    case picture
    case object
    case footnote
    case endnote
    case comment
    case insertion
    case deletion
  }

  /// What is done with an element; nil for one within a line.
  static func role(of element: XMLElement) -> Role? {
    if element.name == "a", let reference = reference(element) { return reference }
    if element.name == "ins" || element.name == "del", element.attributes["datetime"] != nil {
      return element.name == "ins" ? .insertion : .deletion
    }
    guard let role = roles[element.name] else { return nil }
    if role == .block, isNote(element) { return .skipped }
    return role
  }

  /// 1 to 6 for a heading.
  static func headingLevel(_ name: String) -> Int? {
    guard name.utf8.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()),
      (1...6).contains(level)
    else { return nil }
    return level
  }

  /// The properties in a `style` attribute and their values, in lower case.
  static func declarations(_ style: String) -> [(String, String)] {
    style.lowercased().split(separator: ";").compactMap { declaration in
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return (trimmed(parts[0]), trimmed(parts[1]))
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A mark in the text that leads to a note or a comment, as office programs export them.
  private static func reference(_ anchor: XMLElement) -> Role? {
    if let kind = anchor.attributes["class"] {
      if kind == "sdfootnoteanc" { return .footnote }
      if kind == "sdendnoteanc" { return .endnote }
    }
    for name in [anchor.attributes["name"], anchor.attributes["id"]] {
      guard let name else { continue }
      for (prefix, role) in references where isNumbered(name, prefix) { return role }
    }
    return nil
  }

  private static let references: [(String, Role)] = [
    ("_ftnref", .footnote), ("ftnt_ref", .footnote), ("_ednref", .endnote),
    ("cmnt_ref", .comment), ("_msoanchor_", .comment),
  ]

  /// Whether a block is the text of a note or comment: it begins with a mark that leads back.
  private static func isNote(_ block: XMLElement) -> Bool {
    var element = block
    for _ in 0..<6 {
      guard let first = element.children.first(where: { _ in true }) else { return false }
      if first.name == "a" {
        return [first.attributes["name"], first.attributes["id"]].contains { name in
          guard let name else { return false }
          return noteNames.contains { isNumbered(name, $0) }
        }
      }
      guard element.text.allSatisfy(\.isWhitespace) else { return false }
      element = first
    }
    return false
  }

  private static let noteNames = [
    "_ftn", "_edn", "ftnt", "cmnt", "sdfootnote", "sdendnote", "_msocom_",
  ]

  /// Whether a name is a prefix, a number, and perhaps LibreOffice's `sym`.
  private static func isNumbered(_ name: String, _ prefix: String) -> Bool {
    guard name.hasPrefix(prefix) else { return false }
    var rest = name.dropFirst(prefix.count)
    if rest.hasSuffix("sym") { rest = rest.dropLast(3) }
    return !rest.isEmpty && rest.allSatisfy(\.isNumber)
  }

  private static let roles: [String: Role] = {
    var roles: [String: Role] = [
      "br": .lineBreak, "table": .table, "tr": .row, "td": .cell, "th": .cell, "img": .picture,
      "head": .head,
    ]
    let lists: [(Role, [String])] = [
      (
        .block,
        [
          "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
          "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
          "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
          "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
          "tbody", "tfoot", "thead", "ul", "xmp",
        ]
      ),
      (
        .skipped,
        [
          "button", "datalist", "input", "meter", "noframes", "noscript", "progress", "rp",
          "rt", "script", "select", "style", "template", "textarea", "title",
        ]
      ),
      (
        .object,
        ["applet", "audio", "canvas", "embed", "iframe", "object", "svg", "video"]
      ),
    ]
    for (role, names) in lists {
      for name in names { roles[name] = role }
    }
    return roles
  }()
}
