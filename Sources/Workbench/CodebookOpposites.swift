internal import Formats
internal import Study
internal import Text

/// Puts the whole path in the place of each opposite that a file names more shortly.
struct CodebookOpposites {
  /// The draft, with whole paths.
  let draft: CodebookDraft

  /// Looks the opposites up among the file's own codes, and then among the project's.
  ///
  /// - Throws: `Refusal` for one that is none of them, or several.
  init(_ read: CodebookDraft, _ codebook: Codebook, file: String) throws {
    let paths = read.paths
    guard paths.contains(where: { !$0.entry.opposite.isEmpty }) else {
      draft = read
      return
    }
    var byPath: [CodePath: CodePath] = [:]
    var byLeaf: [String: [CodePath]] = [:]
    for (path, _) in paths {
      byPath[path.folded] = path
      byLeaf[path.leaf.foldedForSearch, default: []].append(path)
    }
    func whole(_ entry: CodebookDraft.Entry, at path: CodePath) throws -> CodebookDraft.Entry {
      var entry = entry
      if !entry.opposite.isEmpty {
        let asked = CodePath(parsing: entry.opposite)
        let place = InputPlace(file: file, line: entry.line)
        if let own = byPath[asked.folded] {
          entry.opposite = own.description
        } else if asked.names.count == 1, let only = byLeaf[asked.leaf.foldedForSearch],
          only.count == 1
        {
          entry.opposite = only[0].description
        } else if let known = try? codebook.code(named: entry.opposite) {
          entry.opposite = codebook.path(of: known.id).description
        } else {
          let names = paths.map(\.path.description)
          throw Refusal(
            .codebookFile(
              .unknownOpposite(
                code: path.description, asked: entry.opposite,
                nearest: NearestNames(names).matches(for: entry.opposite))),
            at: place)
        }
      }
      entry.children = try entry.children.map {
        try whole($0, at: CodePath(path.names + [$0.name]))
      }
      return entry
    }
    var draft = read
    draft.entries = try read.entries.map { try whole($0, at: CodePath([$0.name])) }
    self.draft = draft
  }
}
