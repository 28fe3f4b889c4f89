internal import Index
internal import Study
internal import Text

/// Answers a bound query in one segment.
///
/// Words are found in the segment's positions, and regions in its count of scalars, in which all
/// its texts follow one another.
struct SegmentSearch {
  let reader: SegmentReader
  /// The documents that are searched, ascending, with their sources.
  let documents: [(index: Int, source: SourceID)]
  private let words: WordSearch
  private let units: UnitMap
  private let livePositions: [Range<Int>]?

  /// Prepares to search some documents of a segment.
  init(
    _ reader: SegmentReader, documents: [(index: Int, source: SourceID)],
    lemmas: [String: Set<LemmaInLanguage>]
  ) {
    self.reader = reader
    self.documents = documents
    words = WordSearch(reader: reader, lemmas: lemmas)
    units = UnitMap(reader, documents: documents.map(\.index))
    livePositions =
      documents.count == reader.documents.count
      ? nil : documents.map { reader.documents[$0.index].positions }
  }

  /// The hits of a word expression, ascending, without doubles.
  func hits(_ expression: BoundExpression) -> [TokenRange] {
    hits(expression, inside: livePositions)
  }

  /// The passages of a region, ascending, without doubles, in the segment's scalars.
  func passages(_ expression: BoundExpression) -> [TextSpan] {
    switch expression {
    case .region(let spans): return passages(spans)
    case .allRegions(let all):
      let lists = all.map(passages)
      return lists.dropFirst().reduce(lists.first ?? []) { PassageAlgebra.intersection($0, $1) }
    case .anyRegion(let all): return PassageAlgebra.ordered(all.flatMap(passages))
    case .outside(let inner):
      let set = SpanSet(passages(inner))
      return documents.flatMap { document -> [TextSpan] in
        set.complement(in: wholeSpan(of: document.index)).spans
      }
    case .turnsWithout(let inner):
      let hit = units.units(holding: hits(inner))
      return PassageAlgebra.ordered(
        units.units.indices.filter { !hit[$0] }.map { units.units[$0].span })
    case .phrase, .near, .allWords, .anyWords: return []
    }
  }

  private func hits(_ expression: BoundExpression, inside allowed: [Range<Int>]?) -> [TokenRange] {
    switch expression {
    case .phrase(let phrase): return words.hits(phrase).inside(allowed)
    case .near(let left, let right, let distance):
      return NearJoin(reader).join(
        hits(left, inside: allowed), hits(right, inside: allowed), distance: distance
      ).inside(allowed)
    case .anyWords(let all): return .union(all.map { hits($0, inside: allowed) })
    case .allWords(let all, let regions):
      let narrowed = regions.isEmpty ? allowed : positions(of: regions, inside: allowed)
      return together(all.map { hits($0, inside: narrowed) })
    case .region, .allRegions, .anyRegion, .turnsWithout, .outside: return []
    }
  }

  /// The hits that lie in a turn in which every list has one.
  private func together(_ lists: [[TokenRange]]) -> [TokenRange] {
    if lists.count == 1 { return lists[0] }
    var shared = [Bool](repeating: true, count: units.units.count)
    for list in lists {
      let held = units.units(holding: list)
      for index in shared.indices { shared[index] = shared[index] && held[index] }
    }
    let allowed = shared.indices.filter { shared[$0] }.map { units.units[$0].positions }
    return .union(lists.map { $0.inside(allowed) })
  }

  /// The positions whose tokens lie inside all of some regions.
  private func positions(of regions: [BoundExpression], inside allowed: [Range<Int>]?)
    -> [Range<Int>]
  {
    let sets = regions.map { SpanSet(passages($0)) }
    let shared = sets.dropFirst().reduce(sets.first ?? SpanSet()) { $0.intersection($1) }
    var cursor = reader.spanCursor()
    let ranges = shared.spans.compactMap { span -> Range<Int>? in
      let first = cursor.position(atOrAfter: span.start)
      let end = cursor.position(endingAfter: span.end)
      return first < end ? first..<end : nil
    }
    guard let allowed else { return ranges }
    var result: [Range<Int>] = []
    var index = 0
    for range in ranges {
      while index < allowed.count, allowed[index].upperBound <= range.lowerBound { index += 1 }
      var next = index
      while next < allowed.count, allowed[next].lowerBound < range.upperBound {
        result.append(range.clamped(to: allowed[next]))
        next += 1
      }
    }
    return result
  }

  private func passages(_ spans: [SourceID: [TextSpan]]) -> [TextSpan] {
    var result: [TextSpan] = []
    for document in documents {
      let whole = wholeSpan(of: document.index)
      for span in spans[document.source] ?? [] {
        let moved = TextSpan(whole.start + span.start, whole.start + span.end)
        if let inside = whole.intersection(moved) { result.append(inside) }
      }
    }
    return PassageAlgebra.ordered(result)
  }

  private func wholeSpan(of document: Int) -> TextSpan {
    let document = reader.documents[document]
    return TextSpan(document.scalarBase, document.scalarBase + document.length)
  }
}
