package import Study
internal import Text

/// What a codebook file and a project's codebook held when they were last the same.
package struct CodebookBase: Hashable, Sendable {
  /// What the file was called.
  package let file: String
  /// What was said of each code, by its path, folded.
  package let said: [CodePath: [CodebookFileField: String]]
  /// The number of each code in the project, by its path, folded.
  package let ids: [CodePath: CodeID]

  /// Makes a base.
  package init(
    file: String, said: [CodePath: [CodebookFileField: String]], ids: [CodePath: CodeID]
  ) {
    self.file = file
    self.said = said
    self.ids = ids
  }

  /// How much of what a draft says is not what was said here: codes and fields.
  package func distance(to draft: CodebookDraft) -> Int {
    var distance = 0
    var met = 0
    for (path, entry) in draft.paths {
      guard let known = said[path.folded] else {
        distance += 1
        continue
      }
      met += 1
      distance += entry.said.count { field, value in
        (known[field] ?? field.standard) != value
      }
    }
    return distance + said.count - met
  }
}

/// What a file's codebook would do to a project's, held against what both once were.
package struct CodebookMerge: Hashable, Sendable {
  /// One field of one code in which file and project differ.
  package struct Change: Hashable, Sendable {
    /// Which of the two changed it.
    package enum State: String, Hashable, Sendable {
      /// The file did, and the project takes it over.
      case changed
      /// The project did, and keeps it.
      case kept
      /// Both did, each otherwise, or nobody knows who.
      case conflict
    }

    /// The code, as the project has it.
    package let code: CodeID
    /// Its path in the project.
    package let path: CodePath
    /// The field.
    package let field: CodebookFileField
    /// What the project has.
    package let ours: String
    /// What the file has.
    package let theirs: String
    /// Who changed it.
    package let state: State
  }

  /// A code of the file that the project does not have.
  package struct Addition: Hashable, Sendable {
    /// Its path in the file.
    package let path: CodePath
    /// What the file says of it.
    package let entry: CodebookDraft.Entry
    /// Whether the project once had it, so that somebody removed it there while the file changed it.
    package let isConflict: Bool
  }

  /// A code of the project that the file does not have.
  package struct Absence: Hashable, Sendable {
    /// The code.
    package let code: CodeID
    /// Its path.
    package let path: CodePath
    /// Whether a file once had it.
    package let wasInFile: Bool
  }

  /// The codes that are new, parents before their children.
  package var additions: [Addition] = []
  /// The fields that differ, in the file's order.
  package var changes: [Change] = []
  /// The paths of codes that the project has removed, and the file has as they were.
  package var removedHere: [CodePath] = []
  /// The codes that only the project has, in its order.
  package var absences: [Absence] = []
  /// How many codes are the same in both.
  package var unchanged = 0
  /// The code in the project that each path of the file stands for, by folded path.
  package var ids: [CodePath: CodeID] = [:]

  /// Holds a file against a project.
  ///
  /// - Parameters:
  ///   - theirs: what the file says.
  ///   - codebook: the codes of the project.
  ///   - ours: what the project says of each.
  ///   - base: what both once were, where that is known.
  ///   - exchanged: the codes that the file, or one before it, once had.
  package init(
    _ theirs: CodebookDraft, into codebook: Codebook, ours: [CodeID: [CodebookFileField: String]],
    base: CodebookBase?, exchanged: Set<CodeID> = []
  ) {
    let entries = theirs.paths
    for (path, _) in entries {
      ids[path.folded] = base?.ids[path.folded].flatMap { codebook[$0]?.id }
    }
    for (path, _) in entries where ids[path.folded] == nil {
      ids[path.folded] = code(at: path, in: codebook)
    }
    for (path, entry) in entries {
      if let id = ids[path.folded] {
        compare(entry, id, codebook.path(of: id), ours[id] ?? [:], base?.said[path.folded])
      } else {
        add(entry, path, base)
      }
    }
    keepParents(of: entries)
    let met = Set(ids.values)
    absences = codebook.codes.filter { !met.contains($0.id) }.map { code in
      Absence(
        code: code.id, path: codebook.path(of: code.id), wasInFile: exchanged.contains(code.id))
    }
  }

  /// The fields and codes that both sides changed.
  package var conflictCount: Int {
    changes.count { $0.state == .conflict } + additions.count { $0.isConflict }
  }

  /// The paths of codes whose description the file changes.
  package var changedPaths: [CodePath] {
    changes.filter { $0.state == .changed }.map(\.path).reduce(into: []) { paths, path in
      if paths.last != path { paths.append(path) }
    }
  }

  /// The code at a path whose parent may be called otherwise in the project.
  private func code(at path: CodePath, in codebook: Codebook) -> CodeID? {
    guard let parent = path.parent, let above = ids[parent.folded] else {
      return codebook.code(at: path)?.id
    }
    let leaf = path.leaf.foldedForSearch
    return codebook.children(of: above).first {
      codebook[$0]?.name.foldedForSearch == leaf
    }
  }

  private mutating func compare(
    _ entry: CodebookDraft.Entry, _ id: CodeID, _ path: CodePath,
    _ ours: [CodebookFileField: String], _ base: [CodebookFileField: String]?
  ) {
    let said = entry.said
    var isSame = true
    for field in CodebookFileField.allCases {
      guard let theirs = said[field] else { continue }
      let own = ours[field] ?? field.standard
      guard own != theirs else { continue }
      let state: Change.State
      switch base?[field] {
      case own: state = .changed
      case theirs: state = .kept
      case nil where own == field.standard: state = .changed
      default: state = .conflict
      }
      isSame = false
      changes.append(
        Change(code: id, path: path, field: field, ours: own, theirs: theirs, state: state))
    }
    if isSame { unchanged += 1 }
  }

  private mutating func add(
    _ entry: CodebookDraft.Entry, _ path: CodePath, _ base: CodebookBase?
  ) {
    guard let known = base?.said[path.folded] else {
      additions.append(Addition(path: path, entry: entry, isConflict: false))
      return
    }
    let isAsItWas = entry.said.allSatisfy { field, value in
      (known[field] ?? field.standard) == value
    }
    if isAsItWas {
      removedHere.append(path)
    } else {
      additions.append(Addition(path: path, entry: entry, isConflict: true))
    }
  }

  /// Brings back the codes that the project removed and that new codes lie under.
  private mutating func keepParents(
    of entries: [(path: CodePath, entry: CodebookDraft.Entry)]
  ) {
    guard !removedHere.isEmpty else { return }
    var needed: Set<CodePath> = []
    for addition in additions {
      var above = addition.path.parent
      while let path = above, needed.insert(path.folded).inserted { above = path.parent }
    }
    let back = Set(removedHere.map(\.folded)).intersection(needed)
    let wanted = back.union(additions.map(\.path.folded))
    let conflicts = Set(additions.filter(\.isConflict).map(\.path.folded))
    additions = entries.filter { wanted.contains($0.path.folded) }.map { path, entry in
      Addition(path: path, entry: entry, isConflict: conflicts.contains(path.folded))
    }
    removedHere.removeAll { back.contains($0.folded) }
  }
}

extension CodePath {
  /// The path as paths are compared: in NFC and lower case.
  package var folded: CodePath { CodePath(names.map(\.foldedForSearch)) }
}
