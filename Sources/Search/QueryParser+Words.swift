internal import Study
internal import Text

extension QueryParser {
  private var mode: WordReader.Mode { settings.isFolding ? .unsigned : .folded }

  /// A bare word, with `=` before it for `exact:` and `~` for `lemma:`, or `~1` behind it.
  mutating func word(_ text: String, column: Int) throws(QueryError) -> QueryExpression {
    if text.hasPrefix("="), text.count > 1 {
      return try single(String(text.dropFirst()), .exact, column: column + 1)
    }
    if text.hasPrefix("~"), text.count > 1 {
      return try single(String(text.dropFirst()), .lemma, column: column + 1)
    }
    guard let sign = text.unicodeScalars.lastIndex(of: "~") else {
      return try single(text, mode, column: column)
    }
    let before = String(text.unicodeScalars[..<sign])
    let behind = String(text.unicodeScalars[sign...])
    guard let distance = WordReader.distance(behind) else {
      throw .expected(
        .editDistance, found: behind, column: column + before.unicodeScalars.count)
    }
    let test = try WordReader.near(before, distance: distance, column: column)
    return .phrase(Phrase(slots: [test], written: text))
  }

  /// A word outside quotes; one of several tokens is a phrase, and says so.
  private mutating func single(_ text: String, _ mode: WordReader.Mode, column: Int)
    throws(QueryError) -> QueryExpression
  {
    if let sign = text.unicodeScalars.firstIndex(of: "~") {
      let before = text.unicodeScalars.distance(from: text.startIndex, to: sign)
      throw .unexpected(written: "~", column: column + before)
    }
    let slots = try WordReader.slots(of: text, mode, column: column)
    if slots.count > 1 {
      readings.append(.phrase(written: text, words: slots.map(\.written)))
    }
    return .phrase(Phrase(slots: slots, written: text))
  }

  /// A quoted phrase, whose quote stands in a column.
  func phrase(_ text: String, distance: Int?, column: Int) throws(QueryError) -> QueryExpression {
    let slots = try slots(ofQuoted: text, mode, column: column)
    guard let distance else { return .phrase(Phrase(slots: slots, written: text)) }
    if slots.contains(.any) { throw .onlyGaps(column: column) }
    let words = slots.map { QueryExpression.phrase(Phrase(slots: [$0], written: $0.written)) }
    return words.dropFirst().reduce(words[0]) {
      .pair(.near(distance), $0, $1, keeps: .union)
    }
  }

  /// The tests of what stands in quotes; signs inside have their own columns, the words that of
  /// the quote.
  private func slots(ofQuoted text: String, _ mode: WordReader.Mode, column: Int)
    throws(QueryError) -> [WordTest]
  {
    do throws(QueryError) {
      return try WordReader.slots(of: text, mode, column: column + 1)
    } catch {
      switch error {
      case .noWord(let written, _): throw .noWord(written: written, column: column)
      case .onlyGaps: throw .onlyGaps(column: column)
      case .wildcardInLemma(let written, _):
        throw .wildcardInLemma(written: written, column: column)
      default: throw error
      }
    }
  }

  /// A field with its value.
  mutating func field(
    _ name: String, _ value: FieldValue, isQuoted: Bool, column: Int, valueColumn: Int
  ) throws(QueryError) -> QueryExpression {
    let field = QueryField(named: name)
    if case .only = value, field != .code, field != .theme, name != "exact", name != "lemma" {
      throw .unexpected(written: "=", column: valueColumn - 1)
    }
    let column = settings.column ?? column
    switch name {
    case "exact", "lemma":
      let text = try self.text(value, name, column: column)
      let mode = name == "exact" ? WordReader.Mode.exact : .lemma
      if !isQuoted { return try single(text, mode, column: valueColumn) }
      return .phrase(
        Phrase(slots: try slots(ofQuoted: text, mode, column: valueColumn), written: text))
    case "syn":
      let asked = try words(try self.text(value, name, column: column), isQuoted, valueColumn)
      return .synonyms(
        SynonymTest(asked: asked, isFolding: settings.isFolding, column: column))
    case "query":
      return try savedQuery(try self.text(value, name, column: column), column: column)
    case "memo":
      let text = try self.text(value, name, column: column)
      let noted =
        text == "*" ? Phrase(slots: [.any], written: text) : try words(text, isQuoted, valueColumn)
      return .field(FieldTest(field: field, value: .words(noted), column: column))
    default:
      return .field(FieldTest(field: field, value: value, column: column))
    }
  }

  private func text(_ value: FieldValue, _ name: String, column: Int) throws(QueryError)
    -> String
  {
    switch value {
    case .text(let text): return text
    case .only, .range, .words: throw .noRange(field: name, column: column)
    }
  }

  private func words(_ text: String, _ isQuoted: Bool, _ column: Int) throws(QueryError) -> Phrase {
    let slots =
      isQuoted
      ? try slots(ofQuoted: text, mode, column: column)
      : try WordReader.slots(of: text, mode, column: column)
    return Phrase(slots: slots, written: text)
  }

  /// What was saved under a name.
  private mutating func savedQuery(_ name: String, column: Int) throws(QueryError)
    -> QueryExpression
  {
    let folded = name.foldedForSearch
    if let first = settings.open.firstIndex(where: { $0.foldedForSearch == folded }) {
      throw .savedInItself(settings.open[first...] + [name], column: column)
    }
    guard let text = settings.saved(name) else {
      let nearest = NearestNames(settings.savedNames).matches(for: name)
      throw .unknownValue(
        field: "query", asked: name, valid: settings.savedNames, nearest: nearest, column: column)
    }
    do throws(QueryError) {
      var parser = try QueryParser(text, settings(for: name, column: column))
      let expression = try parser.query()
      length = parser.length
      readings += parser.readings
      return expression
    } catch {
      switch error {
      case .savedInItself, .tooLong, .inSaved: throw error
      default: throw .inSaved(name: name, text: text, error, column: column)
      }
    }
  }
}
