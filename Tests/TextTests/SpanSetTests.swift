import TestSupport
import Testing
import Text

@Suite("Span sets")
struct SpanSetTests {
  /// The set as the offsets in it.
  private func offsets(_ set: SpanSet) -> Set<Int> {
    Set(set.spans.flatMap { $0.start..<$0.end })
  }

  private func spans(_ generator: inout SeededGenerator) -> [TextSpan] {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      let start = Int.random(in: 0...40, using: &generator)
      return TextSpan(start, start + Int.random(in: 0...8, using: &generator))
    }
  }

  @Test("agrees with sets of integers", arguments: UInt64(0)..<300)
  func agreesWithSetsOfIntegers(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let left = SpanSet(spans(&generator))
    let right = SpanSet(spans(&generator))
    let whole = TextSpan(3, 45)
    #expect(offsets(left.union(right)) == offsets(left).union(offsets(right)))
    #expect(offsets(left.intersection(right)) == offsets(left).intersection(offsets(right)))
    #expect(offsets(left.subtracting(right)) == offsets(left).subtracting(offsets(right)))
    #expect(offsets(left.complement(in: whole)) == Set(3..<45).subtracting(offsets(left)))
    #expect(left.length == offsets(left).count)
    for offset in 0..<50 {
      #expect(left.contains(offset) == offsets(left).contains(offset))
      let window = TextSpan(offset, offset + 5)
      #expect(
        left.length(within: window) == offsets(left).intersection(offset..<(offset + 5)).count)
      #expect(left.overlaps(window) == !offsets(left).isDisjoint(with: offset..<(offset + 5)))
    }
  }

  @Test("keeps its spans apart, in order and never empty", arguments: UInt64(0)..<100)
  func keepsSpansNormal(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let left = SpanSet(spans(&generator))
    let right = SpanSet(spans(&generator))
    for set in [left, left.union(right), left.intersection(right), left.subtracting(right)] {
      #expect(set.spans.allSatisfy { !$0.isEmpty })
      #expect(zip(set.spans, set.spans.dropFirst()).allSatisfy { $0.end < $1.start })
    }
  }

  @Test("joins spans that touch")
  func joinsTouching() {
    #expect(SpanSet([TextSpan(5, 9), TextSpan(0, 5)]).spans == [TextSpan(0, 9)])
  }
}
