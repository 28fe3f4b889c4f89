internal import Index
internal import Study
internal import Text

/// Answers a bound query in one segment.
///
/// Words are found in the segment's positions, and regions in its count of scalars, in which all
/// its texts follow one another.
struct SegmentSearch {
  /// What holds for all words of an expression.
  struct Scope {
    /// The positions that hits may lie in, ascending, no hit crossing from one range to the next;
    /// nil for all.
    let allowed: [Range<Int>]?
    /// What holds words together.
    let unit: TextUnit
  }

  let segment: SearchedSegment
  let units: UnitMaps
  let words: WordSearch

  var reader: SegmentReader { segment.reader }
  var livePositions: [Range<Int>]? { segment.livePositions }

  /// Prepares to search a segment.
  init(_ segment: SearchedSegment, words: WordSearch) {
    self.segment = segment
    self.words = words
    units = UnitMaps(segment.reader, documents: segment.indices)
  }

  /// The hits of any of some word expressions, ascending, without doubles.
  func union(of expressions: [BoundExpression]) throws(QueryError) -> FoundWords {
    try .union(lists(expressions, Scope(allowed: livePositions, unit: .turn)))
  }

  /// The passages of a region, ascending, without doubles, in the segment's scalars.
  func passages(_ expression: BoundExpression) throws(QueryError) -> [TextSpan] {
    try passages(expression, unit: .turn)
  }

  /// The passages of a region whose words are held together by a unit.
  func passages(_ expression: BoundExpression, unit: TextUnit) throws(QueryError) -> [TextSpan] {
    switch expression {
    case .region(let spans): return passages(spans)
    case .allRegions(let all):
      var result: [TextSpan]?
      for part in all {
        let next = try passages(part, unit: unit)
        if let shared = result {
          result = try PassageAlgebra.intersection(shared, next)
        } else {
          result = next
        }
      }
      return result ?? []
    case .anyRegion(let all):
      var result: [TextSpan] = []
      for part in all { result += try passages(part, unit: unit) }
      return PassageAlgebra.ordered(result)
    case .outside(let inner):
      let set = SpanSet(try passages(inner, unit: unit))
      return segment.documents.flatMap { document -> [TextSpan] in
        set.complement(in: segment.wholeSpan(of: document.index)).spans
      }
    case .unitsWithout(let inner):
      let map = units[unit]
      let hit = map.units(
        holding: try hits(inner, Scope(allowed: livePositions, unit: unit)).ranges)
      return PassageAlgebra.ordered(
        map.units.indices.filter { !hit[$0] }.map { map.units[$0].span })
    case .within(let inner, let unit):
      let map = units[unit]
      return try passages(inner, unit: unit).filter(map.encloses)
    case .pair(let pair, let left, let right, let keeps):
      return try pairPassages(pair, left, right, keeps, unit: unit)
    case .phrase, .allWords, .anyWords: return []
    }
  }

  /// The hits of a word expression in a scope, ascending, without doubles.
  func hits(_ expression: BoundExpression, _ scope: Scope) throws(QueryError) -> FoundWords {
    switch expression {
    case .phrase(let phrase): return words.hits(phrase).inside(scope.allowed)
    case .pair(let pair, let left, let right, let keeps):
      return try pairHits(pair, left, right, keeps, scope)
    case .within(let inner, let unit):
      if inner.isBuiltOfRows {
        var finder = UnitFinder(segment, unit: unit)
        return finder.inside(try hits(inner, Scope(allowed: scope.allowed, unit: unit)))
      }
      let ranges = units[unit].units.map(\.positions)
      return try hits(inner, Scope(allowed: ranges.clamped(to: scope.allowed), unit: unit))
    case .anyWords(let all): return .union(try lists(all, scope))
    case .allWords(let all, let regions):
      let allowed = regions.isEmpty ? scope.allowed : try positions(of: regions, inside: scope)
      let inner = Scope(allowed: allowed, unit: scope.unit)
      return try all.count == 1 ? hits(all[0], inner) : together(all, inner)
    case .region, .allRegions, .anyRegion, .unitsWithout, .outside: return .ranges([])
    }
  }

  private func lists(_ all: [BoundExpression], _ scope: Scope) throws(QueryError) -> [FoundWords] {
    var result: [FoundWords] = []
    for part in all { result.append(try hits(part, scope)) }
    return result
  }

  /// The positions whose tokens lie inside all of some regions.
  private func positions(of regions: [BoundExpression], inside scope: Scope) throws(QueryError)
    -> [Range<Int>]
  {
    var shared: SpanSet?
    for region in regions {
      let set = SpanSet(try passages(region, unit: scope.unit))
      shared = shared?.intersection(set) ?? set
    }
    var cursor = reader.spanCursor()
    let ranges = (shared ?? SpanSet()).spans.compactMap { span -> Range<Int>? in
      let first = cursor.position(atOrAfter: span.start)
      let end = cursor.position(endingAfter: span.end)
      return first < end ? first..<end : nil
    }
    return ranges.clamped(to: scope.allowed)
  }

  private func passages(_ spans: [SourceID: [TextSpan]]) -> [TextSpan] {
    var result: [TextSpan] = []
    for document in segment.documents {
      guard let own = spans[document.source] else { continue }
      let whole = segment.wholeSpan(of: document.index)
      for span in own {
        let moved = TextSpan(whole.start + span.start, whole.start + span.end)
        if let inside = whole.intersection(moved) { result.append(inside) }
      }
    }
    return PassageAlgebra.ordered(result)
  }
}

extension [Range<Int>] {
  /// What these ranges have in common with others, each with each; both ascend without overlapping.
  func clamped(to allowed: [Range<Int>]?) -> [Range<Int>] {
    guard let allowed else { return self }
    var result: [Range<Int>] = []
    var index = 0
    for range in self {
      while index < allowed.count, allowed[index].upperBound <= range.lowerBound { index += 1 }
      var next = index
      while next < allowed.count, allowed[next].lowerBound < range.upperBound {
        result.append(range.clamped(to: allowed[next]))
        next += 1
      }
    }
    return result
  }
}

extension BoundExpression {
  /// Whether it is made of words and phrases alone, held together and chosen between.
  fileprivate var isBuiltOfRows: Bool {
    switch self {
    case .phrase: true
    case .anyWords(let all): all.allSatisfy(\.isBuiltOfRows)
    case .allWords(let all, let regions): regions.isEmpty && all.allSatisfy(\.isBuiltOfRows)
    default: false
    }
  }
}
