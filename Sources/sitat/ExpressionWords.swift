internal import Search

/// What is said of regular expressions that cannot be read.
enum ExpressionWords {
  /// What is wrong.
  static func text(_ fault: ExpressionFault) -> String {
    switch fault {
    case .noLetter: "the regular expression needs a letter, a class or a group here"
    case .noLetterInClass: "the class needs a letter or a range here"
    case .noEndOfRange: "the range of letters has no end"
    case .noEscape: "this means nothing behind a backslash"
    case .noNumber: "a number is expected between { and }"
    case .noClosingBrace: "a closing } is expected here"
    case .noClosingParenthesis: "a closing parenthesis is expected in the regular expression"
    case .noClosingBracket: "a closing ] is expected here"
    case .nothingToClose: "this closes nothing that was opened"
    case .reversedRange: "the range of letters runs backwards"
    case .reversedCount: "the least number of times is more than the most"
    case .backreference: "a reference back to a group is not understood"
    case .lookAround: "looking ahead or behind is not understood"
    case .specialGroup: "groups have no names and no options here"
    case .possessive: "this kind of repetition is not understood"
    case .anchor: "a regular expression matches a whole word, and has no borders inside"
    case .property: "\\p is not understood"
    case .classInClass: "a class cannot stand in a class"
    case .tooLarge: "the regular expression stands for too much"
    case .tooDeep: "the groups are nested too deeply"
    }
  }

  /// What to do.
  static func remedy(_ fault: ExpressionFault) -> String? {
    switch fault {
    case .noEscape, .nothingToClose: "write \\ before a sign that stands for itself"
    case .specialGroup: "( ) and (?: ) group"
    case .property: "\\w is any letter or digit"
    case .anchor: "leave it out"
    case .tooLarge: "write smaller numbers in { }"
    default: nil
    }
  }
}
