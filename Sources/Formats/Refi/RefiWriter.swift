internal import Text

/// Writes a project as the standard REFI-QDA 1.5 wants it: `project.qde`, or a codebook by itself.
///
/// Elements stand in the order of the schema, and what would be empty is left out. The same project
/// gives the same bytes. What the values say that the standard has no form for (a colour or time
/// in other words, a number with an exponent) is brought into form or left out; whether the whole
/// is valid is for `RefiSchema` to tell.
package struct RefiWriter {
  /// What was written.
  package struct Document: Hashable, Sendable {
    /// The document in UTF-8.
    package let bytes: [UInt8]
    /// How many characters XML could not hold; each stands there as U+FFFD.
    package let replacedCharacters: Int
  }

  /// Elements of other programs' projects that go back in as they came.
  private let foreign: [RefiForeignPart]

  /// Makes a writer.
  ///
  /// - Parameter foreign: Elements of other programs' projects that go back in.
  package init(foreign: [RefiForeignPart] = []) {
    self.foreign = foreign
  }

  /// A project as `project.qde`.
  package func project(_ project: RefiProject) -> Document {
    var xml = RefiXMLText()
    let attributes: [RefiXMLText.Attribute] =
      [
        ("xmlns", RefiSchema.project.namespace), ("name", project.name),
        ("origin", project.origin),
        ("creatingUserGUID", project.stamp.creatingUser?.description),
        ("creationDateTime", RefiLexical.time(project.stamp.created)),
        ("modifyingUserGUID", project.stamp.modifyingUser?.description),
        ("modifiedDateTime", RefiLexical.time(project.stamp.modified)),
        ("basePath", project.basePath),
      ]
    xml.element("Project", attributes) { xml in
      xml.wrapper("Users", project.users) { xml, user in
        xml.element(
          "User", [("guid", user.guid.description), ("name", user.name), ("id", user.id)])
      }
      if !project.codes.isEmpty {
        xml.element("CodeBook") { xml in
          xml.wrapper("Codes", project.codes) { $0.code($1, withNotes: true) }
        }
      }
      xml.wrapper("Variables", project.variables) { $0.variable($1) }
      xml.wrapper("Cases", project.cases) { $0.refiCase($1) }
      sources(project, &xml)
      xml.wrapper("Notes", project.notes) { $0.textSource("Note", $1) }
      links(project, &xml)
      xml.wrapper("Sets", project.sets) { $0.set($1) }
      xml.wrapper("Graphs", foreign.filter { $0.place == .graphs }) { $0.foreign($1.element) }
      xml.text("Description", project.description)
      xml.noteRefs(project.noteRefs)
    }
    return Document(bytes: xml.bytes, replacedCharacters: xml.replaced)
  }

  /// The codes and the sets of codes of a project as a codebook file.
  ///
  /// - Parameter project: The project; it must have a code.
  /// - Returns: The document.
  package func codebook(_ project: RefiProject) -> Document {
    var xml = RefiXMLText()
    xml.element(
      "CodeBook", [("xmlns", RefiSchema.codebook.namespace), ("origin", project.origin)]
    ) { xml in
      xml.wrapper("Codes", project.codes) { $0.code($1, withNotes: false) }
      xml.wrapper("Sets", project.sets.filter { !$0.codes.isEmpty }) { xml, set in
        xml.element("Set", [("guid", set.guid.description), ("name", set.name)]) { xml in
          xml.text("Description", set.description)
          for code in set.codes { xml.element("MemberCode", [("guid", code.description)]) }
        }
      }
    }
    return Document(bytes: xml.bytes, replacedCharacters: xml.replaced)
  }

  private func sources(_ project: RefiProject, _ xml: inout RefiXMLText) {
    let kept = foreign.filter { $0.place == .sources }
    guard !project.sources.isEmpty || !kept.isEmpty else { return }
    xml.element("Sources") { xml in
      for source in project.sources { xml.source(source) }
      for part in kept { xml.foreign(part.element) }
    }
  }

  private func links(_ project: RefiProject, _ xml: inout RefiXMLText) {
    let kept = foreign.filter { $0.place == .links }
    guard !project.links.isEmpty || !kept.isEmpty else { return }
    xml.element("Links") { xml in
      for link in project.links { xml.link(link) }
      for part in kept { xml.foreign(part.element) }
    }
  }
}

extension RefiXMLText {
  fileprivate mutating func code(_ code: RefiCode, withNotes: Bool) {
    let attributes: [Attribute] = [
      ("guid", code.guid.description), ("name", code.name),
      ("isCodable", code.isCodable ? "true" : "false"),
      ("color", code.colour.flatMap { CodeColour($0)?.written }),
    ]
    element("Code", attributes) { xml in
      xml.text("Description", code.description)
      if withNotes { xml.noteRefs(code.noteRefs) }
      for child in code.children { xml.code(child, withNotes: withNotes) }
    }
  }

  fileprivate mutating func variable(_ variable: RefiVariable) {
    let attributes: [Attribute] = [
      ("guid", variable.guid.description), ("name", variable.name),
      ("typeOfVariable", variable.kind.rawValue),
    ]
    element("Variable", attributes) { $0.text("Description", variable.description) }
  }

  fileprivate mutating func refiCase(_ item: RefiCase) {
    element("Case", [("guid", item.guid.description), ("name", item.name)]) { xml in
      xml.text("Description", item.description)
      xml.references("CodeRef", item.codes)
      xml.values(item.values)
      xml.references("SourceRef", item.sources)
      xml.references("SelectionRef", item.selections)
    }
  }

  fileprivate mutating func link(_ link: RefiLink) {
    let directions = ["Associative", "OneWay", "Bidirectional"]
    let attributes: [Attribute] = [
      ("guid", link.guid.description), ("name", link.name),
      ("direction", link.direction.flatMap { directions.contains($0) ? $0 : nil }),
      ("color", link.colour.flatMap { CodeColour($0)?.written }),
      ("originGUID", link.origin?.description), ("targetGUID", link.target?.description),
    ]
    element("Link", attributes) { $0.noteRefs(link.noteRefs) }
  }

  fileprivate mutating func set(_ set: RefiSet) {
    element("Set", [("guid", set.guid.description), ("name", set.name)]) { xml in
      xml.text("Description", set.description)
      xml.references("MemberCode", set.codes)
      xml.references("MemberSource", set.sources)
      xml.references("MemberNote", set.notes)
    }
  }

  /// An element of another program's project, without its namespace.
  fileprivate mutating func foreign(_ part: XMLElement) {
    let attributes = part.attributes.table.sorted { $0.key < $1.key }.map {
      (name: $0.key, value: $0.value)
    }
    if part.children.contains(where: { _ in true }) {
      element(part.name, attributes.map { ($0.name, $0.value) }) { xml in
        for child in part.children { xml.foreign(child) }
      }
    } else if part.text.trimmingBlanks().isEmpty {
      element(part.name, attributes.map { ($0.name, $0.value) })
    } else {
      text(part.name, part.text, attributes.map { ($0.name, $0.value) })
    }
  }
}
