package import Search
internal import Store
internal import Study

/// Which words are counted, and where.
package struct WordListRequest: Sendable {
  /// A query that says in which passages; nil for all texts.
  package var filter: String?
  /// What counts as the same word.
  package var unit: CountedWords.Unit = .form
  /// Whether the stop words of each source's language are left out.
  package var leavesOutStopWords = false
  /// The fewest occurrences that are listed.
  package var minimum = 1

  /// The usual question.
  package init() {}
}

extension OpenProject {
  /// How often each word occurs.
  ///
  /// - Throws: `QueryFault` where the filter cannot be answered.
  package func words(_ request: WordListRequest) throws -> FrequencyList {
    let filter = try request.filter.map { try parse($0) }
    return try withEngine(filter.map { [$0] } ?? []) { engine, _ in
      engine.frequencies(
        in: try Self.scope(of: filter, engine), of: Self.counted(request, engine),
        minimum: request.minimum)
    }
  }

  /// Which words tell the passages of the filter from others.
  ///
  /// - Parameters:
  ///   - request: which passages.
  ///   - reference: a query for those they are compared with; nil for all the rest.
  /// - Returns: the words that either side has.
  /// - Throws: `QueryFault` where a query cannot be answered.
  package func keyWords(
    _ request: WordListRequest, against reference: String?
  ) throws -> KeynessList {
    let filter = try request.filter.map { try parse($0) }
    let other = try reference.map { try parse($0) }
    return try withEngine([filter, other].compactMap { $0 }) { engine, _ in
      engine.keyness(
        of: try Self.scope(of: filter, engine),
        against: try other.map { try Self.scope(of: $0, engine) },
        of: Self.counted(request, engine), minimum: request.minimum)
    }
  }

  private static func counted(
    _ request: WordListRequest, _ engine: SearchEngine
  ) -> CountedWords {
    CountedWords(
      request.unit, leftOut: request.leavesOutStopWords ? stopWords(engine) : [:])
  }
}
