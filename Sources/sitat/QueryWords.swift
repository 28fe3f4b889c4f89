internal import Search
internal import Study

/// What is said of queries: how they were read, and what is wrong with them.
enum QueryWords {
  /// How a part of a query was read.
  static func text(_ reading: QueryReading) -> String {
    switch reading {
    case .withinOneTurn(let words): "read as: \(words.joined(separator: " and ")) in one turn"
    case .withinOne(let unit, let words):
      "read as: \(words.joined(separator: " and ")) in one \(unit)"
    case .phrase(let written, let words):
      "read as: \(written) is the phrase \"\(words.joined(separator: " "))\""
    }
  }

  /// Whether a query cannot be read, and not only names something that the project does not have.
  static func isMalformed(_ error: QueryError) -> Bool {
    switch error {
    case .unknownValue, .code, .tooManyPairs: false
    default: true
    }
  }

  /// What is wrong, what to do, and at which column, from 1.
  static func parts(_ error: QueryError) -> (what: String, remedy: String?, column: Int?) {
    switch error {
    case .empty: ("the query is empty", "`sitat help query` tells what can be asked", nil)
    case .expected(.closingQuote, _, let column):
      ("the quotation mark that opens here is never closed", nil, column)
    case .expected(.closingSlash, _, let column):
      ("the regular expression that begins here never ends", "write / behind it", column)
    case .expected(.range, _, let column):
      ("a range such as [20 TO 40] is expected here", "write * for an open end", column)
    case .expected(let expectation, let found, let column):
      (
        "\(Self.text(expectation)) is expected here"
          + (found.map { ", not “\($0)”" } ?? ", where the query ends"), nil, column
      )
    case .noWord(let written, let column):
      ("“\(written)” has no letter or digit, and so is no word", nil, column)
    case .onlyGaps(let column):
      ("* alone would be every word", "give at least one word beside it, in quotes", column)
    case .wildcardInLemma(let written, let column):
      ("a lemma has no wildcards: “\(written)”", "search \(written) without lemma:", column)
    case .editNeedsWord(let written, let column):
      (
        "~1 and ~2 stand behind one word without wildcards, and not behind “\(written)”",
        "write only the word that may be misspelt so, such as \"nav kontoor~1\"", column
      )
    case .regularExpression(let fault, let column):
      (ExpressionWords.text(fault), ExpressionWords.remedy(fault), column)
    case .nearNeedsWords(let column):
      (
        "NEAR and BEFORE stand between words or phrases",
        "restrict the result with AND instead: a NEAR/5 b AND speaker:Leder", column
      )
    case .unexpected(let written, let column): ("“\(written)” means nothing here", nil, column)
    case .tooDeep(let column):
      ("parentheses or operators are nested too deeply", nil, column)
    case .tooLong(let limit):
      ("the query has more than \(limit) characters", "ask in parts", nil)
    case .tooManyAlternatives(let limit):
      ("the query has more than \(limit) alternatives of words and fields", "ask in parts", nil)
    case .tooManyPairs(let limit):
      (
        "more than \(limit) pairs would be listed", "--return left lists each hit once", nil
      )
    case .noPairs(let mode):
      (
        "--return \(mode.rawValue) needs an operator between two things, such as NEAR or OVERLAPS",
        "`sitat help query` lists the operators", nil
      )
    case .notReturned(let mode, let pair):
      (
        pair == .outside
          ? "what lies OUTSIDE has no partner, and so no \(mode.rawValue)"
          : "the two of \(pair.name) share nothing, and so have no intersection",
        pair == .outside ? "--return left is what OUTSIDE gives" : "--return union covers both",
        nil
      )
    case .savedInItself(let names, let column):
      (
        "the saved query “\(names.first ?? "")” asks for itself"
          + (names.count > 2 ? ": \(names.joined(separator: " → "))" : ""),
        "`sitat query show` shows what a saved query says", column
      )
    case .inSaved(let name, _, let error, let column):
      Self.inside("the saved query “\(name)”", error, column)
    case .inSynonym(let member, let error, let column):
      Self.inside("the synonym “\(member)”", error, column)
    case .unknownField(let asked, let valid, let nearest, let column):
      (
        "no field or attribute is called “\(asked)”",
        nearest.isEmpty
          ? "fields: \(valid.joined(separator: ", "))" : "did you mean \(String.list(nearest))?",
        column
      )
    case .unknownValue(let field, let asked, let valid, let nearest, let column):
      (
        missing(asked, field),
        !nearest.isEmpty
          ? "did you mean \(String.list(nearest))?"
          : valid.isEmpty ? listing(field) : "there are: \(valid.joined(separator: ", "))", column
      )
    case .code(let lookup, let column): code(lookup, column)
    case .noRange(let field, let column):
      ("the values of \(attribute(field) ?? field) have no order", "name one value", column)
    case .badValue(let field, let asked, let type, let column):
      (
        "“\(asked)” is no value of \(attribute(field) ?? field), which is \(type.rawValue)",
        type == .date ? "write YYYY-MM-DD" : "write a number", column
      )
    }
  }

