package import Formats
internal import Store
package import Study
internal import Text

/// Which side of a conflict is taken.
package enum CodebookSide: String, Hashable, Sendable, CaseIterable {
  case file
  case project
}

/// How a codebook file is taken in.
package struct CodebookImportOptions: Hashable, Sendable {
  /// What kind of file it is, where its content and suffix would say otherwise.
  package var kind: CodebookFileKind?
  /// The columns of a table that hold the levels, from the top.
  package var levels: [String] = []
  /// Which side is taken where both changed the same.
  package var take: CodebookSide?
  /// Whether codes that the file no longer has are removed, if nothing stands on them.
  package var removesMissing = false

  /// The usual way.
  package init() {}
}

/// What an import of a codebook did, or would do.
package struct CodebookImportResult: Hashable, Sendable {
  /// File and project, held against each other.
  package let merge: CodebookMerge
  /// What the file was called when it was last exchanged; nil where it never was.
  package let base: String?
  /// The codes that were removed because the file no longer has them.
  package let removed: [CodePath]
  /// The codes that the file no longer has and that stay because something stands on them.
  package let inUse: [CodePath]

  /// The paths of new codes.
  package var added: [CodePath] { merge.additions.map(\.path) }
  /// The paths of codes whose description the file changes.
  package var changed: [CodePath] { merge.changedPaths }
  /// How many codes are the same.
  package var unchanged: Int { merge.unchanged }
}

/// Why a codebook file cannot be taken in.
package enum CodebookFileProblem: Hashable, Sendable {
  /// File and project changed the same; the first codes, and how many places there are.
  case conflicts(codes: [String], count: Int)
  /// A code's opposite is none of the codes.
  case unknownOpposite(code: String, asked: String, nearest: [String])
  /// Levels were named for a file that has no columns.
  case levelsWithoutTable
}

extension OpenProject {
  /// Reads a codebook file into the project as one step: a merge of three sides, the file, the
  /// project, and what both were when the file was last exchanged.
  ///
  /// New codes are added; of known ones, what the file changed is taken over, what the project
  /// changed stays, and what both changed is a conflict. What a file leaves out stays.
  ///
  /// - Parameters:
  ///   - path: the file, `-` for standard input.
  ///   - options: how it is taken in.
  ///   - dryRun: whether to stop before anything is stored.
  /// - Returns: what was, or would be, done.
  /// - Throws: `Refusal` where there are conflicts and no side is taken.
  package func importCodebook(
    _ path: String, _ options: CodebookImportOptions = CodebookImportOptions(), dryRun: Bool
  ) throws -> CodebookImportResult {
    let draft = try Self.draft(path, options)
    let planned = try file.read { try CodebookMerging(draft, path, options, $0) }
    if dryRun { return planned.result }
    if !planned.changesAnything {
      // What was exchanged is remembered, which is no step of anybody's work.
      _ = try file.change("codebook exchange", by: me) { writer in
        try planned.keep(FileBytes.name(of: path), in: writer)
        writer.summary = FileBytes.name(of: path)
      }
      return planned.result
    }
    return try file.change("codebook import", by: me) { writer in
      let merging = try CodebookMerging(draft, path, options, writer.reader)
      let result = merging.result
      if options.take == nil, result.merge.conflictCount > 0 {
        throw Refusal(
          .codebookFile(.conflicts(codes: merging.conflicts, count: result.merge.conflictCount)),
          at: InputPlace(file: path))
      }
      try merging.apply(to: writer)
      try merging.keep(FileBytes.name(of: path), in: writer)
      writer.summary =
        "\(result.added.count.of("new code")), \(result.changed.count) changed"
        + (result.removed.isEmpty ? "" : ", \(result.removed.count) removed")
      return result
    }.result
  }

  private static func draft(
    _ path: String, _ options: CodebookImportOptions
  ) throws -> CodebookDraft {
    let bytes = try FileBytes.read(path)
    let kind = options.kind ?? CodebookFileKind(of: bytes, named: path)
    if !options.levels.isEmpty, kind == .yaml {
      throw Refusal(.codebookFile(.levelsWithoutTable), at: InputPlace(file: path))
    }
    do {
      return try CodebookDraft(
        bytes, kind: kind, name: FileBytes.stem(of: path), levels: options.levels)
    } catch {
      throw FormatFault(file: path, error: error)
    }
  }
}

/// A merge in the making: what is read of the project, and what is written to it.
private struct CodebookMerging {
  let result: CodebookImportResult
  private let draft: CodebookDraft
  private let codebook: Codebook
  private let texts: [CodeID: [CodebookFileField: String]]
  private let take: CodebookSide?
  private let removals: [CodeID]

