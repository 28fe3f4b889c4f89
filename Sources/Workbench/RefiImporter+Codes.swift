internal import Formats
internal import Store
internal import Study
internal import Text

extension RefiImporter {
  /// Makes coders of users; one of the same name as a coder here is that coder.
  func takeUsers() throws {
    var rows = RefiImportRows(try writer.reader.refiKnownRows(.coder))
    let here = try writer.reader.coders()
    var idByName = Dictionary(
      here.map { ($0.name.nfc, $0.id) }, uniquingKeysWith: { first, _ in first })
    var taken: Set<CoderID> = []
    for user in project.users {
      if let known = rows[user.guid.description] { taken.insert(known.id) }
    }
    for user in project.users {
      if isOurs, let layer = user.id.flatMap(Layer.init(rawValue:)), layer != .individual {
        let name = Self.name(user)
        let suffix = " (\(layer.rawValue))"
        let own = name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
        layers[user.guid] = layer
        ledger.add("User", idByName[own] == nil ? .kept : .known)
        let coder = try idByName[own] ?? writer.coder(named: own)
        idByName[own] = coder
        coders[user.guid] = coder
        continue
      }
      let guid = rows.guid(for: user.guid)
      if let known = rows[guid] {
        if !known.isRemoved { coders[user.guid] = known.id }
        ledger.add("User", known.isRemoved ? .removed : .known)
        continue
      }
      let name = Self.name(user)
      if let same = idByName[name], taken.insert(same).inserted {
        coders[user.guid] = same
        ledger.add("User", .known)
        continue
      }
      let own = RefiImportNames.free(name) { idByName[$0] != nil }
      if own != name { ledger.remark(.renamed, "\(name) → \(own)") }
      let id = try add(coder: own, guid)
      idByName[own] = id
      taken.insert(id)
      coders[user.guid] = id
      ledger.add("User", .kept)
    }
  }

  /// A user's name, else initials, else identifier.
  private static func name(_ user: RefiUser) -> String {
    let names = [user.name, user.id].compactMap(\.self).map(RefiImportNames.clean)
    return names.first { !$0.isEmpty } ?? "coder-\(user.guid.description.prefix(8))"
  }

  /// Adds a coder; a name that a removed one bears brings that one back.
  private func add(coder name: String, _ guid: String) throws -> CoderID {
    let former = try writer.reader.refiRemovedCoders()
    return try former.contains(name)
      ? writer.coder(named: name) : writer.addRefiCoder(name, guid: guid)
  }

  /// Who made something: the user named; where nobody is, the only user there is, else who made the
  /// project, else somebody unknown.
  func coder(named user: RefiGUID?) throws -> CoderID {
    if let user {
      if let coder = coders[user] { return coder }
      // A coder who was taken away here comes back with what is new of theirs.
      let named = project.users.first { $0.guid == user }.map(Self.name)
      let name = named ?? "coder-\(user.description.prefix(8))"
      let id = try writer.coder(named: name)
      coders[user] = id
      if named == nil { ledger.remark(.coderUnknown, name) }
      return id
    }
    if let unnamedCoder { return unnamedCoder }
    let only = project.users.count == 1 ? project.users[0].guid : project.stamp.creatingUser
    if let id = only.flatMap({ coders[$0] }) {
      unnamedCoder = id
    } else {
      unnamedCoder = try writer.coder(named: "unknown")
    }
    let id = try unnamedCoder ?? writer.coder(named: "unknown")
    let name = try writer.reader.coders().first { $0.id == id }?.name
    ledger.remark(.coderUnknown, name ?? "unknown")
    return id
  }

  /// Makes codes; one that stands in the same place under the same name is that code.
  func takeCodes() throws {
    var codebook = RefiCodebookTree(
      try writer.reader.codebook(), rows: RefiImportRows(try writer.reader.refiKnownRows(.code)),
      merged: try writer.reader.refiMergedCodes())
    codebook.claim(project.codes)
    for code in project.codes { try take(code, under: nil, path: "", &codebook) }
  }

