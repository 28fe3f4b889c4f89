import Study
import TestSupport
import Testing
import Text

@testable import Analysis

@Suite("Unitizing")
struct UnitizingModelTests {
  private func group(_ codes: Range<Int>) -> CodeGroup { CodeGroup(codes.map { ReportedCode($0) }) }

  private func isNear(_ found: Coefficient, _ expected: Double?) -> Bool {
    switch (found.value, expected) {
    case (let found?, let expected?): abs(found - expected) < 1e-9
    case (nil, nil): true
    default: false
    }
  }

  @Test("is what the formulas give scalar by scalar", arguments: 0..<4)
  func model(part: UInt64) throws {
    var generator = SeededGenerator(seed: 2016 + part)
    for round in 0..<400 {
      let scene = UnitizingScene.random(&generator)
      let sources = scene.input(&generator)
      let report = UnitizingReport(groups: [group(0..<scene.codeCount)], sources: sources)
      let own = try #require(report.groups.first)
      let naive = NaiveUnitizing(scene)
      #expect(own.overlap == nil)
      #expect(isNear(own.alpha.value, naive.alpha), "round \(round): \(own.alpha.value)")
      #expect(isNear(own.binary.value, naive.binary), "round \(round): \(own.binary.value)")
      #expect(isNear(own.coding.value, naive.coding), "round \(round): \(own.coding.value)")
      for (place, value) in own.values.enumerated() {
        #expect(
          isNear(value.alpha, naive.ofValue(place)), "round \(round) (\(place)): \(value.alpha)")
      }
    }
  }

  @Test("does not depend on the order of sources, raters, codings and codes, to the last digit")
  func order() throws {
    var generator = SeededGenerator(seed: 99)
    for _ in 0..<200 {
      let scene = UnitizingScene.random(&generator)
      let sources = scene.input(&generator)
      let codes = (0..<scene.codeCount).map { ReportedCode($0) }
      let report = UnitizingReport(groups: [CodeGroup(codes)], sources: sources)
      let other = UnitizingReport(
        groups: [CodeGroup(codes.reversed())],
        sources: sources.reversed().map { source in
          AgreementSource(
            id: source.id, units: UnitList(), content: source.content,
            raters: source.raters.reversed(), codings: source.codings.reversed())
        })
      let (left, right) = (report.groups[0], other.groups[0])
      #expect(left.alpha == right.alpha)
      #expect(left.binary == right.binary)
      #expect(left.coding == right.coding)
      #expect(left.classic == right.classic)
      #expect(left.values == right.values.reversed())
    }
  }

  @Test("has the jackknife's interval over the values without each source")
  func interval() throws {
    var generator = SeededGenerator(seed: 7)
    var checked = 0
    for _ in 0..<300 {
      let scene = UnitizingScene.random(&generator)
      let whole = group(0..<scene.codeCount)
      let sources = scene.input(&generator)
      let report = UnitizingReport(groups: [whole], sources: sources)
      let counted = sources.filter { report.scope.sources.contains($0.id) }
      let without = counted.compactMap { left in
        UnitizingReport(groups: [whole], sources: counted.filter { $0.id != left.id })
          .groups[0].alpha.value.value
      }
      guard case .value(let bounds) = report.groups[0].alpha.interval.bounds,
        case .value(let alpha) = report.groups[0].alpha.value
      else { continue }
      let mean = without.reduce(0, +) / Double(without.count)
      let squares = without.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
      let variance = Double(without.count - 1) / Double(without.count) * squares
      // t(0.975) for 2, 3 and 4 degrees of freedom.
      let t = [3: 4.302_653, 4: 3.182_446, 5: 2.776_445][without.count] ?? .nan
      let reach = t * variance.squareRoot()
      #expect(abs(bounds.upperBound - min(1, alpha + reach)) < 1e-5)
      #expect(abs(bounds.lowerBound - max(-1, alpha - reach)) < 1e-5)
      checked += 1
    }
    #expect(checked > 30)
  }

  @Test("of one code is the same with and without the values of units")
  func oneCode() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      var scene = UnitizingScene.random(&generator)
      for index in scene.sources.indices {
        scene.sources[index].codes = scene.sources[index].codes.map { $0.map { $0.map { _ in 0 } } }
      }
      let report = UnitizingReport(groups: [group(0..<1)], sources: scene.input(&generator))
      let own = report.groups[0]
      switch (own.alpha.value, own.binary.value) {
      case (.value(let all), .value(let binary)): #expect(abs(all - binary) < 1e-9)
      case (let all, let binary): #expect(all == binary)
      }
      #expect(own.coding.value.value == nil, "one value cannot be mistaken for another")
    }
  }

  /// Two raters, one source of 20 scalars.
  private func report(
    _ codings: [Coding], groups: [CodeGroup]? = nil, raters: [Int] = [0, 1],
    content: SpanSet = SpanSet([TextSpan(0, 20)])
  ) -> UnitizingReport {
    UnitizingReport(
      groups: groups ?? [group(0..<2)],
      sources: [
        AgreementSource(
          id: 0, units: UnitList(), content: content, raters: raters.map(AgreementScene.rater),
          codings: codings)
      ])
  }

  @Test("says where one coder has two codes of the group, and gives no value")
  func overlap() throws {
    let own = report([
      AgreementScene.coding(1, 0, by: 0, 0..<5), AgreementScene.coding(2, 0, by: 1, 2..<9),
      AgreementScene.coding(3, 1, by: 1, 7..<12),
    ]).groups[0]
    #expect(
      own.overlap
        == GroupOverlap(
          source: 0, rater: AgreementScene.rater(1), first: 0, second: 1, span: TextSpan(7, 9)))
    #expect(own.alpha.value == .undefined(.overlappingUnits))
    #expect(own.alpha.interval.bounds == .undefined(.overlappingUnits))
    #expect(own.coding.value == .undefined(.overlappingUnits))
    #expect(own.values.allSatisfy { $0.alpha == .undefined(.overlappingUnits) })
    #expect(own.classic.value != nil, "αU takes each code by itself")
  }

  @Test("takes touching for no overlap, and overlap outside the content for none")
  func touching() {
    let touching = report([
      AgreementScene.coding(1, 0, by: 0, 0..<5), AgreementScene.coding(2, 1, by: 0, 5..<9),
    ]).groups[0]
    #expect(touching.overlap == nil)
    let outside = report(
      [AgreementScene.coding(1, 0, by: 0, 0..<7), AgreementScene.coding(2, 1, by: 0, 5..<9)],
      content: SpanSet([TextSpan(0, 5), TextSpan(7, 20)])
    ).groups[0]
    #expect(outside.overlap == nil)
  }

  @Test("has a value of less than nothing where one coder is silent, by arithmetic")
  func silent() throws {
    // ℓ.. 40, one unit of 5: ℓ_c 5, ℓ_φ 35, disagreement 10, Σz = 25 + 35 = 60, so
    // De = 2 · 40 · 5 · 35 / (1600 − 60).
    let own = report([AgreementScene.coding(1, 0, by: 0, 3..<8)]).groups[0]
    let expected = 1 - 10 / (2 * 40.0 * 5 * 35 / 1540)
    #expect(abs(try #require(own.alpha.value.value) - expected) < 1e-12)
    #expect(expected < 0)
    #expect(own.coding.value == .undefined(.noPairableUnits))
    #expect(own.coverage == .value(0))
  }

  @Test("has no value where nobody coded, everything was coded alike, or one coder finished")
  func undefined() {
    #expect(report([]).groups[0].alpha.value == .undefined(.codeUnused))
    let all = report([
      AgreementScene.coding(1, 0, by: 0, 0..<20), AgreementScene.coding(2, 0, by: 1, 0..<20),
    ]).groups[0]
    #expect(all.alpha.value == .undefined(.noVariation))
    #expect(all.binary.value == .undefined(.noVariation))
    #expect(all.coding.value == .undefined(.noVariation))
    let alone = report([AgreementScene.coding(1, 0, by: 0, 0..<20)], raters: [0])
    #expect(alone.groups[0].alpha.value == .undefined(.noPairableUnits))
    #expect(alone.scope.sourcesLeftOut == [0])
    #expect(alone.groups[0].classic == .undefined(.noPairableUnits))
  }

  @Test("is 1 where coders agree, and ignores codings without length and of unfinished coders")
  func identical() {
    let own = report([
      AgreementScene.coding(1, 0, by: 0, 3..<8), AgreementScene.coding(2, 0, by: 1, 3..<8),
      AgreementScene.coding(3, 1, by: 0, 12..<14), AgreementScene.coding(4, 1, by: 1, 12..<14),
      AgreementScene.coding(5, 1, by: 0, 6..<6), AgreementScene.coding(6, 1, by: 7, 4..<9),
    ])
    #expect(own.groups[0].alpha.value == .value(1))
    #expect(own.groups[0].coding.value == .value(1))
    #expect(own.groups[0].classic == .value(1))
    #expect(own.scope.unfinishedCodings == 1)
    #expect(own.groups[0].values.map(\.units) == [2, 2])
  }
}
