import Search
import Study
import Text

extension NaiveMatcher {
  /// The sets of synonyms of the tests.
  static let synonymSets = [
    ["nav", "etat*"], ["tillit", "ja nav", "lemma:leder"], ["å", "/t.l+it/"],
  ]

  /// What `syn:` stands for, read from those sets by hand.
  static func synonyms(_ word: String) -> [[PlainWord]] {
    switch word {
    case "nav", "etaten": [[.wildcard("nav")], [.wildcard("etat*")]]
    case "tillit":
      [
        [.wildcard("tillit")], [.wildcard("ja"), .wildcard("nav")], [.lemma("leder")],
        [.wildcard("å")],
      ]
    default: [[.wildcard("å")], [.wildcard("tillit")]]
    }
  }

  /// Where a row of tests is passed.
  func phrase(_ words: [PlainWord]) -> Set<Hit> {
    var result: Set<Hit> = []
    for first in tokens.indices where first + words.count <= tokens.count {
      if words.indices.allSatisfy({ admits(words[$0], tokens[first + $0]) }) {
        result.insert(Hit(first: first, last: first + words.count - 1))
      }
    }
    return result
  }

  private func admits(_ word: PlainWord, _ token: Token) -> Bool {
    switch word {
    case .wildcard(let pattern):
      return remembered(word.text, token.form) { Self.matchesExactly(pattern, token.form) }
    case .exact(let pattern):
      let read = transcript.layer.read(token.span, of: transcript.text)
      return Self.matchesExactly(pattern, read)
    case .lemma(let form):
      let language = transcript.language
      let lemmas = Study.lemmas(form, language)
      return token.form == form
        || Study.lemmas(token.form, language).contains { lemmas.contains($0) }
    case .edit(let near, let most):
      return remembered(word.text, token.form) { Self.distance(near, token.form) <= most }
    case .regular(_, let forms): return forms.contains(token.form)
    }
  }

  /// What a plain and slow test says, asked once for a word and a form.
  private func remembered(_ word: String, _ form: String, _ test: () -> Bool) -> Bool {
    if let known = memory.answers[word]?[form] { return known }
    let answer = test()
    memory.answers[word, default: [:]][form] = answer
    return answer
  }

  /// The stretches that a text is cut into; nil where it is not.
  func pieces(_ unit: TextUnit) -> [TextSpan]? {
    let turns = transcript.turns.map(\.span)
    let all: [[TextSpan]] =
      switch unit {
      case .sentence: [transcript.sentences, transcript.paragraphs, turns]
      case .paragraph: [transcript.paragraphs, turns]
      case .turn: [turns, transcript.paragraphs]
      case .source: []
      }
    return all.first { !$0.isEmpty }
  }

  /// Units, and the tokens between them, with their first and last tokens.
  func units(_ unit: TextUnit) -> [(first: Int, last: Int, span: TextSpan)] {
    if unit == .source { return [(0, tokens.count - 1, transcript.text.span)] }
    var result: [(first: Int, last: Int, span: TextSpan)] = []
    var seen = 0
    for piece in pieces(unit) ?? [] {
      let inside = tokens.indices.filter { piece.encloses(tokens[$0].span) }
      let before = tokens.indices.filter { $0 >= seen && tokens[$0].span.end <= piece.start }
      if let first = before.first, let last = before.last {
        result.append((first, last, span(Hit(first: first, last: last))))
      }
      result.append((inside.first ?? 1, inside.last ?? 0, piece))
      seen = (inside.last ?? before.last ?? (seen - 1)) + 1
    }
    if seen < tokens.count {
      result.append(
        (seen, tokens.count - 1, span(Hit(first: seen, last: tokens.count - 1))))
    }
    return result
  }

  static func matches(_ pattern: String, _ text: String) -> Bool {
    matchesExactly(pattern.foldedForSearch, text.foldedForSearch)
  }

  private static func matchesExactly(_ pattern: String, _ text: String) -> Bool {
    matches(Array(pattern.unicodeScalars)[...], Array(text.unicodeScalars)[...])
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

  /// The edit distance, by trying every edit of the first letter.
  private static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.unicodeScalars)[...], Array(right.unicodeScalars)[...])
  }

  private static func distance(
    _ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>
  ) -> Int {
    guard let one = left.first else { return right.count }
    guard let other = right.first else { return left.count }
    if one == other { return distance(left.dropFirst(), right.dropFirst()) }
    return 1
      + min(
        distance(left.dropFirst(), right.dropFirst()), distance(left.dropFirst(), right),
        distance(left, right.dropFirst()))
  }
}
