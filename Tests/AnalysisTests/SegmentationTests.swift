import Foundation
import TestSupport
import Testing

@testable import Analysis

@Suite("Segmentation")
struct SegmentationTests {
  private func report(_ texts: [[[Int]]], span: Int = 2) -> SegmentationReport {
    let coders = (0..<(texts.map(\.count).max() ?? 0)).map { "c\($0)" }
    return SegmentationReport(
      texts.enumerated().map { number, cuts in
        SegmentedText(
          name: "t\(number)",
          segmentations: Dictionary(
            uniqueKeysWithValues: zip(coders, cuts.map { Segmentation($0) })))
      }, coders: coders, span: span)
  }

  private func compared(_ first: [Int], _ second: [Int], span: Int = 2) throws -> SegmentationPair {
    try #require(report([[first, second]], span: span).pairs.first)
  }

  private func isNear(_ value: Coefficient, _ expected: Double, _ tolerance: Double = 1e-10) -> Bool
  {
    value.value.map { abs($0 - expected) <= tolerance } ?? false
  }

  /// Matches, near misses and misses.
  private func counts(_ pair: SegmentationPair) -> [Int] {
    [pair.matches, pair.nearMisses, pair.misses]
  }

  @Test("gives the documented 0.75, 0.95 and 2/9 for 2 3 6 and 2 2 7")
  func documented() throws {
    let pair = try compared([2, 3, 6], [2, 2, 7])
    #expect(counts(pair) == [1, 1, 0])
    #expect(pair.boundarySimilarity == .value(0.75))
    #expect(pair.segmentationSimilarity == .value(0.95))
    for coefficient in [
      pair.pkOfFirst, pair.pkOfSecond, pair.windowDiffOfFirst, pair.windowDiffOfSecond,
    ] {
      #expect(isNear(coefficient, 2.0 / 9))
    }
  }

  @Test("takes a boundary for a near miss once, the nearest to the beginning first")
  func edits() throws {
    // Boundaries after 5 and 7 against one after 6: the first is a near miss, the other a miss.
    let pair = try compared([5, 2, 4], [6, 5])
    #expect(counts(pair) == [0, 1, 1])
    #expect(isNear(pair.boundarySimilarity, 0.5 / 2))
    #expect(isNear(pair.segmentationSimilarity, 1 - 1.5 / 10))
  }

  @Test("leaves two neighbours that both are missing for misses")
  func neighbours() throws {
    let pair = try compared([3, 1, 4], [8])
    #expect(counts(pair) == [0, 0, 2])
    #expect(pair.boundarySimilarity == .value(0))
  }

