import Study
import TestSupport
import Testing
import Text

@testable import Analysis

@Suite("Disagreements")
struct DisagreementTests {
  /// Samarbeid (1) over Tillit (2) and Kontroll (3), and Arbeid (4) apart.
  static let codebook = Codebook([
    Code(id: 1, name: "Samarbeid", position: 0),
    Code(id: 2, parent: 1, name: "Tillit", position: 0),
    Code(id: 3, parent: 1, name: "Kontroll", position: 1),
    Code(id: 4, name: "Arbeid", position: 1),
  ])

  /// What two coders, or more, disagree on in a text of 200 scalars with words of nine.
  static func found(
    _ codings: [Coding], raters: Int = 2, holes: [Range<Int>] = [], tolerance: Double = 0.5
  ) -> SourceDisagreements {
    let silent = SpanSet(holes.map { TextSpan($0.lowerBound, $0.upperBound) })
    return SourceDisagreements(
      DisagreementSource(
        id: 0, content: SpanSet([TextSpan(0, 200)]).subtracting(silent),
        raters: (1...raters).map(AgreementScene.rater), codings: codings,
        words: (0..<20).map { TextSpan($0 * 10, $0 * 10 + 9) }),
      codebook: codebook, tolerance: tolerance)
  }

  private static func coding(_ code: CodeID, _ coder: Int, _ range: Range<Int>) -> Coding {
    AgreementScene.coding(range.lowerBound * 1000 + coder, code, by: coder, range)
  }

  @Test("A code that one coder left out is missed, on all of its range")
  func missed() throws {
    let found = Self.found([Self.coding(2, 1, 10..<30)])
    let dispute = try #require(found.disputes.first)
    #expect(found.disputes.count == 1)
    #expect(dispute.kind == .missed)
    #expect(dispute.ranges == [[TextSpan(10, 30)], []])
    #expect(dispute.disputed == SpanSet([TextSpan(10, 30)]))
    #expect(dispute.weight == 20)
    #expect(found.agreed.isEmpty)
  }

  @Test("Two ranges that share half or more of their union differ in their boundary only")
  func boundary() throws {
    // The intersection is 20, the union 40: exactly one half.
    let half = Self.found([Self.coding(2, 1, 10..<40), Self.coding(2, 2, 20..<50)])
    #expect(half.disputes.map(\.kind) == [.boundary])
    #expect(half.disputes.first?.disputed == SpanSet([TextSpan(10, 20), TextSpan(40, 50)]))
    // 19 of 41 is less than half.
    let less = Self.found([Self.coding(2, 1, 10..<40), Self.coding(2, 2, 21..<51)])
    #expect(less.disputes.map(\.kind) == [.missed])
    let strict = Self.found(
      [Self.coding(2, 1, 10..<40), Self.coding(2, 2, 20..<50)], tolerance: 0.6)
    #expect(strict.disputes.map(\.kind) == [.missed])
  }

  @Test("Ranges that differ in blanks alone hold the same words, however strict the tolerance")
  func sameWords() {
    let found = Self.found(
      [Self.coding(2, 1, 10..<19), Self.coding(2, 2, 9..<20)], tolerance: 1)
    #expect(found.disputes.map(\.kind) == [.boundary])
  }

  @Test("Two codes on nearly the same stretch stand against each other, and are one passage")
  func otherCode() throws {
    let found = Self.found([Self.coding(2, 1, 10..<30), Self.coding(3, 2, 12..<30)])
    #expect(found.disputes.map(\.kind) == [.otherCode, .otherCode])
    #expect(found.disputes.map(\.rivals) == [[3], [2]])
    let passage = try #require(found.passages(.passage).first)
    #expect(found.passages(.passage).count == 1)
    #expect(passage.span == TextSpan(10, 30))
    #expect(passage.relation == .sibling)
    #expect(found.passages(.code).map(\.span) == [TextSpan(10, 30), TextSpan(12, 30)])
  }

  @Test("The relation of two codes is told from the codebook")
  func relations() {
    for (first, second, relation) in [
      (1, 2, CodeRelation.parent), (2, 3, .sibling), (2, 4, .other), (1, 4, .other),
    ] {
      let found = Self.found([Self.coding(first, 1, 10..<30), Self.coding(second, 2, 10..<30)])
      #expect(found.passages(.passage).map(\.relation) == [relation])
    }
  }

  @Test("A short code inside a long one of another coder is a matter of its own")
  func longAndShort() {
    let found = Self.found([Self.coding(2, 1, 0..<150), Self.coding(3, 2, 60..<70)])
    #expect(found.passages(.passage).map(\.span) == [TextSpan(0, 150), TextSpan(60, 70)])
    #expect(found.disputes.map(\.kind) == [.missed, .missed])
  }

  @Test("Both codes by one coder are missed by the other, and stand against nothing")
  func bothByOne() {
    let found = Self.found([Self.coding(2, 1, 10..<30), Self.coding(3, 1, 10..<30)])
    #expect(found.disputes.map(\.kind) == [.missed, .missed])
    #expect(found.passages(.passage).count == 1)
  }

  @Test("Touching is not overlapping: what is agreed stays agreed beside what is not")
  func touching() {
    let found = Self.found([
      Self.coding(2, 1, 0..<10), Self.coding(2, 1, 10..<20), Self.coding(2, 2, 0..<10),
    ])
    #expect(found.agreed == [AgreedCoding(code: 2, span: TextSpan(0, 10))])
    #expect(found.disputes.map(\.span) == [TextSpan(10, 20)])
  }

