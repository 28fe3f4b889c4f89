import Formats
import TestSupport
import Testing

@Suite("Lists of synonyms")
struct SynonymListTests {
  private func sets(_ yaml: String) throws -> [[String]] {
    try SynonymList(yaml: Array(yaml.utf8)).sets
  }

  private func problems(_ yaml: String) -> [StudyFileProblem] {
    do {
      _ = try SynonymList(yaml: Array(yaml.utf8))
      return []
    } catch {
      return error.problems
    }
  }

  @Test("are lists of lists, or of heads with their members")
  func shapes() throws {
    let yaml = """
      - [arbeidsgiver, sjef, leder]
      - lege: [doktor, "hull i cv*"]
      - - no
        - nei
      """
    #expect(
      try sets(yaml) == [
        ["arbeidsgiver", "sjef", "leder"], ["lege", "doktor", "hull i cv*"], ["no", "nei"],
      ])
    #expect(
      try sets("lege: [doktor]\nsjef: [leder]\n") == [["lege", "doktor"], ["sjef", "leder"]])
    #expect(try sets("[]\n") == [])
  }

  @Test("what is wrong is said with its line")
  func faults() {
    let yaml = """
      - [lege, doktor, Lege]
      - [sjef]
      - nav
      - [a, "…", ""]
      - lege: [x]
      - []
      - [b, [c]]
      """
    #expect(
      problems(yaml) == [
        .init(line: 1, kind: .repeatedWord("Lege", firstLine: 1)),
        .init(line: 2, kind: .lonelyWord("sjef")),
        .init(line: 3, kind: .wrongShape(key: "nav", expected: .list)),
        .init(line: 4, kind: .noWord("…")), .init(line: 4, kind: .noWord("")),
        .init(line: 5, kind: .repeatedHead("lege", firstLine: 1)),
        .init(line: 6, kind: .lonelyWord("")),
        .init(line: 7, kind: .wrongShape(key: "b", expected: .text)),
      ])
    #expect(problems("lege\n") == [.init(line: 1, kind: .wrongShape(key: nil, expected: .list))])
    #expect(
      problems("lege: doktor\n").first
        == .init(
          line: 1, kind: .wrongShape(key: "lege", expected: .list)))
  }

  @Test("a file that repeats itself through aliases is refused")
  func aliases() {
    let words = (0..<1000).map { "w\($0)" }.joined(separator: ", ")
    let yaml = "- &a [\(words)]\n" + String(repeating: "- *a\n", count: 100)
    #expect(problems(yaml).contains { $0.kind == .tooMany(limit: 20_000) })
  }

  @Test("what is written is read back", arguments: 0..<100)
  func backAndForth(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let signs = Array("aåno: #,[]{}'\"\\-*?!&%@`|>~".unicodeScalars)
    let sets = (0..<Int.random(in: 1..<5, using: &random)).map { set in
      (0..<Int.random(in: 2..<5, using: &random)).map { word in
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<6, using: &random) {
          text.append(signs[Int.random(in: 0..<signs.count, using: &random)])
        }
        return (String(text) + "\(set)x\(word)").trimmingSpaces
      }
    }
    let written = SynonymList(sets: sets).yaml
    #expect(try self.sets(written) == sets, "\(written)")
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest = rest.dropFirst() }
    return String(rest)
  }
}
