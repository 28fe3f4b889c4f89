internal import Formats
internal import Store
internal import Study
internal import Text

extension RefiImporter {
  /// Makes sets of sources, and themes of sets of codes.
  func takeSets() throws {
    var sets = RefiImportRows(try writer.reader.refiKnownRows(.set))
    var themes = RefiImportRows(try writer.reader.refiKnownRows(.theme))
    var setNames = Set(try writer.reader.studySets().map(\.name.nfc))
    var themeNames = Set(try writer.reader.codebookThemes().map(\.name.nfc))
    for set in project.sets {
      let given = RefiImportNames.clean(set.name)
      let name = given.isEmpty ? "?" : given
      var fates: [RefiImportFate] = []
      var target: RefiNoteTarget?
      let members = Self.unique(set.sources.compactMap { sources[$0] })
      if !members.isEmpty {
        let guid = sets.guid(for: set.guid)
        if let known = sets[guid] {
          fates.append(known.isRemoved ? .removed : .known)
        } else {
          let own = RefiImportNames.free(name) { setNames.contains($0) }
          if own != name { ledger.remark(.renamed, "\(name) → \(own)") }
          setNames.insert(own)
          let id = try writer.addRefiSet(own, guid: guid)
          _ = try writer.add(
            members, to: StudySet(id: id, name: own, kind: .sources, members: []))
          fates.append(.kept)
        }
      }
      let codes = Self.unique(set.codes.compactMap { self.codes[$0] })
      if !codes.isEmpty || (members.isEmpty && set.notes.isEmpty) {
        let guid = themes.guid(for: set.guid)
        if let known = themes[guid] {
          fates.append(known.isRemoved ? .removed : .known)
        } else {
          let own = RefiImportNames.free(name) { themeNames.contains($0) }
          if own != name { ledger.remark(.renamed, "\(name) → \(own)") }
          themeNames.insert(own)
          let id = try writer.addRefiTheme(own, definition: set.description ?? "", guid: guid)
          for code in codes { try writer.addCode(code, toTheme: id) }
          target = RefiNoteTarget(writing: .theme(id), guid: guid)
          fates.append(.kept)
        }
      }
      ledger.add("Set", fates.first ?? .foreign)
      if target == nil, fates.contains(.kept) {
        try describe(
          set.description, title: name, RefiNoteTarget(writing: .project, guid: ""), of: set.guid)
      }
    }
  }

  private static func unique(_ ids: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return ids.filter { seen.insert($0).inserted }
  }

  /// Makes memos of notes: about the first thing that has it, and linked with the others.
  func takeNotes() throws {
    let whole = RefiNoteTarget(writing: .project, guid: "")
    for note in project.noteRefs { noteTargets[note, default: []].append(whole) }
    takeAnnotations()
    var given = memos
    for note in project.notes {
      if let fate = codingNotes[note.guid] {
        ledger.add("Note", fate)
        continue
      }
      let guid = given.guid(for: note.guid)
      let targets = noteTargets[note.guid] ?? []
      let kind = Self.kind(note.description)
      var body = try noteText(note)
      if kind.isEmpty, let description = note.description {
        body += (body.isEmpty ? "" : "\n\n") + description
      }
      let fate = try memo(
        RefiNewMemo(
          kind: kind, title: RefiImportNames.clean(note.name ?? ""), body: body,
          coder: note.stamp.creatingUser.flatMap { coders[$0] },
          at: RefiTime.utc(note.stamp.created)), targets.first ?? whole, guid)
      noteGUIDs[note.guid] = guid
      ledger.add("Note", fate)
      guard fate == .memo else { continue }
      for other in targets.dropFirst() {
        try link(
          (WritingTable.memo.rawValue, guid),
          (other.table?.rawValue ?? WritingKind.project.rawValue, other.guid), "", nil)
      }
    }
    try describe(
      project.description, title: RefiImportNames.clean(project.name), whole,
      of: RefiGUID("Project \(project.name)"), stamp: project.stamp)
  }