  init(
    _ read: CodebookDraft, _ path: String, _ options: CodebookImportOptions,
    _ reader: ProjectReader
  ) throws {
    let codebook = try reader.codebook()
    let draft = try CodebookOpposites(read, codebook, file: path).draft
    let texts = try reader.codeTexts(codebook)
    let bases = try reader.codebookBases()
    let nearest = bases.nearest(to: draft)
    let base = nearest.map { bases[$0] }
    // What was exchanged after the file went out is none of the file's.
    let earlier = nearest.map { bases[$0...] } ?? []
    let merge = CodebookMerge(
      draft, into: codebook, ours: texts, base: base,
      exchanged: earlier.reduce(into: []) { $0.formUnion($1.ids.values) })
    var removed: Set<CodeID> = []
    var inUse: Set<CodeID> = []
    if options.removesMissing {
      let used = try reader.codesInUse()
      for absence in merge.absences.reversed() where bases.isEmpty || absence.wasInFile {
        let stays = codebook.children(of: absence.code).contains { !removed.contains($0) }
        if used.contains(absence.code) || stays {
          inUse.insert(absence.code)
        } else {
          removed.insert(absence.code)
        }
      }
    }
    self.draft = draft
    self.codebook = codebook
    self.texts = texts
    take = options.take
    removals = codebook.codes.map(\.id).filter(removed.contains).reversed()
    result = CodebookImportResult(
      merge: merge, base: base?.file,
      removed: codebook.codes.filter { removed.contains($0.id) }.map { codebook.path(of: $0.id) },
      inUse: codebook.codes.filter { inUse.contains($0.id) }.map { codebook.path(of: $0.id) })
  }

  /// Whether anything of the codebook would be otherwise, or has to be decided first.
  var changesAnything: Bool {
    !additions.isEmpty || !taken.isEmpty || !removals.isEmpty
      || take == nil && result.merge.conflictCount > 0
  }

  /// The codes on which both sides changed the same, each once.
  var conflicts: [String] {
    let merge = result.merge
    let paths =
      merge.changes.filter { $0.state == .conflict }.map(\.path)
      + merge.additions.filter(\.isConflict).map(\.path)
    return paths.map(\.description).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// Writes what the file brings.
  func apply(to writer: ProjectWriter) throws {
    var ids = result.merge.ids
    var opposites: [CodeID: String] = [:]
    for addition in additions {
      let entry = addition.entry
      let parent = addition.path.parent.flatMap { ids[$0.folded] }
      let id = try writer.addCode(CodeDescription(entry), under: parent)
      ids[addition.path.folded] = id
      if !entry.reason.isEmpty || !entry.opposite.isEmpty {
        try writer.setCode(id, reason: entry.reason, opposite: nil)
        if !entry.opposite.isEmpty { opposites[id] = entry.opposite }
      }
    }
    let byCode = Dictionary(grouping: taken, by: \.code)
    for code in codebook.codes {
      guard let changes = byCode[code.id] else { continue }
      try change(code, changes, in: writer)
      if let opposite = changes.first(where: { $0.field == .opposite }) {
        opposites[code.id] = opposite.theirs
      }
    }
    try oppose(opposites, ids, in: writer)
    for id in removals { try writer.removeUnusedCode(id) }
  }

  /// Remembers what the file said, so that it can be merged when it comes back.
  func keep(_ name: String, in writer: ProjectWriter) throws {
    let codebook = try writer.reader.codebook()
    let guids = try writer.reader.codeGUIDs()
    var known: [CodePath: String] = [:]
    for (path, _) in draft.paths {
      let id = result.merge.ids[path.folded] ?? codebook.code(at: path)?.id
      known[path.folded] = id.flatMap { guids[$0] }
    }
    try writer.keepCodebookExchange(CodebookExchange(draft, file: name, guids: known).content)
  }

  /// What differs and is taken from the file.
  private var taken: [CodebookMerge.Change] {
    result.merge.changes.filter { change in
      change.state == .changed || change.state == .conflict && take == .file
    }
  }

  /// The new codes that are wanted, with those above them.
  private var additions: [CodebookMerge.Addition] {
    let all = result.merge.additions
    guard take == .project else { return all }
    var needed: Set<CodePath> = []
    for addition in all where !addition.isConflict {
      var path: CodePath? = addition.path
      while let current = path, needed.insert(current.folded).inserted { path = current.parent }
    }
    return all.filter { needed.contains($0.path.folded) }
  }

  private func change(
    _ code: Code, _ changes: [CodebookMerge.Change], in writer: ProjectWriter
  ) throws {
    var entry = CodebookDraft.Entry(name: code.name)
    for (field, text) in texts[code.id] ?? [:] { entry[field] = text }
    for change in changes { entry[change.field] = change.theirs }
    try writer.describeCode(code.id, CodeDescription(entry))
    if changes.contains(where: { $0.field == .reason }) {
      let known = try writer.reader.codeReasons()[code.id]?.opposite
      try writer.setCode(code.id, reason: entry.reason, opposite: known)
    }
  }

  private func oppose(
    _ opposites: [CodeID: String], _ ids: [CodePath: CodeID], in writer: ProjectWriter
  ) throws {
    guard !opposites.isEmpty else { return }
    let codebook = try writer.reader.codebook()
    let reasons = try writer.reader.codeReasons()
    for (id, written) in opposites.sorted(by: { $0.key < $1.key }) {
      let path = CodePath(parsing: written)
      let other = written.isEmpty ? nil : ids[path.folded] ?? codebook.code(at: path)?.id
      try writer.setCode(id, reason: reasons[id]?.reason ?? "", opposite: other)
    }
  }
}

extension CodeDescription {
  /// What a codebook file says of a code.
  init(_ entry: CodebookDraft.Entry) {
    self.init(
      name: entry.name, definition: entry.definition, include: entry.include,
      exclude: entry.exclude, example: entry.example, counterExample: entry.counterExample,
      colour: entry.colour, kind: entry.kind)
  }
}