  @Test("counts no near misses where they span one place, and takes the window that is asked for")
  func options() throws {
    for seed in 0..<200 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let units = Int.random(in: 2...20, using: &generator)
      let window = Int.random(in: 1...8, using: &generator)
      let cuts = (0..<2).map { _ in (1..<units).map { _ in Bool.random(using: &generator) } }
      let masses = cuts.map { cut -> [Int] in
        let ends = cut.indices.filter { cut[$0] }.map { $0 + 1 } + [units]
        return zip(ends, [0] + ends).map { $0 - $1 }
      }
      let pair = try #require(
        SegmentationReport(
          [
            SegmentedText(
              name: "t",
              segmentations: ["a": Segmentation(masses[0]), "b": Segmentation(masses[1])])
          ], coders: ["a", "b"], span: 1, window: window
        ).pairs.first)
      let same = zip(cuts[0], cuts[1]).count { $0 && $1 }
      let differing = zip(cuts[0], cuts[1]).count { $0 != $1 }
      #expect(counts(pair) == [same, 0, differing])
      // Every window by itself: the places between its first unit and its last.
      let starts = 0..<max(0, units - window)
      let inside = starts.map { start in
        cuts.map { cut in (start..<(start + window)).count { cut[$0] } }
      }
      let strangers = inside.count { ($0[0] == 0) != ($0[1] == 0) }
      let different = inside.count { $0[0] != $0[1] }
      #expect(pair.windows == [window, window])
      for value in [pair.pkOfFirst, pair.pkOfSecond] {
        #expect(
          starts.isEmpty
            ? value.value == nil : isNear(value, Double(strangers) / Double(starts.count)))
      }
      for value in [pair.windowDiffOfFirst, pair.windowDiffOfSecond] {
        #expect(
          starts.isEmpty
            ? value.value == nil : isNear(value, Double(different) / Double(starts.count)))
      }
    }
  }

  @Test("has no B without boundaries, and nothing at all for a text of one unit")
  func undefined() throws {
    let whole = try compared([9], [9])
    #expect(whole.boundarySimilarity == .undefined(.noVariation))
    #expect(whole.segmentationSimilarity == .value(1))
    let unit = try compared([1], [1])
    #expect(unit.segmentationSimilarity == .undefined(.noVariation))
    #expect(unit.pkOfFirst == .undefined(.noPairableUnits))
    let alone = report([[[2, 3]]])
    #expect(alone.boundary.kappa == .undefined(.oneCoder))
    #expect(alone.textsLeftOut == ["t0"])
  }

  /// Chapters of The Moonstone cut by four coders (Kazantseva and Szpakowicz 2012, group 5).
  private static let moonstone = [
    [[11, 2], [2, 1, 7, 2, 1], [9, 4], [2, 8, 2, 1]],
    [
      [20, 22, 8, 11, 11, 11, 13, 11, 4],
      [
        1, 7, 2, 4, 3, 3, 10, 1, 1, 5, 3, 2, 8, 3, 3, 3, 14, 4, 1, 1, 4, 4, 2, 7, 3, 2, 3, 3, 2, 1,
        1,
      ],
      [10, 10, 15, 11, 4, 10, 13, 5, 4, 23, 6],
      [10, 4, 3, 2, 1, 8, 3, 2, 6, 1, 2, 8, 10, 9, 4, 10, 4, 8, 4, 3, 5, 4],
    ],
    [
      [17, 25, 4], [1, 10, 2, 4, 1, 2, 3, 10, 6, 6, 1], [12, 5, 29], [2, 9, 2, 5, 2, 19, 1, 6],
    ],
    [[6, 5, 27], [3, 8, 2, 3, 17, 2, 2, 1], [3, 15, 15, 5], [2, 3, 4, 2, 5, 17, 4, 1]],
  ]

  /// An article cut by seven coders (Hearst 1997).
  private static let stargazer = [
    [
      [2, 3, 3, 1, 3, 6, 3], [2, 8, 2, 4, 2, 3], [2, 1, 2, 3, 1, 3, 1, 3, 2, 2, 1],
      [2, 1, 4, 1, 1, 3, 1, 4, 3, 1], [3, 2, 4, 3, 5, 4], [2, 3, 4, 2, 2, 5, 3],
      [2, 3, 2, 2, 3, 1, 3, 2, 3],
    ]
  ]

  @Test("gives π and κ that were published for several coders")
  func published() {
    let moonstone = report(Self.moonstone)
    #expect(isNear(moonstone.boundary.observed, 0.256_457_6, 5e-8))
    #expect(isNear(moonstone.boundary.kappa, 0.242_11, 5e-6))
    #expect(isNear(moonstone.boundary.pi, 0.239_96, 5e-6))
    let stargazer = report(Self.stargazer)
    #expect(isNear(stargazer.boundary.kappa, 0.465_32, 5e-6))
  }

  @Test("does not depend on the order of texts and coders")
  func order() {
    let one = report(Self.moonstone)
    let other = report(Self.moonstone.reversed().map { $0.reversed() })
    #expect(isNear(one.boundary.kappa, other.boundary.kappa.value ?? .nan, 1e-15))
    #expect(isNear(one.segmentation.pi, other.segmentation.pi.value ?? .nan, 1e-15))
    #expect(one.pk == other.pk)
    #expect(one.windowDiff == other.windowDiff)
  }

  /// The lines of the table that `Tests/Oracles/make-segmentations.py` writes.
  private static func oracle(_ kind: String) throws -> [(cuts: [[[Int]]], values: [Double])] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/segmentations.tsv")
    var cases: [(cuts: [[[Int]]], values: [Double])] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields[0] == kind else { continue }
      let texts = fields[1].split(separator: "/").map { $0.split(separator: ";") }
      let cuts = texts.map { text in
        text.map { cut in cut.split(separator: ",").compactMap { Int(String($0)) } }
      }
      cases.append((cuts, fields[2].split(separator: ",").compactMap { Double(String($0)) }))
    }
    return cases
  }

  @Test("measures 1500 pairs as segeval does")
  func oraclePairs() throws {
    let cases = try Self.oracle("pair")
    #expect(cases.count == 1500)
    for (cuts, values) in cases {
      let pair = try compared(cuts[0][0], cuts[0][1])
      var found = [
        pair.boundarySimilarity, pair.segmentationSimilarity, pair.pkOfFirst, pair.pkOfSecond,
        pair.windowDiffOfFirst, pair.windowDiffOfSecond,
      ]
      if values.count > 6 {
        let wide = try compared(cuts[0][0], cuts[0][1], span: 4)
        found += [wide.boundarySimilarity, wide.segmentationSimilarity]
      }
      #expect(found.count == values.count)
      for (coefficient, expected) in zip(found, values) {
        #expect(isNear(coefficient, expected), "\(cuts): \(coefficient), segeval \(expected)")
      }
    }
  }

  @Test("measures 200 groups of coders as segeval does")
  func oracleCoders() throws {
    let cases = try Self.oracle("coders")
    #expect(cases.count == 200)
    for (cuts, values) in cases {
      let report = report(cuts)
      let found = [
        report.boundary.observed, report.boundary.pi, report.boundary.kappa,
        report.segmentation.pi, report.segmentation.kappa,
      ]
      for (coefficient, expected) in zip(found, values) {
        #expect(isNear(coefficient, expected), "\(cuts): \(coefficient), segeval \(expected)")
      }
    }
  }
}
