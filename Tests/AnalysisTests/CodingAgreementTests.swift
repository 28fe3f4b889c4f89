import Study
import TestSupport
import Testing
import Text

@testable import Analysis

@Suite("Agreement on codings")
struct CodingAgreementTests {
  /// One source of one code, with everything content unless said otherwise.
  private func scene(
    length: Int, units: [TextSpan] = [], content: SpanSet? = nil, coders: [Int] = [1, 2],
    _ codings: [Coding]
  ) -> AgreementScene {
    AgreementScene(
      sources: [
        .init(
          units: units, content: content ?? SpanSet([TextSpan(0, length)]),
          raters: coders.map(AgreementScene.rater), codings: codings)
      ], codes: [ReportedCode(7)])
  }

  /// The prevalence paradox: 50 scalars coded by both, 75 by each alone, and a growing rest.
  @Test(
    "uncoded text drives AC1 and PABAK to 1, and κ and α to F1",
    arguments: [
      (0, 0.25, -0.600, -0.596, -0.412, -0.50), (200, 0.625, 0.127, 0.128, 0.342, 0.25),
      (800, 0.85, 0.314, 0.315, 0.808, 0.70), (9800, 0.985, 0.392, 0.392, 0.985, 0.97),
      (99800, 0.9985, 0.399, 0.399, 0.9985, 0.997),
    ])
  func prevalence(
    uncoded: Int, percent: Double, kappa: Double, alpha: Double, ac1: Double, pabak: Double
  ) throws {
    let report = try scene(
      length: 200 + uncoded,
      [
        AgreementScene.coding(1, 7, by: 1, 0..<125), AgreementScene.coding(2, 7, by: 2, 75..<200),
      ]
    ).report(.character, .any)
    let code = try #require(report.codes.first)
    let pair = try #require(code.pairs.first)
    #expect([pair.n11, pair.n10, pair.n01, pair.n00] == [50, 75, 75, uncoded])
    for (found, printed) in [
      (code.percent, percent), (pair.kappa, kappa), (code.alpha, alpha), (code.ac1, ac1),
      (code.brennanPrediger, pabak), (pair.f1, 0.4), (pair.jaccard, 0.25),
    ] {
      #expect(abs(try #require(found.value) - printed) <= 0.0005)
    }
  }

  @Test("two half-overlapping codings in a thousand scalars: Cohen's κ is 0.6875")
  func cohenOnCharacters() throws {
    let report = try scene(
      length: 1000,
      [
        AgreementScene.coding(1, 7, by: 1, 100..<300),
        AgreementScene.coding(2, 7, by: 2, 150..<350),
      ]
    ).report(.character, .any)
    #expect(abs(try #require(report.codes.first?.pairs.first?.kappa.value) - 0.6875) < 1e-12)
  }

  @Test("one coder's overlapping codings of a code are one union, not agreement")
  func selfOverlap() throws {
    let report = try scene(
      length: 100,
      [
        AgreementScene.coding(1, 7, by: 1, 0..<30), AgreementScene.coding(2, 7, by: 1, 10..<40),
      ]
    ).report(.character, .any)
    let pair = try #require(report.codes.first?.pairs.first)
    #expect([pair.n11, pair.n10, pair.n01, pair.n00] == [0, 40, 0, 60])
    #expect(pair.f1 == .value(0))
  }

  @Test("any: one shared scalar is enough and touching is not; half: half the content is")
  func rules() throws {
    let units = [TextSpan(0, 10), TextSpan(10, 20), TextSpan(20, 30)]
    let scene = scene(
      length: 30, units: units,
      [
        AgreementScene.coding(1, 7, by: 1, 10..<21),
        AgreementScene.coding(2, 7, by: 2, 10..<15),
        AgreementScene.coding(3, 7, by: 2, 20..<24),
      ])
    let any = try #require(try scene.report(.sentence, .any).codes.first?.pairs.first)
    let half = try #require(try scene.report(.sentence, .half).codes.first?.pairs.first)
    #expect([any.n11, any.n10, any.n01, any.n00] == [2, 0, 0, 1])
    #expect([half.n11, half.n10, half.n01, half.n00] == [1, 0, 0, 2])
  }

