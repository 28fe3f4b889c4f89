package import Study
internal import Index
internal import Text

/// A query in which codes are asked for by the names that a change of the codebook gave them.
package struct QueryCodeNames: Hashable, Sendable {
  /// The query with the new names; nothing else of it differs.
  package let text: String

  /// Writes the names of codes anew, where that is plain.
  ///
  /// It is not where a name with wildcards does not find a code any more, where a code is gone
  /// without an heir, or where two codes that the query tells apart have become one: then somebody
  /// has to decide what it is to ask, and the result is nil.
  ///
  /// - Parameters:
  ///   - written: The query as it was saved.
  ///   - before: The codebook in which the names meant what they were to mean.
  ///   - after: The codebook after the change.
  ///   - heir: The code that took over from those that are gone.
  package init?(_ written: String, before: Codebook, after: Codebook, heir: CodeID? = nil) {
    var lexer = QueryLexer(written)
    guard let lexemes = try? lexer.lexemes() else { return nil }
    let scalars = Array(written.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    var meant: [CodeID: CodeID] = [:]
    for lexeme in lexemes {
      guard case .field("code", let value, let isQuoted, _) = lexeme.kind,
        let asked = Self.name(in: value)
      else { continue }
      guard let found = try? before.code(named: asked.name).id else { continue }
      guard let now = after[found] == nil ? heir : found else { return nil }
      if let other = meant.updateValue(found, forKey: now), other != found { return nil }
      if (try? after.code(named: asked.name).id) == now { continue }
      guard
        let name = Self.name(of: now, asLongAs: asked.name, after),
        let field = Self.field(name, isOnly: asked.isOnly, isQuoted: isQuoted)
      else { return nil }
      result.append(contentsOf: scalars[place..<(lexeme.column - 1)])
      result.append(contentsOf: field.unicodeScalars)
      place = lexeme.column - 1 + lexeme.written.unicodeScalars.count
    }
    result.append(contentsOf: scalars[place...])
    text = String(result)
    guard let query = try? Query(text, saved: { _ in "x" }),
      !query.expression.losesCodes(before: before, after: after, heir: heir)
    else { return nil }
  }

  /// The name that is asked for, if it stands for one code.
  private static func name(in value: FieldValue) -> (name: String, isOnly: Bool)? {
    switch value {
    case .only(let name): (name, true)
    case .text(let name): WildcardPattern(name).isLiteral ? (name, false) : nil
    case .range, .words: nil
    }
  }

  /// A name by which the code is found, with as many names above it as the former one had, and
  /// more only where it takes them.
  private static func name(
    of code: CodeID, asLongAs asked: String, _ codebook: Codebook
  ) -> String? {
    let names = codebook.path(of: code).names
    let wanted = min(CodePath(parsing: asked).names.count, names.count)
    for count in wanted...names.count {
      let name = CodePath(Array(names.suffix(count))).description
      if (try? codebook.code(named: name).id) == code { return name }
    }
    return nil
  }

  /// The field as it is written in a query; nil where no query can hold the name.
  private static func field(_ name: String, isOnly: Bool, isQuoted: Bool) -> String? {
    let head = isOnly ? "code:=" : "code:"
    let inQuotes = name.unicodeScalars.reduce(into: "") { text, scalar in
      if "\"\u{201C}\u{201D}".unicodeScalars.contains(scalar) { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    let quoted = "\(head)\"\(inQuotes)\""
    for field in isQuoted ? [quoted] : [head + name, quoted] {
      var lexer = QueryLexer(field)
      guard let lexemes = try? lexer.lexemes(), lexemes.count == 1,
        case .field("code", let value, _, _) = lexemes[0].kind, let read = Self.name(in: value),
        read == (name, isOnly)
      else { continue }
      return field
    }
    return nil
  }
}
