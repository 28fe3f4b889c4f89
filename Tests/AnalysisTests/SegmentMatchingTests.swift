import Study
import TestSupport
import Testing
import Text

@testable import Analysis

@Suite("Matching of passages")
struct SegmentMatchingTests {
  private func spans(_ ranges: [Range<Int>]) -> [TextSpan] {
    ranges.map { TextSpan($0.lowerBound, $0.upperBound) }
  }

  private func matched(_ first: [Range<Int>], _ second: [Range<Int>], _ threshold: Int) -> Int {
    SegmentMatcher(spans(first), spans(second), threshold: threshold).counts.matched
  }

  @Test("asks that so many percent of each of the two are shared")
  func threshold() {
    #expect(matched([0..<10], [1..<10], 90) == 1)
    #expect(matched([0..<10], [1..<10], 91) == 0)
    #expect(matched([0..<10], [0..<5], 50) == 1, "all of the second, half of the first")
    #expect(matched([0..<10], [0..<5], 51) == 0)
    #expect(matched([0..<10], [10..<20], 1) == 0, "touching is not overlapping")
    #expect(matched([0..<10], [0..<10], 100) == 1)
  }

  @Test("matches one to one, those with the largest share first")
  func oneToOne() {
    #expect(matched([0..<10, 1..<10], [0..<10], 80) == 1)
    // The first shares 8 of 10 with both; the better partner, 10 of 10, goes to it, and what is
    // left is the second with the second, 6 of 8.
    #expect(matched([0..<10, 2..<8], [0..<10, 0..<8], 70) == 2)
    #expect(matched([0..<10, 2..<8], [0..<10, 0..<8], 76) == 1)
  }

  @Test("is what comparing everything with everything gives", arguments: 0..<4)
  func model(part: UInt64) {
    var generator = SeededGenerator(seed: 80 + part)
    for _ in 0..<500 {
      let threshold = Int.random(in: 1...100, using: &generator)
      let lists = (0..<2).map { _ in
        Set(
          (0..<Int.random(in: 0...8, using: &generator)).map { _ in
            let start = Int.random(in: 0...20, using: &generator)
            return TextSpan(start, start + Int.random(in: 1...10, using: &generator))
          }
        ).sorted()
      }
      let found = SegmentMatcher(lists[0], lists[1], threshold: threshold).counts.matched
      let back = SegmentMatcher(lists[1], lists[0], threshold: threshold).counts.matched
      #expect(found == Self.naive(lists[0], lists[1], threshold))
      #expect(found == back, "who comes first does not matter")
    }
  }

  /// Takes the best pair that is left, again and again.
  private static func naive(_ first: [TextSpan], _ second: [TextSpan], _ threshold: Int) -> Int {
    var left = first
    var right = second
    var matched = 0
    while true {
      var best: (share: Double, key: [Int], i: Int, j: Int)?
      for (i, a) in left.enumerated() {
        for (j, b) in right.enumerated() {
          let shared = min(a.end, b.end) - max(a.start, b.start)
          let longer = max(a.length, b.length)
          guard shared > 0, shared * 100 >= threshold * longer else { continue }
          let share = Double(shared) / Double(longer)
          let key = [a.start, b.start].sorted() + [a.end, b.end].sorted()
          let isBetter = best.map { best in
            share == best.share
              ? key.lexicographicallyPrecedes(best.key) : share > best.share
          }
          if isBetter ?? true { best = (share, key, i, j) }
        }
      }
      guard let best else { return matched }
      left.remove(at: best.i)
      right.remove(at: best.j)
      matched += 1
    }
  }

  /// Two sources of 30 scalars that both raters finished, and one that one rater finished.
  private func report(_ codings: [Coding], threshold: Int = 90) -> MatchingReport {
    MatchingReport(
      codes: (0..<3).map { ReportedCode($0) },
      sources: (0..<3).map { id in
        AgreementSource(
          id: id, units: UnitList(), content: SpanSet([TextSpan(0, 30)]),
          raters: (id == 2 ? [0] : [0, 1]).map(AgreementScene.rater),
          codings: codings.filter { $0.source == id })
      }, threshold: threshold)
  }

