internal import Formats
internal import Language
internal import Text

/// Tells which question of a guide an interviewer's turn asks, by the words they share.
///
/// Words are stemmed, stop words are left out, and each shared word weighs the more the fewer
/// questions have it (inverse document frequency); a turn asks the question with the largest
/// share of the question's weight, if that is large enough and clearly the largest.
struct QuestionMatcher {
  private struct Profile {
    let key: String
    let weights: [String: Double]
    let norm: Double
  }

  private let profiles: [Profile]
  private let frequency: [String: Double]
  private let stop: Set<String>
  private let stemmer: Stemmer?

  /// The least similarity, as a cosine, at which a turn counts as asking.
  private static let threshold = 0.2

  init(_ guide: InterviewGuide, language code: String) {
    let language = LanguageCode(tag: code)
    let stop = StopWords.set(for: language)
    let stemmer = try? Stemmer(language)
    self.stop = stop
    self.stemmer = stemmer
    let bags = guide.questions.map { question in
      let texts = [question.topic, question.text] + question.probes
      return (question.id, Self.words(texts.joined(separator: " "), stop, stemmer))
    }
    var counts: [String: Double] = [:]
    for (_, words) in bags { for word in Set(words) { counts[word, default: 0] += 1 } }
    let total = Double(bags.count)
    let frequency = counts.mapValues { Self.weight(of: $0, among: total) }
    self.frequency = frequency
    profiles = bags.map { key, words in
      var weights: [String: Double] = [:]
      for word in Set(words) { weights[word] = frequency[word] }
      return Profile(key: key, weights: weights, norm: Self.norm(weights))
    }
  }

  /// The key of the question that a turn asks, if it asks one.
  func question(asked turn: String) -> String? {
    var weights: [String: Double] = [:]
    for word in Set(Self.words(turn, stop, stemmer)) { weights[word] = frequency[word] ?? 1 }
    let norm = Self.norm(weights)
    guard norm > 0 else { return nil }
    var best: (key: String, score: Double)?
    for profile in profiles where profile.norm > 0 {
      let shared = weights.reduce(0) { $0 + $1.value * (profile.weights[$1.key] ?? 0) }
      let score = shared / (norm * profile.norm)
      if score > best?.score ?? Self.threshold { best = (profile.key, score) }
    }
    return best?.key
  }

  private static func words(
    _ text: String, _ stop: Set<String>, _ stemmer: Stemmer?
  ) -> [String] {
    Tokenizer().tokens(in: text).map(\.form).filter { !stop.contains($0) && $0.utf8.count > 1 }
      .map { stemmer?.stem($0) ?? $0 }
  }

  /// A word's weight: larger the fewer of the questions have it, never zero.
  private static func weight(of count: Double, among total: Double) -> Double {
    total / (count + 1)
  }

  private static func norm(_ weights: [String: Double]) -> Double {
    weights.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
