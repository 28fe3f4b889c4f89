internal import Index

/// Gathers, segment by segment, the forms that the words of a query stand for.
struct ExpansionCollector {
  private var tests: [WordTest] = []
  private var forms: [Set<String>] = []

  /// Takes the words of a query that can stand for several forms.
  init(_ expression: QueryExpression) {
    collect(expression)
    forms = tests.map { _ in [] }
  }

  /// Adds the forms in one segment.
  mutating func add(_ words: WordSearch) {
    for (index, test) in tests.enumerated() { forms[index].formUnion(words.forms(test)) }
  }

  /// What each word stood for, in the order of the query.
  var result: [WordExpansion] {
    tests.indices.map {
      WordExpansion(written: tests[$0].written, forms: forms[$0].sorted())
    }
  }

  private mutating func collect(_ expression: QueryExpression) {
    switch expression {
    case .phrase(let phrase):
      for test in phrase.slots where Self.stands(test) && !tests.contains(test) {
        tests.append(test)
      }
    case .near(let left, let right, _):
      collect(left)
      collect(right)
    case .and(let all), .or(let all): for part in all { collect(part) }
    case .not(let inner): collect(inner)
    case .field: break
    }
  }

  /// Whether a test can admit more than the form that was written.
  private static func stands(_ test: WordTest) -> Bool {
    switch test {
    case .any: false
    case .form(let pattern): !pattern.isLiteral
    case .exact(let pattern, _): !pattern.isLiteral
    case .lemma: true
    }
  }
}
