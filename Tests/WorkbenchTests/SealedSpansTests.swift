import Analysis
import Store
import Study
import TestSupport
import Testing
import Text
import Workbench

/// Comparisons of spans take the work as it was when it could first be compared, as units do.
@Suite("Comparing spans of sealed work")
struct SealedSpansTests {
  let scene: Scene

  /// The informant says three sentences: 2.1, 2.2 and 4.1.
  init() throws {
    scene = try Scene()
    try scene.add(
      "int01",
      "Intervjuer: Hva gjør du?\n\nLeder: Jeg hjelper folk. Vi snakker sammen.\n\n"
        + "Intervjuer: Og så?\n\nLeder: Så går det bra.\n")
    try scene.codes("Tillit", "Uro")
    try scene.tag("Ane", "Tillit", "2.1")
    try scene.tag("Bjørn", "Tillit", "2.1")
    try scene.finish("Ane", "Bjørn")
    try scene.reopen("Ane")
    try scene.untag("Ane", "Tillit", "2.1")
    try scene.tag("Ane", "Tillit", "2.2")
  }

  private func request(_ change: (inout AgreementRequest) -> Void = { _ in }) -> AgreementRequest {
    var request = AgreementRequest()
    request.codes = ["Tillit"]
    change(&request)
    return request
  }

  @Test("uα, matches, characters and cuts are those of the sealed state, and say what was opened")
  func sealed() throws {
    let unitizing = try scene.ane.unitizing(request(), GroupRequest())
    #expect(try unitizing.only.groups.map(\.alpha.value) == [.value(1)])
    #expect(unitizing.blocks.map { $0.reopened.map(\.isOpen) } == [[true]])
    let matching = try scene.ane.segmentMatching(request(), threshold: 100)
    #expect(try matching.only.codes.map(\.counts.matched) == [1])
    let characters = try scene.ane.charactersBySource(request())
    #expect(try characters.only.rows.map(\.pair.n11) == ["Jeg hjelper folk.".count])
    let cuts = try scene.ane.segmentation(byCodings: request(), SegmentingRequest())
    #expect(cuts.report.pairs.map(\.matches) == [1])
    #expect(cuts.report.pairs.map(\.misses) == [0])
    #expect(cuts.reopened.count == 1)
  }

  @Test("today's work is compared where that is asked for, and what is open then is not")
  func current() throws {
    #expect(throws: Refusal(.noPairFinished(coders: ["Ane", "Bjørn"]))) {
      try scene.ane.unitizing(request { $0.isCurrent = true }, GroupRequest())
    }
    try scene.finish("Ane")
    let matching = try scene.ane.segmentMatching(
      request { $0.isCurrent = true }, threshold: 100)
    #expect(try matching.only.codes.map(\.counts.matched) == [0])
    let cuts = try scene.ane.segmentation(
      byCodings: request { $0.isCurrent = true }, SegmentingRequest())
    // Bjørn's sentence ends after the first of three; Ane's is the second.
    #expect(cuts.report.pairs.map(\.matches) == [1])
    #expect(cuts.report.pairs.map(\.misses) == [1])
  }

  @Test("a query, a case and a sample cut the text that is compared")
  func scope() throws {
    let whole = try scene.ane.unitizing(request(), GroupRequest()).only.scope.scalars
    // The third sentence and the line end after it, which lies in its turn.
    let path = try scene.write("drawn.csv", "source,start,end\nint01,33,50\n")
    let drawn = try scene.ane.unitizing(request { $0.sample = path }, GroupRequest())
    #expect(try drawn.only.scope.scalars == 17)
    #expect(drawn.sample?.passages == 1)
    #expect(drawn.sample?.file == "drawn.csv")
    let found = try scene.ane.unitizing(request { $0.filter = "snakker" }, GroupRequest())
    #expect(try found.only.scope.scalars == "snakker".count)
    #expect(whole > 17)
    #expect(throws: Refusal(.nothingAskedAbout)) {
      try scene.ane.segmentMatching(request { $0.filter = "finnesikke" }, threshold: 80)
    }
  }

  @Test("units that lie wholly in a drawn passage count, on any sample, as a naive count says")
  func sampledUnits() throws {
    let sentences: [TextSpan] = try scene.file.read { reader in
      let id = try #require(try reader.sources().first).source.id
      return try reader.segments(of: id, .sentence).map(\.span)
    }
    // The interviewer's are the first and the fourth.
    let spoken = [1, 2, 4].map { sentences[$0] }
    let length = try scene.ane.source("int01").record.source.length
    for seed in 0..<40 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let drawn: [TextSpan] = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        let start = Int.random(in: 0..<length, using: &generator)
        return TextSpan(start, Int.random(in: start...length, using: &generator))
      }
      let rows = drawn.map { "int01,\($0.start),\($0.end)" }.joined(separator: "\n")
      let path = try scene.write("s\(seed).csv", "source,start,end\n\(rows)\n")
      var inDrawn = [Bool](repeating: false, count: length)
      for span in drawn { for place in span.start..<span.end { inDrawn[place] = true } }
      let expected = spoken.count { unit in
        (unit.start..<unit.end).allSatisfy { inDrawn[$0] }
      }
      do {
        let result = try scene.agreement { $0.sample = path }
        #expect(try result.only.report.units == expected, "seed \(seed)")
      } catch let refusal as Refusal {
        #expect(expected == 0, "seed \(seed): \(refusal.problem)")
      }
    }
  }
}
