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
    let after = ShownState(joined)
    let changes = MergeChanges(from: ShownState(ours), to: after).all
    if isDone {
      let added = changes.filter { $0.what == "coding" && $0.kind == .added }.count
      let removed = changes.filter { $0.what == "coding" && $0.kind == .removed }.count
      try file.change("merge", by: me) { writer in
        try writer.apply(after, from: incoming.payload)
        writer.summary =
          "\(incoming.coder ?? incoming.project): codings +\(added) −\(removed),"
          + " \(changes.count) changes in all"
      }
    }
    return MergeOutcome(
      isDone: isDone, project: incoming.project, coder: incoming.coder, changes: changes,
      unknownSources: missing.map(\.name).sorted { NameOrder($0) < NameOrder($1) },
      codingsLeftOut: left["coding"] ?? 0,
      questions: MergeQuestion.all(in: after).map(\.question))
  }

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
    return MergeQuestion.all(in: ShownState(state)).map(\.question)
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
    let open = MergeQuestion.all(in: ShownState(state))
    guard let (question, conflict) = open.first(where: { $0.question.id == id }) else {
      throw Refusal(.merging(.unknownQuestion(id: id, known: open.map(\.question.id))))
    }
    let decision = try MergeDecision(conflict, question, choice: choice, text: text)
    try file.change("merge decide", by: me) { writer in
      for row in decision.rows {
        try writer.settle(
          conflict.table, row, column: decision.column, as: decision.value, in: state)
      }
      writer.summary = "\(question.name): \(decision.words)"
    }
    return question
  }
}

/// What a person decided about a conflict.
private struct MergeDecision {
  let column: String
  let value: FieldValue?
  let rows: [String]
  let words: String

  init(
    _ conflict: MergeConflict, _ question: MergeQuestion, choice: String?, text: String?
  ) throws {
    let valid = question.values.indices.map { String($0 + 1) }
    switch conflict.kind {
    case .field(let column, let values):
      let chosen = try Self.chosen(values, question, choice, text)
      (self.column, value, rows) = (column, chosen, [conflict.guid])
    case .sameButDifferent(let column, let values, let others):
      let chosen = try Self.chosen(values, question, choice, text)
      (self.column, value, rows) = (column, chosen, [conflict.guid] + others)
    case .renamed(let column, _, let shown):
      guard choice == nil || choice == "1" else {
        throw Refusal(.merging(.badChoice(asked: choice ?? "", valid: ["1"])))
      }
      (self.column, value, rows) = (column, text.map(FieldValue.text) ?? shown, [conflict.guid])
    case .circle(let column):
      (self.column, value, rows) = (column, .null, [conflict.guid])
    case .removedAndChanged, .removedAndNeeded:
      guard let choice, question.values.contains(choice) || valid.contains(choice) else {
        throw Refusal(.merging(.badChoice(asked: choice ?? "", valid: question.values)))
      }
      let removes = choice == "remove" || choice == "2"
      (column, value, rows) = ("removed", .integer(removes ? 1 : 0), [conflict.guid])
    }
    words = text ?? choice ?? "as shown"
  }

  private static func chosen(
    _ values: [FieldValue], _ question: MergeQuestion, _ choice: String?, _ text: String?
  ) throws -> FieldValue {
    if let text, case .text? = values.first(where: { $0 != .null }) { return .text(text) }
    guard let choice, let number = Int(choice), values.indices.contains(number - 1) else {
      throw Refusal(
        .merging(
          .badChoice(asked: choice ?? text ?? "", valid: values.indices.map { String($0 + 1) })))
    }
    return values[number - 1]
  }
}
