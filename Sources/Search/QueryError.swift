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
  /// `~1` stands behind something other than one word without wildcards.
  case editNeedsWord(written: String, column: Int)
  /// A regular expression cannot be read from this column on.
  case regularExpression(ExpressionFault, column: Int)
  /// `NEAR` and `BEFORE` stand between words, and not beside a field or a `NOT`.
  case nearNeedsWords(column: Int)
  /// `written` is a sign with no meaning here, such as `~` after a word.
  case unexpected(written: String, column: Int)
  /// Parentheses are nested too deeply, or too many operators follow one another.
  case tooDeep(column: Int)
  /// The query, with the saved queries in it, has more scalars than this.
  case tooLong(limit: Int)
  /// Words and fields are mixed under so many `OR`s that the query cannot be taken apart.
  case tooManyAlternatives(limit: Int)
  /// So many hits stand in pairs that each pair cannot be listed.
  case tooManyPairs(limit: Int)
  /// What is to be returned is a part of pairs, and the query has no operator that makes pairs.
  case noPairs(ReturnMode)
  /// The pairs of this operator do not have what is to be returned.
  case notReturned(ReturnMode, by: PairOperator)
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
  /// A saved query asks for itself, by way of those between; the first and last are the same.
  case savedInItself([String], column: Int)
  /// A saved query cannot be read; the column is where it is asked for, and the error has its own.
  indirect case inSaved(name: String, text: String, QueryError, column: Int)

  /// A member of a set of synonyms cannot be read; the column is where they are asked for.
  indirect case inSynonym(String, QueryError, column: Int)

  /// What must stand somewhere in a query.
  package enum Expectation: Hashable, Sendable {
    /// A word, phrase, field or parenthesis.
    case operand
    /// `)`.
    case closingParenthesis
    /// The quote that ends a phrase or a value.
    case closingQuote
    /// The slash that ends a regular expression.
    case closingSlash
    /// `NEAR/` and a whole number from 1.
    case nearDistance
    /// `BEFORE/` and a whole number from 1.
    case beforeDistance
    /// `FOLLOWS` or `PRECEDES`, alone or with `/` and a number of words, sentences and so on.
    case reach(PairOperator)
    /// A whole number from 1 after `~`.
    case phraseDistance
    /// `~1` or `~2` after a word.
    case editDistance
    /// A value after a field's colon.
    case value
    /// `[a TO b]`.
    case range
    /// A colon after a quoted attribute name.
    case colon
  }
}

/// What is wrong with a regular expression.
package enum ExpressionFault: Hashable, Sendable {
  /// It is empty, or there is nothing to repeat.
  case noLetter
  /// A class is empty.
  case noLetterInClass
  /// A range of letters has no end.
  case noEndOfRange
  /// A backslash stands before something that needs none.
  case noEscape
  /// Braces without a number.
  case noNumber
  /// `}` is missing.
  case noClosingBrace
  /// `)` is missing.
  case noClosingParenthesis
  /// `]` is missing.
  case noClosingBracket
  /// `)`, `]` or `}` closes nothing.
  case nothingToClose
  /// A range of letters runs backwards.
  case reversedRange
  /// A count's least is more than its most.
  case reversedCount
  /// A reference back to a group.
  case backreference
  /// What stands before or after.
  case lookAround
  /// A group with a name or another property.
  case specialGroup
  /// A repetition that gives nothing back.
  case possessive
  /// A border of words or lines, where the whole word is matched.
  case anchor
  /// A class of letters by their property.
  case property
  /// A class within a class.
  case classInClass
  /// It stands for too much.
  case tooLarge
  /// Its groups are nested too deeply.
  case tooDeep
}
