/// Reads a query.
///
/// ```
/// query     = all, { "OR", all }
/// all       = part, { [ "AND" ], part }
/// part      = "NOT", part | relation
/// relation  = near, { between, near | ( "WITHIN" | "INSIDE" ), unit }
/// between   = "WITHIN" | "INSIDE" | "ENCLOSES" | "SURROUNDING" | "OUTSIDE"
///           | "OVERLAPS" | "COOCCURS" | "CO-OCCURS"
///           | "OVERLAPS-START" | "OVERLAPS-END" | "OVERLAPPED BY"
///           | ( "FOLLOWS" | "PRECEDES" | "PRECEDING" ), [ "/", number, [ "w" | "s" | "p" | "t" ] ]
/// unit      = "sentence" | "turn" | "paragraph" | "source"
///           | "setning" | "tur" | "avsnitt" | "kilde"
/// near      = atom, { ( "NEAR/" | "BEFORE/" ), number, atom }
/// atom      = "(", query, ")" | word | regular | '"', phrase, '"', [ "~", number ] | field
/// word      = [ "=" | "~" ], text | text, ( "~1" | "~2" )
/// regular   = "/", expression, "/"
/// phrase    = ( text | "*" | text, ( "~1" | "~2" ) | regular ), { … }
/// field     = name, ":", ( value | '"', value, '"' | "[", value, "TO", value, "]" )
///           | "code:=", value
/// ```
///
/// Operators are written in capitals. A row of the same rank is taken from the left; what stands
/// lower in the grammar binds closer. `=x` is `exact:x`, `~x` is `lemma:x`, and `query:x` is what
/// was saved under that name, as if it stood there in parentheses.
struct QueryParser {
  /// What queries are read by.
  struct Settings {
    /// Whether words are read regardless of diacritical signs.
    var isFolding = false
    /// The names of the saved queries.
    var savedNames: [String] = []
    /// The text of a saved query.
    var saved: (String) -> String? = { _ in nil }
    /// The saved queries that this one stands in.
    var open: [String] = []
    /// The column that everything is said to stand in, in a query that stands in another.
    var column: Int?
    /// How deep in others it stands.
    var depth = 0
    /// The number of scalars read before it.
    var length = 0
  }

  private static let deepest = 64
  /// Queries with more scalars are refused.
  static let longest = 100_000

  let settings: Settings
  private let lexemes: [QueryLexer.Lexeme]
  private let endColumn: Int
  private var place = 0
  private var depth: Int
  /// How many scalars have been read, saved queries included.
  var length: Int
  /// How bare words have been read so far.
  var readings: [QueryReading] = []

  /// Cuts a query into signs.
  init(_ text: String, _ settings: Settings) throws(QueryError) {
    self.settings = settings
    let count = text.unicodeScalars.count
    length = settings.length + count
    if length > Self.longest { throw .tooLong(limit: Self.longest) }
    depth = settings.depth
    var lexer = QueryLexer(text)
    lexemes = try lexer.lexemes()
    endColumn = count + 1
  }

  /// The whole query.
  mutating func query() throws(QueryError) -> QueryExpression {
    if lexemes.isEmpty { throw .empty }
    let expression = try any()
    if let lexeme = current {
      throw .unexpected(written: lexeme.written, column: lexeme.column)
    }
    return expression
  }

  private var current: QueryLexer.Lexeme? { place < lexemes.count ? lexemes[place] : nil }

  private var column: Int { current?.column ?? endColumn }

  private mutating func any() throws(QueryError) -> QueryExpression {
    var parts = [try all()]
    while case .or = current?.kind {
      place += 1
      parts.append(try all())
    }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func all() throws(QueryError) -> QueryExpression {
    var parts: [QueryExpression] = []
    var written: [String] = []
    var isImplicit = false
    while true {
      let start = place
      let part = try self.part()
      parts.append(part)
      if part.kind == .words {
        written.append(lexemes[start..<place].map(\.written).joined(separator: " "))
      }
      switch current?.kind {
      case .and: place += 1
      case .or, .close, nil:
        if isImplicit, written.count > 1 { readings.append(.withinOneTurn(written)) }
        return parts.count == 1 ? parts[0] : .and(parts)
      default: isImplicit = true
      }
    }
  }

  private mutating func part() throws(QueryError) -> QueryExpression {
    guard case .not = current?.kind else { return try relation() }
    try descend()
    defer { depth -= 1 }
    place += 1
    return .not(try part())
  }

  private mutating func relation() throws(QueryError) -> QueryExpression {
    let earlier = readings.count
    var left = try near()
    while let lexeme = current, case .pair(let pair) = lexeme.kind, !pair.isNearness {
      place += 1
      if pair == .within, case .word(let name) = current?.kind, let unit = TextUnit(named: name) {
        place += 1
        left = .within(left, unit)
        for index in earlier..<readings.count { readings[index] = readings[index].held(by: unit) }
      } else {
        left = .pair(pair, left, try near(), keeps: .left)
      }
      try check(left, column: lexeme.column)
    }
    return left
  }

  private mutating func near() throws(QueryError) -> QueryExpression {
    var left = try atom()
    while let lexeme = current, case .pair(let pair) = lexeme.kind, pair.isNearness {
      place += 1
      let right = try atom()
      guard left.kind == .words, right.kind == .words else {
        throw .nearNeedsWords(column: lexeme.column)
      }
      left = .pair(pair, left, right, keeps: .union)
      try check(left, column: lexeme.column)
    }
    return left
  }

  private mutating func atom() throws(QueryError) -> QueryExpression {
    guard let lexeme = current else {
      throw .expected(.operand, found: nil, column: endColumn)
    }
    switch lexeme.kind {
    case .open: return try parenthesis()
    case .word(let text):
      place += 1
      return try word(text, column: lexeme.column)
    case .regular(let text):
      place += 1
      let test = try FormTest.regular(text, column: lexeme.column + 1)
      return .phrase(Phrase(slots: [.form(test)], written: lexeme.written))
    case .phrase(let text, let distance):
      place += 1
      let result = try phrase(text, distance: distance, column: lexeme.column)
      try check(result, column: lexeme.column)
      return result
    case .field(let name, let value, let isQuoted, let valueColumn):
      place += 1
      try descend()
      defer { depth -= 1 }
      let result = try field(
        name, value, isQuoted: isQuoted, column: lexeme.column, valueColumn: valueColumn)
      try check(result, column: lexeme.column)
      return result
    case .close, .and, .or, .not, .pair:
      throw .expected(.operand, found: lexeme.written, column: lexeme.column)
    }
  }

  private mutating func parenthesis() throws(QueryError) -> QueryExpression {
    try descend()
    defer { depth -= 1 }
    place += 1
    let inner = try any()
    guard case .close = current?.kind else {
      throw .expected(.closingParenthesis, found: current?.written, column: column)
    }
    place += 1
    return inner
  }

  private mutating func descend() throws(QueryError) {
    depth += 1
    if depth > Self.deepest { throw .tooDeep(column: column) }
  }

  private func check(_ expression: QueryExpression, column: Int) throws(QueryError) {
    if expression.height > 2 * Self.deepest { throw .tooDeep(column: column) }
  }

  /// The settings for a saved query that stands at a column of this one.
  func settings(for name: String, column: Int) -> Settings {
    var inner = settings
    inner.open.append(name)
    inner.column = settings.column ?? column
    inner.depth = depth
    inner.length = length
    return inner
  }
}