  @Test("Equal ranges are agreed as drawn; the same content cut otherwise is agreed as a whole")
  func agreed() {
    let drawn = Self.found([
      Self.coding(2, 1, 0..<10), Self.coding(2, 2, 0..<10), Self.coding(2, 1, 4..<8),
      Self.coding(2, 2, 4..<8),
    ])
    #expect(
      drawn.agreed == [
        AgreedCoding(code: 2, span: TextSpan(0, 10)), AgreedCoding(code: 2, span: TextSpan(4, 8)),
      ])
    let cut = Self.found([
      Self.coding(2, 1, 0..<12), Self.coding(2, 1, 10..<20), Self.coding(2, 2, 0..<20),
    ])
    #expect(cut.agreed == [AgreedCoding(code: 2, span: TextSpan(0, 20))])
    #expect(cut.disputes.isEmpty)
  }

  @Test("A difference in labels alone is none")
  func labels() {
    let found = Self.found(
      [Self.coding(2, 1, 10..<30), Self.coding(2, 2, 15..<30)], holes: [10..<15])
    #expect(found.disputes.isEmpty)
    #expect(found.agreed == [AgreedCoding(code: 2, span: TextSpan(10, 30))])
  }

  @Test("Empty codings, codings in labels and coders who have not finished count nowhere")
  func nowhere() {
    let found = Self.found(
      [
        Self.coding(2, 1, 40..<40), Self.coding(2, 1, 10..<14), Self.coding(2, 3, 60..<70),
      ], holes: [10..<15])
    #expect(found.disputes.isEmpty)
    #expect(found.agreed.isEmpty)
  }

  @Test("One coder alone has nothing to disagree on")
  func alone() {
    let found = Self.found([Self.coding(2, 1, 10..<30)], raters: 1)
    #expect(found.disputes.isEmpty && found.agreed.isEmpty)
  }

  @Test("Of three coders, one against two weighs two pairs of three")
  func weight() {
    let found = Self.found(
      [Self.coding(2, 1, 10..<40), Self.coding(2, 2, 10..<40)], raters: 3)
    #expect(found.disputes.map(\.weight) == [20])
    #expect(found.disputes.first?.divides([0, 1]) == false)
    #expect(found.disputes.first?.divides([1, 2]) == true)
  }
}

@Suite("Disagreements against a scalar by scalar model")
struct DisagreementModelTests {
  @Test("What is disputed of each code is what the coders differ on, scalar by scalar")
  func disputed() {
    for seed in 0..<1500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let scene = AgreementScene.random(&generator)
      for (number, source) in scene.sources.enumerated() {
        let found = Self.found(scene, number, source.codings)
        let raters = source.raters.count > 1 ? source.raters : []
        for code in Set(source.codings.map(\.code)) {
          var differing: Set<Int> = []
          var shared: Set<Int> = []
          for scalar in source.content.spans.flatMap({ Array($0.start..<$0.end) }) {
            let having = raters.count { rater in
              source.codings.contains {
                $0.rater == rater && $0.code == code && $0.span.start <= scalar
                  && scalar < $0.span.end
              }
            }
            if having > 0, having < raters.count { differing.insert(scalar) }
            if having > 0, having == raters.count { shared.insert(scalar) }
          }
          let own = found.disputes.filter { $0.code == code }
          #expect(
            Set(own.flatMap { $0.disputed.spans.flatMap { Array($0.start..<$0.end) } })
              == differing, "seed \(seed), source \(number), code \(code)")
          // What all share is agreed on, or lies in a place that is decided on as a whole.
          let settled = SpanSet(
            found.agreed.filter { $0.code == code }.map(\.span) + own.map(\.span))
          #expect(shared.allSatisfy(settled.contains), "seed \(seed), source \(number)")
        }
        let apart = zip(found.disputes, found.disputes.dropFirst())
          .allSatisfy { $0.code != $1.code || !$0.span.overlaps($1.span) }
        #expect(apart)
      }
    }
  }

  @Test("The order in which codings come makes no difference")
  func order() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let scene = AgreementScene.random(&generator)
      for (number, source) in scene.sources.enumerated() {
        let shuffled = source.codings.shuffled(using: &generator)
        let (one, other) = (
          Self.found(scene, number, source.codings), Self.found(scene, number, shuffled)
        )
        #expect(one.disputes == other.disputes)
        #expect(one.agreed == other.agreed)
        #expect(one.passages(.passage) == other.passages(.passage))
      }
    }
  }

  @Test("Every dispute stands in exactly one passage, whatever the tolerance")
  func grouping() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let scene = AgreementScene.random(&generator)
      let tolerance = Double.random(in: 0...1, using: &generator)
      for (number, source) in scene.sources.enumerated() {
        let found = Self.found(scene, number, source.codings, tolerance: tolerance)
        let grouped = found.passages(.passage).flatMap(\.disputes)
        #expect(grouped.count == found.disputes.count)
        #expect(Set(grouped) == Set(found.disputes))
        #expect(found.passages(.code).count == found.disputes.count)
      }
    }
  }

  private static func found(
    _ scene: AgreementScene, _ number: Int, _ codings: [Coding],
    tolerance: Double = SourceDisagreements.usualTolerance
  ) -> SourceDisagreements {
    let source = scene.sources[number]
    return SourceDisagreements(
      DisagreementSource(
        id: number, content: source.content, raters: source.raters, codings: codings,
        words: source.units),
      codebook: Codebook((0..<100).map { Code(id: $0, name: "\($0)", position: $0) }),
      tolerance: tolerance)
  }
}
