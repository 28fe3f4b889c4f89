import Index
import Search
import Study
import TestSupport
import Testing
import Text

@Suite("Collocates are what stands around hits")
struct CollocateTests {
  /// What a word has around hits, counted token by token.
  private struct Naive: Equatable {
    var left = 0
    var right = 0
    var distance = 0
    var occurrences = 0
  }

  private static func shown(_ list: CollocateList) -> [String] {
    list.rows.map { "\($0.word) \($0.left)+\($0.right) of \($0.measures.occurrences)" }
  }

  private static func small() throws -> WordScene {
    try WordScene(
      Study(transcripts: [
        Transcript("a", lines: ["I: jeg ringte nav i går", "Leder: nav ringte nav ja"]),
        Transcript("b", lines: ["I: de ringte oss"]),
      ]))
  }

  @Test("Counts to the left and right, the hit's own tokens left out, others' counted")
  func window() throws {
    let scene = try Self.small()
    let all = scene.engine.everything
    let hits = try scene.hits("nav")
    let list = scene.engine.collocates(
      of: hits, in: all, window: CollocateWindow(left: 2, right: 2))
    // jeg ringte [nav] i går | i går [nav] ringte nav | nav ringte [nav] ja, then the source ends
    #expect(list.hits == 3 && list.windowTokens == 4 + 4 + 3 && list.tokens == 12)
    #expect(
      Set(Self.shown(list)) == [
        "jeg 1+0 of 1", "ringte 2+1 of 3", "i 1+1 of 1", "går 1+1 of 1", "nav 1+1 of 3",
        "ja 0+1 of 1",
      ])
    let ringte = try #require(list.rows.first { $0.word == "ringte" })
    // -1, +1, -1
    #expect(ringte.distance == -1.0 / 3)
    // E = 11 * 3 / 12
    #expect(ringte.measures.expected == 2.75)
    #expect(ringte.measures.together == 3)
    #expect(ringte.measures.hits == 3)
  }

  @Test("A window may stay in the turn, and stays in the scope")
  func limits() throws {
    let scene = try Self.small()
    let hits = try scene.hits("nav")
    let inTurn = scene.engine.collocates(
      of: hits, in: scene.engine.everything,
      window: CollocateWindow(left: 5, right: 5, staysInTurn: true))
    // jeg ringte [nav] i går || [nav] ringte nav ja, nav ringte [nav] ja
    #expect(inTurn.windowTokens == 4 + 3 + 3)
    #expect(Self.shown(inTurn).contains("i 0+1 of 1"))
    let leaders = scene.engine.scope(of: try scene.hits("speaker:leder"))
    let own = scene.engine.collocates(
      of: hits, in: leaders, window: CollocateWindow(left: 5, right: 5))
    #expect(own.hits == 2 && own.tokens == 4)
    #expect(Set(Self.shown(own)) == ["nav 1+1 of 2", "ringte 1+1 of 1", "ja 0+2 of 1"])
  }

  @Test("Stop words are not listed but keep their places; rare ones go by the minimum")
  func filters() throws {
    let scene = try Self.small()
    let hits = try scene.hits("nav")
    let list = scene.engine.collocates(
      of: hits, in: scene.engine.everything, window: CollocateWindow(left: 1, right: 1),
      leavingOut: ["nb": ["ringte"]])
    #expect(Set(list.rows.map(\.word)) == ["i", "går", "ja"])
    #expect(list.windowTokens == 6)
    let frequent = scene.engine.collocates(
      of: hits, in: scene.engine.everything, window: CollocateWindow(left: 1, right: 1), minimum: 2)
    #expect(frequent.rows.map(\.word) == ["ringte"])
  }

  @Test("Random studies, windows, scopes and segments")
  func random() throws {
    var generator = SeededGenerator(seed: 17)
    var counted = 0
    for _ in 0..<200 {
      let scene = try WordScene.random(&generator)
      let window = CollocateWindow(
        left: Int.random(in: 0...4, using: &generator),
        right: Int.random(in: 0...4, using: &generator), staysInTurn: Bool.random(using: &generator)
      )
      let query = ["nav", "l*", "\"nav ja\" OR ja", "ja NEAR/2 nav"][
        Int.random(in: 0...3, using: &generator)]
      let hits = try scene.hits(query)
      var naive: [String: Naive] = [:]
      var windowTokens = 0
      for index in scene.kept {
        let tokens = scene.tokens(index)
        for token in tokens { naive[token.form, default: Naive()].occurrences += 1 }
        for hit in hits where hit.source == index + 1 {
          let own = tokens.indices.filter { hit.span.encloses(tokens[$0].span) }
          let first = try #require(own.first)
          let last = try #require(own.last)
          for (place, token) in tokens.enumerated() {
            if place < first, place >= first - window.left,
              !window.staysInTurn || token.unit == tokens[first].unit
            {
              naive[token.form, default: Naive()].left += 1
              naive[token.form, default: Naive()].distance -= first - place
              windowTokens += 1
            }
            if place > last, place <= last + window.right,
              !window.staysInTurn || token.unit == tokens[last].unit
            {
              naive[token.form, default: Naive()].right += 1
              naive[token.form, default: Naive()].distance += place - last
              windowTokens += 1
            }
          }
        }
      }
      let list = scene.engine.collocates(of: hits, in: scene.engine.everything, window: window)
      #expect(list.windowTokens == windowTokens)
      #expect(list.hits == hits.count)
      let found = list.rows.map { row in
        let together = Double(row.left + row.right)
        return (
          row.word,
          Naive(
            left: row.left, right: row.right, distance: Int((row.distance * together).rounded()),
            occurrences: row.measures.occurrences)
        )
      }
      #expect(
        Dictionary(uniqueKeysWithValues: found)
          == naive.filter { $0.value.left + $0.value.right > 0 }
      )
      counted += windowTokens
    }
    #expect(counted > 2000)
  }

  @Test("Every order is by its measure, and whoever shuns the hits is last by log-likelihood")
  func orders() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<40 {
      let scene = try WordScene.random(&generator)
      let list = scene.engine.collocates(
        of: try scene.hits("ja"), in: scene.engine.everything,
        window: CollocateWindow(left: 3, right: 3))
      for order in CollocateList.Order.allCases {
        let sorted = list.sorted(by: order)
        #expect(Set(sorted.rows) == Set(list.rows))
        let values = sorted.rows.map { row in
          switch order {
          case .logDice: row.measures.logDice
          case .mutualInformation: row.measures.mutualInformation
          case .mutualInformationCubed: row.measures.mutualInformationCubed
          case .tScore: row.measures.tScore
          case .logLikelihood:
            row.measures.mutualInformation < 0
              ? -row.measures.logLikelihood : row.measures.logLikelihood
          case .count: Double(row.measures.together)
          }
        }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }, "\(order)")
      }
    }
  }
}
