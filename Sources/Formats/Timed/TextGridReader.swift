internal import Text

/// Reads Praat's TextGrids in their long and their short form.
///
/// Both are numbers, texts between quotation marks, and words that say nothing: so only what stands
/// free counts.
struct TextGridReader {
  private enum Token: Hashable {
    case text(String)
    case number(Double)
    case flag
  }

  private static let silences: Set<String> = ["", "sil", "sp", "<sil>", "<p:>", "#", "_", "<p>"]
  /// Words without a pause of so many milliseconds between them are one utterance.
  private static let gap = 500
  /// More tiers than these are not compared with one another.
  private static let mostCompared = 24

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads the tiers that are asked for; of none, those of intervals that do not merely cut up
  /// another one.
  static func pieces(
    _ bytes: [UInt8], tiers asked: [String]
  ) throws(TimedReadingError) -> TimedPieces {
    var reader = TextGridReader(bytes)
    var tiers = try reader.tiers(asked)
    var found = TimedPieces()
    if tiers.isEmpty { throw .nothingSaid }
    tiers = withoutDissections(tiers)
    try tiers.gather(asked, into: &found)
    return found
  }

  private mutating func tiers(_ asked: [String]) throws(TimedReadingError) -> [TimedTier] {
    guard case .text(let type)? = next(), type.hasPrefix("ooTextFile"),
      case .text(let kind)? = next(), kind == "TextGrid"
    else { throw .otherFormat }
    _ = try number()
    _ = try number()
    guard case .flag? = next() else { throw .broken(line: line) }
    let count = try count()
    var tiers: [TimedTier] = []
    for _ in 0..<count {
      let kind = try text()
      let name = try text()
      _ = try number()
      _ = try number()
      let size = try self.count()
      let isIntervals = kind == "IntervalTier"
      var cues: [TimedCue] = []
      for _ in 0..<size {
        let at = line
        let start = TimedClock.seconds(try number())
        let end = isIntervals ? TimedClock.seconds(try number()) : nil
        let said = try text()
        if Self.silences.contains(said.trimmingBlanks()) { continue }
        cues.append(
          TimedCue(said, speaker: name, start: start, end: end, line: at, joint: .paragraph))
      }
      let words = cues.count { !$0.text.trimmingBlanks().utf8.contains(0x20) }
      if cues.count > 1, words * 5 >= cues.count * 4 { Self.join(&cues) }
      tiers.append(
        TimedTier(name: name, speaker: name, isSecondary: !isIntervals, cues: cues))
    }
    return tiers
  }

  /// Puts the words of a tier of words together.
  private static func join(_ cues: inout [TimedCue]) {
    for index in cues.indices.dropFirst() {
      guard let end = cues[index - 1].end, let start = cues[index].start, start - end < gap else {
        continue
      }
      cues[index].joint = .blank
    }
  }

  /// The tiers, those made secondary that only cut up what another one holds, such as words of an
  /// utterance and sounds of a word, or that only name what others hold, such as who speaks.
  private static func withoutDissections(_ tiers: [TimedTier]) -> [TimedTier] {
    guard tiers.count <= mostCompared else { return tiers }
    let letters = tiers.map(letters)
    return tiers.indices.map { index in
      let tier = tiers[index]
      let isSpare = tiers.indices.contains { place in
        let other = tiers[place]
        if other.isSecondary { return false }
        if other.cues.count < tier.cues.count {
          return letters[place] * 2 >= letters[index] && isCut(tier, from: other)
        }
        return other.cues.count > tier.cues.count && letters[index] * 2 < letters[place]
          && isCut(other, from: tier)
      }
      return TimedTier(
        name: tier.name, speaker: tier.speaker, isSecondary: tier.isSecondary || isSpare,
        cues: tier.cues)
    }
  }

  /// The number of characters on a tier, blanks left aside.
  private static func letters(_ tier: TimedTier) -> Int {
    tier.cues.reduce(0) { sum, cue in
      sum + cue.text.unicodeScalars.count { !$0.properties.isWhitespace }
    }
  }

  /// Whether every interval of a tier lies in one of another, and they fill most of those.
  private static func isCut(_ tier: TimedTier, from other: TimedTier) -> Bool {
    let slack = 20
    var index = 0
    var filled = 0
    for cue in tier.cues {
      guard let start = cue.start, let end = cue.end else { return false }
      while index < other.cues.count, (other.cues[index].end ?? 0) + slack < end { index += 1 }
      guard index < other.cues.count, let first = other.cues[index].start,
        first <= start + slack
      else { return false }
      filled += end - start
    }
    let whole = other.cues.reduce(0) { $0 + ($1.end ?? 0) - ($1.start ?? 0) }
    return filled * 2 >= whole
  }

  private mutating func text() throws(TimedReadingError) -> String {
    guard case .text(let text)? = next() else { throw .broken(line: line) }
    return text
  }

  private mutating func number() throws(TimedReadingError) -> Double {
    guard case .number(let number)? = next() else { throw .broken(line: line) }
    return number
  }

  private mutating func count() throws(TimedReadingError) -> Int {
    let number = try number()
    guard number >= 0, number <= Double(bytes.count) else { throw .broken(line: line) }
    return Int(number)
  }

  /// The next thing that stands free; nil at the end.
  private mutating func next() -> Token? {
    while place < bytes.count {
      switch bytes[place] {
      case 0x0A:
        line += 1
        place += 1
      case 0x20, 0x09, 0x0D: place += 1
      case 0x21:
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      case 0x22: return .text(quoted())
      default:
        let start = place
        place += 1
        while place < bytes.count, bytes[place] > 0x20 { place += 1 }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        if word.hasPrefix("<") { return .flag }
        if let first = word.utf8.first, (0x30...0x39).contains(first) || first == 0x2D,
          let number = Double(word)
        {
          return .number(number)
        }
      }
    }
    return nil
  }

  /// A text between quotation marks, in which two stand for one.
  private mutating func quoted() -> String {
    var text: [UInt8] = []
    place += 1
    while place < bytes.count {
      if bytes[place] == 0x22 {
        guard place + 1 < bytes.count, bytes[place + 1] == 0x22 else {
          place += 1
          break
        }
        place += 1
      }
      if bytes[place] == 0x0A { line += 1 }
      text.append(bytes[place])
      place += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}
