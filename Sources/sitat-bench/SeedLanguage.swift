internal import Text

/// Words as bytes, one after the other.
struct WordTable: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = [0]

  var count: Int { ends.count - 1 }

  /// Adds a word; its number is the count before.
  mutating func append(_ word: String) {
    bytes.append(contentsOf: word.utf8)
    ends.append(bytes.count)
  }

  /// Writes a word at the end of a text.
  @inline(__always)
  func write(_ word: Int, to text: inout [UInt8]) {
    text.append(contentsOf: bytes[ends[word]..<ends[word + 1]])
  }
}

/// How the people in interviews of a language are called, ask and hesitate.
struct Voice: Sendable {
  let interviewer: String
  let informant: String
  let names: [String]
  let hesitations: [String]
  let questions: [String]
  /// What stands between the parts of a compound.
  let joints: [String]
  let endings: [String]

  static let norwegian = Voice(
    interviewer: "Intervjuer:", informant: "Leder:",
    names: [
      "Anne", "Bjørn", "Cecilie", "Dagfinn", "Eline", "Farah", "Gunhild", "Hamza", "Ida", "Jonas",
      "Kjersti", "Leif", "Mona", "Njål", "Oddvar", "Petra", "Rune", "Sølvi", "Terje", "Unni",
      "Vegard", "Yasmin", "Ådne", "Ørjan", "Tromsø", "Bergen", "Hamar", "Ålesund", "Drammen",
    ],
    hesitations: [
      "Eh …", "Altså,", "Hm.", "Ja.", "Nei,", "Nei, altså,", "Ikke sant.", "På en måte,", "Tja.",
      "Vet ikke helt.", "Det er jo det.", "Skal vi se …", "Liksom,", "Mm.",
    ],
    questions: [
      "Kan du si litt mer om det?", "Hva gjorde du da?", "Hvordan opplevde du det?",
      "Hva tenkte de andre?", "Har du et eksempel?", "Hvordan gikk det videre?",
      "Hvem var med på det?", "Hva betydde det for deg som leder?",
      "Var det noe som overrasket deg?", "Hvordan er samarbeidet med NAV?",
      "Hva slags tilrettelegging ble det snakk om?", "Hva skulle du ønske var annerledes?",
    ],
    joints: ["", "s", "", "e", "s", "-"],
    endings: ["", "", "en", "", "et", "ene", "er", ""])

  static let english = Voice(
    interviewer: "Interviewer:", informant: "Participant:",
    names: [
      "Alice", "Brian", "Chandra", "Derek", "Esther", "Finlay", "Grace", "Hassan", "Isla", "Joel",
      "Keith", "Laura", "Morag", "Nadia", "Owen", "Leeds", "Glasgow", "Bristol",
    ],
    hesitations: [
      "Um,", "Well,", "You know,", "I mean,", "Yeah.", "No,", "Sort of,", "Right, so", "Hm.",
      "To be honest,",
    ],
    questions: [
      "Can you say a bit more about that?", "What happened then?", "How did that feel?",
      "Who else was there?", "Could you give me an example?", "What did your manager say?",
      "Was there anything that surprised you?", "What would you have wanted instead?",
    ],
    joints: ["", "-", "", "-"],
    endings: ["", "", "s", "ing", "", "ed"])
}

/// What interviews of one language are made from: whole sentences, which word follows which, and
/// the roots of compounds.
struct SeedLanguage: Sendable {
  let voice: Voice
  private(set) var words = WordTable()
  /// The words of all sentences, one after the other.
  private(set) var sequence: [Int] = []
  private(set) var sentenceEnds: [Int] = [0]
  /// For each word, where its followers begin.
  private(set) var followerStarts: [Int] = []
  private(set) var followers: [Int] = []
  /// Whether a sentence ends with the word.
  private(set) var isLast: [Bool] = []
  private(set) var roots = WordTable()

  var sentenceCount: Int { sentenceEnds.count - 1 }

  /// Learns from sentences.
  init(_ sentences: [[String]], voice: Voice) {
    self.voice = voice
    var numbers: [String: Int] = [:]
    for sentence in sentences {
      for word in sentence {
        if let known = numbers[word] {
          sequence.append(known)
        } else {
          numbers[word] = words.count
          sequence.append(words.count)
          words.append(word)
          isLast.append([".", "?", "!"].contains { word.hasSuffix($0) })
        }
      }
      sentenceEnds.append(sequence.count)
    }
    countFollowers()
    findRoots(numbers.keys)
  }

  private mutating func countFollowers() {
    followerStarts = [Int](repeating: 0, count: words.count + 1)
    let pairs = (0..<sentenceCount).flatMap { sentence in
      (sentenceEnds[sentence]..<(sentenceEnds[sentence + 1] - 1)).map {
        (sequence[$0], sequence[$0 + 1])
      }
    }
    for (word, _) in pairs { followerStarts[word + 1] += 1 }
    for word in 0..<words.count { followerStarts[word + 1] += followerStarts[word] }
    followers = [Int](repeating: 0, count: pairs.count)
    var next = followerStarts
    for (word, follower) in pairs {
      followers[next[word]] = follower
      next[word] += 1
    }
  }

  private mutating func findRoots(_ written: some Sequence<String>) {
    let forms = written.map { $0.foldedForBench }.filter { form in
      (4...12).contains(form.utf8.count)
        && form.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    }
    var sorted = Set(forms).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var random = SplitMix(seed: 7)
    random.shuffle(&sorted)
    for root in sorted { roots.append(root) }
  }
}

extension String {
  /// The string in lower case without the signs at its ends.
  fileprivate var foldedForBench: String {
    let scalars = lowercased().unicodeScalars
    let signs: (Unicode.Scalar) -> Bool = { !$0.properties.isAlphabetic }
    guard let first = scalars.firstIndex(where: { !signs($0) }),
      let last = scalars.lastIndex(where: { !signs($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
