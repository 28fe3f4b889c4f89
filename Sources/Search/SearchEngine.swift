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
///   positions after the other ends, the smallest range that holds both; `A BEFORE/n B` the same
///   where A comes first. These are *hits*. Positions count a source's tokens from first to last;
///   hits never cross sources. `syn:x` denotes any member of the sets of synonyms that hold x.
/// - A *field* denotes passages: the turns of a speaker, role or case, whole sources, coded
///   ranges, the turns that answer a question. Passages are a *region* when they restrict.
/// - `OR` is the union. `AND` of words keeps, of each of them, the hits that lie in a turn in
///   which every one has a hit, so that every occurrence is listed; a hit that reaches across turns
///   lies in none. `AND` with a region keeps the hits that the region encloses, and does so before
///   words are held together or put near one another, so that no pair of `NEAR` reaches out of it
///   or from one of its stretches to the next. `AND` of regions is what their passages have in
///   common, each with each. Nested `AND`s are one `AND`.
/// - `NOT` of words denotes the turns that hold no hit of them; `NOT` of a region, the rest of
///   the sources. Both are regions.
/// - `X WITHIN unit` restricts the words of X to hits that lie wholly inside one such unit, and
///   there the unit takes the turn's place in every `AND` and `NOT` of X; for a region X it
///   denotes the passages that lie wholly inside one.
/// - A *relation* denotes the hits or passages of its left that have a partner on its right, as
///   `PairOperator` says, or no partner, where it is `OUTSIDE`. Its two sides are what they are by
///   themselves: what stands beside it by `AND`, or holds it `WITHIN` a unit, restricts what it
///   denotes. `FOLLOWS` and `PRECEDES` count words from the last that begins before the earlier
///   ends to the first that ends after the later begins, and units from the one that holds the
///   earlier's last character to that of the later's first; a character between units counts with
///   the unit before it.
/// - `coder:` and `layer:` in an `AND` say whose codings a `code:` or `memo:` in that `AND` means;
///   without those, they denote all passages those coders coded.
/// - Tokens between turns are held together as if they were a turn; so are the paragraphs of a
///   source without turns, and the whole of one without either. `UnitMap` says so of other units.
/// - Where `Query.returning` names a part of pairs, the outermost operators of pairs denote that
///   instead; where it names segments, each hit gives way to the smallest range of whole units that
///   holds what it covers of units (itself, where it covers none).
package struct SearchEngine: Sendable {
  /// The index that is searched.
  package let index: IndexSnapshot
  /// What else queries are answered from.
  package let context: StudyContext
  /// The segments with the documents that are searched.
  let segments: [SearchedSegment]

  /// Puts an index and the study beside each other; documents of other sources are passed over.
  package init(_ index: IndexSnapshot, _ context: StudyContext) {
    self.index = index
    self.context = context
    let byKey = Dictionary(
      context.sources.enumerated().map { ($1.guid, $0) }, uniquingKeysWith: { first, _ in first })
    segments = index.segments.map {
      SearchedSegment($0, sources: context.sources, byKey: byKey)
    }
  }

  /// Everything that a query denotes.
  ///
  /// - Parameters:
  ///   - query: the query.
  ///   - expands: whether the forms that its words stand for are wanted too.
  /// - Returns: what was found.
  /// - Throws: `QueryError`, where a name in the query is not to be found.
  package func run(_ query: Query, expands: Bool = false) throws(QueryError) -> SearchResult {
    let sets = SynonymSets(sets: context.synonyms)
    let expression = try sets.expression(query.expression)
    let binder = Binder(context: context)
    var words: [BoundExpression] = []
    var regions: [BoundExpression] = []
    for part in try Alternatives.of(expression) {
      let bound = try binder.bind(part.expression)
      if bound.isWords { words.append(bound) } else { regions.append(bound) }
    }
    let lemmas = LemmaLookup(index: index, dictionary: context.lemmas).lemmas(in: expression)
    var expansions: ExpansionCollector?
    if expands { expansions = try ExpansionCollector(query.expression, sets) }
    var found: [SegmentFinds] = []
    for segment in segments {
      let wordSearch = WordSearch(
        reader: segment.reader, lemmas: lemmas, excluded: query.excludedForms)
      expansions?.add(wordSearch)
      let search = SegmentSearch(segment, words: wordSearch)
      var passages: [TextSpan] = []
      for part in regions { passages += try search.passages(part) }
      let hits = try search.union(of: words)
      found.append(
        query.returning == .segment
          ? SegmentFinds(
            words: .ranges([]),
            passages: search.segments(hits.ranges, passages, query.segmentUnit))
          : SegmentFinds(words: hits, passages: PassageAlgebra.ordered(passages)))
    }
    return SearchResult(self, found, expansions?.result ?? [])
  }

  /// The document that a hit lies in.
  package func document(of hit: SearchHit) -> IndexedDocument {
    index.segments[hit.place.segment].reader.documents[hit.place.document]
  }

  /// The document of a hit, as lines are cut out of it.
  func page(of hit: SearchHit) -> IndexedPage {
    index.segments[hit.place.segment].reader.documents.page(hit.place.document)
  }

  /// The words of a hit in the form they are searched by, parted by spaces; none for a passage.
  package func form(of hit: SearchHit) -> String? {
    guard let positions = hit.positions else { return nil }
    let reader = index.segments[hit.place.segment].reader
    return positions.map { reader.lexicon.string(reader.form(at: $0)) }.joined(separator: " ")
  }
}
