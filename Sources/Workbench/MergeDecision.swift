internal import Merging

/// What a person decided about a conflict.
struct MergeDecision {
  /// A row, by guid, and what is set of it; to what is shown, where a value is nil.
  typealias Setting = (row: String, fields: [(column: String, value: FieldValue?)])

  /// What is set.
  let settings: [Setting]
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
    let fields: [(column: String, value: FieldValue?)]
    var rows = [conflict.guid]
    words = text ?? choice ?? "as shown"
    switch conflict.kind {
    case .field(let column, let values):
      fields = [(column, try Self.chosen(values, question, choice, text))]
    case .unit(let columns, let values):
      guard text == nil, let number = choice.flatMap({ Int($0) }),
        values.indices.contains(number - 1)
      else {
        throw Refusal(.merging(.badChoice(asked: choice ?? text ?? "", valid: valid)))
      }
      fields = zip(columns, values[number - 1]).map { ($0, $1) }
    case .sameButDifferent(let column, let values, let others):
      fields = [(column, try Self.chosen(values, question, choice, text))]
      rows += others
    case .renamed(let column, _, let shown):
      guard choice == nil || choice == "1" else {
        throw Refusal(.merging(.badChoice(asked: choice ?? "", valid: ["1"])))
      }
      fields = [(column, text.map(FieldValue.text) ?? shown)]
    case .circle(let column):
      fields = [(column, .null)]
    case .removedAndChanged, .removedAndNeeded:
      guard let choice, question.values.contains(choice) || valid.contains(choice) else {
        throw Refusal(.merging(.badChoice(asked: choice ?? "", valid: question.values)))
      }
      let removes = choice == "remove" || choice == "2"
      fields = [("removed", .integer(removes ? 1 : 0))]
    case .rivals(let rivals):
      guard text == nil, let number = choice.flatMap({ Int($0) }),
        rivals.indices.contains(number - 1)
      else {
        throw Refusal(.merging(.badChoice(asked: choice ?? text ?? "", valid: valid)))
      }
      settings = rivals.enumerated().flatMap { index, guids -> [Setting] in
        let removed = FieldValue.integer(index == number - 1 ? 0 : 1)
        return guids.map { ($0, [("removed", removed)]) }
      }
      return
    }
    settings = rows.map { ($0, fields) }
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
