import TestSupport
import Testing

@testable import Text

@Suite("A corrected text")
struct TextRevisionTests {
  /// Where the bracketed passage of a text is in a corrected one, with its brackets.
  private static func anchor(_ marked: String, in corrected: String) throws -> String {
    let former = MarkedText(marked)
    let revision = TextRevision(from: StoredText(former.text), to: StoredText(corrected))
    let span = try #require(former.spans.first)
    func shown(_ place: TextSpan) -> String { StoredText(corrected).raw(place) }
    switch revision.anchor(span) {
    case .same(let place): return "same: \(shown(place))"
    case .doubtful(let place): return "doubtful: \(shown(place))"
    case .changed(let place): return "changed: \(shown(place))"
    case .lost: return "lost"
    }
  }

  @Test(
    "has a passage where its words are",
    arguments: [
      ("Vi ⟦hjelper folk⟧ her.", "Vi hjelper folk her.", "same: hjelper folk"),
      ("Vi ⟦hjelper folk⟧ her.", "I dag: Vi hjelper folk her.", "same: hjelper folk"),
      ("Vi ⟦hjelper\nfolk⟧ her.", "Vi hjelper folk her.", "same: hjelper folk"),
      ("Vi ⟦hjelper folk.⟧\nNei.", "Vi hjelper folk!\nNei.", "changed: hjelper folk!"),
      ("Vi ⟦hjelper fokl⟧ her.", "Vi hjelper folk her.", "changed: hjelper folk"),
      ("Vi ⟦fokl⟧ her.", "Vi folk her.", "changed: folk"),
      ("Vi hjelper ⟦mange folk⟧ her.", "Vi hjelper folk her.", "changed: folk"),
      ("Vi ⟦hjelper folk⟧ her.", "Vi hjelper unge folk her.", "changed: hjelper unge folk"),
      ("Ja. ⟦Vi hjelper.⟧ Nei.", "Ja. Nei.", "lost"),
      ("Ja. ⟦Vi hjelper.⟧ Nei.", "Ja. Hun svarer. Nei.", "lost"),
      ("A b. ⟦Jeg liker d.⟧ Jeg liker e.", "A b. Jeg liker e.", "lost"),
      ("A b. Jeg liker d. ⟦Jeg liker e.⟧", "A b. Jeg liker e.", "same: Jeg liker e."),
      ("Ja ⟦NA⟧V ringte.", "Altså, ja NAV ringte.", "same: NA"),
      ("Så ⟦f\u{E5}r⟧ vi.", "Så fa\u{30A}r vi.", "same: fa\u{30A}r"),
      ("⟦🙂⟧ Ja.", "Nei! 🙂 Ja.", "same: 🙂"),
      ("Ja.⟦⟧ Nei.", "Å ja. Nei.", "same: "), ("Hei ⟦ja⟧.", "ja.", "same: ja"),
      ("b ⟦a a a⟧ c", "a a a c", "same: a a a"),
    ])
  func anchors(former: String, corrected: String, expected: String) throws {
    #expect(try Self.anchor(former, in: corrected) == expected)
  }

