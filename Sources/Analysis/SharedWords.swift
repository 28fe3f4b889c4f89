internal import Study

/// Finds texts that share most of their words, without holding each against each.
///
/// The share is that of words in both among words in either (Jaccard). Two texts that reach it
/// must share one of their rarest words, so only those are filed (prefix filtering).
struct SharedWords {
  /// Texts with fewer words are not compared: too little is said in them.
  private static let fewest = 4

  /// Two texts, with the words that they share as the first has them.
  struct Pair {
    let first: CodeID
    let second: CodeID
    let words: [String]
  }

  /// The pairs, each once, in the order of the texts.
  let pairs: [Pair]

  /// Compares texts.
  ///
  /// - Parameters:
  ///   - texts: the words of each by their stems.
  ///   - overlap: the share, above 0, from which two texts overlap.
  init(_ texts: [(id: CodeID, words: [String: String])], overlap: Double) {
    var frequency: [String: Int] = [:]
    for text in texts {
      for stem in text.words.keys { frequency[stem, default: 0] += 1 }
    }
    var filed: [String: [Int]] = [:]
    var pairs: [Pair] = []
    for (index, text) in texts.enumerated() where text.words.count >= Self.fewest {
      let stems = text.words.keys.sorted {
        (frequency[$0] ?? 0, $0) < (frequency[$1] ?? 0, $1)
      }
      let least = Int((overlap * Double(stems.count)).rounded(.up))
      let rarest = stems.prefix(stems.count - least + 1)
      var met: Set<Int> = []
      for stem in rarest { met.formUnion(filed[stem] ?? []) }
      for other in met.sorted() {
        let shared = texts[other].words.keys.filter { text.words[$0] != nil }
        let either = texts[other].words.count + text.words.count - shared.count
        if Double(shared.count) >= overlap * Double(either) {
          let words = shared.compactMap { texts[other].words[$0] }.sorted()
          pairs.append(Pair(first: texts[other].id, second: text.id, words: words))
        }
      }
      for stem in rarest { filed[stem, default: []].append(index) }
    }
    self.pairs = pairs
  }
}
