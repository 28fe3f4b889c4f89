internal import Text

/// A query that has been read.
package struct Query: Hashable, Sendable {
  /// What the person wrote.
  package let text: String
  /// What it means.
  package let expression: QueryExpression
  /// How words that stood bare were read, to be echoed.
  package let readings: [QueryReading]
  /// What is returned of what it finds; nil for what each operator denotes by itself.
  package let returning: ReturnMode?
  /// Forms, folded, for which no word of the query stands unless it is written so.
  package let excludedForms: Set<String>

  /// Reads a query.
  ///
  /// - Parameters:
  ///   - text: the query.
  ///   - folding: whether its words are read regardless of diacritical signs; never `exact:`.
  ///   - returning: what to return of the pairs of its outermost pair operators, or whether to
  ///     return whole units.
  ///   - excludedForms: forms that wildcards, lemmas and the like are not to stand for.
  ///   - savedNames: the names of the saved queries, for the nearest to one that is not there.
  ///   - saved: the text of a saved query by its name as it is written in the query.
  /// - Throws: `QueryError` with the column and what was expected there. Names of fields,
  ///   speakers, codes and so on are looked up only when the query is answered.
  package init(
    _ text: String, folding: Bool = false, returning: ReturnMode? = nil,
    excludedForms: Set<String> = [], savedNames: [String] = [],
    saved: @escaping (String) -> String? = { _ in nil }
  ) throws(QueryError) {
    var settings = QueryParser.Settings()
    settings.isFolding = folding
    settings.savedNames = savedNames
    settings.saved = saved
    var parser = try QueryParser(text, settings)
    expression = try Returning.expression(try parser.query(), returning)
    self.text = text
    self.returning = returning
    self.excludedForms = Set(excludedForms.map(\.foldedForSearch))
    readings = parser.readings
    segmentUnit = expression.segmentUnit
  }

  /// This query within what another, such as that of `--where`, allows.
  package func restricted(by other: Query) -> Query {
    Query(
      text: "(\(text)) AND (\(other.text))", expression: .and([expression, other.expression]),
      readings: readings + other.readings, returning: returning,
      excludedForms: excludedForms.union(other.excludedForms), segmentUnit: segmentUnit)
  }

  /// The unit whose whole stretches are returned where segments are.
  let segmentUnit: TextUnit

  private init(
    text: String, expression: QueryExpression, readings: [QueryReading], returning: ReturnMode?,
    excludedForms: Set<String>, segmentUnit: TextUnit
  ) {
    self.text = text
    self.expression = expression
    self.readings = readings
    self.returning = returning
    self.excludedForms = excludedForms
    self.segmentUnit = segmentUnit
  }

  /// What the caller must load to answer it.
  package var needs: Set<ContextNeed> { expression.needs }
}

/// How a part of a query was read that says less than it means.
package enum QueryReading: Hashable, Sendable {
  /// These stood side by side: all of them within one turn.
  case withinOneTurn([String])
  /// The same, within one of another unit.
  case withinOne(TextUnit, [String])
  /// This word has several tokens, and was read as a phrase of them.
  case phrase(written: String, words: [String])

  /// The same where a unit holds the words together instead of the turn.
  func held(by unit: TextUnit) -> QueryReading {
    guard unit != .turn, case .withinOneTurn(let words) = self else { return self }
    return .withinOne(unit, words)
  }
}

/// A part of the project that answering a query takes; sources are always needed.
package enum ContextNeed: Hashable, Sendable, CaseIterable {
  /// `StudyContext.speakers` and `turns`.
  case speakers
  /// `StudyContext.cases` and `attributes`.
  case cases
  /// `StudyContext.sets`.
  case sets
  /// `StudyContext.codebook`, `codings` and `coders`.
  case codings
  /// `StudyContext.themes`.
  case themes
  /// That `codings` hold those of every layer, because the query itself names layers.
  case everyLayer
  /// `StudyContext.notes`.
  case notes
  /// `StudyContext.prompts` and `questions`.
  case prompts
  /// `StudyContext.synonyms`.
  case synonyms
}

extension QueryExpression {
  /// What the caller must load to answer it.
  package var needs: Set<ContextNeed> {
    switch self {
    case .phrase: []
    case .synonyms: [.synonyms]
    case .pair(_, let left, let right, _): left.needs.union(right.needs)
    case .within(let inner, _): inner.needs
    case .and(let all), .or(let all): all.reduce(into: []) { $0.formUnion($1.needs) }
    case .not(let inner): inner.needs
    case .field(let test):
      switch test.field {
      case .source, .kind, .language: []
      case .speaker, .role: [.speakers]
      case .caseName, .attribute: [.speakers, .cases]
      case .set: [.speakers, .sets]
      case .code, .coder: [.codings]
      case .theme: [.codings, .themes]
      case .layer: [.codings, .everyLayer]
      case .memo: [.codings, .notes]
      case .question, .prompted: [.speakers, .prompts]
      }
    }
  }
}
