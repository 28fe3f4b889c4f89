import Study
import TestSupport
import Text

@testable import Analysis

/// Sources, codes and codings for tests of agreement, written down or drawn at random.
struct AgreementScene {
  struct Source {
    var units: [TextSpan]
    var content: SpanSet
    var raters: [Rater]
    var codings: [Coding]
  }

  var sources: [Source] = []
  var codes: [ReportedCode]

  /// The coder with a number, in the individual layer.
  static func rater(_ coder: Int) -> Rater { Rater(coder: coder, layer: .individual) }

  /// A coding written as code, rater and range.
  static func coding(
    _ id: Int, _ code: CodeID, by coder: Int, _ range: Range<Int>, in source: SourceID = 0
  ) -> Coding {
    Coding(
      id: id, source: source, span: TextSpan(range.lowerBound, range.upperBound), code: code,
      rater: rater(coder))
  }

  func input(_ unit: UnitKind, _ rule: CoverageRule) throws -> AgreementInput {
    AgreementInput(
      unit: unit, rule: rule, codes: codes,
      sources: try sources.enumerated().map { index, source in
        AgreementSource(
          id: index, units: unit == .character ? UnitList() : try UnitList(source.units),
          content: source.content, raters: source.raters, codings: source.codings)
      })
  }

  func report(_ unit: UnitKind, _ rule: CoverageRule) throws -> AgreementReport {
    try AgreementReport(input(unit, rule))
  }

  /// Draws a scene with gaps between units, holes in the content, overlapping codings by the
  /// same rater, codings that several raters share, empty codings, and raters that did not finish.
  static func random(_ generator: inout SeededGenerator) -> AgreementScene {
    let raterCount = Int.random(in: 2...4, using: &generator)
    let codeCount = Int.random(in: 1...4, using: &generator)
    var scene = AgreementScene(codes: (0..<codeCount).map { ReportedCode($0) })
    if codeCount > 2 {
      scene.codes.append(ReportedCode(id: 99, members: [0, 2]))
    }
    for source in 0..<Int.random(in: 1...5, using: &generator) {
      let length = Int.random(in: 20...60, using: &generator)
      var units: [TextSpan] = []
      var start = Int.random(in: 0...3, using: &generator)
      while start < length {
        let end = min(length, start + Int.random(in: 1...9, using: &generator))
        units.append(TextSpan(start, end))
        start = end + max(0, Int.random(in: -2...2, using: &generator))
      }
      let holes = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        span(in: length, upTo: 8, &generator)
      }
      var codings = (0..<Int.random(in: 0...14, using: &generator)).map { number in
        Coding(
          id: number, source: source, span: span(in: length, upTo: 15, &generator),
          code: Int.random(in: 0..<codeCount, using: &generator),
          rater: rater(Int.random(in: 0..<raterCount, using: &generator)))
      }
      for coding in codings where Bool.random(using: &generator) {
        codings.append(
          Coding(
            id: coding.id + 100, source: source, span: coding.span, code: coding.code,
            rater: rater(Int.random(in: 0..<raterCount, using: &generator))))
      }
      scene.sources.append(
        Source(
          units: units, content: SpanSet([TextSpan(0, length)]).subtracting(SpanSet(holes)),
          raters: (0..<raterCount).map(rater).filter { _ in
            Int.random(in: 0...4, using: &generator) > 0
          }, codings: codings))
    }
    return scene
  }

  private static func span(
    in length: Int, upTo longest: Int, _ generator: inout SeededGenerator
  ) -> TextSpan {
    let start = Int.random(in: 0..<length, using: &generator)
    return TextSpan(start, min(length, start + Int.random(in: 0...longest, using: &generator)))
  }
}
