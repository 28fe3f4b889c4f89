import Study
import TestSupport
import Testing
import Text

@testable import Analysis

@Suite("αU of 1995 and 2004")
struct ClassicUnitizingTests {
  /// The units of one code by each rater of a source, on the content pushed together.
  private func units(
    _ source: UnitizingScene.Source, _ code: Int
  ) -> [[(code: Int?, start: Int, end: Int)]] {
    source.raters.indices.map { rater in
      UnitizingScene.runs(source.squeezed(rater).map { $0 == code ? 1 : nil })
    }
  }

  /// Do and De as the formulas are written, every segment against every other.
  private func naive(
    _ sources: [UnitizingScene.Source], _ code: Int
  ) -> (observed: Double, expected: Double) {
    var differences = 0.0
    var lengths: [Double] = []
    var gaps: [Double] = []
    var all = 0.0
    for source in sources {
      let raters = units(source, code)
      all += Double(source.squeezed(0).count)
      for i in raters.indices {
        for run in raters[i] {
          let length = Double(run.end - run.start)
          if run.code == nil { gaps.append(length) } else { lengths.append(length) }
        }
        for j in raters.indices where j != i {
          for left in raters[i] {
            for right in raters[j] {
              let meet = left.start < right.end && right.start < left.end
              switch (left.code != nil, right.code != nil) {
              case (true, true) where meet:
                let starts = Double(left.start - right.start)
                let ends = Double(left.end - right.end)
                differences += starts * starts + ends * ends
              case (true, false) where right.start <= left.start && left.end <= right.end:
                differences += Double((left.end - left.start) * (left.end - left.start))
              case (false, true) where left.start <= right.start && right.end <= left.end:
                differences += Double((right.end - right.start) * (right.end - right.start))
              default: break
              }
            }
          }
        }
      }
    }
    let raters = Double(sources[0].raters.count)
    let observed = differences / (raters * (raters - 1) * all * all)
    var sum = 0.0
    for l in lengths {
      sum += Double(lengths.count - 1) / 3 * (2 * l * l * l - 3 * l * l + l)
      for gap in gaps where gap >= l { sum += l * l * (gap - l + 1) }
    }
    let own = lengths.reduce(0) { $0 + $1 * ($1 - 1) }
    return (observed, 2 / all * sum / (raters * all * (raters * all - 1) - own))
  }

  @Test("is what the formulas give, every segment against every other")
  func model() throws {
    var generator = SeededGenerator(seed: 1995)
    var compared = 0
    for _ in 0..<1500 {
      let scene = UnitizingScene.random(&generator)
      let sources = scene.sources.filter { $0.raters.count > 1 && $0.content.contains(true) }
      let report = UnitizingReport(
        groups: (0..<scene.codeCount).map { CodeGroup([ReportedCode($0)]) },
        sources: scene.input(&generator))
      for (code, group) in report.groups.enumerated() {
        guard !sources.isEmpty else {
          #expect(group.classic == .undefined(.noPairableUnits))
          continue
        }
        guard Set(sources.map(\.raters)).count == 1 else {
          #expect(group.classic == .undefined(.coderWithoutRatings))
          continue
        }
        guard sources.contains(where: { units($0, code).joined().contains { $0.code != nil } })
        else {
          #expect(group.classic == .undefined(.codeUnused))
          continue
        }
        let (observed, expected) = naive(sources, code)
        let alpha = try #require(group.classic.value)
        #expect(abs(alpha - (1 - observed / expected)) < 1e-9)
        compared += 1
      }
    }
    #expect(compared > 300)
  }
}
