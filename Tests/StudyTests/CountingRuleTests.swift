import Study
import Testing
import TestSupport
import Text

@Suite("Whose codings count")
struct CountingRuleTests {
  private static let anna = 1
  private static let bo = 2

  private static func coding(
    _ id: Int, source: SourceID = 1, _ start: Int, _ end: Int, code: CodeID = 7,
    by coder: CoderID, _ layer: Layer = .individual
  ) -> Coding {
    Coding(
      id: id, source: source, span: TextSpan(start, end), code: code,
      rater: Rater(coder: coder, layer: layer))
  }

  private static func consensus(
    _ status: AssignmentStatus, by coder: CoderID = anna, source: SourceID = 1
  ) -> Assignment {
    Assignment(source: source, rater: Rater(coder: coder, layer: .consensus), status: status)
  }

  @Test("the same range and code by two coders is one, with both coders")
  func sameRangeIsOne() {
    let counted = CountingRule.codings(
      [
        Self.coding(1, 0, 5, by: Self.bo), Self.coding(2, 0, 5, by: Self.anna),
        Self.coding(3, 0, 5, by: Self.anna),
      ], assignments: [])
    #expect(
      counted == [
        CountedCoding(source: 1, span: TextSpan(0, 5), code: 7, coders: [Self.anna, Self.bo])
      ])
  }

  @Test("ranges that differ by one scalar stay two")
  func differentRangesStay() {
    let counted = CountingRule.codings(
      [Self.coding(1, 0, 5, by: Self.anna), Self.coding(2, 0, 6, by: Self.bo)], assignments: [])
    #expect(counted.map(\.span) == [TextSpan(0, 5), TextSpan(0, 6)])
  }

  @Test("a finished consensus counts alone, in its source only")
  func consensusCountsAlone() {
    let counted = CountingRule.codings(
      [
        Self.coding(1, 0, 5, by: Self.anna), Self.coding(2, 2, 5, by: Self.bo, .consensus),
        Self.coding(3, source: 2, 0, 4, by: Self.anna),
      ], assignments: [Self.consensus(.finished)])
    #expect(counted.map(\.source) == [1, 2])
    #expect(counted.map(\.span) == [TextSpan(2, 5), TextSpan(0, 4)])
  }

  @Test(
    "a consensus that somebody has left open does not count yet",
    arguments: [[AssignmentStatus.started], [.assigned], [.finished, .started], []])
  func openConsensusDoesNotCount(statuses: [AssignmentStatus]) {
    let counted = CountingRule.codings(
      [Self.coding(1, 0, 5, by: Self.anna), Self.coding(2, 2, 5, by: Self.bo, .consensus)],
      assignments: statuses.enumerated().map { Self.consensus($1, by: $0) })
    #expect(counted.map(\.span) == [TextSpan(0, 5)])
  }

  @Test("a finished consensus without codings says that nothing is coded")
  func emptyConsensusIsSilence() {
    let counted = CountingRule.codings(
      [Self.coding(1, 0, 5, by: Self.anna)], assignments: [Self.consensus(.finished)])
    #expect(counted.isEmpty)
  }

  @Test("second readings and empty ranges never count")
  func secondReadingsDoNotCount() {
    let counted = CountingRule.codings(
      [
        Self.coding(1, 0, 5, by: Self.anna, .secondReading),
        Self.coding(2, 3, 3, by: Self.anna),
      ], assignments: [])
    #expect(counted.isEmpty)
  }

  @Test("no coder's coding is lost or invented, whatever is drawn", arguments: 0..<40)
  func nothingIsLost(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let codings = (0..<60).map { id in
      let start = Int.random(in: 0..<4, using: &generator)
      return Self.coding(
        id, source: Int.random(in: 1...3, using: &generator), start,
        start + Int.random(in: 0...3, using: &generator),
        code: Int.random(in: 1...3, using: &generator),
        by: Int.random(in: 1...3, using: &generator),
        Layer.allCases.randomElement(using: &generator) ?? .individual)
    }
    let assignments = (1...3).compactMap { source in
      Bool.random(using: &generator) ? Self.consensus(.finished, source: source) : nil
    }
    let sealed = Set(assignments.map(\.source))
    let expected = Set(
      codings.filter { coding in
        !coding.span.isEmpty
          && coding.rater.layer == (sealed.contains(coding.source) ? .consensus : .individual)
      }.map { "\($0.source) \($0.span) \($0.code) \($0.rater.coder)" })
    let counted = CountingRule.codings(codings, assignments: assignments)
    let found = counted.flatMap { coding in
      coding.coders.map { "\(coding.source) \(coding.span) \(coding.code) \($0)" }
    }
    #expect(found.count == Set(found).count)
    #expect(Set(found) == expected)
    let keys = counted.map { [$0.source, $0.span.start, $0.span.end, $0.code] }
    #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(Set(keys).count == keys.count)
  }
}
