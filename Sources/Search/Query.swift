/// A query that has been read.
package struct Query: Hashable, Sendable {
  /// What the person wrote.
  package let text: String
  /// What it means.
  package let expression: QueryExpression
  /// How words that stood bare were read, to be echoed.
  package let readings: [QueryReading]

  /// Reads a query.
  ///
  /// - Throws: `QueryError` with the column and what was expected there. Names of fields,
  ///   speakers, codes and so on are looked up only when the query is answered.
  package init(_ text: String) throws(QueryError) {
    var parser = try QueryParser(text)
    expression = try parser.query()
    self.text = text
    readings = parser.readings
  }

  /// This query within what another, such as that of `--where`, allows.
  package func restricted(by other: Query) -> Query {
    Query(
      text: "(\(text)) AND (\(other.text))", expression: .and([expression, other.expression]),
      readings: readings + other.readings)
  }

  private init(text: String, expression: QueryExpression, readings: [QueryReading]) {
    self.text = text
    self.expression = expression
    self.readings = readings
  }

  /// What the caller must load to answer it.
  package var needs: Set<ContextNeed> { expression.needs }
}

/// How a part of a query was read that says less than it means.
package enum QueryReading: Hashable, Sendable {
  /// These stood side by side: all of them within one turn.
  case withinOneTurn([String])
  /// This word has several tokens, and was read as a phrase of them.
  case phrase(written: String, words: [String])
}

/// A part of the project that answering a query takes; sources are always needed.
package enum ContextNeed: Hashable, Sendable, CaseIterable {
  /// `StudyContext.speakers` and `turns`.
  case speakers
  /// `StudyContext.cases` and `attributes`.
  case cases
  /// `StudyContext.codebook`, `codings` and `coders`.
  case codings
  /// That `codings` hold those of every layer, because the query itself names layers.
  case everyLayer
  /// `StudyContext.prompts` and `questions`.
  case prompts
}

extension QueryExpression {
  /// What the caller must load to answer it.
  package var needs: Set<ContextNeed> {
    switch self {
    case .phrase: []
    case .near(let left, let right, _): left.needs.union(right.needs)
    case .and(let all), .or(let all): all.reduce(into: []) { $0.formUnion($1.needs) }
    case .not(let inner): inner.needs
    case .field(let test):
      switch test.field {
      case .source, .kind, .language: []
      case .speaker, .role: [.speakers]
      case .caseName, .attribute: [.speakers, .cases]
      case .code, .coder: [.codings]
      case .layer: [.codings, .everyLayer]
      case .question: [.speakers, .prompts]
      }
    }
  }

  /// Whether it denotes hits of words, stretches of sources, or some of both.
  enum Kind {
    case words
    case region
    case mixed
  }

  /// What it denotes.
  var kind: Kind {
    switch self {
    case .phrase, .near: return .words
    case .field, .not: return .region
    case .and(let all):
      let kinds = all.map(\.kind)
      if kinds.contains(.mixed) { return kinds.contains(.words) ? .words : .mixed }
      return kinds.contains(.words) ? .words : .region
    case .or(let all):
      let kinds = all.map(\.kind)
      if kinds.allSatisfy({ $0 == .words }) { return .words }
      return kinds.allSatisfy { $0 == .region } ? .region : .mixed
    }
  }
}
