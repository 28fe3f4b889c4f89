/// Chooses among the candidates the labels that belong to speakers.
///
/// A label recurs or is a word for a role; and there must be enough of them for the text's length:
/// a sentence such as `Det var slik: vi …` in running prose never becomes a speaker.
struct LabelChoice {
  /// How often one name occurs, and how.
  private struct Tally {
    var set = 0
    var brackets = 0
    var alone = 0
    var name = ""
  }

  private let candidates: [LabelCandidate]
  private let words: TranscriptReader.WordList?
  private let known: Set<String>
  private let isSearched: Bool
  private var tallies: [String: Tally] = [:]
  private var set: Set<String> = []
  private var brackets: Set<String> = []
  private var alone: Set<String> = []

  /// Counts the candidates.
  init(
    _ candidates: [LabelCandidate], words: TranscriptReader.WordList?, known: Set<String>,
    isSearched: Bool
  ) {
    self.candidates = candidates
    self.words = words
    self.known = known
    self.isSearched = isSearched
    for candidate in candidates {
      var tally = tallies[candidate.key] ?? Tally(name: candidate.name)
      switch candidate.form {
      case .colon, .stamped, .tab, .given: tally.set += 1
      case .bracket: tally.brackets += 1
      case .alone: tally.alone += 1
      }
      tallies[candidate.key] = tally
    }
  }

  /// Decides which names are labels.
  mutating func settle(wordCount: Int, usual: Int, strong: Int) {
    guard isSearched else { return }
    let isTranscript = tallies.contains { $0.value.set > 0 && SpeakerRoles.isStrong($0.key) }
    let recurring = tallies.filter {
      isLikely($0.key, $0.value.name, count: $0.value.set, isTranscript: isTranscript)
    }
    let total = recurring.values.reduce(0) { $0 + $1.set }
    let hasStrong = recurring.keys.contains(where: SpeakerRoles.isStrong)
    if total > 0, total * (hasStrong ? strong : usual) >= wordCount,
      recurring.count > 1 || hasStrong || total >= 3
    {
      set = Set(recurring.keys)
      admitRareOnes()
    }
    if set.isEmpty { settleBrackets(wordCount: wordCount, usual: usual) }
    if set.isEmpty, brackets.isEmpty { settleAlone(wordCount: wordCount, usual: usual) }
  }

  /// Whether a candidate is a label.
  func accepts(_ candidate: LabelCandidate) -> Bool {
    switch candidate.form {
    case .given: return true
    case .colon, .stamped, .tab: return known.contains(candidate.key) || set.contains(candidate.key)
    case .bracket:
      return known.contains(candidate.key) || set.contains(candidate.key)
        || brackets.contains(candidate.key)
    case .alone:
      return alone.contains(candidate.key)
        || (set.contains(candidate.key) && SpeakerRoles.claim(of: candidate.key) != nil
          && !SpeakerRoles.isBareLetter(candidate.key))
    }
  }

  /// Whether a candidate was left alone that a person had better look at.
  func doubts(_ candidate: LabelCandidate) -> Bool {
    guard candidate.form == .colon || candidate.form == .stamped, !accepts(candidate) else {
      return false
    }
    return Self.looksLikeName(candidate.name) && candidate.name.utf8.count <= 20
      && !SpeakerRoles.neverLabels.contains(candidate.key) && !isOrdinaryWord(candidate)
  }

  /// Takes in the names that occur once or twice among labels that recur.
  private mutating func admitRareOnes() {
    let capitals = set.allSatisfy { Self.isAllCapitals(tallies[$0]?.name ?? "") }
    for (key, tally) in tallies where tally.set > 0 && !set.contains(key) {
      if SpeakerRoles.neverLabels.contains(key) { continue }
      let isRole = SpeakerRoles.claim(of: key) != nil
      let isStyled = capitals && Self.isAllCapitals(tally.name) && tally.name.utf8.count <= 24
      if isRole || isStyled { set.insert(key) }
    }
  }

  private mutating func settleBrackets(wordCount: Int, usual: Int) {
    let likely = tallies.filter {
      $0.value.brackets >= 2 && Self.looksLikeName($0.value.name)
        && !SpeakerRoles.replies.contains($0.key)
    }
    let total = likely.values.reduce(0) { $0 + $1.brackets }
    if likely.count >= 2, total >= 4, total * usual >= wordCount { brackets = Set(likely.keys) }
    guard !brackets.isEmpty else { return }
    for (key, tally) in tallies
    where tally.brackets > 0 && SpeakerRoles.claim(of: key) != nil { brackets.insert(key) }
  }

  /// Names alone on their lines: at least two of them, taking turns.
  private mutating func settleAlone(wordCount: Int, usual: Int) {
    let likely = tallies.filter { key, tally in
      tally.alone >= 2 && Self.looksLikeName(tally.name)
        && tally.name.split(separator: " ").count <= 3
        && !SpeakerRoles.replies.contains(key) && !SpeakerRoles.neverLabels.contains(key)
        && (SpeakerRoles.claim(of: key) != nil || tally.alone >= 5
          || !(words?.isWord(key) ?? false))
    }
    let total = likely.values.reduce(0) { $0 + $1.alone }
    guard likely.count >= 2, total >= 4, total * usual / 2 >= wordCount else { return }
    let lines = candidates.filter { $0.form == .alone && likely[$0.key] != nil }
    let changes = zip(lines, lines.dropFirst()).filter { $0.key != $1.key }.count
    if changes * 2 >= lines.count { alone = Set(likely.keys) }
  }

  /// Whether a name with a colon or time is a label if there are enough of its kind.
  ///
  /// Twice is enough for a name in capitals, or beside a label such as `Intervjuer`.
  private func isLikely(_ key: String, _ name: String, count: Int, isTranscript: Bool) -> Bool {
    if count == 0 || SpeakerRoles.neverLabels.contains(key) { return false }
    if SpeakerRoles.claim(of: key) != nil {
      return count >= 2 || SpeakerRoles.isStrong(key)
    }
    guard Self.looksLikeName(name), count >= 2 else { return false }
    let isName = isTranscript && !(words?.isWord(key) ?? false)
    return count >= 3 || isName || Self.isAllCapitals(name)
  }

  private func isOrdinaryWord(_ candidate: LabelCandidate) -> Bool {
    words?.isWord(candidate.key) ?? false
  }

  /// Whether every word begins with a capital or a figure, as names and titles do.
  static func looksLikeName(_ name: String) -> Bool {
    let parts = name.split(separator: " ")
    return !parts.isEmpty && parts.count <= 3
      && parts.allSatisfy { part in
        guard let first = part.unicodeScalars.first(where: { $0 != "(" }) else { return false }
        return first.properties.isUppercase || first.properties.numericType != nil
          || part.hasPrefix("(") || part.hasSuffix(")")
      }
  }

  private static func isAllCapitals(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return scalars.contains { $0.properties.isUppercase }
      && !scalars.contains { $0.properties.isLowercase }
  }
}
