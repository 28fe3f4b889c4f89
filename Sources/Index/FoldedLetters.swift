@_spi(_Unicode) internal import Swift

/// Letters that are taken for the same where diacritics are folded.
///
/// Each letter can be spelled plainly, some in two ways:
///
/// - `å` is `a` or `aa`; `ä` is `a` or `ae`; `æ` is `ae`; `ö` and `ø` are `o` or `oe`;
/// - `đ` and `ð` are `d`, `ħ` is `h`, `ı` is `i`, `ł` is `l`, `ŋ` is `n`, `ŧ` is `t`; `œ` is `oe`,
///   `ß` is `ss`, `þ` is `th`;
/// - every other letter from U+00C0 to U+024F and from U+1E00 to U+1EFF that is by canonical
///   decomposition a letter with marks is spelled as that letter: `é è ê ë` are `e`, `ó ò ô` are
///   `o`, `ü` is `u`, `ñ` is `n`, `č` is `c`, `ǿ` is `o` or `oe`;
/// - any other letter is spelled as itself.
///
/// Two words are the same if they have a plain spelling in common. So it goes both ways:
/// `tromso` finds `tromsø` and `tromsö`; `tromsø` finds `tromsø`, `tromsö`, `tromsoe` and
/// `tromso`; `tromsoe` finds `tromsø` and `tromsö`; but `tromso` does not find `tromsoe`.
/// In a pattern with wildcards `?` is one letter of the form as it stands there and `*` any
/// number of them; a letter of the form that is spelled with two cannot lie on both sides of one.
enum FoldedLetters {
  /// The plain spellings of each letter that has others than itself.
  static let spellings: [UInt32: [[UInt32]]] = makeSpellings()

  /// The letters that each plain spelling of one or two letters can stand for, but for itself.
  static let spelled: [[UInt32]: [UInt32]] = {
    var result: [[UInt32]: [UInt32]] = [:]
    for (letter, plain) in spellings {
      for spelling in plain { result[spelling, default: []].append(letter) }
    }
    return result
  }()

  /// The plain spellings of a letter.
  static func spellings(of letter: UInt32) -> [[UInt32]] { spellings[letter] ?? [[letter]] }

  /// The letters whose plain spelling can be this letter.
  static func letters(spelled letter: UInt32) -> LetterSet {
    let others = spelled[[letter]] ?? []
    return LetterSet(ranges: ([letter] + others).map { $0...$0 })
  }

  private static func makeSpellings() -> [UInt32: [[UInt32]]] {
    let given: [Unicode.Scalar: [String]] = [
      "å": ["a", "aa"], "ä": ["a", "ae"], "æ": ["ae"], "ö": ["o", "oe"], "ø": ["o", "oe"],
      "đ": ["d"], "ð": ["d"], "ħ": ["h"], "ı": ["i"], "ł": ["l"], "ŋ": ["n"], "ŧ": ["t"],
      "œ": ["oe"], "ß": ["ss"], "þ": ["th"],
    ]
    var result: [UInt32: [[UInt32]]] = [:]
    for (letter, plain) in given {
      result[letter.value] = plain.map { $0.unicodeScalars.map(\.value) }
    }
    let blocks = [UInt32(0xC0)...0x24F, 0x1E00...0x1EFF]
    for letter in blocks.joined() where result[letter] == nil {
      guard let scalar = Unicode.Scalar(letter), scalar.properties.isLowercase else { continue }
      let decomposed = Array(String(scalar)._nfd)
      guard decomposed.count > 1 else { continue }
      let base = decomposed[0].value
      result[letter] = result[base] ?? [[base]]
    }
    return result
  }
}

extension FormAutomaton {
  /// The automaton of a pattern whose letters are folded.
  ///
  /// It goes through all plain spellings of the pattern, and by every letter that can stand for
  /// the one or two plain letters between two states.
  init(folding pattern: WildcardPattern) {
    var builder = Builder()
    var state = 0
    var plainSteps: [(from: Int, letter: UInt32, target: Int)] = []
    var turns: Set<Int> = []
    for scalar in pattern.written.unicodeScalars {
      if scalar == "*" {
        if turns.insert(state).inserted { builder.addEdge(from: state, .any, to: state) }
        continue
      }
      let next = builder.addState()
      defer { state = next }
      if scalar == "?" {
        builder.addEdge(from: state, .any, to: next)
        continue
      }
      for spelling in FoldedLetters.spellings(of: scalar.value) {
        var from = state
        for (index, letter) in spelling.enumerated() {
          let target = index == spelling.count - 1 ? next : builder.addState()
          plainSteps.append((from, letter, target))
          from = target
        }
      }
    }
    var stepsFrom: [Int: [(letter: UInt32, target: Int)]] = [:]
    for step in plainSteps {
      builder.addEdge(from: step.from, FoldedLetters.letters(spelled: step.letter), to: step.target)
      stepsFrom[step.from, default: []].append((step.letter, step.target))
    }
    for first in plainSteps where !turns.contains(first.target) {
      for second in stepsFrom[first.target] ?? [] {
        guard let letters = FoldedLetters.spelled[[first.letter, second.letter]] else { continue }
        builder.addEdge(
          from: first.from, LetterSet(ranges: letters.map { $0...$0 }), to: second.target)
      }
    }
    self.init(builder, end: state)
  }
}
