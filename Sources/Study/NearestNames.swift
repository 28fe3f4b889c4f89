internal import Text

/// Finds, for a mistyped name, the ones it was probably meant to be.
package struct NearestNames: Sendable {
  private let names: [String]

  /// Takes the names that exist.
  package init(_ names: some Sequence<String>) {
    self.names = Array(names)
  }

  /// The names within a third of the word's length in edits, or that contain it; at most three,
  /// nearest first.
  package func matches(for asked: String) -> [String] {
    let wanted = Array(asked.foldedForSearch.unicodeScalars)
    let limit = max(1, wanted.count / 3)
    var scored: [(distance: Int, name: String)] = []
    for name in names {
      let candidate = Array(name.foldedForSearch.unicodeScalars)
      var distance = Self.editDistance(wanted, candidate)
      if distance > limit, wanted.count > 2, Self.contains(candidate, wanted) { distance = limit }
      if distance <= limit { scored.append((distance, name)) }
    }
    scored.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    var unique: [String] = []
    for (_, name) in scored where !unique.contains(name) { unique.append(name) }
    return Array(unique.prefix(3))
  }

  private static func contains(_ whole: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { offset in
      whole[offset..<(offset + part.count)].elementsEqual(part)
    }
  }

  /// The Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment).
  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var twoBack = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      current.reserveCapacity(b.count + 1)
      for j in b.indices {
        let substitution = previous[j] + (a[i] == b[j] ? 0 : 1)
        var best = min(substitution, previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, twoBack[j - 1] + 1) }
        current.append(best)
      }
      twoBack = previous
      previous = current
    }
    return previous[b.count]
  }
}
