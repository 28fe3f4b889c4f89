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
  /// When it was said, in milliseconds, where the transcript tells and it was asked for.
  package let milliseconds: Int?
}

/// A unit of text with its rank.
package struct FoundUnit: Hashable, Sendable {
  /// The source's name.
  package let source: String
  /// Which unit of the source it is, from 1.
  package let number: Int
  /// Its range in the stored text.
  package let span: TextSpan
  /// The number of hits in it.
  package let hits: Int
  /// How well it fits.
  package let score: Double
  /// Its text as a person reads it.
  package let text: String
}

/// What a search found; only there while the search's closure runs.
package struct FoundHits {
  /// How bare words were read, to be echoed.
  package let readings: [QueryReading]
  /// The forms that wildcards and lemmas stood for, where they were asked for.
  package let expansions: [WordExpansion]
  /// The number of hits.
  package let count: Int
  private let engine: SearchEngine
  private let result: SearchResult
  private let names: [SourceID: String]
  private let reader: ProjectReader

  init(
    _ result: SearchResult, _ engine: SearchEngine, readings: [QueryReading],
    reader: ProjectReader
  ) {
    self.readings = readings
    self.engine = engine
    self.reader = reader
    self.result = result
    expansions = result.expansions
    count = result.count
    names = Dictionary(uniqueKeysWithValues: engine.context.sources.map { ($0.id, $0.name) })
  }

  /// The number of sources that were searched.
  package var sourceCount: Int { names.count }

  /// The number of sources with a hit.
  package var sourcesWithHits: Int { result.sourceCount }

  /// The numbers of hits, with the sources' names.
  package func counts(by key: SearchSummary.Key) -> [(name: String?, source: String?, hits: Int)] {
    if key == .source {
      let counts = Dictionary(uniqueKeysWithValues: result.countBySource)
      return engine.context.sources.map { ($0.name, $0.name, counts[$0.id] ?? 0) }
    }
    return engine.summary(of: result.hits, by: key).rows.map {
      ($0.name, $0.source.flatMap { names[$0] }, $0.hits)
    }
  }

  /// The units that hold hits of words, best first.
  package func ranking(by kind: RankedUnitKind, first limit: Int?) -> [FoundUnit] {
    let units = engine.ranking(of: result, by: kind)
    return units.prefix(limit ?? units.count).map { unit in
      let reader = engine.index.segments[unit.place.segment].reader
      return FoundUnit(
        source: names[unit.source] ?? "?", number: unit.number, span: unit.span, hits: unit.hits,
        score: unit.score, text: reader.documents[unit.place.document].text.read(unit.span))
    }
  }

  /// Hands out hits, each with its context, which the cutter holds until the next; of the project
  /// no more is read than the sources with hits need.
  ///
  /// - Parameters:
  ///   - arrangement: which of them, and in which order.
  ///   - width: how much is shown around them.
  ///   - body: called for every hit.
  /// - Throws: what reading the project or the closure throws.
  package func forEach(
    _ arrangement: HitArrangement, width: ContextWidth,
    _ body: (FoundHit, borrowing ConcordanceCutter) throws -> Void
  ) throws {
    var lines = HitLines(engine, reader, names: names, width: width, arrangement.showsTimes)
    try lines.prepare()
    if !arrangement.order.isEmpty || arrangement.sample != nil {
      var hits = result.hits
      if let sample = arrangement.sample {
        hits = Sampling.indices(sample, of: hits.count, seed: arrangement.seed).map { hits[$0] }
      }
      hits = engine.ordered(hits, by: arrangement.order)
      for hit in hits.prefix(arrangement.limit ?? hits.count) { try lines.hand(hit, to: body) }
      return
    }
    var left = arrangement.limit ?? Int.max
    try result.forEachSource { hits in
      for hit in hits.prefix(left) { try lines.hand(hit, to: body) }
      left -= min(left, hits.count)
      return left > 0
    }
  }
}

/// Puts names to hits and cuts them out.
private struct HitLines {
  private let reader: ProjectReader
  private let names: [SourceID: String]
  private var cutter: ConcordanceCutter
  private var cases: [CaseID: String] = [:]
  private var speakers: [SourceID: [Speaker]] = [:]
  private var turns: [SourceID: [Segment]] = [:]
  private var source: SourceID?
  private var name = ""
  private var turnsHere: [Segment] = []
  private let showsTimes: Bool
  private var times: [SourceID: RecordingTimes] = [:]
  private var namesHere: [(label: String, caseName: String?)] = []

  init(
    _ engine: SearchEngine, _ reader: ProjectReader, names: [SourceID: String],
    width: ContextWidth, _ showsTimes: Bool
  ) {
    self.reader = reader
    self.showsTimes = showsTimes
    self.names = names
    cutter = ConcordanceCutter(engine, width: width)
  }

  mutating func prepare() throws {
    cases = Dictionary(uniqueKeysWithValues: try reader.cases().map { ($0.id, $0.name) })
    speakers = try reader.speakers()
  }