  @Test("counts passages, matches, sources with the code and equal numbers, by arithmetic")
  func counts() throws {
    let report = report([
      AgreementScene.coding(1, 0, by: 0, 0..<10), AgreementScene.coding(2, 0, by: 1, 0..<10),
      AgreementScene.coding(3, 0, by: 0, 12..<20), AgreementScene.coding(4, 0, by: 1, 16..<20),
      AgreementScene.coding(5, 0, by: 0, 22..<25), AgreementScene.coding(6, 0, by: 0, 22..<22),
      AgreementScene.coding(7, 1, by: 1, 5..<9, in: 1),
      AgreementScene.coding(8, 0, by: 0, 5..<9, in: 2),
    ])
    let code = try #require(report.codes.first?.counts)
    #expect([code.firstPassages, code.secondPassages, code.matched] == [3, 2, 1])
    #expect(code.percent == .value(2.0 / 5))
    #expect([code.sourcesBoth, code.sourcesFirst, code.sourcesSecond] == [1, 0, 0])
    #expect(code.sourcesNeither == 1)
    #expect(code.existence == .value(1))
    #expect(code.frequency == .value(0.5), "3 against 2 in one source, none in the other")
    let other = report.codes[1].counts
    #expect([other.sourcesSecond, other.sourcesNeither, other.sourcesAsOften] == [1, 1, 1])
    #expect(report.codes[2].counts.percent == .undefined(.codeUnused))
    #expect(report.codes[2].counts.frequency == .value(1))
    // Over codes 1 match of 3 + 3 passages; two codes were used, so chance is a half.
    let pair = try #require(report.pairs.first)
    #expect(pair.codesUsed == 2)
    #expect(pair.counts.percent == .value(2.0 / 6))
    let kappa = try #require(pair.kappa.value)
    #expect(abs(kappa - (1.0 / 3 - 0.5) / 0.5) < 1e-12)
    #expect(report.scope.sourcesLeftOut == [2])
  }

  @Test("has no κ where one code was used, since chance alone would agree")
  func oneCode() throws {
    let report = report([
      AgreementScene.coding(1, 0, by: 0, 0..<10), AgreementScene.coding(2, 0, by: 1, 0..<10),
    ])
    let pair = try #require(report.pairs.first)
    #expect(pair.counts.percent == .value(1))
    #expect(pair.kappa == .undefined(.noVariation))
  }
}

@Suite("Characters by source")
struct SegmentCharactersTests {
  private func compared(_ first: Range<Int>, _ second: Range<Int>, of length: Int) -> PairAgreement?
  {
    CharactersReport(
      codes: [ReportedCode(0)],
      sources: [
        AgreementSource(
          id: 0, units: UnitList(), content: SpanSet([TextSpan(0, length)]),
          raters: [0, 1].map(AgreementScene.rater),
          codings: [
            AgreementScene.coding(1, 0, by: 0, first), AgreementScene.coding(2, 0, by: 1, second),
          ])
      ]
    ).rows.first?.pair
  }

  private func isNear(_ value: Coefficient, _ expected: Double, _ tolerance: Double) -> Bool {
    (value.value).map { abs($0 - expected) <= tolerance } ?? false
  }

  @Test("gives 85 percent and κ 0.314 for 50 by both and 75 by each alone, of 1000")
  func documented() throws {
    let pair = try #require(compared(0..<125, 75..<200, of: 1000))
    #expect([pair.n11, pair.n10, pair.n01, pair.n00] == [50, 75, 75, 800])
    #expect(pair.percent == .value(0.85))
    // Chance by N: (125 · 125 + 875 · 875) / 1000 = 781.25; (850 − 781.25) / (1000 − 781.25).
    #expect(isNear(pair.kappa, 68.75 / 218.75, 1e-12))
    #expect(isNear(pair.kappa, 0.314, 5e-4))
  }

  @Test("gives κ 0.608 for 800 by both and 50 by each alone, of 1000")
  func mostlyCoded() throws {
    let pair = try #require(compared(0..<850, 50..<900, of: 1000))
    #expect([pair.n11, pair.n10, pair.n01, pair.n00] == [800, 50, 50, 100])
    #expect(isNear(pair.kappa, 0.608, 5e-4))
  }

  @Test("gives Cohen's κ of 0.6875 for two halves that overlap by three quarters")
  func overlapping() throws {
    let pair = try #require(compared(100..<300, 150..<350, of: 1000))
    #expect(isNear(pair.kappa, 0.6875, 1e-12))
  }

  @Test("counts scalar by scalar what a scene of random codings says")
  func model() {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      let scene = AgreementScene.random(&generator)
      let sources = scene.sources.enumerated().map { id, source in
        AgreementSource(
          id: id, units: UnitList(), content: source.content, raters: source.raters,
          codings: source.codings)
      }
      for row in CharactersReport(codes: scene.codes, sources: sources).rows {
        let source = sources[row.source]
        let members = scene.codes.first { $0.id == row.code }?.members ?? []
        func scalars(_ rater: Rater) -> Set<Int> {
          Set(
            source.codings.filter { $0.rater == rater && members.contains($0.code) }
              .flatMap { Array($0.span.start..<$0.span.end) }.filter(source.content.contains))
        }
        let (first, second) = (scalars(row.pair.first), scalars(row.pair.second))
        #expect(row.pair.n11 == first.intersection(second).count)
        #expect(row.pair.n10 == first.subtracting(second).count)
        #expect(row.pair.n01 == second.subtracting(first).count)
        #expect(row.pair.units == source.content.length)
      }
    }
  }
}