  @Test("only content counts: labels and the interviewer's turns neither make nor break a unit")
  func content() throws {
    let units = [TextSpan(0, 10), TextSpan(10, 20), TextSpan(20, 30)]
    let scene = scene(
      length: 30, units: units, content: SpanSet([TextSpan(6, 10), TextSpan(20, 30)]),
      [
        AgreementScene.coding(1, 7, by: 1, 0..<8), AgreementScene.coding(2, 7, by: 2, 0..<6),
        AgreementScene.coding(3, 7, by: 2, 12..<18), AgreementScene.coding(4, 7, by: 2, 3..<3),
      ])
    let report = try scene.report(.sentence, .half)
    #expect(report.units == 2)
    #expect(report.unitsWithoutContent == 1)
    #expect(report.strayCodings == [2, 3])
    let pair = try #require(report.codes.first?.pairs.first)
    #expect([pair.n11, pair.n10, pair.n01, pair.n00] == [0, 1, 0, 1])
  }

  @Test("missing is not silent: who has not finished is not compared")
  func missing() throws {
    var scene = scene(
      length: 10, units: [TextSpan(0, 5), TextSpan(5, 10)], coders: [1, 2],
      [AgreementScene.coding(1, 7, by: 1, 0..<5), AgreementScene.coding(2, 7, by: 3, 0..<5)])
    scene.sources.append(
      .init(
        units: [TextSpan(0, 4)], content: SpanSet([TextSpan(0, 4)]),
        raters: [AgreementScene.rater(3)], codings: []))
    let report = try scene.report(.turn, .any)
    #expect(report.sources == [0])
    #expect(report.sourcesLeftOut == [1])
    #expect(report.unfinishedCodings == 1)
    #expect(report.raters.map(\.rater.coder) == [1, 2])
    #expect(report.raters.map(\.units) == [2, 2])
    #expect(report.codes.first?.prevalence.map(\.present) == [1, 0])
  }

  @Test("a code that nobody used: α and κ undefined, F1 undefined, percent 1")
  func unused() throws {
    let report = try scene(length: 10, units: [TextSpan(0, 10)], []).report(.turn, .any)
    let code = try #require(report.codes.first)
    #expect(code.alpha == .undefined(.noVariation))
    #expect(code.fleiss == .undefined(.noVariation))
    #expect(code.conger == .undefined(.noVariation))
    #expect(code.percent == .value(1))
    #expect(code.pairs.first?.kappa == .undefined(.noVariation))
    #expect(code.pairs.first?.f1 == .undefined(.codeUnused))
    #expect(report.overall.median == .undefined(.nothingDefined))
    #expect(report.overall.codesLeftOut == 1)
    #expect(report.overall.setAlpha == .undefined(.noVariation))
  }

  @Test("no source that two finished: every coefficient says that there are no pairs")
  func nothingShared() throws {
    let report = try scene(length: 10, units: [TextSpan(0, 10)], coders: [1], [])
      .report(.turn, .any)
    let code = try #require(report.codes.first)
    for coefficient in [
      code.alpha, code.percent, code.ac1, code.fleiss, code.brennanPrediger, code.conger,
      report.overall.setAlpha,
    ] {
      #expect(coefficient == .undefined(.noPairableUnits))
    }
    #expect(code.pairs.isEmpty)
  }

