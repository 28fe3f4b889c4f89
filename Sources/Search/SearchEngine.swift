package import Index
internal import Study
internal import Text

/// Answers queries.
///
/// What each part of a query denotes, source by source:
///
/// - A *word* denotes every token that passes its test; a *phrase*, every row of adjacent tokens
///   that pass its tests one by one, `*` alone being exactly one token. `A NEAR/n B` denotes, for
///   every hit of A and every hit of B that share no token and of which one begins at most n
///   positions after the other ends, the smallest range that holds both. These are *hits*.
///   Positions count a source's tokens from first to last; hits never cross sources.
/// - A *field* denotes passages: the turns of a speaker, role or case, whole sources, coded
///   ranges, the turns that answer a question. Passages are a *region* when they restrict.
/// - `OR` is the union. `AND` of words keeps, of each of them, the hits that lie in a turn in
///   which every one has a hit, so that every occurrence is listed; a hit that reaches across turns
///   lies in none. `AND` with a region keeps the hits that the region encloses, and does so before
///   words are held together. `AND` of regions is what their passages have in common, each with
///   each. Nested `AND`s are one `AND`.
/// - `NOT` of words denotes the turns that hold no hit of them; `NOT` of a region, the rest of
///   the sources. Both are regions.
/// - `coder:` and `layer:` in an `AND` say whose codings a `code:` in that `AND` means; without a
///   `code:`, they denote all passages those coders coded.
/// - Tokens between turns are held together as if they were a turn; so are the paragraphs of a
///   source without turns, and the whole of one without either.
package struct SearchEngine {
  /// The index that is searched.
  package let index: IndexSnapshot
  /// What else queries are answered from.
  package let context: StudyContext
  private let sourceByKey: [String: Int]

  /// Puts an index and the study beside each other; documents of other sources are passed over.
  package init(_ index: IndexSnapshot, _ context: StudyContext) {
    self.index = index
    self.context = context
    sourceByKey = Dictionary(
      context.sources.enumerated().map { ($1.guid, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Everything that a query denotes.
  ///
  /// - Throws: `QueryError`, where a name in the query is not to be found.
  package func run(_ query: Query) throws(QueryError) -> SearchResult {
    let binder = Binder(context: context)
    var words: [BoundExpression] = []
    var regions: [BoundExpression] = []
    for part in try Alternatives.of(query.expression) {
      let bound = try binder.bind(part)
      if part.kind == .words { words.append(bound) } else { regions.append(bound) }
    }
    let lemmas = LemmaLookup(index: index, dictionary: context.lemmas).lemmas(in: query.expression)
    var bySource = [[SearchHit]](repeating: [], count: context.sources.count)
    var expansions = ExpansionCollector(query.expression)
    for (number, segment) in index.segments.enumerated() {
      let documents = segment.live.compactMap { live in
        sourceByKey[segment.reader.documents[live].key].map {
          (index: live, source: context.sources[$0].id)
        }
      }
      let search = SegmentSearch(segment.reader, documents: documents, lemmas: lemmas)
      expansions.add(WordSearch(reader: segment.reader, lemmas: lemmas))
      let writer = HitWriter(reader: segment.reader, segment: number, documents: documents)
      let found = writer.hits(
        words: .union(words.map(search.hits)),
        passages: PassageAlgebra.ordered(regions.flatMap(search.passages)))
      for hit in found {
        if let place = sourceByKey[segment.reader.documents[hit.place.document].key] {
          bySource[place].append(hit)
        }
      }
    }
    return SearchResult(hits: bySource.flatMap { $0 }, expansions: expansions.result)
  }

  /// The document that a hit lies in.
  package func document(of hit: SearchHit) -> IndexedDocument {
    index.segments[hit.place.segment].reader.documents[hit.place.document]
  }

  /// The words of a hit in the form they are searched by, parted by spaces; none for a passage.
  package func form(of hit: SearchHit) -> String? {
    guard let positions = hit.positions else { return nil }
    let reader = index.segments[hit.place.segment].reader
    return positions.map { reader.lexicon.string(reader.form(at: $0)) }.joined(separator: " ")
  }
}
