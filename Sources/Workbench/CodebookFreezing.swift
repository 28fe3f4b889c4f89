internal import Store
package import Study
internal import Text

/// A frozen codebook as a listing prints it.
package struct CodebookVersionLine: Hashable, Sendable {
  /// A use of a code that the version does not have.
  package struct Amendment: Hashable, Sendable {
    package let code: String
    package let reason: String
    package let coder: String?
    package let at: String
  }

  package let name: String
  package let note: String
  package let at: String
  package let codes: Int
  /// How many codings were made under it that stand.
  package let codings: Int
  package let amendments: [Amendment]
}

/// What differs between two states of the codebook, and what they are called.
package struct CodebookComparison: Sendable {
  package let from: String
  /// nil for the codebook as it stands.
  package let to: String?
  package let diff: CodebookDiff
  /// The paths of opposites by guid, for fields that name one.
  package let paths: [String: CodePath]
}

extension OpenProject {
  /// Freezes the codebook as it stands under the next name, `v1`, `v2` …, as one step.
  ///
  /// - Throws: `Problem.emptyCodebook` where there is nothing to freeze.
  package func freezeCodebook(note: String) throws -> CodebookVersionLine {
    let name = try file.change("codebook freeze", by: me) { writer in
      let codebook = try writer.reader.codebook()
      if codebook.codes.isEmpty { throw Refusal(.emptyCodebook) }
      let name = "v\(try writer.reader.codebookVersions().count + 1)"
      try writer.freezeCodebook(note: note)
      writer.summary = "\(name), \(codebook.codes.count) codes" + (note.isEmpty ? "" : ": \(note)")
      return name
    }.result
    let line = try codebookVersions().last { $0.name == name }
    guard let line else { throw Refusal(codebook: .noneFrozen) }
    return line
  }

  /// The frozen codebooks from the first on, with what they were amended by.
  package func codebookVersions() throws -> [CodebookVersionLine] {
    try file.read { reader in
      let codebook = try reader.codebook()
      let details = try reader.codebookDetails()
      let coders = Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) })
      let amendments = Dictionary(grouping: try reader.codebookAmendments(), by: \.version)
      var codings: [Int: Int] = [:]
      for version in try reader.versionsOfCodings().values { codings[version, default: 0] += 1 }
      return try reader.codebookVersions().map { version in
        CodebookVersionLine(
          name: version.name, note: version.note, at: version.at, codes: version.codes,
          codings: codings[version.id] ?? 0,
          amendments: (amendments[version.name] ?? []).map { amendment in
            let code =
              codebook[amendment.code] == nil
              ? details[amendment.code]?.name ?? "?"
              : codebook.path(of: amendment.code).description
            return CodebookVersionLine.Amendment(
              code: code, reason: amendment.reason,
              coder: amendment.coder.flatMap { coders[$0] }, at: amendment.at)
          })
      }
    }
  }

  /// What differs between two frozen codebooks, or between one and the codebook as it stands.
  package func codebookDiff(from: String, to: String?) throws -> CodebookComparison {
    try file.read { reader in
      let old = try reader.codebookVersion(named: from)
      let new = try to.map { try reader.codebookVersion(named: $0) }
      let details = try reader.codebookDetails()
      let before = try reader.codebookSnapshot(of: old.id)
      let after = try reader.codebookSnapshot(of: new?.id)
      let merges = Dictionary(
        details.values.compactMap { detail in
          detail.mergedInto.flatMap { details[$0] }.map { (detail.guid, $0.guid) }
        }, uniquingKeysWith: { first, _ in first })
      let paths = Dictionary(
        (before.codes + after.codes).compactMap { code in
          (after.path(of: code.guid) ?? before.path(of: code.guid)).map { (code.guid, $0) }
        }, uniquingKeysWith: { first, _ in first })
      return CodebookComparison(
        from: old.name, to: new?.name,
        diff: CodebookDiff(
          from: before, to: after, merges: merges, splits: try reader.codebookSplits()),
        paths: paths)
    }
  }
}

extension ProjectReader {
  /// The frozen codebook that a person names.
  func codebookVersion(named asked: String) throws -> CodebookVersionRecord {
    let versions = try codebookVersions()
    if versions.isEmpty { throw Refusal(codebook: .noneFrozen) }
    let wanted = asked.foldedForSearch
    guard let match = versions.first(where: { $0.name == wanted || "\($0.number)" == wanted })
    else {
      throw Refusal(
        codebook: .unknownVersion(asked: asked, known: versions.map(\.name)))
    }
    return match
  }
}
