import Search
import Study
import TestSupport

/// Makes random queries.
struct PlainGenerator {
  private var random: SeededGenerator
  /// What `query:` may name.
  var saved: [(name: String, query: Plain)] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func one<T>(of all: [T]) -> T { all[number(0...(all.count - 1))] }

  /// A query of words, of passages or of both.
  mutating func query(depth: Int) -> Plain {
    switch number(0...9) {
    case 0: .or([words(depth), region(depth)])
    case 1...3: region(depth)
    default: words(depth)
    }
  }

  /// A query whose outermost operator makes pairs, perhaps with a filter beside it.
  mutating func pair(depth: Int) -> Plain {
    let pair: Plain =
      switch number(0...3) {
      case 0: .pair(.near(number(1...4)), words(depth - 1), words(depth - 1), keeps: nil)
      case 1: .pair(relation(), words(depth - 1), any(depth - 1), keeps: nil)
      default: .pair(relation(), any(depth - 1), any(depth - 1), keeps: nil)
      }
    switch number(0...5) {
    case 0: return .and([pair, region(0)])
    case 1: return .within(pair, unit())
    default: return pair
    }
  }

  mutating func words(_ depth: Int) -> Plain {
    switch depth == 0 ? number(0...3) : number(0...12) {
    case 0: return .phrase([word()])
    case 1:
      if number(0...5) == 0 { return .synonyms(one(of: ["nav", "tillit", "å", "etaten"])) }
      return .phrase([one(of: [.exact("NAV"), .exact("l*"), .lemma("leder"), .lemma("ledere")])])
    case 2, 3:
      let middle = (0..<number(0...1)).map { _ in
        number(0...1) == 0 ? PlainWord.wildcard("*") : word()
      }
      return .phrase([word()] + middle + [word()])
    case 4, 5:
      let pair: PlainOperator = number(0...1) == 0 ? .near(number(1...4)) : .before(number(1...4))
      return .pair(pair, words(depth - 1), words(depth - 1), keeps: nil)
    case 6: return .or((0..<number(2...3)).map { _ in words(depth - 1) })
    case 7: return .within(words(depth - 1), unit())
    case 8, 9: return .pair(relation(), words(depth - 1), any(depth - 1), keeps: nil)
    case 10 where !saved.isEmpty:
      let (name, query) = one(of: saved)
      if query.kinds.words, !query.kinds.passages { return .saved(name, query) }
      return .phrase([word()])
    default:
      let regions = (0..<number(0...2)).map { _ in
        number(0...7) == 0 ? any(depth - 1) : region(depth - 1)
      }
      return .and(
        ((0..<number(1...2)).map { _ in words(depth - 1) } + regions).shuffled(using: &random))
    }
  }

  mutating func region(_ depth: Int) -> Plain {
    switch depth == 0 ? 0 : number(0...9) {
    case 0...2: return .region(field())
    case 3: return .not(words(depth - 1))
    case 4: return .not(region(depth - 1))
    case 5: return .or((0..<2).map { _ in region(depth - 1) })
    case 6: return .and((0..<2).map { _ in region(depth - 1) })
    case 7: return .within(region(depth - 1), unit())
    default: return .pair(relation(), region(depth - 1), any(depth - 1), keeps: nil)
    }
  }

  private mutating func any(_ depth: Int) -> Plain {
    switch number(0...7) {
    case 0: .or([words(depth), region(depth)])
    case 1...3: words(depth)
    default: region(depth)
    }
  }

  private mutating func word() -> PlainWord {
    switch number(0...15) {
    case 0: .edit(one(of: ["navs", "lede", "tilit", "aa"]), number(1...2))
    case 1:
      one(of: [
        .regular("(nav|ja)", ["nav", "ja"]), .regular("l.*r(e)?", ["leder", "ledere"]),
        .regular("[aå]", ["å"]),
      ])
    default:
      .wildcard(
        number(0...3) == 0
          ? one(of: ["led*", "*e*", "?a", "t?ll*"])
          : one(of: ["nav", "leder", "ja", "tillit", "å"]))
    }
  }

  private mutating func unit() -> TextUnit { one(of: TextUnit.allCases) }

  private mutating func relation() -> PlainOperator {
    let distance = number(0...5)
    let unit = one(of: ["", "w", "s", "p", "t"])
    let least = unit.isEmpty || unit == "w" ? 1 : 0
    let reach = distance == 5 ? nil : max(least, distance)
    return one(of: [
      .within, .encloses, .overlaps, .overlapsStart, .overlapsEnd, .outside,
      .follows(reach, unit), .precedes(reach, unit), .follows(reach, unit), .precedes(reach, unit),
    ])
  }

  private mutating func field() -> PlainRegion {
    switch number(0...16) {
    case 0: .speaker(one(of: ["Leder", "I", "*"]))
    case 1: .role(one(of: SpeakerRole.allCases))
    case 2: .source(one(of: ["t0", "t*", "*1"]))
    case 3: .kind(.interview)
    case 4: .language(one(of: ["nb", "en"]))
    case 5: .caseName(one(of: ["01", "0*"]))
    case 6: .sector(one(of: ["privat", "Off*"]))
    case 7: .staff(one(of: [nil, 10, 50]), one(of: [nil, 60, 200]))
    case 8: .coded(one(of: [nil, 1, 3]), coder: one(of: [nil, "Anna"]), layer: .individual)
    case 9: .coded(one(of: [1, 2]), coder: one(of: ["Anna", "Bo"]), layer: nil)
    case 10: .memo(one(of: ["usikker", "sv*", "*", "\"ikke klar\""]))
    case 11: .question(one(of: ["q01", "q*"]))
    case 12: .prompted(number(0...1) == 0)
    default: .code(number(1...3), isOnly: number(0...2) == 0)
    }
  }
}
