/// Writes elements back as XML, for those that are kept as they stand.
enum RefiElementXML {
  /// The element with all that is in it; attributes in the order of their names.
  static func text(of element: XMLElement, leavingOut omitted: Set<String> = []) -> String {
    var text = ""
    write(element, leavingOut: omitted, to: &text)
    return text
  }

  private static func write(
    _ element: XMLElement, leavingOut omitted: Set<String>, to text: inout String
  ) {
    let name = local(element.name)
    text += "<" + name
    for (key, value) in element.attributes.table.sorted(by: { $0.key < $1.key })
    where !key.contains(":") {
      text += " \(key)=\"\(attribute(value))\""
    }
    let contents = element.contents.filter { content in
      switch content {
      case .element(let child): !omitted.contains(local(child.name))
      case .text: true
      }
    }
    if contents.isEmpty {
      text += "/>"
      return
    }
    text += ">"
    for content in contents {
      switch content {
      case .element(let child): write(child, leavingOut: [], to: &text)
      case .text(let piece): text += XMLText.escaped(piece)
      }
    }
    text += "</\(name)>"
  }

  /// Line ends and tabs would come back as blanks.
  private static func attribute(_ value: String) -> String {
    var text = ""
    for scalar in XMLText.escaped(value).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: text += "&#\(scalar.value);"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }
}

extension RefiLink {
  /// The link as the standard writes it.
  package var xml: String {
    var attributes: [String: String] = ["guid": guid.description]
    attributes["name"] = name
    attributes["direction"] = direction
    attributes["color"] = colour
    attributes["originGUID"] = origin?.description
    attributes["targetGUID"] = target?.description
    let notes = noteRefs.map { note in
      XMLElement.Content.element(
        XMLElement(
          name: "NoteRef", attributes: ["targetGUID": note.description], contents: []))
    }
    return RefiElementXML.text(
      of: XMLElement(name: "Link", attributes: attributes, contents: notes))
  }
}
