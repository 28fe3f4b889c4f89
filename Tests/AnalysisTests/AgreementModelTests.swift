import Study
import TestSupport
import Testing
import Text

@testable import Analysis

/// Agreement looked up scalar by scalar: slow, and short enough to be seen to be right.
private struct NaiveAgreement {
  /// One judged unit: the codes each rater gave it, nil for raters that did not finish.
  struct Unit {
    let source: Int
    let sets: [Set<Int>?]
  }

  let raters: [Rater]
  let units: [Unit]
  let rows: Int

  init(_ scene: AgreementScene, _ unit: UnitKind, _ rule: CoverageRule) {
    let everyone = Set(scene.sources.flatMap(\.raters)).sorted { $0.coder < $1.coder }
    var units: [Unit] = []
    for (number, source) in scene.sources.enumerated() where source.raters.count >= 2 {
      let all =
        unit == .character
        ? source.content.spans.flatMap { ($0.start..<$0.end).map { TextSpan($0, $0 + 1) } }
        : source.units
      for span in all {
        let scalars = (span.start..<span.end).filter { source.content.contains($0) }
        guard !scalars.isEmpty else { continue }
        units.append(
          Unit(
            source: number,
            sets: everyone.map { rater in
              guard source.raters.contains(rater) else { return nil }
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
            }))
      }
    }
    raters = everyone
    self.units = units
    rows = scene.codes.count
  }

  /// The table that a statistics program would be given for one code.
  func table(_ row: Int, without source: Int? = nil) throws -> RatingsTable {
    try RatingsTable(
      coders: raters.map { "\($0.coder)" },
      units: units.filter { $0.source != source }.map { unit in
        unit.sets.map { $0.map { $0.contains(row) ? "1" : "0" } }
      }, level: .nominal, declared: ["0", "1"])
  }

  /// α with a distance between sets, over all pairs of values.
  func setAlpha(_ distance: (Set<Int>, Set<Int>) -> Double) -> Double? {
    var observed = 0.0
    var values: [Set<Int>] = []
    for unit in units {
      let given = unit.sets.compactMap(\.self)
      for (i, one) in given.enumerated() {
        for (j, other) in given.enumerated() where i != j {
          observed += distance(one, other) / Double(given.count - 1)
        }
      }
      values += given
    }
    var expected = 0.0
    for one in values {
      for other in values { expected += distance(one, other) }
    }
    guard expected > 0 else { return nil }
    return 1 - Double(values.count - 1) * observed / expected
  }

  func masi(_ one: Set<Int>, _ other: Set<Int>) -> Double {
    if one == other { return 0 }
    let shared = one.intersection(other)
    if shared.isEmpty { return 1 }
    let jaccard = Double(shared.count) / Double(one.union(other).count)
    return 1 - jaccard * (one.isSubset(of: other) || other.isSubset(of: one) ? 2 : 1) / 3
  }

  func jaccard(_ one: Set<Int>, _ other: Set<Int>) -> Double {
    one == other ? 0 : 1 - Double(one.intersection(other).count) / Double(one.union(other).count)
  }

  /// α of a table with a row for every unit and code.
  func pooled() throws -> Coefficient {
    try RatingsTable(
      coders: raters.map { "\($0.coder)" },
      units: (0..<rows).flatMap { row in
        units.map { unit in unit.sets.map { $0.map { $0.contains(row) ? "1" : "0" } } }
      }, level: .nominal, declared: ["0", "1"]
    ).krippendorffAlpha()
  }
}

@Suite("Agreement on codings, against the naive model")
struct AgreementModelTests {
  private static func close(_ one: Coefficient, _ other: Coefficient) -> Bool {
    guard let left = one.value, let right = other.value else {
      return (one.value == nil) == (other.value == nil)
    }
    return abs(left - right) < 1e-9
  }

  @Test("every coefficient equals that of the table of units and raters", arguments: 0..<120)
  func coefficients(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = AgreementScene.random(&generator)
    for (unit, rule) in [
      (UnitKind.sentence, CoverageRule.any), (.sentence, .half), (.character, .any),
    ] {
      let naive = NaiveAgreement(scene, unit, rule)
      let report = try scene.report(unit, rule)
      #expect(report.units == naive.units.count, "seed \(seed)")
      for (row, code) in report.codes.enumerated() {
        let context = "seed \(seed) \(unit) \(rule) row \(row)"
        let table = try naive.table(row)
        // The table keeps a column for raters that share no source; Conger has no use for it.
        let expected = RatingsReport(table).plain
        #expect(Self.close(code.alpha, table.krippendorffAlpha()), "\(context)")
        #expect(Self.close(code.percent, expected.percent.coefficient), "\(context)")
        if expected.percent.value != nil {
          #expect(Self.close(code.ac1, expected.gwet.coefficient), "\(context)")
          #expect(
            Self.close(code.brennanPrediger, expected.brennanPrediger.coefficient), "\(context)")
          #expect(Self.close(code.fleiss, expected.fleiss.coefficient), "\(context)")
          if expected.conger.reason != .coderWithoutRatings {
            #expect(Self.close(code.conger, expected.conger.coefficient), "\(context)")
          }
          let percent = try #require(code.percent.value)
          #expect(abs(code.disagreement - Double(code.units) * (1 - percent)) < 1e-9)
        }
      }
      for (found, distance) in [
        (report.overall.setAlpha, naive.masi), (report.overall.setAlphaJaccard, naive.jaccard),
      ] {
        let expected = naive.setAlpha(distance)
        #expect((found.value == nil) == (expected == nil), "seed \(seed) \(unit)")
        if let value = found.value, let expected { #expect(abs(value - expected) < 1e-9) }
      }
      #expect(Self.close(report.overall.pooled, try naive.pooled()), "seed \(seed)")
    }
  }