  /// An error in a text that the query only names.
  private static func inside(
    _ place: String, _ error: QueryError, _ column: Int
  ) -> (what: String, remedy: String?, column: Int?) {
    let inner = parts(error)
    let inside = inner.column.map { ", column \($0)" } ?? ""
    return ("in \(place)\(inside): \(inner.what)", inner.remedy, column)
  }

  private static func missing(_ asked: String, _ field: String) -> String {
    switch field {
    case "syn": "no set of synonyms holds “\(asked)”"
    case "query": "no query is saved as “\(asked)”"
    case "prompted": "prompted: says yes or no, and not “\(asked)”"
    default:
      attribute(field).map { "no case has “\(asked)” for \($0)" } ?? "no \(field) is “\(asked)”"
    }
  }

  /// Where the values of a field are listed, which are too many to show here, or none.
  private static func listing(_ field: String) -> String? {
    switch field {
    case "question": "`sitat guide import` reads the questions of a guide"
    case "source", "speaker", "case", "theme": "`sitat \(field) list` shows what there is"
    case "syn": "`sitat synonyms list` shows the sets"
    case "query": "`sitat query list` shows the saved queries"
    case "coder": "`sitat assign list` shows who codes"
    case _ where field.hasPrefix("case."): "`sitat case list` shows the values"
    default: nil
    }
  }

  /// The name of the attribute that a field asks for, where it asks for one.
  private static func attribute(_ field: String) -> String? {
    field.hasPrefix("case.") ? String(field.dropFirst(5)) : nil
  }

  private static func code(
    _ error: CodeLookupError, _ column: Int
  ) -> (what: String, remedy: String?, column: Int?) {
    switch error {
    case .unknown(let asked, let nearest):
      (
        "no code is called “\(asked)”",
        nearest.isEmpty
          ? "`sitat code list` shows the codes"
          : "did you mean \(String.list(nearest.map(\.description)))?", column
      )
    case .ambiguous(let asked, let candidates):
      (
        "several codes are called “\(asked)”",
        "write the path: \(String.list(candidates.map(\.description)))", column
      )
    }
  }

  private static func text(_ expectation: QueryError.Expectation) -> String {
    switch expectation {
    case .operand: "a word, a phrase, a field or a parenthesis"
    case .closingParenthesis: "a closing parenthesis"
    case .closingQuote: "a closing quotation mark"
    case .closingSlash: "a closing slash"
    case .nearDistance: "NEAR/ and a number, such as NEAR/5,"
    case .beforeDistance: "BEFORE/ and a number, such as BEFORE/5,"
    case .reach(let pair):
      "\(pair.name) alone or with a number of words (/5), sentences (/2s), paragraphs (/2p) or turns (/3t)"
    case .editDistance: "~1 or ~2"
    case .phraseDistance: "a number after ~"
    case .value: "a value after the colon"
    case .range: "a range such as [20 TO 40]"
    case .colon: "a colon after the attribute's name"
    }
  }
}
