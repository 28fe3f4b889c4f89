package import Search
internal import Store
internal import Study

/// Hits spread over parts of the texts, with the parts' names.
package struct NamedDispersion: Sendable {
  /// One part.
  package struct Row: Sendable {
    /// The source's name; nil for a case.
    package let source: String?
    /// The turn, from 1.
    package let turn: Int?
    /// The speaker's label.
    package let speaker: String?
    /// The name of the case.
    package let caseName: String?
    /// Its tokens, and where its hits are.
    package let part: DispersionPart
  }

  /// The parts in the order of the sources.
  package let rows: [Row]
  /// The measures over the parts.
  package let measures: Dispersion
  /// The number of hits that lie in no part.
  package let outside: Int
  /// How bare words of the query were read.
  package let readings: [QueryReading]
}

extension OpenProject {
  /// How evenly the hits of a query are spread.
  ///
  /// - Parameters:
  ///   - written: the query.
  ///   - filter: a query that says which passages of the texts are looked at; nil for all.
  ///   - key: what the texts are parted by.
  /// - Returns: the parts with their hits.
  /// - Throws: `QueryFault` where a query cannot be answered.
  package func dispersion(
    _ written: String, filter: String?, by key: DispersionPart.Key
  ) throws -> NamedDispersion {
    let filter = try filter.map { try parse($0) }
    var query = try parse(written)
    if let filter { query = query.restricted(by: filter) }
    return try withEngine([query], alwaysSpeakers: key != .source) { engine, reader in
      let spread = engine.dispersion(
        of: try Self.run(query, engine).hits, in: try Self.scope(of: filter, engine), by: key)
      let sources = Dictionary(
        uniqueKeysWithValues: engine.context.sources.map { ($0.id, $0.name) })
      let speakers = Dictionary(
        engine.context.speakers.values.joined().map { ($0.id, $0.label) },
        uniquingKeysWith: { first, _ in first })
      let cases = Dictionary(uniqueKeysWithValues: try reader.cases().map { ($0.id, $0.name) })
      let rows = spread.parts.map { part in
        NamedDispersion.Row(
          source: part.name.source.flatMap { sources[$0] }, turn: part.name.turn,
          speaker: part.name.speaker.flatMap { speakers[$0] },
          caseName: part.name.caseID.flatMap { cases[$0] }, part: part)
      }
      return NamedDispersion(
        rows: rows, measures: spread.measures, outside: spread.outside, readings: query.readings)
    }
  }
}
