/// Why a regular expression cannot be used; offsets are in scalars of what was written.
package enum RegularExpressionError: Error, Hashable, Sendable {
  /// Something else was expected at an offset, which may be that of the end.
  case expected(Expected, offset: Int)
  /// The expression has something that these expressions do not have.
  case unsupported(Unsupported, offset: Int)
  /// A range of letters whose first is behind its last.
  case reversedRange(offset: Int)
  /// A count whose least is more than its most.
  case reversedCount(offset: Int)
  /// The expression would need more than so many states.
  case tooLarge(limit: Int)
  /// Groups stand in each other more than so deep.
  case tooDeep(limit: Int, offset: Int)

  /// The offset, in scalars of what was written; 0 where it is the whole that is at fault.
  package var offset: Int {
    switch self {
    case .expected(_, let offset), .unsupported(_, let offset), .reversedRange(let offset),
      .reversedCount(let offset), .tooDeep(_, let offset):
      offset
    case .tooLarge: 0
    }
  }

  /// What can be expected.
  package enum Expected: Hashable, Sendable {
    /// A letter, a class or a group: the expression is empty, or there is nothing to repeat.
    case letter
    /// A letter or a range in a class.
    case letterInClass
    /// The last letter of a range.
    case endOfRange
    /// One of `\w \W \d \D`, or a sign that is to stand for itself, behind a backslash.
    case escape
    /// A number in `{ }`.
    case number
    /// `}` or a comma and another number.
    case closingBrace
    /// `)`.
    case closingParenthesis
    /// `]`.
    case closingBracket
    /// A backslash in front of `}` or `]`, or the sign that opens what it closes.
    case opening
    /// The end: a `)` closes nothing.
    case end
  }

  /// What other regular expressions have.
  package enum Unsupported: Hashable, Sendable {
    /// `\1`, `\k<name>`.
    case backreference
    /// `(?=`, `(?!`, `(?<=`, `(?<!`.
    case lookAround
    /// `(?<name>`, `(?P<name>`, `(?'name'`.
    case namedGroup
    /// `(?>`, `(?i)`, `(?#` and whatever else begins with `(?`, but for `(?:`.
    case specialGroup
    /// `a*+`, `a++`, `a?+`.
    case possessive
    /// `\b`, `\B`, `\A`, `\z`, `\Z`, `\G`: a form is matched as a whole.
    case boundary
    /// `^` and `$` elsewhere than at the ends.
    case anchorInside
    /// `\p{L}` and `\P{L}`.
    case property
    /// `[[:alpha:]]`, `[a[b]]`, `[a&&b]`.
    case classInClass
  }
}
