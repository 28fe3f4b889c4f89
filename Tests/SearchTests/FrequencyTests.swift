import Index
import Search
import Study
import TestSupport
import Testing
import Text

@Suite("Words are counted as counting them one by one does")
struct FrequencyTests {
  /// A row as text.
  private static func shown(_ rows: [FrequencyList.Row]) -> [String] {
    rows.map { "\($0.word) \($0.count) \($0.sources)" }
  }

  private static func small() throws -> WordScene {
    try WordScene(
      Study(transcripts: [
        Transcript(
          "a", lines: ["I: Hva med NAV?", "Leder: NAV, ja. Ledere og lederne ledet, men men."]),
        Transcript("b", language: "en", lines: ["I: NAV men, a man?", "Ansatt: Men men."]),
      ]))
  }

  @Test("A list by falling count, then by form, with counts per million and sources")
  func list() throws {
    let scene = try Self.small()
    let list = scene.engine.frequencies(in: scene.engine.everything)
    // a: hva med nav | nav ja ledere og lederne ledet men men; b: nav men a man | men men
    #expect(list.tokens == 17 && list.types == 11)
    #expect(
      Self.shown(list.rows) == [
        "men 5 2", "nav 3 2", "a 1 1", "hva 1 1", "ja 1 1", "ledere 1 1", "lederne 1 1",
        "ledet 1 1",
        "man 1 1", "med 1 1", "og 1 1",
      ])
    #expect(list.rows[0].perMillion == 5e6 / 17)
    let frequent = scene.engine.frequencies(in: scene.engine.everything, minimum: 3)
    #expect(Self.shown(frequent.rows) == ["men 5 2", "nav 3 2"])
    #expect(frequent.types == 11)
  }

  @Test("Lemmas stand for their forms in their own language, and stop words go in theirs")
  func lemmas() throws {
    let scene = try Self.small()
    let all = scene.engine.everything
    let lemmas = scene.engine.frequencies(in: all, of: CountedWords(.lemma))
    // leder: ledere, lederne; lede: ledet; men in English is a form of man.
    #expect(
      Self.shown(lemmas.rows).prefix(4) == ["man 4 1", "nav 3 2", "leder 2 1", "men 2 1"])
    let stop = CountedWords(.form, leftOut: ["nb": ["men", "og", "med", "hva"]])
    let left = scene.engine.frequencies(in: all, of: stop)
    #expect(left.tokens == 17)
    #expect(Self.shown(left.rows).prefix(2) == ["men 3 1", "nav 3 2"])
    let own = CountedWords(.lemma, leftOut: ["en": ["men"]])
    #expect(
      Self.shown(scene.engine.frequencies(in: all, of: own).rows).filter { $0.hasPrefix("m") }
        == ["men 2 1", "man 1 1", "med 1 1"])
  }

  @Test("Counts over a part are those of the tokens inside its passages, each once")
  func parts() throws {
    let scene = try Self.small()
    let interviewers = scene.engine.scope(of: try scene.hits("role:interviewer"))
    #expect(
      Self.shown(scene.engine.frequencies(in: interviewers).rows)
        == ["nav 2 2", "a 1 1", "hva 1 1", "man 1 1", "med 1 1", "men 1 1"])
    // A hit of words stands for its turn.
    let turns = scene.engine.scope(of: try scene.hits("ledere OR ja"))
    #expect(turns.tokens == 8)
    let rest = scene.engine.everything.subtracting(interviewers)
    #expect(rest.tokens == 10 && interviewers.tokens == 7)
    let spans = scene.engine.scope(of: [
      1: [TextSpan(3, 12), TextSpan(7, 15)], 2: [TextSpan(4, 5)],
    ])
    // "I: Hva med NAV?": 3..<12 and 7..<15 hold hva med nav; 4..<5 lies inside a word.
    #expect(Self.shown(scene.engine.frequencies(in: spans).rows).count == 3)
    #expect(spans.tokens == 3)
  }

  @Test("Random studies, parts, segments and dead sources")
  func random() throws {
    var generator = SeededGenerator(seed: 404)
    var tokens = 0
    for _ in 0..<150 {
      let scene = try WordScene.random(&generator)
      for query in ["source:*", "role:interviewer", "NOT role:interviewer", "nav OR ja", "NOT nav"]
      {
        guard let hits = try? scene.hits(query) else { continue }
        let isWords = query == "nav OR ja"
        var naive: [String: (count: Int, sources: Set<Int>)] = [:]
        var size = 0
        for index in scene.kept {
          let all = scene.tokens(index)
          let own = hits.filter { $0.source == index + 1 }.map(\.span)
          let units = Set(all.filter { own.contains($0.span) }.map(\.unit))
          for token in all {
            let isInside =
              isWords
              ? units.contains(token.unit) : own.contains { $0.encloses(token.span) }
            guard isInside else { continue }
            size += 1
            naive[token.form, default: (0, [])].count += 1
            naive[token.form, default: (0, [])].sources.insert(index)
          }
        }
        let scope = scene.engine.scope(of: hits)
        let list = scene.engine.frequencies(in: scope)
        #expect(list.tokens == size, "\(query)")
        #expect(
          Dictionary(uniqueKeysWithValues: list.rows.map { ($0.word, [$0.count, $0.sources]) })
            == naive.mapValues { [$0.count, $0.sources.count] }, "\(query)")
        #expect(list.rows == list.rows.sorted { ($1.count, $0.word) < ($0.count, $1.word) })
        let rest = scene.engine.everything.subtracting(scope)
        #expect(rest.tokens + scope.tokens == scene.engine.everything.tokens)
        #expect(rest.subtracting(scope) == rest)
        tokens += size
      }
    }
    #expect(tokens > 3000)
  }

  @Test("Key words against the rest are those against a scope that is the rest")
  func keyness() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      let scene = try WordScene.random(&generator)
      let part = scene.engine.scope(of: try scene.hits("nav OR ja"))
      let rest = scene.engine.everything.subtracting(part)
      let words = CountedWords(.form, leftOut: ["nb": ["men"]])
      let byRest = scene.engine.keyness(of: part, of: words)
      #expect(byRest == scene.engine.keyness(of: part, against: rest, of: words))
      #expect(byRest.tokens == part.tokens && byRest.referenceTokens == rest.tokens)
      let mirrored = scene.engine.keyness(of: rest, against: part, of: words)
      #expect(Set(mirrored.rows.map(\.word)) == Set(byRest.rows.map(\.word)))
      for row in byRest.rows {
        #expect(row.count + row.reference > 0)
        #expect(row.isOverused == (row.perMillion > row.referencePerMillion))
      }
    }
  }

  @Test("Key words of a part: what it has more of and what it has less of")
  func keyWords() throws {
    let scene = try WordScene(
      Study(transcripts: [
        Transcript("a", lines: ["I: nav nav nav nav ja"]),
        Transcript("b", lines: ["I: ja ja ja ja nav tillit"]),
      ]))
    let part = scene.engine.scope(of: try scene.hits("source:a"))
    let list = scene.engine.keyness(of: part)
    #expect(list.tokens == 5 && list.referenceTokens == 6)
    let nav = try #require(list.rows.first { $0.word == "nav" })
    #expect(nav.count == 4 && nav.reference == 1 && nav.isOverused && nav.sources == 1)
    #expect(nav.keyness == Keyness(count: 4, tokens: 5, reference: 1, referenceTokens: 6))
    let tillit = try #require(list.rows.first { $0.word == "tillit" })
    #expect(tillit.count == 0 && tillit.reference == 1 && !tillit.isOverused && tillit.sources == 0)
    #expect(scene.engine.keyness(of: part, minimum: 2).rows.map(\.word) == ["nav", "ja"])
  }
}