  mutating func hand(
    _ hit: SearchHit, to body: (FoundHit, borrowing ConcordanceCutter) throws -> Void
  ) throws {
    if hit.source != source { try turn(to: hit.source) }
    let index = hit.turn.flatMap {
      turnsHere.indices.contains($0 - 1) ? turnsHere[$0 - 1].speaker : nil
    }
    let speaker = index.flatMap { namesHere.indices.contains($0) ? namesHere[$0] : nil }
    let found = FoundHit(
      source: name, span: hit.span, line: hit.line, turn: hit.turn, speaker: speaker?.label,
      caseName: speaker?.caseName,
      milliseconds: times[hit.source]?.milliseconds(at: hit.span.start))
    cutter.cut(hit)
    try body(found, cutter)
  }

  /// Looks up what the hits of a source need: most come one after the other.
  private mutating func turn(to next: SourceID) throws {
    source = next
    name = names[next] ?? "?"
    namesHere = (speakers[next] ?? []).map { ($0.label, $0.caseID.flatMap { cases[$0] }) }
    if turns[next] == nil { turns[next] = try reader.segments(of: next, .turn) }
    turnsHere = turns[next] ?? []
    if showsTimes, times[next] == nil {
      times[next] = RecordingTimes(
        turns: turnsHere, sentences: try reader.segments(of: next, .sentence))
    }
  }
}

extension OpenProject {
  /// Finds every hit of a query.
  ///
  /// - Parameters:
  ///   - request: what is searched for.
  ///   - body: what to do with the hits while the index is at hand.
  /// - Returns: what the closure returns.
  /// - Throws: `QueryFault` with the column.
  package func search<Result>(
    _ request: SearchRequest, _ body: (FoundHits) throws -> Result
  ) throws -> Result {
    let query = try parse(request)
    return try file.read { reader in
      let needs = query.needs.union(request.needs)
      let context = try reader.context(needs: needs, reader: me)
      return try upkeep().openIndex(reader).read { snapshot in
        let engine = SearchEngine(snapshot, context)
        let result = try Self.run(query, engine, expands: request.expands)
        return try body(FoundHits(result, engine, readings: query.readings, reader: reader))
      }
    }
  }

  /// The passages of each source that a query denotes, for restricting other commands.
  func passageFilter(_ written: String) throws -> PassageFilter {
    let hits = try spans(of: written, within: nil, reader: nil)
    return PassageFilter(bySource: hits.mapValues { SpanSet($0) })
  }

  /// The spans that a query denotes, by source.
  ///
  /// - Parameters:
  ///   - written: the query.
  ///   - filter: a second query that hits must lie in.
  ///   - coder: the coder whose codings, and those they may see, answer it; nil for everybody's.
  /// - Returns: the spans; a source without any has no entry.
  /// - Throws: `QueryFault` with the column.
  func spans(
    of written: String, within filter: String?, reader coder: String?
  ) throws -> [SourceID: [TextSpan]] {
    let query = try parse(written, within: filter)
    return try file.read { reader in
      let context = try reader.context(needs: query.needs, reader: coder)
      return try upkeep().openIndex(reader).read { snapshot in
        let hits = try Self.run(query, SearchEngine(snapshot, context)).hits
        return Dictionary(grouping: hits, by: \.source).mapValues { $0.map(\.span) }
      }
    }
  }

  static func run(
    _ query: Query, _ engine: SearchEngine, expands: Bool = false
  ) throws -> SearchResult {
    do throws(QueryError) {
      return try engine.run(query, expands: expands)
    } catch {
      throw QueryFault(query: query.text, error: error)
    }
  }

  /// Reads a query in which saved ones may stand.
  ///
  /// - Parameters:
  ///   - written: the query.
  ///   - filter: a second query that hits must lie in.
  /// - Returns: the query.
  /// - Throws: `QueryFault` with the column.
  func parse(_ written: String, within filter: String? = nil) throws -> Query {
    var request = SearchRequest(written)
    request.filter = filter
    return try parse(request)
  }

  private func parse(_ request: SearchRequest) throws -> Query {
    let mayNameSaved = [request.query, request.filter ?? ""].contains { $0.contains("query:") }
    let saved = mayNameSaved ? try savedQueries() : [:]
    let query = try Self.parse(request, saved: saved)
    guard let filter = request.filter else { return query }
    return query.restricted(by: try Self.parse(SearchRequest(filter), saved: saved))
  }

  /// Reads a query.
  ///
  /// - Parameters:
  ///   - request: the query and how it is to be read; its filter is left out.
  ///   - saved: the texts of the saved queries by folded name, for queries within it.
  /// - Returns: the query.
  /// - Throws: `QueryFault` with the column.
  static func parse(_ request: SearchRequest, saved: [String: String]) throws -> Query {
    do throws(QueryError) {
      return try Query(
        request.query, folding: request.isFolding, returning: request.returning,
        excludedForms: request.withoutForms, savedNames: saved.keys.sorted(),
        saved: { saved[$0.foldedForSearch] })
    } catch {
      throw QueryFault(query: request.query, error: error)
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
