import Study
import TestSupport
import Text

/// A query of the property tests, written and answered in the plainest way.
indirect enum Plain {
  case phrase([String])
  case near(Plain, Plain, Int)
  case speaker(String)
  case source(String)
  case code(CodeID, String)
  case and([Plain])
  case or([Plain])
  case not(Plain)

  var isWords: Bool {
    switch self {
    case .phrase, .near: true
    case .speaker, .source, .code, .not: false
    case .and(let all): all.contains(where: \.isWords)
    case .or(let all): all.allSatisfy(\.isWords)
    }
  }

  var text: String {
    switch self {
    case .phrase(let words):
      words.count == 1 ? words[0] : "\"" + words.joined(separator: " ") + "\""
    case .near(let left, let right, let distance):
      "(\(left.text)) NEAR/\(distance) (\(right.text))"
    case .speaker(let label): "speaker:\(label)"
    case .source(let name): "source:\(name)"
    case .code(_, let name): "code:\"\(name)\""
    case .and(let all): "(" + all.map(\.text).joined(separator: " AND ") + ")"
    case .or(let all): "(" + all.map(\.text).joined(separator: " OR ") + ")"
    case .not(let inner): "NOT (\(inner.text))"
    }
  }

  /// The names of speakers and sources asked for, each with its field.
  var names: [String] {
    switch self {
    case .speaker, .source: [text]
    case .phrase, .code: []
    case .near(let left, let right, _): left.names + right.names
    case .and(let all), .or(let all): all.flatMap(\.names)
    case .not(let inner): inner.names
    }
  }

  /// Those of the names that random queries ask for which something has.
  static func knownPatterns(_ labels: [String], _ sources: [String]) -> Set<String> {
    let speakers = ["Leder", "I", "*"].filter { pattern in
      labels.contains { NaiveMatcher.matches(pattern, $0) }
    }
    let known = ["t0", "t*", "*1"].filter { pattern in
      sources.contains { NaiveMatcher.matches(pattern, $0) }
    }
    return Set(speakers.map { "speaker:" + $0 } + known.map { "source:" + $0 })
  }

  /// A random query that denotes words, or one that denotes passages.
  static func random(words: Bool, depth: Int, _ generator: inout SeededGenerator) -> Plain {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func word() -> String {
      ["nav", "leder", "ja", "tillit", "å", "led*", "*e*", "?a", "t?ll*"][number(0...8)]
    }
    if words {
      switch depth == 0 ? number(0...1) : number(0...5) {
      case 0: return .phrase([word()])
      case 1:
        let middle = (0..<number(0...1)).map { _ in number(0...1) == 0 ? "*" : word() }
        return .phrase([word()] + middle + [word()])
      case 2:
        return .near(
          random(words: true, depth: depth - 1, &generator),
          random(words: true, depth: depth - 1, &generator), number(1...4))
      case 3:
        return .or(
          (0..<number(2...3)).map { _ in random(words: true, depth: depth - 1, &generator) })
      default:
        let regions = (0..<number(0...2)).map { _ in
          random(words: false, depth: depth - 1, &generator)
        }
        let others = (0..<number(1...2)).map { _ in
          random(words: true, depth: depth - 1, &generator)
        }
        return .and((others + regions).shuffled(using: &generator))
      }
    }
    switch depth == 0 ? number(0...2) : number(0...6) {
    case 0: return .speaker(["Leder", "I", "*"][number(0...2)])
    case 1: return .source(["t0", "t*", "*1"][number(0...2)])
    case 2: return .code(number(1...2), "")
    case 3, 4: return .not(random(words: number(0...1) == 0, depth: depth - 1, &generator))
    case 5:
      return .or((0..<2).map { _ in random(words: false, depth: depth - 1, &generator) })
    default:
      return .and((0..<2).map { _ in random(words: false, depth: depth - 1, &generator) })
    }
  }

  /// The query with codes named by their paths in the tests' codebook.
  var named: Plain {
    switch self {
    case .code(let id, _): .code(id, id == 1 ? "Samarbeid" : "Samarbeid/NAV")
    case .and(let all): .and(all.map(\.named))
    case .or(let all): .or(all.map(\.named))
    case .not(let inner): .not(inner.named)
    case .near(let left, let right, let distance): .near(left.named, right.named, distance)
    case .phrase, .speaker, .source: self
    }
  }
}

/// Answers plain queries in one transcript by trying every token.
struct NaiveMatcher {
  struct Hit: Hashable {
    let first: Int
    let last: Int
  }

  let transcript: Transcript
  let source: SourceID
  let codings: [Coding]
  let tokens: [Token]

  init(_ transcript: Transcript, source: SourceID, codings: [Coding]) {
    self.transcript = transcript
    self.source = source
    self.codings = codings.filter { $0.source == source }
    tokens = transcript.tokens
  }

  func spans(_ query: Plain) -> [TextSpan] {
    query.isWords
      ? Set(hits(query, inside: nil).map(span)).sorted() : passages(query).sorted()
  }

  private func span(_ hit: Hit) -> TextSpan {
    TextSpan(tokens[hit.first].span.start, tokens[hit.last].span.end)
  }

