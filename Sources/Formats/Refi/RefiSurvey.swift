/// Counts the elements of a file, keeps those that the standard does not know, and notes what is
/// odd.
struct RefiSurvey {
  private(set) var counts: [String: Int] = [:]
  private(set) var foreignCounts: [String: Int] = [:]
  private(set) var foreign: [RefiKeptElement] = []
  private var complaints: [ComplaintKey: RefiOddity] = [:]
  private var seen: [String: Set<String>] = [:]

  private struct ComplaintKey: Hashable {
    let kind: RefiOddity.Kind
    let element: String
    let detail: String
  }

  /// Everything odd, by element and kind.
  var allComplaints: [RefiOddity] {
    complaints.values.sorted {
      ($0.line, $0.element, $0.kind.rawValue, $0.detail)
        < ($1.line, $1.element, $1.kind.rawValue, $1.detail)
    }
  }

  /// Notes something odd; of one kind the first place, and how many more.
  mutating func complain(
    _ kind: RefiOddity.Kind, _ element: String, _ detail: String, line: Int
  ) {
    let key = ComplaintKey(kind: kind, element: element, detail: detail)
    complaints[
      key, default: RefiOddity(kind: kind, element: element, detail: detail, line: line, count: 0)
    ].count += 1
  }

  /// Goes through a wrapper's own attributes.
  mutating func enter(_ name: String, attributes: [String: String], line: Int) {
    counts[name, default: 0] += 1
    check(name, attributes, line: line)
  }

  /// Goes through an element and all in it.
  ///
  /// - Parameters:
  ///   - element: the element.
  ///   - parent: the name of the element that it stands in.
  ///   - owner: the nearest identifier above it.
  mutating func visit(_ element: XMLElement, in parent: String, owner: RefiGUID?) {
    let name = element.refiName
    guard !element.isAlien, RefiShapes.shapes[name] != nil else {
      complain(.unknownElement, parent, name, line: element.line)
      count(element, isForeign: true)
      keep(element, owner: owner)
      return
    }
    counts[name, default: 0] += 1
    check(name, element.attributes.table, line: element.line)
    let guid = element.attributes["guid"].map { RefiGUID($0) }
    if name != "MemberCode", let guid { note(guid, of: name, line: element.line) }
    let places = RefiShapes.shapes[name]?.children ?? [:]
    var reached = 0
    for child in element.children {
      if let place = places[child.refiName] {
        if place < reached { complain(.order, name, child.refiName, line: child.line) }
        reached = max(reached, place)
      } else if RefiShapes.shapes[child.refiName] != nil, !child.isAlien {
        complain(.unknownElement, name, child.refiName, line: child.line)
      }
      visit(child, in: name, owner: guid ?? owner)
    }
  }

  /// Keeps an element as XML; whatever of it is read as values has to be left out.
  mutating func keep(
    _ element: XMLElement, owner: RefiGUID?, leavingOut omitted: Set<String> = []
  ) {
    foreign.append(
      RefiKeptElement(
        element: element.refiName, guid: element.attributes["guid"].map { RefiGUID($0) },
        owner: owner, xml: RefiElementXML.text(of: element, leavingOut: omitted)))
  }

  /// Notes that an element, which has been counted, lies in a foreign part.
  mutating func countForeign(_ element: XMLElement, leavingOut omitted: Set<String> = []) {
    if !element.isAlien { foreignCounts[element.refiName, default: 0] += 1 }
    for child in element.children where !omitted.contains(child.refiName) {
      if RefiShapes.shapes[child.refiName] != nil { countForeign(child) }
    }
  }

  private mutating func count(_ element: XMLElement, isForeign: Bool) {
    counts[element.refiName, default: 0] += 1
    if isForeign { foreignCounts[element.refiName, default: 0] += 1 }
    for child in element.children { count(child, isForeign: isForeign) }
  }

  private mutating func check(_ name: String, _ attributes: [String: String], line: Int) {
    guard let shape = RefiShapes.shapes[name] else { return }
    for key in attributes.keys where !key.contains(":") && !shape.attributes.contains(key) {
      complain(.unknownAttribute, name, key, line: line)
    }
    for key in shape.required where attributes[key] == nil {
      complain(.missingAttribute, name, key, line: line)
    }
  }

  private mutating func note(_ guid: RefiGUID, of name: String, line: Int) {
    if !guid.isWellFormed { complain(.notAGUID, name, guid.description, line: line) }
    if !seen[name, default: []].insert(guid.description).inserted {
      complain(.sameGUID, name, guid.description, line: line)
    }
  }
}

extension RefiGUID {
  /// Whether it has the form that the standard asks for.
  package var isWellFormed: Bool {
    let groups = description.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy {
        $0.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0) }
      }
  }
}

extension XMLElement {
  /// The name without a prefix, as a text of its own.
  var refiName: String { String(localName) }

  /// Whether it is of another namespace than the outermost element.
  var isAlien: Bool { name.utf8.first == 0x3F }
}
