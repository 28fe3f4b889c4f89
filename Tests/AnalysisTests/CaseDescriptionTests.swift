import Analysis
import Study
import Testing
import TestSupport

@Suite("Cases in numbers")
struct CaseDescriptionTests {
  /// The sum of the squares of 2, 4, 4, 4, 5, 5, 7, 9 about their mean 5 is 32.
  @Test("mean, deviation with n − 1, least and greatest")
  func summary() throws {
    let values: [Double] = [2, 4, 4, 4, 5, 5, 7, 9]
    let summary = NumberSummary(values.map { ($0, 1) })
    #expect(summary.count == 8)
    #expect(summary.mean == 5)
    #expect(abs(try #require(summary.deviation) - (32.0 / 7).squareRoot()) < 1e-12)
    #expect(summary.least == 2)
    #expect(summary.most == 9)
    #expect(summary.weightedMean == 5)
  }

  @Test("one number has no deviation, none has no mean")
  func few() {
    #expect(NumberSummary([(3, 1)]).deviation == nil)
    #expect(NumberSummary([(3, 1)]).mean == 3)
    #expect(NumberSummary([]).mean == nil)
    #expect(NumberSummary([(3, 0)]).weightedMean == nil)
  }

  /// (0.5 × 10 + 1 × 40) / 1.5 = 30.
  @Test("a weighted mean counts each number by its weight")
  func weights() {
    let summary = NumberSummary([(10, 0.5), (40, 1)])
    #expect(summary.weighted == 1.5)
    #expect(summary.weightedMean == 30)
    #expect(summary.mean == 25)
  }

  @Test("the deviation is that of all pairs", arguments: 0..<100)
  func pairs(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let values = (0..<Int.random(in: 2...30, using: &generator)).map { _ in
      Double(Int.random(in: -1000...1000, using: &generator)) / 8
    }
    var sum = 0.0
    for (place, first) in values.enumerated() {
      for second in values[(place + 1)...] { sum += (first - second) * (first - second) }
    }
    let count = Double(values.count)
    let expected = (sum / (count * (count - 1))).squareRoot()
    let summary = NumberSummary(values.map { ($0, 1) })
    #expect(abs(try #require(summary.deviation) - expected) < 1e-9 * max(1, expected))
  }

  @Test("who has no value is missing, and counted so")
  func missing() {
    let attribute = Attribute(name: "sektor", type: .text)
    let cases = [
      Case(id: 1, name: "L1", values: ["sektor": "privat"], weight: 0.5),
      Case(id: 2, name: "L2", values: [:]), Case(id: 3, name: "L3", values: ["sektor": "privat"]),
    ]
    let description = AttributeDescription(
      attribute, group: nil, cases: cases, values: [(.named("privat"), [1, 3])])
    #expect(description.known == CaseCount([cases[0], cases[2]]))
    #expect(description.missing.cases == 1)
    #expect(description.known.weighted == 1.5)
  }
}
