internal import Language
internal import Search
internal import Store
internal import Study
internal import Text

extension OpenProject {
  /// Opens the index for queries that belong to one question; others' open codings are hidden from
  /// whoever asks, as in a search.
  ///
  /// - Parameters:
  ///   - queries: the queries that will be answered.
  ///   - alwaysSpeakers: whether speakers are wanted even where no query needs them.
  ///   - body: answers the question.
  /// - Returns: what the closure returns.
  /// - Throws: what reading the project or the closure throws.
  func withEngine<Result>(
    _ queries: [Query], alwaysSpeakers: Bool = false,
    _ body: (SearchEngine, ProjectReader) throws -> Result
  ) throws -> Result {
    var needs: Set<ContextNeed> = alwaysSpeakers ? [.speakers, .cases] : []
    for query in queries { needs.formUnion(query.needs) }
    return try file.read { reader in
      let context = try reader.context(needs: needs, reader: me)
      return try upkeep().openIndex(reader).read { snapshot in
        try body(SearchEngine(snapshot, context), reader)
      }
    }
  }

  /// What a filter leaves of the texts: all of them where there is no filter.
  static func scope(of filter: Query?, _ engine: SearchEngine) throws -> FrequencyScope {
    guard let filter else { return engine.everything }
    return engine.scope(of: try run(filter, engine).hits)
  }

  /// The stop words of the languages of the sources.
  static func stopWords(_ engine: SearchEngine) -> [String: Set<String>] {
    Dictionary(
      engine.context.sources.map {
        ($0.language, StopWords.set(for: LanguageCode(tag: $0.language)))
      }, uniquingKeysWith: { first, _ in first })
  }
}
