internal import Glibc

/// Writes one invented interview.
///
/// A third of the sentences are taken whole from the seed, most of those from a stretch of it that
/// the interview keeps coming back to; the others are a chain in which each word is drawn from
/// those that follow the one before in the seed, now and then from all its words. Into the chain
/// come compounds whose rank is drawn from a tail of Zipf and Mandelbrot's kind, so that the
/// vocabulary goes on growing, and names and numbers.
struct InterviewWriter {
  /// The share of interviews that are English.
  private static let englishShare = 0.12
  /// The share of words in a chain that are new: compounds, names and numbers.
  private static let noveltyShare = 0.055
  /// The share of words in a chain that are drawn from all.
  private static let jumpShare = 0.12
  /// The tail of compounds: rank r has a share in proportion to (1 + r / shift) ^ -exponent.
  private static let tailShift = 1_800.0
  private static let tailExponent = 1.5

  private let language: SeedLanguage
  private var random: SplitMix
  private(set) var text: [UInt8] = []
  private(set) var words = 0

  /// Prepares to write the interview of a number.
  init(_ number: Int, seed: Int, norwegian: SeedLanguage, english: SeedLanguage) {
    random = SplitMix(seed: SplitMix.mixed(UInt64(seed) &* 1_000_003 &+ UInt64(number)))
    language = random.unit() < Self.englishShare ? english : norwegian
  }

  /// The length that an interview of a number has, between 6 000 and 14 000 words.
  static func length(of number: Int, seed: Int) -> Int {
    var random = SplitMix(seed: ~SplitMix.mixed(UInt64(seed) &* 31 &+ UInt64(number)))
    return 6_000 + random.below(8_000)
  }

  /// Writes turns until there are so many words.
  mutating func write(words wanted: Int) {
    text.reserveCapacity(wanted * 7)
    let stretch = random.below(language.sentenceCount)
    var seconds = 0
    while words < wanted {
      ask(at: seconds)
      answer(from: stretch, until: wanted)
      seconds += 20 + random.below(90)
    }
  }

  private mutating func ask(at seconds: Int) {
    if random.unit() < 0.1 { stamp(seconds) }
    put(language.voice.interviewer)
    put(language.voice.questions[random.below(language.voice.questions.count)])
    if random.unit() < 0.4 { chain() }
    text.append(contentsOf: [0x0A, 0x0A])
  }

  private mutating func answer(from stretch: Int, until wanted: Int) {
    put(language.voice.informant)
    let depth = random.unit()
    for _ in 0..<(1 + Int(depth * depth * 14)) where words < wanted {
      if random.unit() < 0.25 {
        put(language.voice.hesitations[random.below(language.voice.hesitations.count)])
      }
      let kind = random.unit()
      if kind < 0.2 {
        sentence((stretch + random.below(120)) % language.sentenceCount)
      } else if kind < 0.33 {
        sentence(random.below(language.sentenceCount))
      } else {
        chain()
      }
    }
    text.append(contentsOf: [0x0A, 0x0A])
  }

  private mutating func sentence(_ number: Int) {
    for place in language.sentenceEnds[number]..<language.sentenceEnds[number + 1] {
      put(word: language.sequence[place])
    }
  }

  private mutating func chain() {
    var word = language.sequence[language.sentenceEnds[random.below(language.sentenceCount)]]
    put(word: word)
    for length in 2..<40 {
      let kind = random.unit()
      if kind < Self.noveltyShare { novelty() }
      let first = language.followerStarts[word]
      let choices = language.followerStarts[word + 1] - first
      if choices == 0 || kind > 1 - Self.jumpShare {
        word = language.sequence[random.below(language.sequence.count)]
      } else {
        word = language.followers[first + random.below(choices)]
      }
      put(word: word)
      if length > 5, language.isLast[word] { return }
    }
    if text.last != UInt8(ascii: ".") { text.append(UInt8(ascii: ".")) }
  }

  private mutating func novelty() {
    let kind = random.unit()
    if kind < 0.78 {
      let power = -1 / (Self.tailExponent - 1)
      let rank = Self.tailShift * (pow(random.unit() + 1e-12, power) - 1)
      compound(UInt64(min(rank, 1e15)))
    } else if kind < 0.9 {
      put(language.voice.names[random.below(language.voice.names.count)])
    } else {
      let digits = 1 + random.below(4)
      put(String(random.below((0..<digits).reduce(1) { product, _ in product * 10 })))
    }
  }

  /// Writes the compound of a rank; early roots are in more compounds than late ones.
  private mutating func compound(_ rank: UInt64) {
    var bits = SplitMix(seed: rank)
    func root(_ random: inout SplitMix) -> Int {
      let place = random.unit()
      return Int(place * place * Double(language.roots.count))
    }
    separate()
    language.roots.write(root(&bits), to: &text)
    text.append(contentsOf: language.voice.joints[bits.below(language.voice.joints.count)].utf8)
    language.roots.write(root(&bits), to: &text)
    text.append(contentsOf: language.voice.endings[bits.below(language.voice.endings.count)].utf8)
    words += 1
  }

  private mutating func stamp(_ seconds: Int) {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    put("[\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))]")
  }

  private mutating func put(_ phrase: String) {
    separate()
    text.append(contentsOf: phrase.utf8)
    words += 1 + phrase.utf8.reduce(0) { $0 + ($1 == 0x20 ? 1 : 0) }
  }

  @inline(__always)
  private mutating func put(word: Int) {
    separate()
    language.words.write(word, to: &text)
    words += 1
  }

  @inline(__always)
  private mutating func separate() {
    if let last = text.last, last != 0x0A { text.append(0x20) }
  }
}
