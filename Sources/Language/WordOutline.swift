internal import Glibc

/// The forms of a dictionary's words, known well enough to tell of most strings, without asking
/// Hunspell, that they are none of them.
///
/// Hunspell tells what a form is a form of in several microseconds, and much the same when it is
/// none; where a compound is parted, most strings are none. The forms are kept as bits under two
/// hashes of each (Bloom 1970): a collision costs a needless question and never a wrong answer.
/// Prefixes are taken off when a form is looked up. Words that Hunspell would only make up as
/// compounds are not among the forms: `Lemmatizer` parts those itself.
struct WordOutline {
  private var lower = FormSet(bits: 1 << 25)
  private var capital = FormSet(bits: 1 << 22)
  /// Hashes of the prefixes that words take.
  private var prefixes: Set<UInt64> = []
  private var longestPrefix = 0

  /// Reads a dictionary's files; nil where they cannot be read or have rules that `AffixRules`
  /// does not know.
  init?(_ files: DictionaryFiles, encoding: WordEncoding) {
    guard let affixes = Self.bytes(of: files.affixes), let words = Self.bytes(of: files.words),
      let rules = AffixRules(affixes, encoding: encoding)
    else { return nil }
    self.init(rules, words: words, encoding: encoding)
  }

  /// Takes in a word list: a number of words, then on each line a word and, behind a slash, the
  /// classes of endings that it takes.
  init(_ rules: AffixRules, words bytes: [UInt8], encoding: WordEncoding) {
    for prefix in rules.prefixes {
      var hash = Hash64()
      for letter in prefix { hash.append(letter) }
      prefixes.insert(hash.value)
      longestPrefix = max(longestPrefix, prefix.count)
    }
    var word: [UInt32] = []
    var hashes: [Hash64] = []
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        var past = start
        while past < bytes.count, bytes[past] != 0x0A, bytes[past] != 0x09, bytes[past] != 0x0D,
          bytes[past] != 0x2F || (past > start && bytes[past - 1] == 0x5C)
        { past += 1 }
        encoding.read(UnsafeBufferPointer(rebasing: bytes[start..<past]), into: &word)
        var end = past
        while end < bytes.count, bytes[end] > 0x20 { end += 1 }
        add(
          &word, UnsafeBufferPointer(rebasing: bytes[min(past + 1, end)..<end]), rules, &hashes)
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        start = end + 1
      }
    }
  }

  /// Keeps a word and its forms.
  private mutating func add(
    _ word: inout [UInt32], _ flags: UnsafeBufferPointer<UInt8>, _ rules: AffixRules,
    _ hashes: inout [Hash64]
  ) {
    let isLower = !word.contains(where: \.isCapital)
    hashes.removeAll(keepingCapacity: true)
    var hash = Hash64()
    hashes.append(hash)
    for letter in word {
      hash.append(isLower ? letter : letter.lowerCase)
      hashes.append(hash)
    }
    keep(hash, isLower)
    word.withUnsafeBufferPointer { word in
      guard let last = word.last else { return }
      for flag in flags {
        for ending in rules.endings[Int(flag)] where ending.mayFit(last) && ending.fits(word) {
          var hash = hashes[word.count - ending.old.count]
          for letter in ending.new { hash.append(letter) }
          keep(hash, isLower)
        }
      }
    }
  }

  private mutating func keep(_ hash: Hash64, _ isLower: Bool) {
    if isLower { lower.insert(hash.mixed) } else { capital.insert(hash.mixed) }
  }

  /// Whether what follows a place in a form, all in lower case, may be a word as it stands.
  func mayBeWord(_ form: [UInt32], from start: Int = 0) -> Bool {
    form.withUnsafeBufferPointer { mayBe(UnsafeBufferPointer(rebasing: $0[start...]), in: lower) }
  }

  /// Whether a form may be a word if it is written with a capital or in capitals.
  func mayBeName(_ form: [UInt32]) -> Bool {
    form.withUnsafeBufferPointer { mayBe($0, in: capital) }
  }

  private func mayBe(_ form: UnsafeBufferPointer<UInt32>, in set: FormSet) -> Bool {
    if set.contains(Hash64(form[...]).mixed) { return true }
    var hash = Hash64()
    for place in 0..<max(0, min(form.count - 1, longestPrefix)) {
      hash.append(form[place])
      if prefixes.contains(hash.value), set.contains(Hash64(form[(place + 1)...]).mixed) {
        return true
      }
    }
    return false
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let length = fread(&buffer, 1, buffer.count, file)
      if length == 0 { break }
      bytes += buffer[..<length]
    }
    return ferror(file) == 0 ? bytes : nil
  }
}

/// Forms, as bits under two hashes of each.
private struct FormSet {
  private let mask: UInt64
  private var words: [UInt64]

  /// Makes an empty set.
  ///
  /// - Parameter bits: a power of two; where ten times as many as there are forms, one string in a
  ///   hundred that is no form is taken for one.
  init(bits: UInt64) {
    mask = bits - 1
    words = [UInt64](repeating: 0, count: Int(bits / 64))
  }

  mutating func insert(_ hash: UInt64) {
    set(hash)
    set(hash >> 32)
  }

  func contains(_ hash: UInt64) -> Bool { isSet(hash) && isSet(hash >> 32) }

  private mutating func set(_ hash: UInt64) {
    let bit = hash & mask
    words[Int(bit >> 6)] |= 1 << (bit & 63)
  }

  private func isSet(_ hash: UInt64) -> Bool {
    let bit = hash & mask
    return words[Int(bit >> 6)] >> (bit & 63) & 1 == 1
  }
}

/// A hash that grows by letters (FNV-1a on scalars, mixed at the end).
private struct Hash64 {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ letters: Slice<UnsafeBufferPointer<UInt32>>) {
    for letter in letters { append(letter) }
  }

  mutating func append(_ letter: UInt32) {
    value = (value ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
  }

  /// The value with every bit depending on every letter; its halves serve as two hashes.
  var mixed: UInt64 {
    let once = (value ^ (value >> 32)) &* 0xBF58_476D_1CE4_E5B9
    return once ^ (once >> 29)
  }
}

extension UInt32 {
  /// Whether a scalar is a capital letter.
  fileprivate var isCapital: Bool {
    if self < 0x80 { return 0x41...0x5A ~= self }
    return Unicode.Scalar(self)?.properties.changesWhenLowercased ?? false
  }

  /// The scalar in lower case, where that is one scalar.
  fileprivate var lowerCase: UInt32 {
    guard isCapital, let scalar = Unicode.Scalar(self) else { return self }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? self : self
  }
}
