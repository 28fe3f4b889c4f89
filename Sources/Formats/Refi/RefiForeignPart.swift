/// An element of another program's project that Sitat has no place for, kept to go back as it came.
package struct RefiForeignPart: Hashable, Sendable {
  /// Where in a project such elements stand.
  package enum Place: Hashable, Sendable {
    case graphs
    case sources
    case links
  }

  /// What has to be known of a project before an element of another goes into it.
  package struct Surroundings: Sendable {
    /// The identifiers that something in the project has.
    package let known: Set<RefiGUID>
    /// Whether an entry of the archive lies at an `internal://` path.
    package let holds: @Sendable (String) -> Bool
    /// What files that came along are called in the archive, by what the element calls them.
    package let places: [String: String]

    /// Describes a project.
    package init(
      known: Set<RefiGUID>, places: [String: String] = [:],
      holds: @escaping @Sendable (String) -> Bool
    ) {
      self.known = known
      self.places = places
      self.holds = holds
    }
  }

  /// Where it stands.
  package let place: Place
  let element: XMLElement

  private static let places: [String: Place] = [
    "Graph": .graphs, "PictureSource": .sources, "AudioSource": .sources,
    "VideoSource": .sources, "PDFSource": .sources, "Link": .links,
  ]

  /// Reads a kept element; nil for what is none, or of a kind that does not go back.
  package init?(xml: String) {
    guard let root = try? XMLElement.root(of: Array(xml.utf8), prefixes: [:]) else { return nil }
    let element = Self.plain(root)
    guard let place = Self.places[element.name] else { return nil }
    self.init(place, element)
  }

  private init(_ place: Place, _ element: XMLElement) {
    self.place = place
    self.element = element
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.document == right.document
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(document) }

  private var document: [UInt8] { RefiWriter(foreign: [self]).project(RefiProject(name: "")).bytes }

  /// What the schema says of it by itself; nothing where it may go into a project.
  package var complaints: [RefiSchema.Complaint] { RefiSchema.project.complaints(about: document) }

  /// The identifiers that it and its parts have.
  package var guids: [RefiGUID] {
    var found: [RefiGUID] = []
    func visit(_ element: XMLElement) {
      if let guid = element.attributes["guid"] { found.append(RefiGUID(guid)) }
      for child in element.children { visit(child) }
    }
    visit(element)
    return found
  }

  /// Where the files lie that it is about.
  package var filePaths: Set<String> {
    var found: Set<String> = []
    func visit(_ element: XMLElement) {
      found.formUnion(Self.paths.compactMap { element.attributes[$0] })
      for child in element.children { visit(child) }
    }
    visit(element)
    return found
  }

  /// The element as it can stand in a project: what refers to something that is not there is gone.
  ///
  /// - Parameter surroundings: What there is.
  /// - Returns: The element; nil where nothing of it is left.
  package func fitted(into surroundings: Surroundings) -> RefiForeignPart? {
    let own = Set(guids)
    func isThere(_ guid: String) -> Bool {
      own.contains(RefiGUID(guid)) || surroundings.known.contains(RefiGUID(guid))
    }
    guard place != .links || Self.ends.allSatisfy({ element.attributes[$0].map(isThere) ?? true })
    else { return nil }
    return Self.fit(element, isThere, surroundings).map { RefiForeignPart(place, $0) }
  }

  private static let ends = ["originGUID", "targetGUID"]
  private static let references = [
    "representedGUID", "creatingUser", "modifyingUser", "originGUID", "targetGUID",
  ]
  private static let paths = ["path", "currentPath", "richTextPath"]

  private static func fit(
    _ element: XMLElement, _ isThere: (String) -> Bool, _ surroundings: Surroundings
  ) -> XMLElement? {
    if let path = element.attributes["plainTextPath"], !surroundings.holds(path) { return nil }
    if element.name.hasSuffix("Ref"), !(element.attributes["targetGUID"].map(isThere) ?? false) {
      return nil
    }
    var attributes = element.attributes.table
    for name in references where !(attributes[name].map(isThere) ?? true) {
      attributes[name] = nil
    }
    for name in paths {
      guard let path = attributes[name] else { continue }
      attributes[name] = surroundings.places[path] ?? (surroundings.holds(path) ? path : nil)
    }
    if let guid = attributes["guid"] { attributes["guid"] = RefiGUID(guid).description }
    var contents: [XMLElement.Content] = []
    for content in element.contents {
      switch content {
      case .text: contents.append(content)
      case .element(let child):
        guard let fitting = fit(child, isThere, surroundings) else {
          // A coding without its code, and a value without its variable, say nothing.
          if ["CodeRef", "VariableRef"].contains(child.name), element.name != "Case" { return nil }
          continue
        }
        contents.append(.element(fitting))
      }
    }
    return XMLElement(
      name: element.name, attributes: attributes, contents: contents, line: element.line)
  }

  /// The element under local names; attributes of other namespaces are left out.
  private static func plain(_ element: XMLElement) -> XMLElement {
    let name = element.name.split(separator: ":").last.map(String.init) ?? element.name
    return XMLElement(
      name: name, attributes: element.attributes.table.filter { !$0.key.contains(":") },
      contents: element.contents.map { content in
        if case .element(let child) = content { return .element(plain(child)) }
        return content
      }, line: element.line)
  }
}
