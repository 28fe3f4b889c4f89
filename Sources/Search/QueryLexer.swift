/// A query cut into its signs.
struct QueryLexer {
  /// One sign, with the column at which it begins.
  struct Lexeme {
    let kind: Kind
    let column: Int
    let written: String
  }

  /// What a sign is.
  enum Kind {
    case open
    case close
    case and
    case or
    case not
    case pair(PairOperator)
    case phrase(String, distance: Int?)
    case word(String)
    case regular(String)
    case field(String, FieldValue, isQuoted: Bool, valueColumn: Int)
  }

  let scalars: [Unicode.Scalar]
  var place = 0

  /// Begins at the front of a query.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// Every sign of the query.
  mutating func lexemes() throws(QueryError) -> [Lexeme] {
    var result: [Lexeme] = []
    while true {
      while let scalar = current, Self.isBlank(scalar) { place += 1 }
      guard let scalar = current else { return result }
      let start = place
      let kind = try kind(beginningWith: scalar)
      result.append(Lexeme(kind: kind, column: start + 1, written: string(start, place)))
    }
  }

  var current: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func kind(beginningWith scalar: Unicode.Scalar) throws(QueryError) -> Kind {
    switch scalar {
    case "(":
      place += 1
      return .open
    case ")":
      place += 1
      return .close
    case "/": return try regular()
    default:
      if let closing = Self.closing(scalar) {
        let text = try quoted(until: closing)
        return .phrase(text, distance: try distance())
      }
      return try run()
    }
  }

  /// Reads a regular expression between slashes; `\/` is a slash inside.
  private mutating func regular() throws(QueryError) -> Kind {
    let start = place
    place += 1
    guard let end = RegularSlashes.closing(from: place, in: scalars[...]) else {
      throw .expected(.closingSlash, found: nil, column: start + 1)
    }
    place = end + 1
    if let scalar = current, !Self.endsRun(scalar) {
      throw .unexpected(written: String(Character(scalar)), column: place + 1)
    }
    return .regular(string(start + 1, end))
  }

  /// Reads to the next blank, parenthesis or quote, or a field with its value.
  private mutating func run() throws(QueryError) -> Kind {
    let start = place
    while let scalar = current, !Self.endsRun(scalar) {
      if scalar == ":", let name = fieldName(from: start) {
        return try field(name, from: start)
      }
      place += 1
    }
    let text = string(start, place)
    if text == "case.", let scalar = current, let closing = Self.closing(scalar) {
      let name = try quoted(until: closing)
      guard current == ":" else {
        throw .expected(.colon, found: found, column: place + 1)
      }
      return try field("case." + name, from: start)
    }
    switch text {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    default: break
    }
    if let pair = try pairOperator(text, column: start + 1) { return .pair(pair) }
    return .word(text)
  }

  /// What stands before the colon here, if a field or an attribute can be called that, and either
  /// a value follows or the name is a field's (a word before a colon is else just a word).
  private func fieldName(from start: Int) -> String? {
    guard place > start, scalars[start].properties.isAlphabetic else { return nil }
    let name = scalars[start..<place]
    let isName = name.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-" || $0 == "."
    }
    guard isName else { return nil }
    let text = string(start, place)
    let hasValue = place + 1 < scalars.count && !Self.isBlank(scalars[place + 1])
    return hasValue || QueryField.names.contains(text) ? text : nil
  }

  private mutating func field(_ name: String, from start: Int) throws(QueryError) -> Kind {
    place += 1
    var isOnly = false
    if current == "=" {
      isOnly = true
      place += 1
    }
    let valueColumn = place + 1
    if current == "[", !isOnly {
      return .field(name, try range(), isQuoted: false, valueColumn: valueColumn)
    }
    var isQuoted = false
    var text = ""
    if let scalar = current, let closing = Self.closing(scalar) {
      isQuoted = true
      text = try quoted(until: closing)
    } else {
      let begin = place
      while let scalar = current, !Self.isBlank(scalar), scalar != "(", scalar != ")" {
        place += 1
      }
      text = string(begin, place)
    }
    guard !text.isEmpty else { throw .expected(.value, found: found, column: valueColumn) }
    return .field(
      name, isOnly ? .only(text) : .text(text), isQuoted: isQuoted, valueColumn: valueColumn)
  }

  /// Reads `[a TO b]`, where `*` is an open end.
  private mutating func range() throws(QueryError) -> FieldValue {
    let start = place
    while let scalar = current, scalar != "]" { place += 1 }
    guard current != nil else { throw .expected(.range, found: nil, column: start + 1) }
    let inside = string(start + 1, place)
    place += 1
    let words = inside.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard let middle = words.firstIndex(of: "TO"), middle > 0, middle + 1 < words.count else {
      throw .expected(.range, found: "[\(inside)]", column: start + 1)
    }
    let ends = [words[..<middle], words[(middle + 1)...]].map { $0.joined(separator: " ") }
    return .range(from: ends[0] == "*" ? nil : ends[0], to: ends[1] == "*" ? nil : ends[1])
  }

  /// Reads what stands in quotes; a `\` before the closing quote makes it part of the text.
  private mutating func quoted(until closing: Set<Unicode.Scalar>) throws(QueryError) -> String {
    let start = place
    place += 1
    var text = String.UnicodeScalarView()
    while let scalar = current {
      place += 1
      if closing.contains(scalar) { return String(text) }
      if scalar == "\\", let next = current, closing.contains(next) {
        text.append(next)
        place += 1
      } else {
        text.append(scalar)
      }
    }
    throw .expected(.closingQuote, found: nil, column: start + 1)
  }

  /// Reads `~n` behind a phrase, if it is there.
  private mutating func distance() throws(QueryError) -> Int? {
    guard current == "~" else { return nil }
    let start = place
    place += 1
    while let scalar = current, !Self.endsRun(scalar) { place += 1 }
    guard let distance = Int(string(start + 1, place)), distance > 0 else {
      throw .expected(.phraseDistance, found: string(start, place), column: start + 1)
    }
    return distance
  }

  private var found: String? { current.map { String(Character($0)) } }

  func string(_ start: Int, _ end: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<end])
    return String(text)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  static func endsRun(_ scalar: Unicode.Scalar) -> Bool {
    isBlank(scalar) || scalar == "(" || scalar == ")" || closing(scalar) != nil
  }

  /// The quotes that close what this one opens, if it opens anything.
  private static func closing(_ scalar: Unicode.Scalar) -> Set<Unicode.Scalar>? {
    switch scalar {
    case "\"": ["\""]
    case "\u{201C}", "\u{201D}", "\u{201E}": ["\u{201C}", "\u{201D}"]
    case "«": ["»"]
    default: nil
    }
  }
}
