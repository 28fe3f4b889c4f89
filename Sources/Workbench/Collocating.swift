package import Search
internal import Store
internal import Study

/// Whose company is asked for, and how far it reaches.
package struct CollocateRequest: Sendable {
  /// The query whose hits words stand around.
  package var query: String
  /// A query that says in which passages hits and words are counted; nil for all texts.
  package var filter: String?
  /// How far around a hit.
  package var window = CollocateWindow(left: 5, right: 5)
  /// What the words are put in order by.
  package var order: CollocateList.Order = .logDice
  /// Whether the stop words of each source's language are left out.
  package var leavesOutStopWords = false
  /// The fewest times that a listed word stands around a hit.
  package var minimum = 1

  /// The usual question about a query.
  package init(_ query: String) {
    self.query = query
  }
}

extension OpenProject {
  /// Which words stand around the hits of a query.
  ///
  /// - Returns: the words, and how bare words of the query were read.
  /// - Throws: `QueryFault` where a query cannot be answered.
  package func collocates(
    _ request: CollocateRequest
  ) throws -> (list: CollocateList, readings: [QueryReading]) {
    let filter = try request.filter.map { try parse($0) }
    var query = try parse(request.query)
    if let filter { query = query.restricted(by: filter) }
    let list = try withEngine([query]) { engine, _ in
      engine.collocates(
        of: try Self.run(query, engine).hits, in: try Self.scope(of: filter, engine),
        window: request.window,
        leavingOut: request.leavesOutStopWords ? Self.stopWords(engine) : [:],
        minimum: request.minimum
      ).sorted(by: request.order)
    }
    return (list, query.readings)
  }
}
