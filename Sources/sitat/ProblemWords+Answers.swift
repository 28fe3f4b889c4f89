internal import Workbench

extension ProblemWords {
  /// What keeps a table of open answers from coming in.
  static func answers(_ problem: Problem) -> ProblemWords? {
    guard case .answers(let problem) = problem else { return nil }
    return switch problem {
    case .unknownColumn(let asked, let nearest, let found):
      Self(
        "the table has no column “\(asked)”",
        nearest.isEmpty
          ? "its columns: \(String.list(found))" : "the nearest: \(String.list(nearest))")
    case .usedTwice(let column):
      Self(
        "the column “\(column)” is named for two things",
        "a column holds answers, tells respondents apart, is an attribute, or is left out")
    case .ambiguousColumn(let name):
      Self("two columns are called “\(name)”", "give one of them another heading")
    case .respondentTwice(let name, let first):
      Self(
        "“\(name)” has a row already, on line \(first)",
        "every row is a respondent; name the column that tells them apart with --id")
    case .noAnswers(let columns):
      Self(
        "no row holds an answer in \(String.list(columns))",
        "look whether these are the columns that were meant")
    case .answersDiffer(let source):
      Self(
        "“\(source)” is in the project with other answers",
        "nothing was taken in; --as PREFIX takes these in under other names"
      )
    case .unknownType(let asked, let valid):
      Self(
        "“\(asked)” names no type", "write COLUMN:TYPE with one of \(valid.joined(separator: ", "))"
      )
    }
  }
}
