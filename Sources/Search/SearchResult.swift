package import Study
internal import Text

/// What a query found.
///
/// It holds positions; hits are made of them when they are asked for, those of one source at a
/// time.
package struct SearchResult: Sendable {
  /// For each word with wildcards or a lemma, the forms that it stood for.
  package let expansions: [WordExpansion]
  private let engine: SearchEngine
  private let found: [SegmentFinds]

  init(_ engine: SearchEngine, _ found: [SegmentFinds], _ expansions: [WordExpansion]) {
    self.engine = engine
    self.found = found
    self.expansions = expansions
  }

  /// What was found by document, in the order of the sources.
  private var documents: [(segment: Int, rank: Int, finds: DocumentFinds)] {
    var documents: [(segment: Int, rank: Int, finds: DocumentFinds)] = []
    for (number, finds) in found.enumerated() {
      let segment = engine.segments[number]
      for document in finds.documents(in: segment) {
        let rank = segment.ranks[document.document]
        if rank >= 0 { documents.append((number, rank, document)) }
      }
    }
    let isOrdered = zip(documents, documents.dropFirst()).allSatisfy { $0.rank <= $1.rank }
    return isOrdered ? documents : documents.sorted { $0.rank < $1.rank }
  }

  /// The number of hits; where nothing but words or nothing but passages was found, without making
  /// any.
  package var count: Int {
    let isSimple = zip(found, engine.segments).allSatisfy { finds, segment in
      segment.livePositions == nil && (finds.words.count == 0 || finds.passages.isEmpty)
    }
    if isSimple { return found.reduce(0) { $0 + $1.words.count + $1.passages.count } }
    return countBySource.reduce(0) { $0 + $1.hits }
  }

  /// The number of sources with a hit.
  package var sourceCount: Int { documents.count }

  /// The number of hits in each source that has any, in the order of the context's.
  package var countBySource: [(source: SourceID, hits: Int)] {
    documents.map { one in
      let (words, passages) = (one.finds.words.count, one.finds.passages.count)
      return (
        engine.context.sources[one.rank].id,
        words > 0 && passages > 0 ? hits(of: one).count : words + passages
      )
    }
  }

  /// The hits, by source in the order of the context's, then by start and end; none twice.
  ///
  /// They are made anew whenever they are asked for.
  package var hits: [SearchHit] {
    var result: [SearchHit] = []
    forEachSource { result += $0 }
    return result
  }

  /// Hands out the hits of each source that has any, in the order of the context's.
  ///
  /// - Parameter body: called for every source; it says whether to go on.
  /// - Throws: what the closure throws.
  package func forEachSource(while body: ([SearchHit]) throws -> Bool) rethrows {
    for one in documents where try !body(hits(of: one)) { return }
  }

  /// Hands out the hits of each source that has any, in the order of the context's.
  package func forEachSource(_ body: ([SearchHit]) throws -> Void) rethrows {
    for one in documents { try body(hits(of: one)) }
  }

  private func hits(
    of one: (segment: Int, rank: Int, finds: DocumentFinds)
  ) -> [SearchHit] {
    var hits: [SearchHit] = []
    var writer = HitWriter(engine.segments[one.segment].reader, segment: one.segment)
    writer.append(
      one.finds, of: found[one.segment], source: engine.context.sources[one.rank].id, to: &hits)
    return hits
  }
}
