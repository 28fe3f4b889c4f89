/// The rules of a Hunspell affix file by which a listed word takes endings and prefixes.
struct AffixRules {
  /// An ending, what it replaces, and the words that it goes to.
  struct Ending {
    /// What the ending replaces.
    let old: [UInt32]
    /// The ending.
    let new: [UInt32]
    /// What the word's last letters must be.
    let condition: [Letters]
    /// The letters of Latin-1 that may come last, as bits: most words are turned away by these.
    private let last: SIMD4<UInt64>

    init(old: [UInt32], new: [UInt32], condition: [Letters]) {
      self.old = old
      self.new = new
      self.condition = condition
      var last = SIMD4<UInt64>.zero
      for letter in UInt32(0)..<256
      where (condition.last?.contains(letter) ?? true) && (old.last.map { $0 == letter } ?? true) {
        last[Int(letter >> 6)] |= 1 << UInt64(letter & 63)
      }
      self.last = last
    }

    /// Whether a word may take it that ends in a letter, as far as that tells.
    func mayFit(_ letter: UInt32) -> Bool {
      letter > 0xFF || last[Int(letter >> 6)] >> UInt64(letter & 63) & 1 == 1
    }

    /// Whether a word may take it.
    func fits(_ word: UnsafeBufferPointer<UInt32>) -> Bool {
      guard word.count >= max(old.count, condition.count) else { return false }
      var place = word.count - condition.count
      for letters in condition {
        if !letters.contains(word[place]) { return false }
        place += 1
      }
      return word[(word.count - old.count)...].elementsEqual(old)
    }
  }

  /// The letters that may stand at a place: `.`, `e`, `[ei]` or `[^ei]`.
  struct Letters {
    let named: [UInt32]
    let isExcluding: Bool

    func contains(_ letter: UInt32) -> Bool { named.contains(letter) != isExcluding }
  }

  /// The endings of each class, by the class's byte.
  private(set) var endings = [[Ending]](repeating: [], count: 256)
  /// The prefixes of all classes.
  private(set) var prefixes: [[UInt32]] = []

  /// Reads an affix file.
  ///
  /// - Returns: nil where it has what is not read here: classes that are not one byte each, endings
  ///   behind endings, prefixes that replace letters.
  init?(_ bytes: [UInt8], encoding: WordEncoding) {
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let fields = line.split { $0 == 0x20 || $0 == 0x09 }
      guard let name = fields.first else { continue }
      switch String(decoding: name, as: UTF8.self) {
      case "FLAG", "AF", "COMPLEXPREFIXES", "FULLSTRIP", "IGNORE": return nil
      case "SFX" where fields.count >= 5:
        guard fields[1].count == 1, let flag = fields[1].first,
          !fields[3].contains(UInt8(ascii: "/"))
        else { return nil }
        endings[Int(flag)].append(
          Ending(
            old: Self.affix(encoding.letters(fields[2])),
            new: Self.affix(encoding.letters(fields[3])),
            condition: Self.condition(encoding.letters(fields[4]))))
      case "PFX" where fields.count >= 5:
        guard Self.affix(encoding.letters(fields[2])).isEmpty else { return nil }
        let new = fields[3].prefix { $0 != UInt8(ascii: "/") }
        prefixes.append(encoding.letters(new))
      default: continue
      }
    }
  }

  /// The letters of a field where `0` stands for none.
  private static func affix(_ letters: [UInt32]) -> [UInt32] { letters == [0x30] ? [] : letters }

  private static func condition(_ letters: [UInt32]) -> [Letters] {
    if letters == [0x2E] { return [] }
    var found: [Letters] = []
    var rest = letters[...]
    while let letter = rest.popFirst() {
      switch letter {
      case 0x5B:
        let named = rest.prefix { $0 != 0x5D }
        rest = rest.dropFirst(named.count + 1)
        let isExcluding = named.first == 0x5E
        found.append(
          Letters(named: Array(isExcluding ? named.dropFirst() : named), isExcluding: isExcluding))
      case 0x2E: found.append(Letters(named: [], isExcluding: true))
      default: found.append(Letters(named: [letter], isExcluding: false))
      }
    }
    return found
  }
}

extension WordEncoding {
  /// The scalars that bytes of a dictionary's file stand for, with a plain apostrophe.
  func letters(_ bytes: some Sequence<UInt8>) -> [UInt32] {
    var letters: [UInt32] = []
    Array(bytes).withUnsafeBufferPointer { read($0, into: &letters) }
    return letters
  }

  /// Reads scalars into an array that is used again.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, into letters: inout [UInt32]) {
    letters.removeAll(keepingCapacity: true)
    if self == .latin1 || bytes.allSatisfy({ $0 < 0x80 }) {
      for byte in bytes { letters.append(UInt32(byte)) }
      return
    }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      letters.append(scalar.value == 0x2019 ? 0x27 : scalar.value)
    }
  }
}