  private func hits(_ query: Plain, inside: Set<Int>?) -> Set<Hit> {
    func allowed(_ hit: Hit) -> Bool {
      guard let inside else { return true }
      return (span(hit).start..<span(hit).end).allSatisfy(inside.contains)
    }
    switch query {
    case .phrase(let words):
      var result: Set<Hit> = []
      for first in tokens.indices where first + words.count <= tokens.count {
        let all = words.indices.allSatisfy {
          Self.matches(words[$0], tokens[first + $0].form)
        }
        let hit = Hit(first: first, last: first + words.count - 1)
        if all, allowed(hit) { result.insert(hit) }
      }
      return result
    case .near(let left, let right, let distance):
      var result: Set<Hit> = []
      for one in hits(left, inside: inside) {
        for other in hits(right, inside: inside) {
          let gap = one.last < other.first ? other.first - one.last : one.first - other.last
          let hit = Hit(
            first: min(one.first, other.first), last: max(one.last, other.last))
          if gap >= 1, gap <= distance, allowed(hit) { result.insert(hit) }
        }
      }
      return result
    case .or(let all): return all.reduce(into: []) { $0.formUnion(hits($1, inside: inside)) }
    case .and(let all):
      let flat = Self.flat(all)
      var narrowed = inside
      for region in flat where !region.isWords {
        let offsets = Self.offsets(passages(region))
        narrowed = narrowed.map { $0.intersection(offsets) } ?? offsets
      }
      let lists = flat.filter(\.isWords).map { hits($0, inside: narrowed) }
      if lists.count == 1 { return lists[0] }
      var result: Set<Hit> = []
      for unit in units {
        let parts = lists.map { $0.filter { unit.first <= $0.first && $0.last <= unit.last } }
        if parts.allSatisfy({ !$0.isEmpty }) { parts.forEach { result.formUnion($0) } }
      }
      return result
    case .speaker, .source, .code, .not: return []
    }
  }

  private func passages(_ query: Plain) -> Set<TextSpan> {
    switch query {
    case .speaker(let label):
      let turns = transcript.turns.filter {
        $0.speaker.map { Self.matches(label, transcript.labels[$0]) } ?? false
      }
      return Set(turns.map(\.span).filter { !$0.isEmpty })
    case .source(let name):
      let whole = transcript.text.span
      return Self.matches(name, transcript.name) && !whole.isEmpty ? [whole] : []
    case .code(let id, _):
      return Set(codings.filter { $0.code == id || id == 1 }.map(\.span).filter { !$0.isEmpty })
    case .or(let all): return all.reduce(into: []) { $0.formUnion(passages($1)) }
    case .and(let all):
      let lists = all.map(passages)
      return lists.dropFirst().reduce(lists[0]) { shared, next in
        var result: Set<TextSpan> = []
        for one in shared {
          for other in next { one.intersection(other).map { _ = result.insert($0) } }
        }
        return result
      }
    case .not(let inner) where inner.isWords:
      let found = hits(inner, inside: nil)
      let free = units.filter { unit in
        !found.contains { unit.first <= $0.first && $0.last <= unit.last }
      }
      return Set(free.map(\.span).filter { !$0.isEmpty })
    case .not(let inner):
      let offsets = Self.offsets(passages(inner))
      var result: Set<TextSpan> = []
      var start: Int?
      for offset in 0...transcript.text.count {
        let isOutside = offset < transcript.text.count && !offsets.contains(offset)
        if isOutside, start == nil { start = offset }
        if !isOutside, let begin = start {
          result.insert(TextSpan(begin, offset))
          start = nil
        }
      }
      return result
    case .phrase, .near: return []
    }
  }

  /// Turns, and the tokens between them, with their first and last tokens.
  private var units: [(first: Int, last: Int, span: TextSpan)] {
    var result: [(first: Int, last: Int, span: TextSpan)] = []
    var seen = 0
    for turn in transcript.turns {
      let inside = tokens.indices.filter { turn.span.encloses(tokens[$0].span) }
      let before = tokens.indices.filter { $0 >= seen && tokens[$0].span.end <= turn.span.start }
      if let first = before.first, let last = before.last {
        result.append((first, last, span(Hit(first: first, last: last))))
      }
      result.append((inside.first ?? 1, inside.last ?? 0, turn.span))
      seen = (inside.last ?? before.last ?? (seen - 1)) + 1
    }
    if seen < tokens.count {
      result.append(
        (seen, tokens.count - 1, span(Hit(first: seen, last: tokens.count - 1))))
    }
    return result
  }

  private static func flat(_ all: [Plain]) -> [Plain] {
    all.flatMap { part -> [Plain] in
      if case .and(let inner) = part { return flat(inner) }
      return [part]
    }
  }

  private static func offsets(_ spans: some Sequence<TextSpan>) -> Set<Int> {
    spans.reduce(into: []) { $0.formUnion($1.start..<$1.end) }
  }

  static func matches(_ pattern: String, _ text: String) -> Bool {
    matches(
      Array(pattern.foldedForSearch.unicodeScalars)[...],
      Array(text.foldedForSearch.unicodeScalars)[...])
  }

  private static func matches(
    _ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "*" {
      return matches(pattern.dropFirst(), text)
        || (!text.isEmpty && matches(pattern, text.dropFirst()))
    }
    guard let letter = text.first, first == "?" || first == letter else { return false }
    return matches(pattern.dropFirst(), text.dropFirst())
  }
}
