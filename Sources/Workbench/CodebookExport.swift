package import Formats
internal import Store
package import Study

/// The codebook with how much each code is used, for an appendix.
package struct CodebookInUse: Sendable {
  /// What the project is called.
  package let name: String
  /// The codes.
  package let codebook: Codebook
  /// The reason and the opposite of codes that have any.
  package let reasons: [CodeID: (reason: String, opposite: CodeID?)]
  /// How much each is used, by the rule that says whose codings count.
  package let uses: [CodeID: CodebookUse]
  /// The number of sources whose finished consensus counts.
  package let consensusSources: Int
  /// The number of sources where all individual layers count.
  package let individualSources: Int
}

extension OpenProject {
  /// The codebook as it stands, in a form that can be written to a file.
  package func codebookDraft() throws -> CodebookDraft {
    try file.read { reader in
      CodebookDraft(
        name: try reader.setting("name") ?? "", language: try reader.setting("language"),
        codebook: try reader.codebook(), more: try reader.codeReasons())
    }
  }

  /// The codebook with how much each code is used.
  ///
  /// - Parameter isRolledUp: whether the codes below a code count as it.
  /// - Returns: the codes and their use.
  /// - Throws: `StoreError` where the file cannot be read.
  package func codebookInUse(isRolledUp: Bool) throws -> CodebookInUse {
    try file.read { reader in
      let codebook = try reader.codebook()
      let rule = CountingRule(assignments: try reader.assignments())
      let codings = rule.codings(try reader.codings())
      let sources = Set(codings.map(\.source))
      let consensus = sources.count { rule.layer(of: $0) == .consensus }
      return CodebookInUse(
        name: try reader.setting("name") ?? "", codebook: codebook,
        reasons: try reader.codeReasons(),
        uses: codebook.uses(codings, isRolledUp: isRolledUp), consensusSources: consensus,
        individualSources: sources.count - consensus)
    }
  }

  /// Remembers what was written to a file, so that it can be merged when it comes back.
  ///
  /// - Parameters:
  ///   - draft: what was written.
  ///   - path: the file.
  /// - Throws: `StoreError` where the project cannot be written.
  package func keepExport(of draft: CodebookDraft, to path: String) throws {
    // Where the project cannot be changed, the file is written all the same.
    if file.obstacle != nil { return }
    var whole = draft
    func said(_ entry: CodebookDraft.Entry) -> CodebookDraft.Entry {
      var entry = entry
      entry.statedKind = entry.kind
      entry.cleared = Set(
        CodebookFileField.allCases.filter { $0 != .kind && entry[$0].isEmpty })
      entry.children = entry.children.map(said)
      return entry
    }
    whole.entries = draft.entries.map(said)
    _ = try file.change("codebook export", by: me) { writer in
      let codebook = try writer.reader.codebook()
      let guids = try writer.reader.codeGUIDs()
      var known: [CodePath: String] = [:]
      for code in codebook.codes {
        known[codebook.path(of: code.id).folded] = guids[code.id]
      }
      let name = FileBytes.name(of: path)
      try writer.keepCodebookExchange(
        CodebookExchange(whole, file: name, guids: known).content)
      writer.summary = name
    }
  }
}
