internal import Index
internal import Text

/// Reads a query.
///
/// ```
/// query   = all, { "OR", all }
/// all     = part, { ["AND"], part }
/// part    = "NOT", part | near
/// near    = atom, { "NEAR/" number, atom }
/// atom    = "(", query, ")" | word | quoted phrase, ["~" number] | field, ":", value
/// ```
struct QueryParser {
  private static let deepest = 64

  private let lexemes: [QueryLexer.Lexeme]
  private let endColumn: Int
  private var place = 0
  private var depth = 0
  /// How bare words have been read so far.
  private(set) var readings: [QueryReading] = []

  /// Cuts a query into signs.
  init(_ text: String) throws(QueryError) {
    var lexer = QueryLexer(text)
    lexemes = try lexer.lexemes()
    endColumn = text.unicodeScalars.count + 1
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
    guard case .not = current?.kind else { return try near() }
    try descend()
    defer { depth -= 1 }
    place += 1
    return .not(try part())
  }

  private mutating func near() throws(QueryError) -> QueryExpression {
    var left = try atom()
    while let lexeme = current, case .near(let distance) = lexeme.kind {
      place += 1
      let right = try atom()
      guard left.kind == .words, right.kind == .words else {
        throw .nearNeedsWords(column: lexeme.column)
      }
      left = .near(left, right, distance: distance)
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
    case .phrase(let text, let distance):
      place += 1
      let slots = try WordReader.slots(of: text, .folded, column: lexeme.column)
      return try phrase(slots, written: text, distance: distance, column: lexeme.column)
    case .field(let name, let value, let isQuoted, let valueColumn):
      place += 1
      return try field(
        name, value, isQuoted: isQuoted, column: lexeme.column, valueColumn: valueColumn)
    case .close, .and, .or, .not, .near:
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

  /// A bare word, with `=` before it for `exact:` and `~` for `lemma:`.
  private mutating func word(_ text: String, column: Int) throws(QueryError) -> QueryExpression {
    if text.hasPrefix("="), text.count > 1 {
      return try single(String(text.dropFirst()), .exact, column: column + 1)
    }
    if text.hasPrefix("~"), text.count > 1 {
      return try single(String(text.dropFirst()), .lemma, column: column + 1)
    }
    return try single(text, .folded, column: column)
  }

  /// A word outside quotes; one of several tokens is a phrase, and says so.
  private mutating func single(_ text: String, _ mode: WordReader.Mode, column: Int)
    throws(QueryError) -> QueryExpression
  {
    if let sign = text.unicodeScalars.firstIndex(where: { $0 == "~" }) {
      let before = text.unicodeScalars.distance(from: text.startIndex, to: sign)
      throw .unexpected(written: "~", column: column + before)
    }
    if text.hasPrefix("/") { throw .unexpected(written: "/", column: column) }
    let slots = try WordReader.slots(of: text, mode, column: column)
    if slots.count > 1 {
      readings.append(.phrase(written: text, words: slots.map(\.written)))
    }
    return .phrase(Phrase(slots: slots, written: text))
  }

  private func phrase(
    _ slots: [WordTest], written: String, distance: Int?, column: Int
  ) throws(QueryError) -> QueryExpression {
    guard let distance else { return .phrase(Phrase(slots: slots, written: written)) }
    if slots.contains(.any) { throw .onlyGaps(column: column) }
    let words = slots.map { QueryExpression.phrase(Phrase(slots: [$0], written: $0.written)) }
    return words.dropFirst().reduce(words[0]) { .near($0, $1, distance: distance) }
  }

  private mutating func field(
    _ name: String, _ value: FieldValue, isQuoted: Bool, column: Int, valueColumn: Int
  ) throws(QueryError) -> QueryExpression {
    if name == "exact" || name == "lemma" {
      guard case .text(let text) = value else {
        throw .noRange(field: name, column: column)
      }
      let mode = name == "exact" ? WordReader.Mode.exact : .lemma
      if !isQuoted { return try single(text, mode, column: valueColumn) }
      let slots = try WordReader.slots(of: text, mode, column: valueColumn)
      return .phrase(Phrase(slots: slots, written: text))
    }
    let field = QueryField(named: name)
    if case .only = value, field != .code {
      throw .unexpected(written: "=", column: valueColumn - 1)
    }
    return .field(FieldTest(field: field, value: value, column: column))
  }
}
