import Search
import Study
import Text

/// Answers plain queries in one transcript by trying every token and every pair.
struct NaiveMatcher {
  /// Tokens from a first to a last.
  struct Hit: Hashable {
    let first: Int
    let last: Int
  }

  /// What a query denotes.
  struct Found {
    var hits: Set<Hit> = []
    var passages: Set<TextSpan> = []
  }

  /// What holds for the words of a query.
  struct Scope {
    /// Each hit must lie in one of these, if there are any rules.
    var stretches: [TextSpan]?
    var unit = TextUnit.turn
  }

  let study: Study
  let transcript: Transcript
  let source: SourceID
  let tokens: [Token]
  let memory: Memory

  /// What has been asked of words and forms.
  final class Memory {
    var answers: [String: [String: Bool]] = [:]
  }

  init(_ study: Study, _ source: SourceID, _ memory: Memory) {
    self.memory = memory
    self.study = study
    self.source = source
    transcript = study.transcripts[source - 1]
    tokens = transcript.tokens
  }

  /// The spans that a query denotes, ascending.
  func spans(_ query: Plain) -> [TextSpan] {
    let found = find(query, Scope())
    return found.passages.union(found.hits.map(span)).sorted()
  }

  /// The whole units that what a query denotes lies in.
  func segments(_ query: Plain) -> [TextSpan] {
    let units = units(query.segmentUnit ?? .turn).map(\.span)
    let hulls = spans(query).map { span in
      let met = units.filter { !$0.isEmpty && $0.overlaps(span) }
      return met.dropFirst().reduce(met.first ?? span) { $0.hull($1) }
    }
    return Set(hulls).sorted()
  }

  func span(_ hit: Hit) -> TextSpan {
    TextSpan(tokens[hit.first].span.start, tokens[hit.last].span.end)
  }

  func find(_ query: Plain, _ scope: Scope) -> Found {
    func allowed(_ hit: Hit) -> Bool {
      scope.stretches?.contains { $0.encloses(span(hit)) } ?? true
    }
    switch query {
    case .phrase(let words): return Found(hits: phrase(words).filter(allowed))
    case .synonyms(let word):
      let all = Self.synonyms(word).map(phrase)
      return Found(hits: all.reduce(Set()) { $0.union($1) }.filter(allowed))
    case .saved(_, let inner): return find(inner, scope)
    case .region(let region): return Found(passages: passages(region))
    case .pair(let pair, let left, let right, let keeps):
      var found = pairs(pair, left, right, keeps ?? pair.standard, scope)
      found.hits = found.hits.filter(allowed)
      return found
    case .within(let inner, let unit):
      let held = units(unit)
      let stretches = held.filter { $0.first <= $0.last }.map {
        span(Hit(first: $0.first, last: $0.last))
      }
      let narrowed = Scope(stretches: Self.common(scope.stretches, stretches), unit: unit)
      var found = find(inner, narrowed)
      found.passages = found.passages.filter { passage in
        held.contains { $0.span.encloses(passage) }
      }
      return found
    case .or(let all):
      var found = Found()
      for part in all.map({ find($0, scope) }) {
        found.hits.formUnion(part.hits)
        found.passages.formUnion(part.passages)
      }
      return found
    case .and(let all): return conjunction(Self.flat(all), scope)
    case .not(let inner): return Found(passages: complement(of: inner, scope.unit))
    }
  }

  /// What parts denote together, each part being read as words or as passages in every way it can.
  private func conjunction(_ all: [Plain], _ scope: Scope) -> Found {
    guard let mixed = all.firstIndex(where: { $0.kinds.words && $0.kinds.passages }) else {
      return pureConjunction(all, scope)
    }
    var result = Found()
    for part in Self.pure(all[mixed]) {
      var parts = all
      parts[mixed] = part
      let found = conjunction(parts, scope)
      result.hits.formUnion(found.hits)
      result.passages.formUnion(found.passages)
    }
    return result
  }

  private func pureConjunction(_ all: [Plain], _ scope: Scope) -> Found {
    let regions = all.filter { !$0.kinds.words }
    let words = all.filter { $0.kinds.words }
    let passages = regions.map { find($0, Scope(unit: scope.unit)).passages }
    if words.isEmpty {
      return Found(
        passages: passages.dropFirst().reduce(passages[0]) { Self.shared($0, $1) })
    }
    var stretches = scope.stretches
    for spans in passages { stretches = Self.common(stretches, runs(spans)) }
    let lists = words.map { find($0, Scope(stretches: stretches, unit: scope.unit)).hits }
    if lists.count == 1 { return Found(hits: lists[0]) }
    var result = Found()
    for unit in units(scope.unit) {
      let parts = lists.map { $0.filter { unit.first <= $0.first && $0.last <= unit.last } }
      if parts.allSatisfy({ !$0.isEmpty }) { parts.forEach { result.hits.formUnion($0) } }
    }
    return result
  }

  private func complement(of inner: Plain, _ unit: TextUnit) -> Set<TextSpan> {
    let found = find(inner, Scope(unit: unit))
    var sets: [Set<TextSpan>] = []
    if inner.kinds.words {
      let free = units(unit).filter { unit in
        !found.hits.contains { unit.first <= $0.first && $0.last <= unit.last }
      }
      sets.append(Set(free.map(\.span).filter { !$0.isEmpty }))
    }
    if inner.kinds.passages {
      let covered = Set(found.passages.flatMap { Array($0.start..<$0.end) })
      sets.append(
        Set(runs((0..<transcript.text.count).filter { !covered.contains($0) })))
    }
    return sets.dropFirst().reduce(sets[0]) { Self.shared($0, $1) }
  }

  private func runs(_ passages: Set<TextSpan>) -> [TextSpan] {
    runs(Set(passages.flatMap { Array($0.start..<$0.end) }).sorted())
  }

  /// Adjacent offsets as spans.
  private func runs(_ offsets: [Int]) -> [TextSpan] {
    var result: [TextSpan] = []
    for offset in offsets {
      if let last = result.last, last.end == offset {
        result[result.count - 1] = TextSpan(last.start, offset + 1)
      } else {
        result.append(TextSpan(offset, offset + 1))
      }
    }
    return result
  }

  private static func shared(_ left: Set<TextSpan>, _ right: Set<TextSpan>) -> Set<TextSpan> {
    var result: Set<TextSpan> = []
    for one in left {
      for other in right { one.intersection(other).map { _ = result.insert($0) } }
    }
    return result
  }

  private static func common(_ left: [TextSpan]?, _ right: [TextSpan]) -> [TextSpan] {
    guard let left else { return right }
    return left.flatMap { one in right.compactMap { one.intersection($0) } }
  }

  private static func flat(_ all: [Plain]) -> [Plain] {
    all.flatMap { part -> [Plain] in
      switch part {
      case .and(let inner): flat(inner)
      case .saved(_, .and(let inner)): flat(inner)
      default: [part]
      }
    }
  }
}
