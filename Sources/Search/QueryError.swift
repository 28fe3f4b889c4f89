package import Study

/// Why a query cannot be answered; columns count the query's scalars from 1.
package enum QueryError: Error, Hashable, Sendable {
  /// The query says nothing.
  case empty
  /// Something else must stand here; `found` is what does, or `nil` at the end.
  case expected(Expectation, found: String?, column: Int)
  /// This word has no letter or digit in it, and so no token.
  case noWord(written: String, column: Int)
  /// A phrase of `*` alone, or a `*` outside a phrase, would be every token.
  case onlyGaps(column: Int)
  /// A lemma cannot have wildcards.
  case wildcardInLemma(written: String, column: Int)
  /// `NEAR` stands between words, and not beside a field or a `NOT`.
  case nearNeedsWords(column: Int)
  /// `written` is a sign with no meaning here, such as `~` after a word.
  case unexpected(written: String, column: Int)
  /// Parentheses are nested too deeply.
  case tooDeep(column: Int)
  /// Words and fields are mixed under so many `OR`s that the query cannot be taken apart.
  case tooManyAlternatives(limit: Int)
  /// No field and no attribute has this name.
  case unknownField(asked: String, valid: [String], nearest: [String], column: Int)
  /// Nothing in the project has this value; `valid` is given where the values are few.
  case unknownValue(
    field: String, asked: String, valid: [String], nearest: [String], column: Int)
  /// No code, or more than one, has this name.
  case code(CodeLookupError, column: Int)
  /// The field's values have no order, so that no range of them can be asked for.
  case noRange(field: String, column: Int)
  /// A number or a date (`YYYY-MM-DD`, or its beginning) is needed.
  case badValue(field: String, asked: String, type: AttributeType, column: Int)

  /// What must stand somewhere in a query.
  package enum Expectation: Hashable, Sendable {
    /// A word, phrase, field or parenthesis.
    case operand
    /// `)`.
    case closingParenthesis
    /// The quote that ends a phrase or a value.
    case closingQuote
    /// `NEAR/` and a whole number from 1.
    case nearDistance
    /// A whole number from 1 after `~`.
    case phraseDistance
    /// A value after a field's colon.
    case value
    /// `[a TO b]`.
    case range
    /// A colon after a quoted attribute name.
    case colon
  }
}
