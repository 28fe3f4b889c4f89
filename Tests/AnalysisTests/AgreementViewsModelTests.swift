import Study
import TestSupport
import Testing
import Text

@testable import Analysis

/// What is read out of judgements beside the coefficients, against plain counting on random scenes.
@Suite("Views of agreement, against the naive model")
struct AgreementViewsModelTests {
  /// The codes that a rater gave a unit, looked up scalar by scalar.
  private func rows(
    _ scene: AgreementScene, _ source: AgreementScene.Source, _ rater: Rater, _ span: TextSpan,
    _ rule: CoverageRule
  ) -> Set<Int> {
    let scalars = (span.start..<span.end).filter { source.content.contains($0) }
    return Set(
      scene.codes.indices.filter { row in
        let covered = scalars.count { scalar in
          source.codings.contains {
            $0.rater == rater && scene.codes[row].members.contains($0.code)
              && $0.span.start <= scalar && scalar < $0.span.end
          }
        }
        return rule == .any ? covered > 0 : 2 * covered >= scalars.count
      })
  }

  /// The spans that are judged, one by one.
  private func spans(_ source: AgreementScene.Source, _ unit: UnitKind) -> [TextSpan] {
    let all =
      unit == .character
      ? source.content.spans.flatMap { ($0.start..<$0.end).map { TextSpan($0, $0 + 1) } }
      : source.units
    return all.filter { span in (span.start..<span.end).contains { source.content.contains($0) } }
  }

  private static let judgements: [(UnitKind, CoverageRule)] = [
    (.sentence, .any), (.sentence, .half), (.character, .any),
  ]

  @Test("confusions are what a walk over units and pairs of raters counts", arguments: 0..<60)
  func confusions(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = AgreementScene.random(&generator)
    for (unit, rule) in Self.judgements {
      var counts: [String: Int] = [:]
      var disputed = 0
      for source in scene.sources where source.raters.count >= 2 {
        let raters = source.raters.sorted { $0.coder < $1.coder }
        for span in spans(source, unit) {
          let given = raters.map { rows(scene, source, $0, span, rule) }
          for i in raters.indices {
            for j in raters.indices where j > i && given[i] != given[j] {
              disputed += 1
              let left = given[i].subtracting(given[j])
              let right = given[j].subtracting(given[i])
              for one in left where right.isEmpty {
                counts["\(raters[i].coder) \(raters[j].coder) \(one) -", default: 0] += 1
              }
              for other in right where left.isEmpty {
                counts["\(raters[j].coder) \(raters[i].coder) \(other) -", default: 0] += 1
              }
              for one in left {
                for other in right {
                  counts["\(raters[i].coder) \(raters[j].coder) \(one) \(other)", default: 0] += 1
                }
              }
            }
          }
        }
      }
      let report = try ConfusionReport(scene.input(unit, rule))
      let ids = scene.codes.map(\.id)
      let found = Dictionary(
        uniqueKeysWithValues: try report.confusions.map { confusion in
          let row = try #require(ids.firstIndex(of: confusion.code))
          let instead = confusion.instead.flatMap { ids.firstIndex(of: $0) }.map { "\($0)" } ?? "-"
          return (
            "\(confusion.first.coder) \(confusion.second.coder) \(row) \(instead)",
            confusion.units
          )
        })
      #expect(found == counts, "seed \(seed) \(unit) \(rule)")
      #expect(report.disputed == disputed, "seed \(seed) \(unit) \(rule)")
    }
  }

  @Test("the table of judgements gives every α back", arguments: 0..<60)
  func judgementMatrix(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = AgreementScene.random(&generator)
    for (unit, rule) in Self.judgements {
      let input = try scene.input(unit, rule)
      let matrix = JudgementMatrix(input)
      var tables: [CodeID: [[String?]]] = [:]
      var seen: [CodeID: [SourceID: Int]] = [:]
      matrix.forEach { row in
        let length = unit == .character ? row.span.length : 1
        for _ in 0..<length {
          tables[row.code, default: []].append(row.values.map { $0.map { $0 ? "1" : "0" } })
        }
        seen[row.code, default: [:]][row.source, default: 0] += length
        #expect(seen[row.code]?[row.source].map { $0 >= row.unit } == true)
      }
      for code in try AgreementReport(input).codes {
        guard let table = tables[code.code] else {
          #expect(code.prevalence.allSatisfy { $0.present == 0 }, "seed \(seed)")
          continue
        }
        #expect(table.count == code.units, "seed \(seed) \(unit)")
        let alpha = try RatingsTable(
          coders: matrix.raters.map { "\($0.coder)" }, units: table, level: .nominal,
          declared: ["0", "1"]
        ).krippendorffAlpha()
        #expect((alpha.value == nil) == (code.alpha.value == nil), "seed \(seed)")
        if let one = alpha.value, let other = code.alpha.value {
          #expect(abs(one - other) < 1e-9, "seed \(seed)")
        }
      }
    }
  }

  @Test(
    "each source, each rater left out and each period is the report on that much",
    arguments: 0..<40)
  func breakdowns(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = AgreementScene.random(&generator)
    let input = try scene.input(.sentence, .any)
    for entry in try input.bySource() {
      var alone = scene
      alone.sources = [scene.sources[entry.source]]
      let report = try alone.report(.sentence, .any)
      #expect(entry.report.codes.map(\.alpha) == report.codes.map(\.alpha), "seed \(seed)")
      #expect(entry.report.units == report.units)
    }
    for entry in try input.leavingOut() {
      var others = scene
      for index in others.sources.indices {
        others.sources[index].raters.removeAll { $0 == entry.rater }
      }
      let report = try others.report(.sentence, .any)
      #expect(entry.report.codes.map(\.alpha) == report.codes.map(\.alpha), "seed \(seed)")
      #expect(entry.report.overall == report.overall, "seed \(seed)")
    }
    let order = Array(scene.sources.indices.reversed())
    let periods = try input.periods(in: order, parts: 4)
    let counted = order.filter { scene.sources[$0].raters.count >= 2 }
    #expect(periods.flatMap(\.sources) == counted)
    #expect(periods.count == min(4, counted.count))
    if let last = periods.last {
      let whole = try AgreementReport(input)
      for (one, same) in zip(last.soFar.codes, whole.codes) {
        #expect((one.alpha.value == nil) == (same.alpha.value == nil))
        if let left = one.alpha.value, let right = same.alpha.value {
          #expect(abs(left - right) < 1e-9)
        }
      }
    }
  }

  @Test(
    "a roll-up row has the numbers of a code with the same members, and changes no other",
    arguments: 0..<40)
  func rollUps(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = AgreementScene.random(&generator)
    let both = Set(scene.codes.flatMap(\.members))
    for (unit, rule) in Self.judgements {
      let plain = try scene.input(unit, rule)
      let input = AgreementInput(
        unit: unit, rule: rule, codes: plain.codes,
        rollUps: [ReportedCode(id: 500, members: both)], sources: plain.sources)
      let report = try AgreementReport(input)
      let before = try AgreementReport(plain)
      #expect(report.codes == before.codes, "seed \(seed)")
      #expect(report.overall == before.overall, "seed \(seed)")
      let alone = try AgreementReport(
        AgreementInput(
          unit: unit, rule: rule, codes: [ReportedCode(id: 500, members: both)],
          sources: plain.sources))
      #expect(report.rollUps == alone.codes, "seed \(seed)")
    }
  }
}
