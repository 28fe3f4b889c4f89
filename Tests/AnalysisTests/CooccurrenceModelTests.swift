import Study
import TestSupport
import Testing
import Text

@testable import Analysis

@Suite("Co-occurrence against looking up every pair")
struct CooccurrenceModelTests {
  @Test("every rule and count gives what comparing all passages gives", arguments: 0..<16)
  func cells(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = try CooccurrenceScene(&generator)
    for rule in CooccurrenceScene.rules {
      for count in CooccurrenceCount.allCases {
        let across = Bool.random(using: &generator)
        let matrix = CooccurrenceMatrix(scene.input(rule, count, across: across))
        for row in scene.codes.indices {
          for column in scene.codes.indices where row != column {
            #expect(
              matrix.count(row, column)
                == scene.cell(rule, count, row, column, across: across),
              "seed \(seed) \(rule) \(count) \(row) \(column) across \(across)")
          }
        }
        for pair in matrix.pairs {
          let pairs = scene.pairs(rule, pair.first, pair.second, across: across)
          #expect(pair.pairs == pairs.count)
          let sources = Set(pairs.flatMap { [$0.first.source, $0.second.source] })
          #expect(pair.sources == sources.count, "seed \(seed) \(rule)")
          if count != .passages, let c = pair.c.value {
            let (one, other) = (matrix.codes[pair.first].count, matrix.codes[pair.second].count)
            #expect(c == Double(pair.count) / Double(one + other - pair.count))
          }
        }
      }
    }
  }

  @Test("a cell opens into as many places as it counts", arguments: 0..<12)
  func places(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 1_000)
    let scene = try CooccurrenceScene(&generator)
    for rule in CooccurrenceScene.rules {
      for count in CooccurrenceCount.allCases {
        let input = scene.input(rule, count, across: Bool.random(using: &generator))
        let matrix = CooccurrenceMatrix(input)
        for row in scene.codes.indices {
          for column in scene.codes.indices {
            let places = CooccurrencePlaces(input, row: row, column: column).places
            let counted =
              count == .characters
              ? places.reduce(0) { $0 + ($1.shared?.length ?? 0) } : places.count
            #expect(
              counted == matrix.count(row, column),
              "seed \(seed) \(rule) \(count) \(row) \(column)")
          }
        }
      }
    }
  }

  @Test("the places of a pair of passages are the pairs themselves", arguments: 0..<12)
  func pairs(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 2_000)
    let scene = try CooccurrenceScene(&generator)
    for rule in CooccurrenceScene.rules {
      let places = CooccurrencePlaces(scene.input(rule, .pairs), row: 1, column: 3).places
      let found = places.map { place in
        CooccurrenceScene.Pair(
          first: CooccurrenceScene.Passage(source: place.source, span: place.first),
          second: CooccurrenceScene.Passage(source: place.secondSource, span: place.second))
      }
      #expect(Set(found) == scene.pairs(rule, 1, 3, across: false), "seed \(seed) \(rule)")
      #expect(found.count == Set(found).count)
    }
  }

  @Test("the order of codings and codes changes nothing", arguments: 0..<10)
  func order(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 3_000)
    let scene = try CooccurrenceScene(&generator)
    let order = scene.codes.indices.shuffled(using: &generator)
    for rule in CooccurrenceScene.rules {
      let input = scene.input(rule, nil)
      let before = CooccurrenceMatrix(input)
      let after = CooccurrenceMatrix(
        CooccurrenceInput(
          rule: rule, codes: order.map { scene.codes[$0] },
          codings: input.codings.shuffled(using: &generator), units: input.units,
          base: input.base, turns: input.turns))
      for first in order.indices {
        for second in order.indices {
          #expect(after.count(first, second) == before.count(order[first], order[second]))
          if let table = after.pair(first, second)?.table,
            let other = before.pair(order[first], order[second])?.table
          {
            #expect(table.n11 == other.n11)
            #expect(table.n00 == other.n00)
            #expect(table.fisherP == other.fisherP)
          }
        }
      }
    }
  }

  @Test("tables of units count what each coder judged, and add up", arguments: 0..<20)
  func tables(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 4_000)
    let scene = try CooccurrenceScene(&generator)
    let silent = Rater(coder: 9, layer: .individual)
    let input = CooccurrenceInput(
      rule: .overlap, codes: scene.codes, codings: scene.codings, base: scene.sentences,
      judges: [0: [silent]])
    let matrix = CooccurrenceMatrix(input)
    var judged = 0
    var cells: [[Int]: [Int]] = [:]
    for (source, list) in scene.sentences {
      let own = scene.codings.filter { $0.source == source && !$0.span.isEmpty }
      var raters = Set(own.map(\.rater))
      if source == 0 { raters.insert(silent) }
      judged += list.spans.count * raters.count
      for unit in list.spans {
        for rater in raters {
          let used = scene.codes.map { code in
            own.contains {
              $0.rater == rater && code.members.contains($0.code) && $0.span.overlaps(unit)
            }
          }
          for first in scene.codes.indices {
            for second in first + 1..<max(first + 1, scene.codes.count) {
              let cell = used[first] ? (used[second] ? 0 : 1) : used[second] ? 2 : 3
              cells[[first, second], default: [0, 0, 0, 0]][cell] += 1
            }
          }
        }
      }
    }
    #expect(matrix.units == judged)
    for pair in matrix.pairs {
      let table = try #require(pair.table)
      let expected = cells[[pair.first, pair.second]] ?? [0, 0, 0, 0]
      #expect([table.n11, table.n10, table.n01, table.n00] == expected, "seed \(seed)")
    }
  }

  @Test("sets of codes are counted as looking at every stretch and unit counts", arguments: 0..<12)
  func sets(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 5_000)
    let scene = try CooccurrenceScene(&generator)
    let rules = CooccurrenceScene.rules.filter { CodeSets.allows($0) }
    for rule in rules {
      for size in 2...3 {
        let sets = CodeSets(scene.input(rule, nil), size: size, minimum: 1).sets
        var expected: [[Int]: Int] = [:]
        for rows in Self.subsets(of: 4, size: size) {
          let count = places(scene, rule, rows)
          if count > 0 { expected[rows] = count }
        }
        let found = Dictionary(
          uniqueKeysWithValues: sets.filter { !$0.rows.contains(4) }.map { ($0.rows, $0.count) })
        #expect(found == expected, "seed \(seed) \(rule)")
      }
    }
  }

  private static func subsets(of count: Int, size: Int) -> [[Int]] {
    (0..<1 << count).filter { $0.nonzeroBitCount == size }.map { mask in
      (0..<count).filter { mask >> $0 & 1 == 1 }
    }
  }

  /// The places where one rater used all codes, looked up scalar by scalar and unit by unit.
  private func places(_ scene: CooccurrenceScene, _ rule: CooccurrenceRule, _ rows: [Int]) -> Int {
    var found: Set<[Int]> = []
    let raters = Set(scene.codings.map(\.rater))
    if rule == .sameCase {
      for rater in raters {
        let cases = rows.map { row in
          Set(
            scene.codings.filter {
              $0.rater == rater && $0.code == row && !$0.span.isEmpty
            }.compactMap {
              scene.caseID(CooccurrenceScene.Passage(source: $0.source, span: $0.span))
            })
        }
        let common = cases.dropFirst().reduce(cases[0]) { $0.intersection($1) }
        for id in common { found.insert([id]) }
      }
      return found.count
    }
    for (source, length) in scene.lengths.enumerated() {
      for rater in raters {
        let own = rows.map { row in
          scene.codings.filter {
            $0.source == source && $0.rater == rater && $0.code == row && !$0.span.isEmpty
          }.map(\.span)
        }
        func isOn(_ place: TextSpan) -> [Bool] {
          own.map { $0.contains { $0.overlaps(place) } }
        }
        switch rule {
        case .overlap:
          var start: Int?
          for offset in 0...length {
            let isAll =
              offset < length && isOn(TextSpan(offset, offset + 1)).allSatisfy { $0 }
            if isAll, start == nil { start = offset }
            if !isAll, let opening = start {
              found.insert([source, opening, offset])
              start = nil
            }
          }
        case .exact:
          for span in own[0] where own.allSatisfy({ $0.contains(span) }) {
            found.insert([source, span.start, span.end])
          }
        default:
          let spans = scene.units(of: rule)[source]?.spans ?? []
          let back = rule.reach?.count ?? 1
          for line in spans.indices {
            let window = (max(0, line - back + 1)...line).map { isOn(spans[$0]) }
            let isAll = rows.indices.allSatisfy { row in window.contains { $0[row] } }
            if isAll, isOn(spans[line]).contains(true) { found.insert([source, line]) }
          }
        }
      }
    }
    return found.count
  }
}
