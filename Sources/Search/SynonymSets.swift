internal import Study
internal import Text

/// Puts in for `syn:` the words that mean the same.
struct SynonymSets {
  /// The sets, each with its members as they are written; the first member is its head.
  let sets: [[String]]

  /// The expression without `syn:`.
  ///
  /// - Throws: `QueryError.unknownValue` with the heads, where no set holds the words, and the
  ///   errors of reading a member.
  func expression(_ expression: QueryExpression) throws(QueryError) -> QueryExpression {
    switch expression {
    case .phrase, .field: return expression
    case .synonyms(let test):
      return .or(try phrases(for: test).map { .phrase($0) })
    case .pair(let pair, let left, let right, let keeps):
      return .pair(
        pair, try self.expression(left), try self.expression(right), keeps: keeps)
    case .within(let inner, let unit): return .within(try self.expression(inner), unit)
    case .and(let all): return .and(try expressions(all))
    case .or(let all): return .or(try expressions(all))
    case .not(let inner): return .not(try self.expression(inner))
    }
  }

  /// The members of every set that holds the words asked for, in order, none twice.
  func phrases(for test: SynonymTest) throws(QueryError) -> [Phrase] {
    var result: [Phrase] = []
    for set in sets {
      var members: [Phrase] = []
      for member in set { members.append(try phrase(member, test)) }
      guard members.contains(where: { Self.holds($0, test.asked) }) else { continue }
      for member in members where !result.contains(where: { $0.slots == member.slots }) {
        result.append(member)
      }
    }
    if result.isEmpty {
      let heads = sets.compactMap(\.first)
      throw .unknownValue(
        field: "syn", asked: test.asked.written, valid: heads,
        nearest: NearestNames(sets.joined()).matches(for: test.asked.written), column: test.column)
    }
    return result
  }

  private func expressions(_ all: [QueryExpression]) throws(QueryError) -> [QueryExpression] {
    var result: [QueryExpression] = []
    for part in all { result.append(try expression(part)) }
    return result
  }

  /// A member as a phrase: `lemma:x` and `exact:x` as in a query, all else as in quotes.
  private func phrase(_ member: String, _ test: SynonymTest) throws(QueryError) -> Phrase {
    var text = member
    var mode = test.isFolding ? WordReader.Mode.unsigned : .folded
    for (prefix, other) in [("lemma:", WordReader.Mode.lemma), ("exact:", .exact)]
    where member.hasPrefix(prefix) {
      text = String(member.dropFirst(prefix.count))
      mode = other
    }
    do throws(QueryError) {
      return Phrase(
        slots: try WordReader.slots(of: text, mode, column: 1), written: member)
    } catch {
      throw .inSynonym(member, error, column: test.column)
    }
  }

  /// Whether a member is what is asked for, or its wildcards match that word by word.
  private static func holds(_ member: Phrase, _ asked: Phrase) -> Bool {
    member.slots.count == asked.slots.count
      && zip(member.slots, asked.slots).allSatisfy { slot, wanted in
        if slot.written.foldedForSearch == wanted.written { return true }
        guard case .form(let test) = slot, case .form = wanted else { return false }
        return test.matches(wanted.written)
      }
  }
}
