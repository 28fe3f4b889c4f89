import Index
import Search
import Study
import TestSupport
import Testing
import Text

@Suite("Hits over parts, ranked units and ordered lines")
struct SpreadTests {
  private static func scene() throws -> WordScene {
    var study = Study(transcripts: [
      Transcript("a", lines: ["Tittel nav", "I: nav ja", "Leder: ja nav nav å", "I: ja"]),
      Transcript("b", lines: ["Leder: ja ja", "I: nav"]),
    ])
    study.cases = [Case(id: 7, name: "07", values: [:])]
    study.caseOfSource = [1: 7, 2: 7]
    return try WordScene(study, cut: 1)
  }

  @Test("Parts have their tokens, and where in them each hit begins")
  func parts() throws {
    let scene = try Self.scene()
    let hits = try scene.hits("nav")
    let all = scene.engine.everything
    let bySource = scene.engine.dispersion(of: hits, in: all, by: .source)
    // a: tittel nav nav ja ja nav nav å ja = 9 with nav at 1, 2, 5, 6; b: ja ja nav = 3 with 2.
    #expect(bySource.parts.map(\.tokens) == [9, 3])
    let ninths: [Double] = [1, 2, 5, 6]
    #expect(bySource.parts[0].places == ninths.map { $0 / 9 })
    #expect(bySource.parts[1].places == [2.0 / 3])
    #expect(bySource.parts[0].cells(3) == [2, 1, 1])
    #expect(bySource.outside == 0)
    #expect(bySource.measures.range == 2)
    // s = 3/4, 1/4; v/f = 4/5, 1/5: DP = 0.05
    #expect(abs((bySource.measures.deviation ?? 1) - 0.05) < 1e-12)
    let byTurn = scene.engine.dispersion(of: hits, in: all, by: .turn)
    #expect(byTurn.parts.map(\.tokens) == [2, 4, 1, 2, 1])
    #expect(byTurn.parts.map(\.places.count) == [1, 2, 0, 0, 1])
    #expect(byTurn.parts.map(\.name.turn) == [1, 2, 3, 1, 2])
    #expect(byTurn.outside == 1)
    let bySpeaker = scene.engine.dispersion(of: hits, in: all, by: .speaker)
    #expect(bySpeaker.parts.map(\.tokens) == [3, 4, 2, 1])
    #expect(bySpeaker.parts.map(\.places.count) == [1, 2, 0, 1])
    let byCase = scene.engine.dispersion(of: hits, in: all, by: .caseName)
    #expect(byCase.parts.map(\.name.caseID) == [7])
    // ja nav nav å | ja ja
    #expect(byCase.parts.map(\.tokens) == [6])
    #expect(byCase.parts[0].places == [1.0 / 6, 2.0 / 6])
    #expect(byCase.outside == 3)
    let leaders = scene.engine.scope(of: try scene.hits("speaker:leder"))
    let own = scene.engine.dispersion(of: hits, in: leaders, by: .source)
    #expect(own.parts.map(\.tokens) == [4, 2])
    #expect(own.outside == 3)
  }

