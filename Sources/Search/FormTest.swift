internal import Index

/// What the form of a token must be like; made from what a person wrote for one word.
package struct FormTest: Hashable, Sendable {
  /// The word as it was written, folded; a regular expression with its slashes.
  package let written: String
  /// Whether it can stand for no other form than the one written.
  package let isLiteral: Bool
  private let pattern: FormPattern

  /// A word in which `*` and `?` may stand.
  static func wildcard(_ word: String) -> FormTest {
    let pattern = WildcardPattern(word)
    return FormTest(written: word, isLiteral: pattern.isLiteral, pattern: .wildcard(pattern))
  }

  /// The same, where letters with and without their diacritical signs are the same.
  static func folded(_ word: String) -> FormTest {
    FormTest(written: word, isLiteral: false, pattern: .folded(WildcardPattern(word)))
  }

  /// A word that is at most so many scalars away.
  static func edit(_ word: String, distance: Int) -> FormTest {
    FormTest(
      written: "\(word)~\(distance)", isLiteral: false, pattern: .edit(word, distance))
  }

  /// A regular expression, given without its slashes, whose first scalar stands in a column.
  ///
  /// - Throws: `QueryError.regularExpression` with the column at which it cannot be read.
  static func regular(_ expression: String, column: Int) throws(QueryError) -> FormTest {
    do throws(RegularExpressionError) {
      return FormTest(
        written: "/\(expression)/", isLiteral: false,
        pattern: .regex(try RegularExpression(expression)))
    } catch {
      let (fault, offset) = Self.fault(error)
      throw .regularExpression(fault, column: column + offset)
    }
  }

  /// Whether a form is like it.
  func matches(_ form: String) -> Bool {
    var copy = form
    return copy.withUTF8 { pattern.matches(UnsafeRawBufferPointer($0)) }
  }

  /// The ranks of the forms that are like it, ascending.
  func ranks(in lexicon: Lexicon) -> [Int] {
    lexicon.ranks(matching: pattern)
  }

  private static func fault(
    _ error: RegularExpressionError
  ) -> (fault: ExpressionFault, offset: Int) {
    switch error {
    case .expected(let expected, let offset): (fault(expected), offset)
    case .unsupported(let construct, let offset): (fault(construct), offset)
    case .reversedRange(let offset): (.reversedRange, offset)
    case .reversedCount(let offset): (.reversedCount, offset)
    case .tooLarge: (.tooLarge, 0)
    case .tooDeep(_, let offset): (.tooDeep, offset)
    }
  }

  private static func fault(_ expected: RegularExpressionError.Expected) -> ExpressionFault {
    switch expected {
    case .letter: .noLetter
    case .letterInClass: .noLetterInClass
    case .endOfRange: .noEndOfRange
    case .escape: .noEscape
    case .number: .noNumber
    case .closingBrace: .noClosingBrace
    case .closingParenthesis: .noClosingParenthesis
    case .closingBracket: .noClosingBracket
    case .opening, .end: .nothingToClose
    }
  }

  private static func fault(
    _ construct: RegularExpressionError.Unsupported
  ) -> ExpressionFault {
    switch construct {
    case .backreference: .backreference
    case .lookAround: .lookAround
    case .namedGroup, .specialGroup: .specialGroup
    case .possessive: .possessive
    case .boundary, .anchorInside: .anchor
    case .property: .property
    case .classInClass: .classInClass
    }
  }
}
