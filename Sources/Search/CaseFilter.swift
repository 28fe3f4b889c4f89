package import Study
internal import Text

/// Answers a query on cases instead of passages: of names, attributes and sets alone.
package struct CaseFilter: Sendable {
  private let cases: [Case]
  private let attributes: [Attribute]
  private let sets: [StudySet]

  /// Takes what cases have.
  package init(cases: [Case], attributes: [Attribute], sets: [StudySet]) {
    self.cases = cases
    self.attributes = attributes
    self.sets = sets
  }

  /// The cases that a query means.
  ///
  /// - Parameter query: A query with the fields `case`, `set` and attributes, `AND`, `OR` and `NOT`.
  /// - Returns: The cases; nil where the query asks for words or for what cases do not have.
  /// - Throws: `QueryError` where no attribute has a name, or nothing has a value.
  package func cases(_ query: Query) throws(QueryError) -> Set<CaseID>? {
    try found(query.expression)
  }

  private func found(_ expression: QueryExpression) throws(QueryError) -> Set<CaseID>? {
    switch expression {
    case .phrase, .synonyms, .pair, .within: return nil
    case .field(let test): return try found(test)
    case .and(let all):
      var result = everybody
      for part in all {
        guard let own = try found(part) else { return nil }
        result.formIntersection(own)
      }
      return result
    case .or(let all):
      var result: Set<CaseID> = []
      for part in all {
        guard let own = try found(part) else { return nil }
        result.formUnion(own)
      }
      return result
    case .not(let inner):
      guard let own = try found(inner) else { return nil }
      return everybody.subtracting(own)
    }
  }

  private func found(_ test: FieldTest) throws(QueryError) -> Set<CaseID>? {
    switch test.field {
    case .caseName:
      let matcher = try NameMatcher(test)
      try matcher.check(cases.map(\.name), test)
      return Set(cases.filter { matcher.matches($0.name) }.map(\.id))
    case .attribute(let name):
      let lookup = AttributeLookup(cases: cases, attributes: attributes)
      return Set(try lookup.cases(with: name, test).map(\.id))
    case .set:
      let matcher = try NameMatcher(test)
      let own = sets.filter { $0.kind == .cases }
      try matcher.check(own.map(\.name), test)
      return Set(own.filter { matcher.matches($0.name) }.flatMap(\.members))
    case .speaker, .role, .source, .kind, .language, .code, .theme, .coder, .layer, .memo,
      .question, .prompted:
      return nil
    }
  }

  private var everybody: Set<CaseID> { Set(cases.map(\.id)) }
}
