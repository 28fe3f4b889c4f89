import Analysis
import Study
import Testing

@Suite("What a codebook wants")
struct CodebookLintTests {
  private func lint(
    _ codes: [Code], reasons: [CodeID: (reason: String, opposite: CodeID?)] = [:],
    passages: [CodeID: Int] = [:], orphans: Set<CodeID>? = nil, overlap: Double = 0.5
  ) -> CodebookLint {
    CodebookLint(
      codebook: Codebook(codes), reasons: reasons, passages: passages, orphans: orphans,
      overlap: overlap, stopWords: ["og", "er"],
      stem: { $0.hasSuffix("er") ? String($0.dropLast(2)) : $0 })
  }

  private func named(_ names: String...) -> [Code] {
    names.enumerated().map { Code(id: $0 + 1, name: $1, position: $0) }
  }

  private func pairs(_ names: String...) -> [[CodeID]] {
    let codes = names.enumerated().map { Code(id: $0 + 1, name: $1, position: $0) }
    return lint(codes).findings([.nearDuplicate]).map { [$0.code] + $0.others }
  }

  @Test("names that differ in one letter, in two that changed places, or in an inflection")
  func nearNames() {
    #expect(pairs("Tillit", "Tilllit", "Mål") == [[1, 2]])
    #expect(pairs("Tillit", "Tillti", "Tiltak") == [[1, 2]])
    #expect(pairs("Samarbeid", "Samarbeit", "Samarbeid ") == [[1, 2], [1, 3]])
    #expect(pairs("Avtale", "Avtal") == [[1, 2]])
    #expect(pairs("Oppgav", "Oppgaver") == [[1, 2]])
  }

  @Test("figures, a negating u, short names and opposites are no near names")
  func otherNames() {
    #expect(pairs("Fase 1", "Fase 2", "Fase 12").isEmpty)
    #expect(pairs("Motivert", "Umotivert").isEmpty)
    #expect(pairs("Bil", "Båt", "Bål").isEmpty)
    let poles = [
      Code(id: 1, name: "Lukket", kind: .pole), Code(id: 2, name: "Lukker", kind: .pole),
    ]
    #expect(lint(poles).findings([.nearDuplicate]).isEmpty)
  }

  @Test("near names are the pairs that holding each against each gives", arguments: 0..<40)
  func nearNamesModel(seed: Int) {
    var state = UInt64(seed) &* 977 &+ 13
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let letters: [Character] = ["a", "b", "c"]
    let names = (0..<40).map { _ in String((0..<(5 + next(2))).map { _ in letters[next(3)] }) }
    let codes = names.enumerated().map { Code(id: $0, name: $1, position: $0) }
    let found = Set(
      CodebookLint(
        codebook: Codebook(codes), reasons: [:], passages: [:], orphans: nil, overlap: 1,
        stopWords: [], stem: { $0 }
      ).findings([.nearDuplicate]).map { [$0.code, $0.others[0]] })
    var expected: Set<[Int]> = []
    for left in names.indices {
      for right in names.indices.dropFirst(left + 1) where names[left] != names[right] {
        if Self.distance(Array(names[left]), Array(names[right])) == 1 {
          expected.insert([left, right])
        }
      }
    }
    #expect(found == expected)
  }

  /// The least number of letters put in, left out, replaced or exchanged with the next.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return a.count + b.count }
    let (x, y) = (Array(a.dropLast()), Array(b.dropLast()))
    if a.last == b.last { return distance(x, y) }
    // Only 0, 1 and more matter here.
    if abs(a.count - b.count) > 1 { return 2 }
    var best = 2
    if x == y || x == b || a == y { best = 1 }
    if a.count > 1, b.count > 1, a.last == b[b.count - 2], b.last == a[a.count - 2],
      a.dropLast(2) == b.dropLast(2)
    {
      best = 1
    }
    return best
  }

  @Test("definitions that share half of their words, with the words")
  func overlapping() {
    let codes = [
      Code(id: 1, name: "A", definition: "lederen ringer og spør NAV hver uke", position: 0),
      Code(id: 2, name: "B", definition: "lederen ringer NAV hver måned", position: 1),
      Code(id: 3, name: "C", definition: "noe helt annet som ingen sier", position: 2),
    ]
    // Four shared of six and five: 4 of 7.
    let found = lint(codes).findings([.overlappingDefinitions])
    #expect(found.map(\.code) == [1])
    #expect(found.map(\.others) == [[2]])
    #expect(found.map(\.words) == [["hver", "lederen", "nav", "ringer"]])
    #expect(lint(codes, overlap: 0.58).findings([.overlappingDefinitions]).isEmpty)
    #expect(lint(codes, overlap: 0.57).findings([.overlappingDefinitions]).count == 1)
  }

  @Test("use is looked at where anything is coded; a branch is used where anything in it is")
  func use() {
    let codes = [
      Code(id: 1, name: "A"), Code(id: 2, parent: 1, name: "B"), Code(id: 3, name: "C"),
      Code(id: 4, parent: 3, name: "D"),
    ]
    let rules: Set<CodebookRule> = [.unused, .oneOff]
    let found = lint(codes, passages: [2: 1]).findings(rules)
    #expect(found.map(\.code) == [2, 3, 4])
    #expect(found.map(\.rule) == [.oneOff, .unused, .unused])
    #expect(lint(codes).findings(rules).isEmpty)
    #expect(!lint(codes).applies(.unused))
  }

  @Test("poles, what is set aside, process codes and single children")
  func kinds() {
    let codes = [
      Code(id: 1, name: "Eksempler", kind: .process, position: 0),
      Code(id: 2, parent: 1, name: "Eksempel 2", position: 0),
      Code(id: 3, parent: 1, name: "Godt møte", position: 1),
      Code(id: 4, name: "Pol", kind: .pole, position: 1),
      Code(id: 5, name: "Motpol", kind: .pole, position: 2),
      Code(id: 6, name: "Utenfor", kind: .excluded, position: 3),
      Code(id: 7, name: "Ute", kind: .excluded, position: 4),
      Code(id: 8, parent: 7, name: "Barn"),
    ]
    let lint = CodebookLint(
      codebook: Codebook(codes),
      reasons: [5: ("", 4), 7: ("Gjelder somatikk.", nil)], passages: [:], orphans: [8],
      overlap: 0.5, stopWords: [], stem: { $0.hasPrefix("eksemp") ? "eksemp" : $0 })
    let found = lint.findings([
      .poleWithoutOpposite, .excludedWithoutReason, .noNameRule, .unnamedChild, .singleChild,
      .orphanExample,
    ])
    #expect(found.map(\.code) == [1, 2, 6, 7, 8])
    #expect(
      found.map(\.rule) == [
        .noNameRule, .unnamedChild, .excludedWithoutReason, .singleChild, .orphanExample,
      ])
  }

  @Test("the same name in two places is reported only where it is asked for")
  func sameNames() {
    let codes = [
      Code(id: 1, name: "A", position: 0), Code(id: 2, parent: 1, name: "Kontakt"),
      Code(id: 3, name: "B", position: 1), Code(id: 4, parent: 3, name: "kontakt"),
    ]
    #expect(lint(codes).findings([.nearDuplicate]).isEmpty)
    #expect(lint(codes).findings([.sameName]).map(\.others) == [[4]])
    #expect(!CodebookRule.sameName.isUsual)
  }
}
