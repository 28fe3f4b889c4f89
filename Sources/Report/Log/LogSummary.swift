/// A pattern of what the journal says of a step, in English, and how it reads in a report.
///
/// `{*}` is what people have named, which is never translated; `{#}` a number; any other word in
/// braces names a phrase with a number, such as `{coding}` for `3 codings`.
struct LogPattern {
  private let english: [Part]
  private let words: [Part]

  private enum Part {
    case literal(Substring)
    case place(Substring)
  }

  /// Reads a pattern and its wording, in which `{}` stands for each place in order.
  init(_ english: String, _ words: String) {
    self.english = Self.parts(of: english)
    self.words = Self.parts(of: words)
  }

  private static func parts(of pattern: String) -> [Part] {
    var parts: [Part] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(rest[..<open])) }
      parts.append(.place(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return rest.isEmpty ? parts : parts + [.literal(rest)]
  }

  /// The summary in other words; nil where the pattern does not fit.
  ///
  /// - Parameters:
  ///   - summary: What the journal says.
  ///   - phrase: A phrase of a kind in other words, or nil where it is none.
  /// - Returns: The words.
  func text(of summary: String, _ phrase: (Substring, Substring) -> String?) -> String? {
    guard let found = Self.match(english[...], summary[...], phrase) else { return nil }
    var left = found[...]
    return words.map { part in
      switch part {
      case .literal(let text): String(text)
      case .place: left.popFirst() ?? ""
      }
    }.joined()
  }

  /// What stands at the places of a pattern, in other words; the shortest that fits counts.
  private static func match(
    _ parts: ArraySlice<Part>, _ text: Substring, _ phrase: (Substring, Substring) -> String?
  ) -> [String]? {
    guard let first = parts.first else { return text.isEmpty ? [] : nil }
    let rest = parts.dropFirst()
    switch first {
    case .literal(let literal):
      return text.hasPrefix(literal) ? match(rest, text.dropFirst(literal.count), phrase) : nil
    case .place(let kind):
      guard !rest.isEmpty else { return phrase(kind, text).map { [$0] } }
      var end = text.startIndex
      while end < text.endIndex {
        end = text.index(after: end)
        // What follows is tried first where it cannot stand here.
        if case .literal(let next)? = rest.first, !text[end...].hasPrefix(next) { continue }
        if let words = phrase(kind, text[..<end]), let more = match(rest, text[end...], phrase) {
          return [words] + more
        }
      }
      return nil
    }
  }
}
