import Search
import Study
import Text

extension NaiveMatcher {
  /// A hit or a passage.
  private enum Item {
    case hit(Hit)
    case passage(TextSpan)
  }

  /// A part that may denote words and passages, as parts that denote one of these.
  static func pure(_ query: Plain) -> [Plain] {
    guard query.kinds.words, query.kinds.passages else { return [query] }
    switch query {
    case .or(let all):
      let parts = all.flatMap(pure)
      return [.or(parts.filter(\.kinds.words)), .or(parts.filter { !$0.kinds.words })]
    case .saved(_, let inner): return pure(inner)
    case .within(let inner, let unit): return pure(inner).map { .within($0, unit) }
    case .pair(.outside, let left, let right, _):
      return pure(left).map { left in
        pure(right).reduce(left) { .pair(.outside, $0, $1, keeps: nil) }
      }
    case .pair(let pair, let left, let right, let keeps):
      return pure(left).flatMap { left in
        pure(right).map { .pair(pair, left, $0, keeps: keeps) }
      }
    case .and(let all):
      guard let mixed = all.firstIndex(where: { $0.kinds.words && $0.kinds.passages }) else {
        return [query]
      }
      return pure(all[mixed]).flatMap { part in
        var parts = all
        parts[mixed] = part
        return pure(.and(parts))
      }
    case .phrase, .synonyms, .region, .not: return [query]
    }
  }

  /// What is kept of every pair of two queries.
  func pairs(
    _ pair: PlainOperator, _ left: Plain, _ right: Plain, _ keeps: ReturnMode, _ scope: Scope
  ) -> Found {
    let inner = pair.isNearness ? scope : Scope(unit: scope.unit)
    let rights = items(find(right, inner))
    var result = Found()
    func add(_ item: Item) {
      switch item {
      case .hit(let hit): result.hits.insert(hit)
      case .passage(let passage): result.passages.insert(passage)
      }
    }
    for one in items(find(left, inner)) {
      if pair == .outside {
        if !rights.contains(where: { span($0).encloses(span(one)) }) { add(one) }
        continue
      }
      for other in rights where lies(one, pair, other) && isAllowed(one, other, pair, scope) {
        switch keeps {
        case .left: add(one)
        case .right: add(other)
        case .intersection:
          if case .hit(let a) = one, case .hit(let b) = other {
            add(.hit(Hit(first: max(a.first, b.first), last: min(a.last, b.last))))
          } else if let shared = span(one).intersection(span(other)) {
            add(.passage(shared))
          }
        case .union, .segment:
          if case .hit(let a) = one, case .hit(let b) = other {
            add(.hit(Hit(first: min(a.first, b.first), last: max(a.last, b.last))))
          } else {
            add(.passage(span(one).hull(span(other))))
          }
        }
      }
    }
    return result
  }

  private func items(_ found: Found) -> [Item] {
    found.hits.map { .hit($0) } + found.passages.map { .passage($0) }
  }

  private func span(_ item: Item) -> TextSpan {
    switch item {
    case .hit(let hit): span(hit)
    case .passage(let span): span
    }
  }

  /// Whether words near one another lie in one stretch that is allowed.
  private func isAllowed(_ one: Item, _ other: Item, _ pair: PlainOperator, _ scope: Scope) -> Bool
  {
    guard pair.isNearness, let stretches = scope.stretches else { return true }
    return stretches.contains { $0.encloses(span(one)) && $0.encloses(span(other)) }
  }

  private func lies(_ one: Item, _ pair: PlainOperator, _ other: Item) -> Bool {
    let (a, b) = (span(one), span(other))
    let precedes = a.end <= b.start
    let follows = b.end <= a.start
    switch pair {
    case .near(let most):
      return precedes && distance(a, b, "") <= most || follows && distance(b, a, "") <= most
    case .before(let most): return precedes && distance(a, b, "") <= most
    case .within, .outside: return b.start <= a.start && a.end <= b.end
    case .encloses: return a.start <= b.start && b.end <= a.end
    case .overlaps: return max(a.start, b.start) < min(a.end, b.end)
    case .overlapsStart: return a.start < b.start && b.start < a.end && a.end < b.end
    case .overlapsEnd: return b.start < a.start && a.start < b.end && b.end < a.end
    case .follows(let most, let unit):
      return follows && most.map { distance(b, a, unit) <= $0 } ?? true
    case .precedes(let most, let unit):
      return precedes && most.map { distance(a, b, unit) <= $0 } ?? true
    }
  }

  /// How far the later of two begins behind the end of the earlier.
  private func distance(_ earlier: TextSpan, _ later: TextSpan, _ unit: String) -> Int {
    switch unit {
    case "s": return distance(earlier, later, pieces(.sentence) ?? [])
    case "p": return distance(earlier, later, pieces(.paragraph) ?? [])
    case "t": return distance(earlier, later, pieces(.turn) ?? [])
    default:
      let last = tokens.lastIndex { $0.span.start < earlier.end } ?? -1
      let first = tokens.firstIndex { $0.span.end > later.start } ?? tokens.count
      return first - last
    }
  }

  private func distance(_ earlier: TextSpan, _ later: TextSpan, _ pieces: [TextSpan]) -> Int {
    let from = pieces.count { $0.start <= earlier.end - 1 }
    let to = pieces.count { $0.start <= later.start }
    return to - from
  }
}
