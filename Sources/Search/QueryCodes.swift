internal import Index
package import Study
internal import Text

extension QueryExpression {
  /// Whether it asks by name for a code that does not go by that name any more.
  ///
  /// - Parameters:
  ///   - before: The codebook in which the names meant what they were to mean.
  ///   - after: The codebook after a change.
  ///   - heir: The code that took over from codes that are gone.
  /// - Returns: Whether a `code:` that found a code before would miss it now.
  package func losesCodes(
    before: Codebook, after: Codebook, heir: CodeID? = nil
  ) -> Bool {
    switch self {
    case .phrase, .synonyms: false
    case .pair(_, let left, let right, _):
      left.losesCodes(before: before, after: after, heir: heir)
        || right.losesCodes(before: before, after: after, heir: heir)
    case .within(let inner, _), .not(let inner):
      inner.losesCodes(before: before, after: after, heir: heir)
    case .and(let all), .or(let all):
      all.contains { $0.losesCodes(before: before, after: after, heir: heir) }
    case .field(let test):
      test.field == .code && Self.misses(test.value, before, after, heir)
    }
  }

  private static func misses(
    _ value: FieldValue, _ before: Codebook, _ after: Codebook, _ heir: CodeID?
  ) -> Bool {
    switch value {
    case .range, .words: return false
    case .only(let name): return misses(name, before, after)
    case .text(let name):
      let pattern = WildcardPattern(name.foldedForSearch)
      if pattern.isLiteral { return misses(name, before, after) }
      let found = before.codes(matching: pattern)
      let now = after.codes(matching: pattern)
      return !found.isSubset(of: now) && !(heir.map(now.contains) ?? false)
    }
  }

  private static func misses(_ name: String, _ before: Codebook, _ after: Codebook) -> Bool {
    guard let found = try? before.code(named: name).id else { return false }
    return (try? after.code(named: name).id) != found
  }
}

extension Codebook {
  /// The codes whose name or path a pattern matches, whatever their letters' case.
  func codes(matching pattern: WildcardPattern) -> Set<CodeID> {
    Set(
      codes.filter { code in
        pattern.matches(code.name.foldedForSearch)
          || pattern.matches(path(of: code.id).description.foldedForSearch)
      }.map(\.id))
  }
}
