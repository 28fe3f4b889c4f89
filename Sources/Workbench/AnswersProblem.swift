/// What keeps a table of open answers from coming in.
package enum AnswersProblem: Hashable, Sendable {
  /// No column is called so.
  case unknownColumn(asked: String, nearest: [String], found: [String])
  /// A column was given two parts.
  case usedTwice(column: String)
  /// Two columns are called the same.
  case ambiguousColumn(name: String)
  /// Two rows are of one respondent.
  case respondentTwice(name: String, first: Int)
  /// The columns named hold no answer.
  case noAnswers(columns: [String])
  /// A respondent is in the project with other answers.
  case answersDiffer(source: String)
  /// An attribute's type was misspelt.
  case unknownType(asked: String, valid: [String])
}
