package import Search

/// What is searched for, and how the query is to be read.
package struct SearchRequest: Hashable, Sendable {
  /// The query.
  package let query: String
  /// A second query that hits must lie in, such as `--where` gives.
  package var filter: String?
  /// Whether words are read regardless of diacritical signs.
  package var isFolding = false
  /// What of the pairs of an operator is returned.
  package var returning: ReturnMode?
  /// Forms that wildcards, lemmas and the like are not to stand for.
  package var withoutForms: Set<String> = []
  /// Whether the forms that words stand for are wanted too.
  package var expands = false
  /// What has to be loaded besides what the queries need.
  package var needs: Set<ContextNeed> = []

  /// Asks for every hit of a query.
  package init(_ query: String) {
    self.query = query
  }
}

/// In which order, and how many of them, hits are handed out.
package struct HitArrangement: Hashable, Sendable {
  /// The words to put them in order by; the order of the texts, where there are none.
  package var order: [ContextWord] = []
  /// How many are drawn at random, kept in the order of the texts.
  package var sample: Int?
  /// What the draw begins with; the same draws the same.
  package var seed: UInt64 = 1
  /// Whether the time in the recording is told with each.
  package var showsTimes = false
  /// At most so many, from the first.
  package var limit: Int?

  /// All hits in the order of the texts.
  package init() {}
}
