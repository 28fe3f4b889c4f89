internal import Merging

/// A row that a merge adds, takes off or changes.
package struct MergeChange: Hashable, Sendable {
  /// What happens to it.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It comes in.
    case added
    /// It goes, because it was removed there.
    case removed
    /// It says something else.
    case changed
    /// It counts as one with another that was made elsewhere.
    case joined
  }

  /// What it is: `coding`, `code`, `source` and so on.
  package let what: String
  /// What happens to it.
  package let kind: Kind
  /// What it is called.
  package let name: String
  /// Whose it is, where it is somebody's.
  package let coder: String
  /// The source that it is in, if any.
  package let source: String
  /// Of a change, which fields.
  package let fields: [String]
}

/// Finds what a merge changes.
struct MergeChanges {
  private static let nouns = [
    "coding": "coding", "code": "code", "source": "source", "coder": "coder",
    "assignment": "progress", "study_case": "case", "case_value": "value", "quotation": "quotation",
    "memo": "memo", "condensation": "condensation", "claim": "claim", "theme": "theme",
    "review": "review", "codebook_version": "version", "saved_query": "query",
    "setting": "setting", "speaker": "speaker", "question": "question", "attribute": "attribute",
    "study_set": "set", "synonym_set": "synonyms", "case_step": "case step",
  ]

  private let before: ShownState
  private let after: ShownState

  init(from before: ShownState, to after: ShownState) {
    self.before = before
    self.after = after
  }

  /// Every change of what people know, in the order of tables, kinds and names.
  var all: [MergeChange] {
    let old = MergeNames(before)
    let new = MergeNames(after)
    var changes: [MergeChange] = []
    for table in after.state.tables {
      guard let noun = Self.nouns[table.name] else { continue }
      var found: [MergeChange] = []
      // What stood here and now counts as one with a row that comes in is joined, and nothing more.
      let heirs = Set(
        (after.aliases[table.name] ?? [:]).compactMap { alias, heir in
          before.state[table.name, alias].map { before.stands($0, of: table) } == true ? heir : nil
        })
      for (guid, row) in after.state.rows[table.name] ?? [:] {
        let former = before.state[table.name, guid]
        let stood = former.map { before.stands($0, of: table) } ?? false
        let stands = after.stands(row, of: table)
        let isAlias = after.aliases[table.name]?[guid] != nil
        let wasAlias = before.aliases[table.name]?[guid] != nil
        let kind: MergeChange.Kind
        var fields: [String] = []
        switch (stood, stands) {
        case (false, true):
          guard !heirs.contains(guid) else { continue }
          kind = .added
        case (true, false): kind = isAlias ? .joined : .removed
        case (false, false):
          guard isAlias, !wasAlias, former == nil else { continue }
          kind = .joined
        case (true, true):
          guard let former else { continue }
          let (a, b) = (before.values(former, of: table), after.values(row, of: table))
          fields = table.columns.indices.filter { a[$0] != b[$0] }.map { table.columns[$0] }
          guard !fields.isEmpty else { continue }
          kind = .changed
        }
        let names = stood ? old : new
        found.append(
          MergeChange(
            what: noun, kind: kind, name: names.name(table.name, guid),
            coder: names.text(table.name, guid, "coder"),
            source: names.text(table.name, guid, "source"), fields: fields))
      }
      changes += found.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    }
    return changes
  }
}