  @Test("every pair's table equals the counts over its shared units", arguments: 0..<60)
  func pairs(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = AgreementScene.random(&generator)
    let naive = NaiveAgreement(scene, .turn, .any)
    for (row, code) in try scene.report(.turn, .any).codes.enumerated() {
      let expected = RatingsReport(try naive.table(row)).pairs.filter { $0.units > 0 }
      #expect(code.pairs.count == expected.count)
      for (pair, model) in zip(code.pairs, expected) {
        #expect(pair.first == naive.raters[model.first])
        #expect(pair.second == naive.raters[model.second])
        #expect(pair.units == model.units)
        #expect(Self.close(pair.kappa, model.plain.kappa.coefficient), "seed \(seed)")
        #expect(Self.close(pair.scottPi, model.plain.scottPi.coefficient), "seed \(seed)")
        #expect(Self.close(pair.percent, model.plain.percent.coefficient), "seed \(seed)")
        let both = naive.units.count { unit in
          unit.sets[model.first]?.contains(row) == true
            && unit.sets[model.second]?.contains(row) == true
        }
        let onlyFirst = naive.units.count { unit in
          unit.sets[model.first]?.contains(row) == true
            && unit.sets[model.second]?.contains(row) == false
        }
        #expect(pair.n11 == both)
        #expect(pair.n10 == onlyFirst)
      }
      for prevalence in code.prevalence {
        let place = try #require(naive.raters.firstIndex(of: prevalence.rater))
        #expect(prevalence.present == naive.units.count { $0.sets[place]?.contains(row) == true })
        #expect(prevalence.units == naive.units.count { $0.sets[place] != nil })
      }
    }
  }

  @Test("the interval is the jackknife over α computed without each source", arguments: 0..<60)
  func interval(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = AgreementScene.random(&generator)
    let naive = NaiveAgreement(scene, .character, .any)
    let sources = Set(naive.units.map(\.source)).sorted()
    let points = [2: 4.302653, 3: 3.182446, 4: 2.776445]
    for (row, code) in try scene.report(.character, .any).codes.enumerated() {
      guard let alpha = code.alpha.value else {
        #expect(code.interval.bounds == .undefined(code.alpha.reason ?? .noVariation))
        continue
      }
      let without = try sources.compactMap {
        try naive.table(row, without: $0).krippendorffAlpha().value
      }
      #expect(code.interval.sourcesUsed == without.count)
      #expect(code.interval.sourcesSkipped == sources.count - without.count)
      guard without.count >= 3 else {
        #expect(code.interval.bounds == .undefined(.tooFewSources))
        continue
      }
      let count = Double(without.count)
      let mean = without.reduce(0, +) / count
      let squares = without.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
      let reach =
        try #require(points[without.count - 1]) * ((count - 1) / count * squares).squareRoot()
      guard case .value(let bounds) = code.interval.bounds else {
        Issue.record("no interval, seed \(seed)")
        continue
      }
      #expect(abs(bounds.lowerBound - max(-1, alpha - reach)) < 1e-5, "seed \(seed)")
      #expect(abs(bounds.upperBound - min(1, alpha + reach)) < 1e-5, "seed \(seed)")
    }
  }

  @Test(
    "renaming codes and reordering coders, sources and codings change nothing", arguments: 0..<40)
  func metamorphic(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scene = AgreementScene.random(&generator)
    var other = scene
    for index in other.sources.indices {
      other.sources[index].codings = scene.sources[index].codings.map {
        Coding(
          id: $0.id, source: $0.source, span: $0.span, code: 1000 - $0.code,
          rater: AgreementScene.rater(50 - $0.rater.coder))
      }.shuffled(using: &generator)
      other.sources[index].raters = scene.sources[index].raters.map {
        AgreementScene.rater(50 - $0.coder)
      }.shuffled(using: &generator)
    }
    other.sources.shuffle(using: &generator)
    other.codes = scene.codes.map {
      ReportedCode(id: 1000 - $0.id, members: Set($0.members.map { 1000 - $0 }))
    }
    for unit in [UnitKind.sentence, .character] {
      let before = try scene.report(unit, .half)
      let after = try other.report(unit, .half)
      #expect(Self.close(before.overall.setAlpha, after.overall.setAlpha), "seed \(seed)")
      #expect(Self.close(before.overall.median, after.overall.median), "seed \(seed)")
      for (one, same) in zip(before.codes, after.codes) {
        #expect(same.code == 1000 - one.code)
        #expect(Self.close(one.alpha, same.alpha), "seed \(seed)")
        #expect(Self.close(one.conger, same.conger), "seed \(seed)")
        #expect(one.pairs.map(\.n11).sorted() == same.pairs.map(\.n11).sorted())
        for (pair, mirrored) in zip(one.pairs, same.pairs.reversed()) where one.pairs.count == 1 {
          #expect(pair.n10 == mirrored.n01)
        }
      }
    }
  }
}
