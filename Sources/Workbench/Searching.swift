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

/// A hit as it is printed.
package struct FoundLine: Hashable, Sendable {
  package let source: String
  package let span: TextSpan
  package let text: String
  package let raw: String
  package let line: Int
  package let turn: Int?
  package let speaker: String?
  package let caseName: String?
  package let left: String
  package let right: String
}

/// What a search found.
package struct FoundLines: Sendable {
  package let lines: [FoundLine]
  /// How bare words were read, to be echoed.
  package let readings: [QueryReading]
  /// The forms that wildcards and lemmas stood for.
  package let expansions: [WordExpansion]
  /// The number of sources searched.
  package let sources: Int
  /// The counts asked for, with the sources' names.
  package let counts: [(name: String?, source: String?, hits: Int)]
}

extension OpenProject {
  /// Every hit of a query.
  ///
  /// - Parameters:
  ///   - written: the query.
  ///   - filter: a second query that hits must lie in, such as `--where` gives.
  ///   - key: what to count by, where counts are wanted instead of lines.
  ///   - width: the most characters of context on either side.
  /// - Returns: the hits, or their counts.
  /// - Throws: `QueryFault` with the column.
  package func search(
    _ written: String, filter: String?, countedBy key: SearchSummary.Key?, width: Int
  ) throws -> FoundLines {
    var query = try Self.parse(written)
    if let filter { query = query.restricted(by: try Self.parse(filter)) }
    return try file.read { reader in
      let context = try reader.context(for: query, reader: me, alwaysSpeakers: true)
      return try IndexUpkeep(file).openIndex(reader).read { snapshot in
        let engine = SearchEngine(snapshot, context)
        let result = try Self.run(query, engine)
        let names = Dictionary(uniqueKeysWithValues: context.sources.map { ($0.id, $0.name) })
        if let key {
          let summary = engine.summary(of: result.hits, by: key)
          return FoundLines(
            lines: [], readings: query.readings, expansions: result.expansions,
            sources: context.sources.count,
            counts: summary.rows.map { ($0.name, $0.source.flatMap { names[$0] }, $0.hits) })
        }
        let cases = Dictionary(uniqueKeysWithValues: try reader.cases().map { ($0.id, $0.name) })
        let lines = result.hits.map { hit in
          let line = engine.line(for: hit, width: width)
          let speaker = hit.turn.flatMap { context.speaker(ofTurn: $0, in: hit.source) }
          return FoundLine(
            source: names[hit.source] ?? "?", span: hit.span, text: line.text, raw: line.raw,
            line: hit.line, turn: hit.turn, speaker: speaker?.label,
            caseName: speaker?.caseID.flatMap { cases[$0] }, left: line.left, right: line.right)
        }
        return FoundLines(
          lines: lines, readings: query.readings, expansions: result.expansions,
          sources: context.sources.count, counts: [])
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

  private static func run(_ query: Query, _ engine: SearchEngine) throws -> SearchResult {
    do throws(QueryError) {
      return try engine.run(query)
    } catch {
      throw QueryFault(query: query.text, error: error)
    }
  }

  private static func parse(_ written: String) throws -> Query {
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
