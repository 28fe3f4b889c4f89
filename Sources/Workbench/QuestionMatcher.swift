internal import Formats
internal import Language
internal import Text

/// Tells which question of a guide an interviewer's turn asks, by the words they share.
///
/// Words are stemmed, stop words are left out, and each shared word weighs the more the fewer
/// questions have it; the likeness of a turn and a question is the cosine of their weights. It is
/// a proposal to look over, not a finding.
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
    for (_, words) in bags { for word in words { counts[word, default: 0] += 1 } }
    let total = Double(bags.count)
    let frequency = counts.mapValues { Self.weight(of: $0, among: total) }
    self.frequency = frequency
    profiles = bags.map { key, words in
      let weights = words.map { ($0, frequency[$0] ?? 1) }
      return Profile(
        key: key, weights: Dictionary(weights, uniquingKeysWith: { first, _ in first }),
        norm: Self.norm(weights))
    }
  }

  /// Which of the turns of one source ask which questions: index of the turn, key of the question.
  ///
  /// The likest pairs are taken first; a question is asked at most once, and a turn asks at most
  /// one question.
  func questions(askedIn turns: [String]) -> [(turn: Int, question: String)] {
    var pairs: [(turn: Int, profile: Int, score: Double)] = []
    for (turn, text) in turns.enumerated() {
      let scores = scores(of: text)
      for (profile, score) in scores.enumerated() where score >= Self.threshold {
        pairs.append((turn, profile, score))
      }
    }
    pairs.sort { ($1.score, $0.turn, $0.profile) < ($0.score, $1.turn, $1.profile) }
    var asked: Set<Int> = []
    var asking: [Int: String] = [:]
    for pair in pairs where asking[pair.turn] == nil && asked.insert(pair.profile).inserted {
      asking[pair.turn] = profiles[pair.profile].key
    }
    return asking.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// How like a turn is to each question: the cosine of their weighted words.
  private func scores(of turn: String) -> [Double] {
    let weights = Self.words(turn, stop, stemmer).map { ($0, frequency[$0] ?? 1) }
    let norm = Self.norm(weights)
    guard norm > 0 else { return profiles.map { _ in 0 } }
    return profiles.map { profile in
      guard profile.norm > 0 else { return 0 }
      let shared = weights.reduce(0) { $0 + $1.1 * (profile.weights[$1.0] ?? 0) }
      return shared / (norm * profile.norm)
    }
  }

  /// The stems of a text, each once and in order, so that sums come out the same each time.
  private static func words(
    _ text: String, _ stop: Set<String>, _ stemmer: Stemmer?
  ) -> [String] {
    var seen: Set<String> = []
    return Tokenizer().tokens(in: text).map(\.form)
      .filter { !stop.contains($0) && $0.utf8.count > 1 }
      .map { stemmer?.stem($0) ?? $0 }
      .filter { seen.insert($0).inserted }
  }

  /// A word's weight: the inverse share of the questions that have it.
  private static func weight(of count: Double, among total: Double) -> Double {
    total / (count + 1)
  }

  private static func norm(_ weights: [(String, Double)]) -> Double {
    weights.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
  }
}