  @Test("has every passage inside of it, or nowhere, of few words in any order", arguments: 0..<300)
  func within(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func text() -> StoredText {
      let words = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        ["a", "b", "c", ".", "d,"][Int.random(in: 0..<5, using: &generator)]
      }
      return StoredText(words.joined(separator: " "))
    }
    let (former, corrected) = (text(), text())
    let revision = TextRevision(from: former, to: corrected)
    for start in 0...former.count {
      for end in start...former.count {
        let found = revision.anchor(TextSpan(start, end)).span
        #expect(found.map { $0.end <= corrected.count } ?? true)
      }
    }
  }

  @Test("has a passage that was moved where it stands, if it stands there alone")
  func moved() throws {
    let passage = "Vi hjelper unge folk i arbeid her."
    let rest = (0..<40).map { "Dette er linje nummer \($0) av teksten." }.joined(separator: "\n")
    #expect(
      try Self.anchor("⟦\(passage)⟧\n\(rest)", in: "\(rest)\n\(passage)") == "same: \(passage)")
    #expect(
      try Self.anchor("⟦\(passage)⟧\n\(rest)", in: "\(rest)\n\(passage)\n\(passage)") == "lost")
  }

  @Test("says so where a word stayed alone among others that are all new")
  func alone() throws {
    let found = try Self.anchor(
      "Det var en gang noen som sa ⟦ja⟧ men det kom aldri noe ut av det.",
      in: "Hun ringte flere ganger før hun fikk ja etter lang tid uten svar fra kontoret.")
    #expect(found == "doubtful: ja")
  }

  @Test("has every untouched word where it is, whatever was done around it", arguments: 0..<400)
  func untouched(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var words = (0..<Int.random(in: 20...300, using: &random)).map { "ord\($0)" }
    let former = words
    var touched: Set<String> = []
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let place = Int.random(in: 0..<words.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        touched.insert(words[place])
        words.remove(at: place)
      case 1: words.insert("nytt\(Int.random(in: 0..<5, using: &random))", at: place)
      case 2:
        touched.insert(words[place])
        words[place] = "rettet\(Int.random(in: 0..<5, using: &random))"
      default:
        let end = min(words.count - 1, place + Int.random(in: 0..<9, using: &random))
        touched.formUnion(words[place...end])
        words.removeSubrange(place...end)
      }
      if words.isEmpty { words = ["tom"] }
    }
    let blank = Bool.random(using: &random) ? " " : "\n"
    let (old, new) = (
      StoredText(former.joined(separator: " ")), StoredText(words.joined(separator: blank))
    )
    let revision = TextRevision(from: old, to: new)
    var starts: [Int] = []
    var offset = 0
    for word in former {
      starts.append(offset)
      offset += word.unicodeScalars.count + 1
    }
    let places = Dictionary(words.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
    for index in former.indices {
      let last = min(former.count - 1, index + Int.random(in: 0..<6, using: &random))
      let span = TextSpan(starts[index], starts[last] + former[last].unicodeScalars.count)
      let own = former[index...last]
      let now = own.map { places[$0] ?? -9 }
      let isWhole =
        touched.isDisjoint(with: own) && zip(now, now.dropFirst()).allSatisfy { $1 == $0 + 1 }
      switch revision.anchor(span) {
      case .same(let place), .doubtful(let place):
        #expect(new.raw(place) == own.joined(separator: blank), "seed \(seed)")
        #expect(isWhole, "seed \(seed)")
      case .changed(let place):
        #expect(!isWhole, "seed \(seed) \(own)")
        let kept = new.raw(place).split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(own.filter { places[$0] != nil }.allSatisfy(kept.contains), "seed \(seed)")
      case .lost: #expect(now.allSatisfy { $0 < 0 } || !isWhole, "seed \(seed)")
      }
    }
  }

  /// The longest common row of two short sequences, by the definition.
  private static func longestCommon(_ left: [Int], _ right: [Int]) -> Int {
    var rows = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in left.indices {
      for j in right.indices {
        rows[i + 1][j + 1] =
          left[i] == right[j] ? rows[i][j] + 1 : max(rows[i][j + 1], rows[i + 1][j])
      }
    }
    return rows[left.count][right.count]
  }

  @Test(
    "is compared rightly: what is paired is equal and in order, and on short texts most that can be"
  )
  func pairs() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<3_000 {
      let kinds = Int.random(in: 1...6, using: &random)
      func row() -> [Int] {
        (0..<Int.random(in: 0...14, using: &random)).map { _ in
          Int.random(in: 0..<kinds, using: &random)
        }
      }
      let (old, new) = (row(), row())
      let partners = PieceDiff(old: old, new: new).partners
      let paired = partners.enumerated().filter { $1 >= 0 }
      #expect(paired.allSatisfy { old[$0.offset] == new[$0.element] })
      #expect(zip(paired, paired.dropFirst()).allSatisfy { $0.element < $1.element })
      let longest = Self.longestCommon(old, new)
      #expect(paired.count <= longest)
      // Without rows that both have once, the comparison is a shortest edit.
      let isPlain = Set(old).union(new).allSatisfy { value in
        old.count { $0 == value } != 1 || new.count { $0 == value } != 1
      }
      if isPlain, old.count < 2 || new.count < 2 { #expect(paired.count == longest) }
      #expect(longest == 0 || !paired.isEmpty)
    }
  }

  @Test("is compared in linear time, also where nearly nothing is left of it")
  func large() {
    var random = SeededGenerator(seed: 8)
    let vocabulary = (0..<3_000).map { "ord\($0)" }
    func word() -> String { vocabulary[Int.random(in: 0..<3_000, using: &random)] }
    let former = (0..<12_000).map { _ in word() }
    var edited = former
    for _ in 0..<60 { edited[Int.random(in: 0..<12_000, using: &random)] = "rettet" }
    let other = (0..<12_000).map { _ in word() }
    for new in [edited, other, [String](repeating: "ja", count: 12_000)] {
      let (old, text) = (
        StoredText(former.joined(separator: " ")), StoredText(new.joined(separator: " "))
      )
      let clock = ContinuousClock()
      let time = clock.measure {
        let revision = TextRevision(from: old, to: text)
        for start in stride(from: 0, to: 60_000, by: 40) {
          _ = revision.anchor(TextSpan(start, start + 80))
        }
      }
      #expect(time < .seconds(20))
    }
  }
}
