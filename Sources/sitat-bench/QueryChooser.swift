internal import Text

/// Chooses the queries of a corpus, by how often their words occur in its first interviews.
enum QueryChooser {
  static func run(_ options: Options) throws {
    try options.finish(operands: 1)
    guard let output = options.text("o") else { throw BenchProblem("-o FILE is wanted") }
    let seed = try options.number("seed", standard: 42)
    var sample = WordSample()
    for path in try BenchFiles.list(options.operands[0] + "/txt").prefix(400) {
      sample.add(String(decoding: try BenchFiles.read(path), as: UTF8.self))
    }
    var choice = QueryChoice(sample, seed: UInt64(seed))
    let lines = choice.queries().flatMap { name, queries in queries.map { "\(name)\t\($0)\n" } }
    try BenchFiles.write(Array(lines.joined().utf8), to: output)
  }
}

/// How often words, pairs, triples and near pairs occur.
private struct WordSample {
  private(set) var forms: [String] = []
  private(set) var counts: [Int] = []
  private(set) var pairs: [UInt64: Int] = [:]
  private(set) var triples: [UInt64: Int] = [:]
  private(set) var near: [UInt64: Int] = [:]
  private(set) var total = 0
  private var numbers: [String: Int] = [:]
  private var random = SplitMix(seed: 5)

  /// Takes in a text.
  mutating func add(_ text: String) {
    let words = Tokenizer().tokens(in: text).map { number(of: $0.form) }
    total += words.count
    for index in words.indices {
      counts[words[index]] += 1
      if index + 1 < words.count {
        pairs[Self.key([words[index], words[index + 1]]), default: 0] += 1
      }
      if index + 2 < words.count {
        triples[Self.key([words[index], words[index + 1], words[index + 2]]), default: 0] += 1
      }
      let other = index + 2 + random.below(4)
      if index % 7 == 0, other < words.count, words[index] != words[other] {
        near[Self.key([words[index], words[other]]), default: 0] += 1
      }
    }
  }

  private mutating func number(of form: String) -> Int {
    if let known = numbers[form] { return known }
    numbers[form] = forms.count
    forms.append(form)
    counts.append(0)
    return forms.count - 1
  }

  /// Up to three words in one number.
  private static func key(_ words: [Int]) -> UInt64 {
    words.reduce(1) { $0 << 21 | UInt64($1) }
  }

  /// The words of a key.
  static func words(of key: UInt64) -> [Int] {
    var words: [Int] = []
    var left = key
    while left > 1 {
      words.append(Int(left & 0x1F_FFFF))
      left >>= 21
    }
    return words.reversed()
  }
}

/// The queries by class: forty to a hundred of each.
private struct QueryChoice {
  private let sample: WordSample
  private var random: SplitMix
  /// What some readers make of a word with an apostrophe, and the labels of speakers.
  private let avoided: Set<String>

  init(_ sample: WordSample, seed: UInt64) {
    self.sample = sample
    random = SplitMix(seed: seed)
    var avoided: Set<String> = ["intervjuer", "leder", "interviewer", "participant", "and", "or"]
    for form in sample.forms where form.utf8.contains(0x27) {
      avoided.formUnion(form.split(separator: "'").map(String.init))
    }
    self.avoided = avoided
  }

  mutating func queries() -> [(String, [String])] {
    let single = Dictionary(
      uniqueKeysWithValues: sample.counts.enumerated().map { (UInt64(1) << 21 | UInt64($0), $1) })
    let middling = pick(single, 2e-5, 5e-3, 400)
    let pairs = stride(from: 0, to: middling.count / 2 * 2, by: 2).prefix(100).map {
      middling[$0] + " " + middling[$0 + 1]
    }
    let long = pick(single, 1e-5, 1e-3, 2_000).filter { $0.unicodeScalars.count >= 7 }
    return [
      ("freq_term", frequent(single, 40)),
      ("mid_term", pick(single, 1e-4, 2e-3, 100)),
      ("rare_term", pick(single, 1e-7, 4e-6, 100)),
      ("and2", Array(pairs)),
      ("phrase2", pick(sample.pairs, 2e-6, 2e-4, 100)),
      ("phrase2_freq", frequent(sample.pairs, 40)),
      ("phrase3", pick(sample.triples, 2e-6, 2e-4, 100)),
      ("near5", pick(sample.near, 5e-7, 1e-4, 100)),
      ("prefix", prefixes(60)),
      ("fuzzy1", long.prefix(50).map { withoutOneLetter($0) }),
      ("regex", expressions(Array(long.dropFirst(50).prefix(40)))),
    ]
  }

  private func text(_ key: UInt64) -> String? {
    let words = WordSample.words(of: key).map { sample.forms[$0] }
    return words.allSatisfy(isPlain) ? words.joined(separator: " ") : nil
  }

  private func isPlain(_ form: String) -> Bool {
    form.utf8.count > 1 && !avoided.contains(form)
      && form.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
  }

  private func frequent(_ counts: [UInt64: Int], _ number: Int) -> [String] {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return Array(sorted.prefix(number * 8).compactMap { text($0.key) }.prefix(number))
  }

  private mutating func pick(
    _ counts: [UInt64: Int], _ least: Double, _ most: Double, _ number: Int
  ) -> [String] {
    var found = counts.filter {
      let share = Double($0.value) / Double(sample.total)
      return least <= share && share < most
    }.compactMap { text($0.key) }.sorted()
    random.shuffle(&found)
    return Array(found.prefix(number))
  }

  /// Beginnings of six letters that many forms share, the four with most occurrences first.
  private mutating func prefixes(_ number: Int) -> [String] {
    var counts: [String: (forms: Int, words: Int)] = [:]
    for (form, count) in zip(sample.forms, sample.counts)
    where isPlain(form) && form.unicodeScalars.count >= 7 {
      let prefix = String(String.UnicodeScalarView(form.unicodeScalars.prefix(6)))
      let (forms, words) = counts[prefix] ?? (0, 0)
      counts[prefix] = (forms + 1, words + count)
    }
    let shared = counts.filter { $0.value.forms >= 8 && !avoided.contains($0.key) }
    let sorted = shared.sorted { ($1.value.words, $0.key) < ($0.value.words, $1.key) }.map(\.key)
    var rest = sorted.dropFirst(4).sorted()
    random.shuffle(&rest)
    return Array(sorted.prefix(4) + rest.prefix(number - 4))
  }

  private mutating func withoutOneLetter(_ form: String) -> String {
    var scalars = Array(form.unicodeScalars)
    scalars.remove(at: 1 + random.below(scalars.count - 2))
    return String(String.UnicodeScalarView(scalars))
  }

  /// Regular expressions in the part of the language that is the same everywhere.
  private func expressions(_ forms: [String]) -> [String] {
    forms.enumerated().map { number, form in
      let scalars = Array(form.unicodeScalars)
      func part(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
      }
      let count = scalars.count
      switch number % 6 {
      case 0: return ".*" + part(count - 5..<count)
      case 1: return part(0..<3) + ".*" + part(count - 3..<count)
      case 2: return part(0..<count - 2) + "(en|er|et|ene|\(part(count - 2..<count)))"
      case 3: return ".*" + part(1..<6) + ".*"
      case 4: return "[\(part(0..<1))bkst]" + part(1..<count)
      default: return part(0..<4) + ".*(het|ing|else)"
      }
    }
  }
}
