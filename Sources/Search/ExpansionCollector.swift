internal import Index

/// Gathers, segment by segment, the forms that the words of a query stand for.
struct ExpansionCollector {
  private let sets: SynonymSets
  private var expansions: [Expansion] = []

  private enum Expansion {
    case test(WordTest, forms: Set<String>)
    case synonyms(written: String, members: [String])
  }

  /// Takes the words of a query that can stand for several forms.
  ///
  /// - Throws: `QueryError` where no set has the words that `syn:` asks for.
  init(_ expression: QueryExpression, _ sets: SynonymSets) throws(QueryError) {
    self.sets = sets
    try collect(expression)
  }

  /// Adds the forms in one segment.
  mutating func add(_ words: WordSearch) {
    for (index, expansion) in expansions.enumerated() {
      guard case .test(let test, var forms) = expansion else { continue }
      expansions[index] = .test(test, forms: [])
      forms.formUnion(words.forms(test))
      expansions[index] = .test(test, forms: forms)
    }
  }

  /// What each word stood for, in the order of the query.
  var result: [WordExpansion] {
    expansions.map { expansion in
      switch expansion {
      case .test(let test, let forms):
        WordExpansion(written: test.written, forms: forms.sorted())
      case .synonyms(let written, let members):
        WordExpansion(written: written, forms: members)
      }
    }
  }

  private mutating func collect(_ expression: QueryExpression) throws(QueryError) {
    switch expression {
    case .phrase(let phrase): collect(phrase)
    case .synonyms(let test):
      let members = try sets.phrases(for: test)
      expansions.append(
        .synonyms(written: "syn:" + test.asked.written, members: members.map(\.written)))
      for member in members { collect(member) }
    case .pair(_, let left, let right, _):
      try collect(left)
      try collect(right)
    case .and(let all), .or(let all): for part in all { try collect(part) }
    case .not(let inner), .within(let inner, _): try collect(inner)
    case .field: break
    }
  }

  private mutating func collect(_ phrase: Phrase) {
    for test in phrase.slots where test.standsForSeveral {
      let isKnown = expansions.contains {
        if case .test(test, _) = $0 { true } else { false }
      }
      if !isKnown { expansions.append(.test(test, forms: [])) }
    }
  }
}
