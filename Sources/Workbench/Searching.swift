internal import Index
package import Search
internal import Store
internal import Study
package import Text

/// A query that could not be answered, with its text for the caret.
package struct QueryFault: Error, Hashable, Sendable {
  /// The query as it was written.
  package let query: String
  /// What is wrong, and at which column.
  package let error: QueryError
}

/// Where a hit lies, in names.
package struct FoundHit: Hashable, Sendable {
  /// The source's name.
  package let source: String
  /// Its range in the stored text.
  package let span: TextSpan
  /// The line of the stored text that it begins on, from 1.
  package let line: Int
  /// The turn that it begins in, from 1.
  package let turn: Int?
  /// The label of that turn's speaker.
  package let speaker: String?
  /// The case that the speaker is.
  package let caseName: String?
}

/// What a search found; only there while the search's closure runs.
package struct FoundHits {
  /// How bare words were read, to be echoed.
  package let readings: [QueryReading]
  /// The forms that wildcards and lemmas stood for.
  package let expansions: [WordExpansion]
  private let engine: SearchEngine
  private let hits: [SearchHit]
  private let names: [SourceID: String]
  private let reader: ProjectReader

  init(
    _ result: SearchResult, _ engine: SearchEngine, readings: [QueryReading],
    reader: ProjectReader
  ) {
    self.readings = readings
    self.engine = engine
    self.reader = reader
    expansions = result.expansions
    hits = result.hits
    names = Dictionary(uniqueKeysWithValues: engine.context.sources.map { ($0.id, $0.name) })
  }

  /// The number of hits.
  package var count: Int { hits.count }

  /// The number of sources that were searched.
  package var sourceCount: Int { names.count }

  /// The number of sources with a hit.
  package var sourcesWithHits: Int {
    zip(hits, hits.dropFirst()).reduce(hits.isEmpty ? 0 : 1) {
      $0 + ($1.0.source == $1.1.source ? 0 : 1)
    }
  }

  /// The numbers of hits, with the sources' names.
  package func counts(by key: SearchSummary.Key) -> [(name: String?, source: String?, hits: Int)] {
    engine.summary(of: hits, by: key).rows.map {
      ($0.name, $0.source.flatMap { names[$0] }, $0.hits)
    }
  }

  /// Hands out the hits in the order of the sources and texts, each with its context, which the
  /// cutter holds until the next; of the project no more is read than the sources with hits need.
  ///
  /// - Parameters:
  ///   - limit: at most so many, from the first.
  ///   - width: the most characters of context on either side.
  ///   - body: called for every hit.
  /// - Throws: what reading the project or the closure throws.
  package func forEach(
    first limit: Int? = nil, width: Int,
    _ body: (FoundHit, borrowing ConcordanceCutter) throws -> Void
  ) throws {
    var cutter = ConcordanceCutter(engine, width: width)
    let cases = Dictionary(uniqueKeysWithValues: try reader.cases().map { ($0.id, $0.name) })
    let speakers = try reader.speakers()
    var source: SourceID?
    var turns: [Segment] = []
    for hit in hits.prefix(limit ?? hits.count) {
      if hit.source != source {
        source = hit.source
        turns = try reader.segments(of: hit.source, .turn)
      }
      let index = hit.turn.flatMap { turns.indices.contains($0 - 1) ? turns[$0 - 1].speaker : nil }
      let here = speakers[hit.source] ?? []
      let speaker = index.flatMap { here.indices.contains($0) ? here[$0] : nil }
      let found = FoundHit(
        source: names[hit.source] ?? "?", span: hit.span, line: hit.line, turn: hit.turn,
        speaker: speaker?.label, caseName: speaker?.caseID.flatMap { cases[$0] })
      cutter.cut(hit)
      try body(found, cutter)
    }
  }
}

extension OpenProject {
  /// Finds every hit of a query.
  ///
  /// - Parameters:
  ///   - written: the query.
  ///   - filter: a second query that hits must lie in, such as `--where` gives.
  ///   - countsSpeakers: whether hits are to be counted by speaker.
  ///   - body: what to do with the hits while the index is at hand.
  /// - Returns: what the closure returns.
  /// - Throws: `QueryFault` with the column.
  package func search<Result>(
    _ written: String, filter: String?, countsSpeakers: Bool = false,
    _ body: (FoundHits) throws -> Result
  ) throws -> Result {
    var query = try Self.parse(written)
    if let filter { query = query.restricted(by: try Self.parse(filter)) }
    return try file.read { reader in
      let context = try reader.context(for: query, reader: me, alwaysSpeakers: countsSpeakers)
      return try IndexUpkeep(file).openIndex(reader).read { snapshot in
        let engine = SearchEngine(snapshot, context)
        return try body(
          FoundHits(
            try Self.run(query, engine), engine, readings: query.readings,
            reader: reader))
      }
    }
  }

  /// The passages of each source that a query denotes, for restricting other commands.
  func passageFilter(_ written: String) throws -> PassageFilter {
    let hits = try spans(of: written, reader: nil)
    return PassageFilter(bySource: hits.mapValues { SpanSet($0) })
  }

  /// The spans that a query denotes, by source, with the codings that a coder may see; nil for all.
  func spans(of written: String, reader coder: String?) throws -> [SourceID: [TextSpan]] {
    let query = try Self.parse(written)
    return try file.read { reader in
      let context = try reader.context(for: query, reader: coder, alwaysSpeakers: false)
      return try IndexUpkeep(file).openIndex(reader).read { snapshot in
        let hits = try Self.run(query, SearchEngine(snapshot, context)).hits
        return Dictionary(grouping: hits, by: \.source).mapValues { $0.map(\.span) }
      }
    }
  }

  static func run(_ query: Query, _ engine: SearchEngine) throws -> SearchResult {
    do throws(QueryError) {
      return try engine.run(query)
    } catch {
      throw QueryFault(query: query.text, error: error)
    }
  }

  static func parse(_ written: String) throws -> Query {
    do throws(QueryError) {
      return try Query(written)
    } catch {
      throw QueryFault(query: written, error: error)
    }
  }
}

/// The parts of sources that a query lets through.
struct PassageFilter {
  let bySource: [SourceID: SpanSet]

  /// Whether a passage shares a character with what the query denotes.
  func contains(_ span: TextSpan, in source: SourceID) -> Bool {
    bySource[source]?.overlaps(span) ?? false
  }
}