  private func take(
    _ code: RefiCode, under parent: CodeID?, path: String, _ tree: inout RefiCodebookTree
  ) throws {
    let name = RefiImportNames.clean(code.name)
    let shown = path + (name.isEmpty ? "?" : name)
    let guid = tree.rows.guid(for: code.guid)
    codeNames[code.guid] = shown
    var below = parent
    let colour = code.colour.flatMap { CodeColour.refi($0) }
    let text = description(of: code)
    if let written = code.colour, !written.isEmpty, colour == nil {
      ledger.remark(.colour, "\(shown): \(written)")
    }
    if let known = tree.rows[guid] {
      if let standing = tree.standing(known) {
        codes[code.guid] = standing.id
        below = standing.id
        let isSame =
          (standing.name == name || standing.name.hasPrefix(name + " ("))
          && RefiCodeDescription(of: standing) == text && standing.colour == colour
        ledger.add("Code", known.isRemoved ? .removed : isSame ? .known : .changed)
        if !isSame, !known.isRemoved { ledger.remark(.changed, shown) }
      } else {
        goneCodes.insert(code.guid)
        ledger.add("Code", .removed)
      }
    } else if let same = tree.unclaimed(name, under: parent) {
      codes[code.guid] = same
      below = same
      ledger.add("Code", .known)
      ledger.remark(.joined, shown)
    } else {
      let own = RefiImportNames.free(name.isEmpty ? "?" : name) { tree.has($0, under: parent) }
      if own != name { ledger.remark(.renamed, "\(shown) → \(own)") }
      let id = try writer.addRefiCode(
        CodeDescription(
          name: own, definition: text.definition, include: text.include, exclude: text.exclude,
          example: text.example, counterExample: text.counterExample, colour: colour),
        under: parent, position: tree.nextPosition(under: parent), guid: guid)
      tree.note(own, id, under: parent)
      codes[code.guid] = id
      below = id
      ledger.add("Code", .kept)
      if !code.isCodable { try keepFolder(code, shown, guid) }
    }
    if let id = codes[code.guid] {
      refer(code.noteRefs, to: RefiNoteTarget(writing: .code(id), guid: guid))
    }
    for child in code.children { try take(child, under: below, path: shown + "/", &tree) }
  }

  /// What a code is for: of a file that this program wrote, in its parts.
  private func description(of code: RefiCode) -> RefiCodeDescription {
    let text = code.description ?? ""
    return isOurs ? RefiCodeDescription(text) : RefiCodeDescription(definition: text)
  }

  /// A folder is a code like any other here; that it was one goes along.
  private func keepFolder(_ code: RefiCode, _ shown: String, _ row: String) throws {
    ledger.remark(.folder, shown)
    try writer.addRefiForeignPart(
      "Code", xml: "<Code guid=\"\(code.guid)\" isCodable=\"false\"/>", origin: origin,
      source: nil, guid: RefiImportRows.derived("isCodable", row))
  }
}

/// The codebook while codes come in.
struct RefiCodebookTree {
  private struct Name: Hashable {
    let parent: CodeID?
    let name: String
  }

  var rows: RefiImportRows
  private let codebook: Codebook
  private let merged: [CodeID: CodeID]
  private var ids: [Name: CodeID] = [:]
  private var claimed: Set<CodeID> = []
  private var positions: [CodeID?: Int] = [:]

  init(_ codebook: Codebook, rows: RefiImportRows, merged: [CodeID: CodeID]) {
    self.codebook = codebook
    self.rows = rows
    self.merged = merged
    for code in codebook.codes {
      ids[Name(parent: code.parent, name: code.name)] = code.id
      positions[code.parent] = max(positions[code.parent] ?? 0, code.position + 1)
    }
  }

  /// Notes which codes the file knows by their identifiers.
  mutating func claim(_ codes: [RefiCode]) {
    for code in codes {
      if let known = rows[code.guid.description] { claimed.insert(known.id) }
      claim(code.children)
    }
  }

  /// The code of a row, or what it was merged into.
  func standing(_ row: RefiKnownRow) -> Code? {
    var id = row.id
    var steps = 0
    while codebook[id] == nil, let next = merged[id], steps < 1000 {
      id = next
      steps += 1
    }
    return codebook[id]
  }

  /// The code of a name that no other code of the file is.
  mutating func unclaimed(_ name: String, under parent: CodeID?) -> CodeID? {
    guard let id = ids[Name(parent: parent, name: name)], claimed.insert(id).inserted else {
      return nil
    }
    return id
  }

  func has(_ name: String, under parent: CodeID?) -> Bool {
    ids[Name(parent: parent, name: name)] != nil
  }

  mutating func nextPosition(under parent: CodeID?) -> Int {
    let position = positions[parent] ?? 0
    positions[parent] = position + 1
    return position
  }

  mutating func note(_ name: String, _ id: CodeID, under parent: CodeID?) {
    ids[Name(parent: parent, name: name)] = id
    claimed.insert(id)
  }
}
