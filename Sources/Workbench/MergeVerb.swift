internal import Formats
internal import Glibc
internal import Merging
internal import Store
internal import Study

/// What a merge does, or would do.
package struct MergeOutcome: Hashable, Sendable {
  /// Whether it was done.
  package let isDone: Bool
  /// The project that the file came from.
  package let project: String
  /// Whose layer it is; nil where it is a whole project.
  package let coder: String?
  /// What comes in, goes and changes.
  package let changes: [MergeChange]
  /// The sources that the file speaks of and this project does not have.
  package let unknownSources: [String]
  /// How many codings were left out because of that.
  package let codingsLeftOut: Int
  /// What somebody has to decide, old and new.
  package let questions: [MergeQuestion]
  /// What became of codings that were made on a text which a copy has corrected meanwhile.
  package let carried: [CarriedCoding]
}

extension OpenProject {
  /// Merges what a colleague's copy of the project, or a layer file, holds.
  ///
  /// - Parameters:
  ///   - path: the other project file, or a layer file.
  ///   - isDone: whether to do it; otherwise it is only said what would happen.
  /// - Returns: what happens.
  /// - Throws: `Refusal` where the file is neither; `StoreError` where it cannot be read.
  package func merge(_ path: String, isDone: Bool) throws -> MergeOutcome {
    let ours = try file.read { try $0.copyState() }
    let incoming = try MergeInput(path, project: file, tables: ours.tables)
    defer { incoming.discard() }
    var theirs = incoming.state
    let missing = try missingSources(in: theirs, ours, incoming)
    let left = theirs.limit(
      to: ours,
      without: Set(missing.map { CopyState.WithdrawnRow(table: "source", guid: $0.guid) }))
    var joined = ours
    joined.join(theirs)
    let before = ShownState(ours)
    var after = ShownState(joined)
    var carried: [CarriedCoding] = []
    var changes: [MergeChange] = []
    func take(_ writer: ProjectWriter) throws {
      try writer.apply(after, from: incoming.payload)
      guard try !writer.reader.supersededSources().isEmpty else { return }
      (carried, after) = try MergeCarrying.carry(
        writer.afterMerge(), after, from: incoming.payload)
    }
    if isDone {
      try file.change("merge", by: me) { writer in
        try take(writer)
        changes = MergeChanges(from: before, to: after).all
        let added = changes.filter { $0.what == "coding" && $0.kind == .added }.count
        let removed = changes.filter { $0.what == "coding" && $0.kind == .removed }.count
        writer.summary =
          "\(incoming.coder ?? incoming.project): codings +\(added) −\(removed),"
          + " \(changes.count) changes in all"
      }
    } else {
      if file.obstacle == nil, MergeCarrying.mayBeNeeded(in: after) {
        // What becomes of work on former texts is told by doing it, and taking it back.
        do {
          try file.change("merge", by: me) { writer in
            try take(writer)
            throw TakenBack()
          }
        } catch is TakenBack {}
      }
      changes = MergeChanges(from: before, to: after).all
    }
    return MergeOutcome(
      isDone: isDone, project: incoming.project, coder: incoming.coder, changes: changes,
      unknownSources: missing.map(\.name).sortedByName(),
      codingsLeftOut: left["coding"] ?? 0,
      questions: try questions(in: after, beside: incoming.payload).map(\.question),
      carried: carried)
  }

  /// Takes back what was only tried.
  private struct TakenBack: Error {}

  /// The sources of another state whose texts neither this project nor the other file has.
  private func missingSources(
    in theirs: CopyState, _ ours: CopyState, _ incoming: MergeInput
  ) throws -> [(guid: String, name: String)] {
    guard let table = theirs.table("source"), let text = table.place(of: "text"),
      let original = table.place(of: "original"), let name = table.place(of: "name")
    else { return [] }
    var missing: [(guid: String, name: String)] = []
    for row in (theirs.rows["source"] ?? [:]).values where ours["source", row.guid] == nil {
      guard case .text(let hash) = row.values[text], case .text(let bytes) = row.values[original],
        case .text(let name) = row.values[name]
      else { continue }
      if try !incoming.holds(text: hash, file: bytes) { missing.append((row.guid, name)) }
    }
    return missing
  }

  /// What copies that were merged leave to be decided.
  package func mergeQuestions() throws -> [MergeQuestion] {
    let state = try file.read { try $0.copyState() }
    return try questions(in: ShownState(state)).map(\.question)
  }

  /// Decides a question that copies leave open; the decision is merged like any other change.
  ///
  /// - Parameters:
  ///   - id: the question.
  ///   - choice: the number of the value, from 1; or `keep` or `remove`.
  ///   - text: another text for the field instead.
  /// - Returns: the question.
  /// - Throws: `Refusal` where there is no such question or choice.
  package func decideMerge(_ id: String, choice: String?, text: String?) throws -> MergeQuestion {
    let state = try file.read { try $0.copyState() }
    let open = try questions(in: ShownState(state))
    guard let (question, conflict) = open.first(where: { $0.question.id == id }) else {
      throw Refusal(.merging(.unknownQuestion(id: id, known: open.map(\.question.id))))
    }
    let decision = try MergeDecision(conflict, question, choice: choice, text: text)
    try file.change("merge decide", by: me) { writer in
      // A place in a text that was corrected since is one in the corrected text.
      let carries =
        question.kind == .texts || (conflict.table == "coding" && question.field == "place")
      if carries { try writer.keepShown() }
      for (row, fields) in decision.settings {
        try writer.settle(conflict.table, row, fields, in: state)
      }
      if carries {
        let shown = ShownState(try writer.reader.copyState())
        let payload = CopyPayload(authors: [])
        try writer.apply(shown, from: payload)
        _ = try MergeCarrying.carry(writer, shown, from: payload)
      }
      writer.summary = "\(question.name): \(decision.words)"
    }
    if question.kind == .texts { try? upkeep(DictionaryShelf()).mendIndex() }
    return question
  }
}