  /// A short line is the memo's kind; anything longer is a part of its text.
  private static func kind(_ description: String?) -> String {
    guard let description, !description.contains("\n"), description.unicodeScalars.count <= 40
    else { return "" }
    return RefiImportNames.clean(description)
  }

  /// What a note says.
  func noteText(_ note: RefiText) throws -> String {
    guard let raw = try material.rawText(note, at: place) else { return "" }
    return String(decoding: raw.stored, as: UTF8.self)
  }

  /// A link from a note that hangs on nothing else says what the note is about.
  private func takeAnnotations() {
    let notes = Set(project.notes.map(\.guid))
    for link in project.links {
      guard let origin = link.origin, notes.contains(origin), noteTargets[origin] == nil,
        let other = link.target, let target = target(of: other)
      else { continue }
      noteTargets[origin] = [target]
      annotations.insert(link.guid)
    }
  }

  /// The row that an identifier of the file means.
  private func target(of guid: RefiGUID) -> RefiNoteTarget? {
    if let placed = selections[guid] { return target(of: placed) }
    if let id = codes[guid] { return RefiNoteTarget(writing: .code(id), guid: codeGUIDs[id] ?? "") }
    if let id = sources[guid] { return target(ofSource: id) }
    if let id = cases[guid] {
      return RefiNoteTarget(writing: .studyCase(id), guid: guid.description)
    }
    return nil
  }

  private func link(
    _ first: (table: String, guid: String), _ second: (table: String, guid: String),
    _ relation: String, _ guid: String?
  ) throws {
    guard links.insert([first.table, first.guid, second.table, second.guid]).inserted else {
      return
    }
    try writer.addRefiLink(from: first, to: second, relation: relation, guid: guid)
  }

  /// Takes links between things that can be linked here; others are kept as they stand.
  func takeLinks() throws {
    var rows = RefiImportRows(try writer.reader.refiKnownRows(.link))
    for link in project.links {
      let guid = rows.guid(for: link.guid)
      if let known = rows[guid] {
        ledger.add("Link", known.isRemoved ? .removed : .known)
        continue
      }
      if annotations.contains(link.guid) {
        ledger.add("Link", .memo)
        continue
      }
      guard let first = link.origin.flatMap(end), let second = link.target.flatMap(end),
        first != second
      else {
        foreignLinks.append(link)
        continue
      }
      let ends = [first.table, first.guid, second.table, second.guid]
      guard links.insert(ends).inserted else {
        ledger.add("Link", .known)
        continue
      }
      try writer.addRefiLink(
        from: (first.table, first.guid), to: (second.table, second.guid),
        relation: RefiImportNames.clean(link.name ?? ""), guid: guid)
      ledger.add("Link", .kept)
    }
  }

  private func end(_ guid: RefiGUID) -> RefiLinkEnd? {
    if let memo = noteGUIDs[guid] {
      return RefiLinkEnd(table: WritingTable.memo.rawValue, guid: memo)
    }
    guard let target = target(of: guid), let table = target.table, !target.guid.isEmpty else {
      return nil
    }
    return RefiLinkEnd(table: table.rawValue, guid: target.guid)
  }

  /// Keeps what has no place here as it stands.
  func keepForeignParts() throws {
    var rows = RefiImportRows(try writer.reader.refiKnownRows(.foreignPart))
    for part in material.reading.foreign {
      let known = part.guid ?? RefiGUID(RefiImportRows.derived(part.element, part.xml))
      let guid = rows.guid(for: known)
      if rows[guid] != nil { continue }
      try writer.addRefiForeignPart(
        part.element, xml: part.xml, origin: origin, source: part.owner.flatMap { sources[$0] },
        guid: guid)
    }
    for link in foreignLinks {
      let guid = rows.guid(for: link.guid)
      ledger.add("Link", .foreign)
      if rows[guid] != nil { continue }
      try writer.addRefiForeignPart(
        "Link", xml: link.xml, origin: origin, source: nil, guid: guid)
    }
  }
}

private struct RefiLinkEnd: Hashable {
  let table: String
  let guid: String
}
