internal import Store
package import Study
internal import Text

/// How far the codings of a split code have been dealt out.
package struct CodebookSplitLine: Hashable, Sendable {
  package let code: CodePath
  /// The codes it was split into.
  package let parts: [CodePath]
  package let total: Int
  package let decided: Int
  /// The codings that the code has and that nobody asks about: those made since.
  package let since: Int
}

extension OpenProject {
  /// Splits a code, as one step: makes the parts that are not there, and asks of every coding of
  /// the code, whoever's it is, where it belongs.
  ///
  /// The code stays usable until each is decided, and after.
  ///
  /// - Parameters:
  ///   - asked: The code.
  ///   - names: The names of the parts.
  ///   - areSiblings: Whether they stand beside the code, and not below it.
  /// - Returns: What was done.
  /// - Throws: `Refusal` where a name cannot be one.
  package func splitCode(
    _ asked: String, into names: [String], areSiblings: Bool
  ) throws -> CodebookStep {
    try file.change("code split", by: me) { writer in
      let codebook = try writer.reader.codebook()
      let code = try codebook.wanted(asked)
      let parent = areSiblings ? code.parent : code.id
      var parts: [CodeID] = []
      var made: [String: CodeID] = [:]
      for written in names {
        let name = try codebook.newName(written)
        let above = parent.map { codebook.path(of: $0).names } ?? []
        let known = codebook.code(at: CodePath(above + [name]))
        if known?.id == code.id { throw Refusal(codebook: .nameTaken(path: asked)) }
        let part =
          try known?.id ?? made[name.foldedForSearch]
          ?? writer.addCode(CodeDescription(name: name, kind: code.kind), under: parent)
        made[name.foldedForSearch] = part
        if !parts.contains(part) { parts.append(part) }
        try writer.addSplit(code.id, into: part)
      }
      let asking = Set(
        try writer.reader.codebookReviews().filter { $0.kind == .split && $0.isOpen }
          .map(\.coding.id))
      let codings = try writer.reader.codings().filter {
        $0.code == code.id && !asking.contains($0.id)
      }
      try writer.addReviews(.split, of: code.id, codings: codings.map(\.id))
      let touched = try writer.reader.touch(of: [code.id])
      let after = try writer.reader.codebook()
      let paths = parts.map { after.path(of: $0) }
      writer.summary =
        "\(codebook.path(of: code.id)) into "
        + paths.map(\.description).joined(separator: ", ") + ": \(touched.words) to decide"
      return CodebookStep(summary: writer.summary, codes: paths)
    }.result
  }

  /// How far each split code has come, in the codebook's order.
  package func codeSplits() throws -> [CodebookSplitLine] {
    try file.read { reader in
      let codebook = try reader.codebook()
      let details = try reader.codebookDetails()
      let ids = Dictionary(
        details.map { ($1.guid, $0) }, uniquingKeysWith: { first, _ in first })
      let reviews = Dictionary(
        grouping: try reader.codebookReviews().filter { $0.kind == .split }, by: \.code)
      var codings: [CodeID: Set<CodingID>] = [:]
      for coding in try reader.codings() {
        codings[coding.code, default: []].insert(coding.id)
      }
      return try reader.codebookSplits().compactMap { guid, parts -> (Int, CodebookSplitLine)? in
        guard let code = ids[guid], codebook[code] != nil else { return nil }
        let own = reviews[code] ?? []
        let counted = own.filter { $0.isOpen || $0.decision != nil }
        return (
          codebook.place(of: code),
          CodebookSplitLine(
            code: codebook.path(of: code),
            parts: parts.compactMap { ids[$0] }.filter { codebook[$0] != nil }
              .map { codebook.path(of: $0) },
            total: counted.count, decided: counted.count { $0.decision != nil },
            since: (codings[code] ?? []).subtracting(own.map(\.coding.id)).count)
        )
      }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
