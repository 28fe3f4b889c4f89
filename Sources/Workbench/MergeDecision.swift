internal import Merging

/// What a person decided about a conflict.
struct MergeDecision {
  /// What is set, and to what; to what is shown, where that is nil.
  let fields: [(column: String, value: FieldValue?)]
  /// The rows, by guid.
  let rows: [String]
  /// The decision in words.
  let words: String

  /// Reads a decision.
  ///
  /// - Parameters:
  ///   - conflict: What is decided.
  ///   - question: The question as it is listed.
  ///   - choice: The number of the value, from 1; or `keep` or `remove`.
  ///   - text: Another text for the field instead.
  /// - Throws: `MergeProblem.badChoice` with what can be chosen.
  init(
    _ conflict: MergeConflict, _ question: MergeQuestion, choice: String?, text: String?
  ) throws {
    let valid = question.values.indices.map { String($0 + 1) }
    switch conflict.kind {
    case .field(let column, let values):
      fields = [(column, try Self.chosen(values, question, choice, text))]
      rows = [conflict.guid]
    case .unit(let columns, let values):
      guard text == nil, let number = choice.flatMap({ Int($0) }),
        values.indices.contains(number - 1)
      else {
        throw Refusal(.merging(.badChoice(asked: choice ?? text ?? "", valid: valid)))
      }
      fields = zip(columns, values[number - 1]).map { ($0, $1) }
      rows = [conflict.guid]
    case .sameButDifferent(let column, let values, let others):
      fields = [(column, try Self.chosen(values, question, choice, text))]
      rows = [conflict.guid] + others
    case .renamed(let column, _, let shown):
      guard choice == nil || choice == "1" else {
        throw Refusal(.merging(.badChoice(asked: choice ?? "", valid: ["1"])))
      }
      fields = [(column, text.map(FieldValue.text) ?? shown)]
      rows = [conflict.guid]
    case .circle(let column):
      fields = [(column, .null)]
      rows = [conflict.guid]
    case .removedAndChanged, .removedAndNeeded:
      guard let choice, question.values.contains(choice) || valid.contains(choice) else {
        throw Refusal(.merging(.badChoice(asked: choice ?? "", valid: question.values)))
      }
      let removes = choice == "remove" || choice == "2"
      fields = [("removed", .integer(removes ? 1 : 0))]
      rows = [conflict.guid]
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