  @Test("rolled up, a parent has the union of its own and its descendants' codings")
  func rollup() throws {
    var scene = scene(
      length: 20, units: [TextSpan(0, 10), TextSpan(10, 20)],
      [
        AgreementScene.coding(1, 8, by: 1, 0..<10), AgreementScene.coding(2, 9, by: 2, 0..<10),
      ])
    scene.codes = [ReportedCode(id: 7, members: [7, 8, 9]), ReportedCode(8), ReportedCode(9)]
    let report = try scene.report(.turn, .any)
    #expect(report.codes.map(\.alpha.value) == [1, 0, 0])
    #expect(report.overall.median == .value(0))
    #expect(report.overall.range == .value(0...1))
    #expect(report.codes.map(\.disagreement) == [0, 1, 1])
  }

  @Test("the same coder's two layers are two raters")
  func layers() throws {
    let second = Rater(coder: 1, layer: .secondReading)
    var scene = scene(length: 4, units: [TextSpan(0, 2), TextSpan(2, 4)], coders: [1], [])
    scene.sources[0].raters.append(second)
    scene.sources[0].codings = [
      AgreementScene.coding(1, 7, by: 1, 0..<2),
      Coding(id: 2, source: 0, span: TextSpan(0, 2), code: 7, rater: second),
    ]
    let report = try scene.report(.sentence, .any)
    #expect(report.codes.first?.alpha == .value(1))
    #expect(report.raters.map(\.rater.layer) == [.individual, .secondReading])
  }

  @Test("three sources: α ± 4.303 standard errors, worked out by hand")
  func interval() throws {
    // Per source: four one-scalar units, one code. Both: scalar 0; only coder 1: as listed.
    let alone = [0..<0, 1..<2, 1..<3]
    var scene = AgreementScene(codes: [ReportedCode(7)])
    for range in alone {
      scene.sources.append(
        .init(
          units: [], content: SpanSet([TextSpan(0, 4)]),
          raters: [AgreementScene.rater(1), AgreementScene.rater(2)],
          codings: [
            AgreementScene.coding(1, 7, by: 1, 0..<1), AgreementScene.coding(2, 7, by: 1, range),
            AgreementScene.coding(3, 7, by: 2, 0..<1),
          ]))
    }
    // α = 1 − (n − 1) D / (n₁ n₀), D the units where they differ.
    func alpha(_ n: Double, _ differ: Double, _ n1: Double) -> Double {
      1 - (n - 1) * differ / (n1 * (n - n1))
    }
    let whole = alpha(24, 3, 9)
    let without = [alpha(16, 3, 7), alpha(16, 2, 6), alpha(16, 1, 5)]
    let mean = without.reduce(0, +) / 3
    let squares = without.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let reach = 4.302653 * (2.0 / 3 * squares).squareRoot()
    let code = try #require(try scene.report(.character, .any).codes.first)
    #expect(abs(try #require(code.alpha.value) - whole) < 1e-12)
    guard case .value(let bounds) = code.interval.bounds else {
      Issue.record("there is no interval")
      return
    }
    #expect(abs(bounds.lowerBound - max(-1, whole - reach)) < 1e-5)
    #expect(abs(bounds.upperBound - min(1, whole + reach)) < 1e-5)
    #expect(code.interval.sourcesUsed == 3)
    #expect(code.interval.sourcesSkipped == 0)
    #expect(code.sourcesWithCode == 3)
  }

  @Test("overlapping units are refused, with both units")
  func overlappingUnits() {
    #expect(throws: OverlappingUnits(first: TextSpan(0, 5), second: TextSpan(4, 8))) {
      try UnitList([TextSpan(4, 8), TextSpan(0, 5)])
    }
  }

  @Test("more raters than a pattern holds are refused, and 64 are not")
  func raterLimit() throws {
    let units = [TextSpan(0, 5)]
    #expect(throws: AgreementError.tooManyRaters(source: 0, found: 65, limit: 64)) {
      try scene(length: 5, units: units, coders: Array(0..<65), []).report(.turn, .any)
    }
    let report = try scene(
      length: 5, units: units, coders: Array(0..<64),
      [AgreementScene.coding(1, 7, by: 63, 0..<5)]
    ).report(.turn, .any)
    #expect(report.codes.first?.prevalence.last?.present == 1)
  }
}
