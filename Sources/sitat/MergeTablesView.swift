internal import Formats
internal import Report
internal import Study
internal import Workbench

/// What a merge does, as tables and in words.
struct MergeTablesView {
  private let outcome: MergeOutcome

  init(_ outcome: MergeOutcome) { self.outcome = outcome }

  private struct Group: Hashable {
    let what: String
    let kind: MergeChange.Kind
    let coder: String
    let source: String
  }

  /// How many of what, by coder and source, in the order of what they are.
  private var groups: [(group: Group, count: Int)] {
    var places: [Group: Int] = [:]
    var counted: [(group: Group, count: Int)] = []
    for change in outcome.changes {
      let group = Group(
        what: change.what, kind: change.kind, coder: change.coder, source: change.source)
      if let place = places[group] {
        counted[place].count += 1
      } else {
        places[group] = counted.count
        counted.append((group, 1))
      }
    }
    return counted
  }

  /// Counts.
  var counts: Table {
    Table(
      columns: [
        Table.Column("what", "What"), Table.Column("change", "Change"),
        Table.Column("coder", "Coder"), Table.Column("source", "Source"),
        Table.Column("count", "Count", .integer),
      ],
      rows: groups.map { group, count in
        Table.Row([
          .text(group.what), .text(group.kind.rawValue), .text(group.coder), .text(group.source),
          .integer(count),
        ])
      })
  }

  /// Each row that changes.
  var rows: Table {
    Table(
      columns: [
        Table.Column("what", "What"), Table.Column("change", "Change"),
        Table.Column("name", "Name"), Table.Column("fields", "Fields"),
      ],
      rows: outcome.changes.map { change in
        Table.Row([
          .text(change.what), .text(change.kind.rawValue), .text(change.name),
          .list(change.fields),
        ])
      })
  }

  /// Everything, for programs.
  func json(listing: Bool) -> JSONValue {
    let changes: [JSONValue] =
      listing
      ? outcome.changes.map { change in
        .object([
          .init("what", .string(change.what)), .init("change", .string(change.kind.rawValue)),
          .init("name", .string(change.name)), .init("coder", .string(change.coder)),
          .init("source", .string(change.source)),
          .init("fields", .array(change.fields.map(JSONValue.string))),
        ])
      }
      : groups.map { group, count in
        .object([
          .init("what", .string(group.what)), .init("change", .string(group.kind.rawValue)),
          .init("coder", .string(group.coder)), .init("source", .string(group.source)),
          .init("count", .integer(count)),
        ])
      }
    return .object([
      .init("applied", .bool(outcome.isDone)), .init("project", .string(outcome.project)),
      .init("coder", outcome.coder.map(JSONValue.string) ?? .null),
      .init("changes", .array(changes)),
      .init("unknown_sources", .array(outcome.unknownSources.map(JSONValue.string))),
      .init("codings_left_out", .integer(outcome.codingsLeftOut)),
      .init("questions", .array(outcome.questions.map(Self.json))),
      .init("carried", .array(outcome.carried.map(Self.json))),
    ])
  }

  private static func json(_ coding: CarriedCoding) -> JSONValue {
    .object([
      .init("state", .string(coding.state.rawValue)), .init("source", .string(coding.source)),
      .init("coder", .string(coding.coder)), .init("code", .string(coding.code.description)),
      .init("former_text", .string(coding.formerText)),
      .init("text", coding.text.map(JSONValue.string) ?? .null),
    ])
  }

  /// What became of codings on texts that were corrected in another copy: counts for each source, and
  /// the words of those that need a look.
  private var carriedLines: [String] {
    var sources: [String] = []
    for coding in outcome.carried where !sources.contains(coding.source) {
      sources.append(coding.source)
    }
    return sources.flatMap { source -> [String] in
      let codings = outcome.carried.filter { $0.source == source }
      let counts = RevisionState.allCases.reversed().compactMap { state -> String? in
        let count = codings.count { $0.state == state }
        return count > 0 ? "\(count) \(state.rawValue)" : nil
      }
      let head =
        "\(codings.count.of("coding")) made on a former text of \(source): "
        + counts.joined(separator: ", ")
      let lines = codings.filter { [.changed, .doubtful, .lost].contains($0.state) }.map {
        "  \($0.state.rawValue): \($0.code) (\($0.coder)) “\($0.formerText)”"
          + ($0.text.map { " → “\($0)”" } ?? ", which stays on the former text")
      }
      return [head] + lines
    }
  }

  /// What is said besides.
  var remarks: [String] {
    var lines: [String] = []
    if !outcome.unknownSources.isEmpty {
      lines.append(
        "\(outcome.codingsLeftOut.of("coding")) left out: this project does not have"
          + " \(outcome.unknownSources.joined(separator: ", "))")
    }
    lines += carriedLines
    let questions = outcome.questions.count
    if questions > 0 {
      let words = questions == 1 ? "1 question is" : "\(questions) questions are"
      lines.append(
        outcome.isDone
          ? "\(words) open: sitat merge questions" : "\(words) open after it")
    }
    if outcome.changes.isEmpty {
      lines.append("nothing new: this project holds all of it")
    } else {
      lines.append(
        outcome.isDone
          ? "merged: \(outcome.changes.count.of("change"))"
          : "nothing is changed yet; take it in with --apply")
    }
    return lines
  }

  /// Open questions.
  static func table(of questions: [MergeQuestion]) -> Table {
    Table(
      columns: [
        Table.Column("id", "Id"), Table.Column("kind", "Kind"), Table.Column("what", "What"),
        Table.Column("name", "Name"), Table.Column("field", "Field"),
        Table.Column("values", "Values, the shown one first"),
      ],
      rows: questions.map { question in
        Table.Row([
          .text(question.id), .text(question.kind.rawValue), .text(question.what),
          .text(question.name), .text(question.field), .list(question.values),
        ])
      })
  }

  /// A question, for programs.
  static func json(_ question: MergeQuestion) -> JSONValue {
    .object([
      .init("id", .string(question.id)), .init("kind", .string(question.kind.rawValue)),
      .init("what", .string(question.what)), .init("name", .string(question.name)),
      .init("field", .string(question.field)),
      .init("values", .array(question.values.map(JSONValue.string))),
    ])
  }
}