  @Test("Units are ranked by BM25, equal ones as they come in the sources")
  func ranking() throws {
    let scene = try Self.scene()
    let result = try scene.engine.run(try Query("nav OR å"))
    let ranked = scene.engine.ranking(of: result, by: .turn)
    // Five turns of 2 tokens on average. nav in 3 of 5: ln(1 + 2.5/3.5); å in 1: ln(1 + 4.5/1.5).
    let formula = BM25()
    let nav = formula.rarity(units: 5, with: 3)
    let letter = formula.rarity(units: 5, with: 1)
    func score(_ rarity: Double, _ occurrences: Int, _ length: Int) -> Double {
      formula.score(rarity: rarity, occurrences: occurrences, length: length, averageLength: 2)
    }
    let expected = [
      ("1.2", score(nav, 2, 4) + score(letter, 1, 4)), ("2.2", score(nav, 1, 1)),
      ("1.1", score(nav, 1, 2)),
    ]
    #expect(ranked.map { "\($0.source).\($0.number)" } == expected.map(\.0))
    for (unit, value) in zip(ranked, expected) { #expect(abs(unit.score - value.1) < 1e-12) }
    #expect(ranked.map(\.hits) == [3, 1, 1])
    #expect(ranked.map(\.tokens) == [4, 1, 2])
    let sources = scene.engine.ranking(of: result, by: .source)
    #expect(sources.map(\.source) == [1, 2])
    #expect(sources.map(\.span.start) == [0, 0])
    let even = try WordScene(
      Study(transcripts: ["x", "y", "z"].map { Transcript($0, lines: ["I: ja nav"]) }))
    let equal = even.engine.ranking(of: try even.engine.run(try Query("ja")), by: .source)
    #expect(equal.map(\.source) == [1, 2, 3])
  }

  @Test("The forms that a wildcard stands for are one term")
  func terms() throws {
    let scene = try WordScene(
      Study(transcripts: [
        Transcript("a", lines: ["I: leder ja ja"]), Transcript("b", lines: ["I: ledere ja ja"]),
        Transcript("c", lines: ["I: nei nei nei"]),
      ]))
    let ranked = scene.engine.ranking(
      of: try scene.engine.run(try Query("led*"), expands: true), by: .source)
    // One term in 2 of 3 sources, all of one length: ln(1 + 1.5/2.5) * 2.2 / 2.2
    let expected = BM25().rarity(units: 3, with: 2)
    #expect(ranked.count == 2)
    for unit in ranked { #expect(abs(unit.score - expected) < 1e-12) }
  }

  @Test("Lines in the order of words around the hit: Norwegian letters, any case, stable")
  func order() throws {
    let scene = try WordScene(
      Study(transcripts: [
        Transcript(
          "a",
          lines: [
            "I: den nav åpnet", "I: en nav Ærlig talt", "I: å nav zebra", "I: nav",
            "I: de nav ærlig nok", "I: Én nav øl",
          ])
      ]))
    let hits = try scene.hits("nav")
    func words(_ order: [String]) -> [Int?] {
      scene.engine.ordered(hits, by: order.compactMap(ContextWord.init)).map(\.turn)
    }
    #expect(words([]) == [1, 2, 3, 4, 5, 6])
    // nothing, zebra, ærlig nok, ærlig talt, øl, åpnet
    #expect(words(["1R", "2R"]) == [4, 3, 5, 2, 6, 1])
    #expect(words(["1R"]) == [4, 3, 2, 5, 6, 1])
    // nothing, de, den, en, å, then é, which is no letter of the alphabet
    #expect(words(["1L"]) == [4, 5, 1, 2, 3, 6])
    #expect(words(["0"]) == [1, 2, 3, 4, 5, 6])
    #expect(ContextWord("3L") == .left(3) && ContextWord("12r") == .right(12))
    #expect(ContextWord("R") == nil && ContextWord("0L") == nil && ContextWord("1X") == nil)
  }

  @Test("Words of other turns are not looked at")
  func turns() throws {
    let scene = try WordScene(
      Study(transcripts: [Transcript("a", lines: ["I: nav", "Leder: a nav", "I: nav b"])]))
    let hits = try scene.hits("nav")
    let right = try #require(ContextWord("1R"))
    #expect(scene.engine.ordered(hits, by: [right]).map(\.turn) == [1, 2, 3])
    let left = try #require(ContextWord("1L"))
    #expect(scene.engine.ordered(hits, by: [left]).map(\.turn) == [1, 3, 2])
  }

  @Test("Damaged segments that still open do no harm")
  func damage() throws {
    var generator = SeededGenerator(seed: 21)
    let study = Study(transcripts: [
      Transcript("a", lines: ["I: nav ja ledere", "Leder: ja nav nav å", "I: ja"])
    ])
    let held = try study.segment(0..<1)
    for place in stride(from: 0, to: held.pointer.count, by: 5) {
      let old = held.pointer[place]
      held.pointer[place] = old ^ UInt8.random(in: 1...255, using: &generator)
      if let reader = try? held.reader() {
        let engine = SearchEngine(
          IndexSnapshot([IndexSnapshot.Segment(reader)]), study.context)
        let result = try engine.run(try Query("nav OR ja"))
        let scope = engine.everything
        _ = engine.frequencies(in: scope, of: CountedWords(.lemma))
        _ = engine.keyness(of: engine.scope(of: result.hits))
        _ = engine.collocates(
          of: result.hits, in: scope, window: CollocateWindow(left: 3, right: 3, staysInTurn: true))
        _ = engine.dispersion(of: result.hits, in: scope, by: .speaker).measures
        _ = engine.ranking(of: result, by: .turn)
        _ = engine.ordered(result.hits, by: [.left(1), .right(1), .hit])
      }
      held.pointer[place] = old
    }
  }
}
