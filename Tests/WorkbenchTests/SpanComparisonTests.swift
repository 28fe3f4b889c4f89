import Analysis
import Store
import Study
import Testing
import Text
import Workbench

/// Which codings, sources and characters comparisons of spans rest on.
@Suite("Comparing spans")
struct SpanComparisonTests {
  let scene: Scene

  /// The leader says two sentences, between two questions.
  init() throws {
    scene = try Scene()
    for name in ["int01", "int02"] {
      try scene.add(
        name,
        "Intervjuer: Hva gjør du i \(name)?\n\nLeder: Jeg hjelper folk. Vi snakker sammen nå.\n\n"
          + "Intervjuer: Og så?\n")
    }
    try scene.codes("Arbeid/Tillit", "Arbeid/Kontroll")
    for source in ["int01", "int02"] {
      try tag("Ane", "Tillit", "2.1", source)
      try tag("Bjørn", "Kontroll", "2.1", source)
    }
    try tag("Ane", "Kontroll", "1", "int01")
    try tag("Camilla", "Tillit", "2.2", "int01")
  }

  private func tag(
    _ coder: String, _ code: String, _ place: String, _ source: String,
    layer: Layer = .individual
  ) throws {
    _ = try scene.bench(coder).tag(
      [code], source: source, .place(place), layer: layer, note: "")
  }

  private func finish(_ coder: String, _ sources: String..., layer: Layer = .individual) throws {
    _ = try scene.bench(coder).done(sources, layer: layer)
  }

  private func request(_ change: (inout AgreementRequest) -> Void = { _ in }) -> AgreementRequest {
    var request = AgreementRequest()
    change(&request)
    return request
  }

  private var group: GroupRequest {
    var group = GroupRequest()
    group.parents = ["Arbeid"]
    return group
  }

  @Test("leaves out the interviewer, coders who have not finished, and sources with one coder")
  func scope() throws {
    try finish("Ane", "int01", "int02")
    try finish("Bjørn", "int01")
    let result = try scene.ane.unitizing(request(), group)
    let report = try result.only
    #expect(report.scope.sources.compactMap { result.sourceNames[$0] } == ["int01"])
    #expect(report.scope.sourcesLeftOut.compactMap { result.sourceNames[$0] } == ["int02"])
    #expect(
      report.scope.raters.compactMap { result.coderNames[$0.rater.coder] } == ["Ane", "Bjørn"])
    #expect(report.scope.unfinishedCodings == 2, "Camilla's, and Bjørn's in the other source")
    let own = try #require(report.groups.first)
    #expect(report.groups.count == 1)
    #expect(own.values.map(\.units) == [1, 1], "what Ane gave the interviewer's turn is not there")
    // Where one has Tillit the other has Kontroll: what differs is what chance would give.
    #expect(own.coding.value == .value(0))
  }

  @Test("takes everybody's speech, one speaker's or every character, as asked")
  func speech() throws {
    try finish("Ane", "int01")
    try finish("Bjørn", "int01")
    let all = try scene.ane.unitizing(request { $0.role = nil }, group).only
    let asked = try scene.ane.unitizing(request { $0.role = .interviewer }, group).only
    let own = try scene.ane.unitizing(request(), group).only
    #expect(all.groups[0].values.map(\.units) == [1, 2])
    #expect(asked.groups[0].values.map(\.units) == [0, 1])
    // Two line ends after each of the first turns and one after the last are nobody's.
    #expect(all.scope.scalars == asked.scope.scalars + own.scope.scalars + 5)
    let characters = try scene.ane.charactersBySource(request()).only
    let length = try scene.ane.source("int01").record.source.length
    #expect(characters.rows.allSatisfy { $0.pair.units == length })
  }

  @Test("compares the codes, coders, sources and layers that were asked for")
  func filters() throws {
    for coder in ["Ane", "Bjørn", "Camilla"] { try finish(coder, "int01", "int02") }
    try tag("Bjørn", "Tillit", "2.1", "int01", layer: .secondReading)
    try finish("Bjørn", "int01", layer: .secondReading)
    let two = try scene.ane.segmentMatching(
      request {
        $0.codes = ["Tillit"]
        $0.coders = ["Ane", "Camilla"]
        $0.sources = ["int01"]
      }, threshold: 80
    ).only
    #expect(two.codes.map(\.counts.firstPassages) == [1])
    #expect(two.codes.map(\.counts.secondPassages) == [1])
    #expect(two.codes.map(\.counts.matched) == [0])
    let again = try scene.ane.segmentMatching(
      request {
        $0.coders = ["Bjørn"]
        $0.layers = [.individual, .secondReading]
      }, threshold: 80
    ).only
    #expect(again.pairs.map(\.counts.sources) == [2], "one source, and the two codes used in it")
  }

  @Test("counts a code with those below it once where that is asked for")
  func rollup() throws {
    try finish("Ane", "int01")
    try finish("Bjørn", "int01")
    let matched = try scene.ane.segmentMatching(
      request {
        $0.codes = ["Arbeid"]
        $0.rollup = true
      }, threshold: 100
    ).only
    #expect(matched.codes.map(\.counts.matched) == [1])
    let united = try scene.ane.unitizing(
      request {
        $0.codes = ["Arbeid"]
        $0.rollup = true
      }, GroupRequest()
    ).only
    #expect(united.groups.map(\.alpha.value) == [.value(1)])
  }

  @Test("refuses groups that are none, and to compare what nobody has finished")
  func refusals() throws {
    let unfinished = try scene.refusal { _ = try scene.ane.unitizing(request(), group) }
    guard case .nothingFinished? = unfinished?.problem else {
      Issue.record("\(String(describing: unfinished))")
      return
    }
    try finish("Ane", "int01")
    try finish("Bjørn", "int01")
    var small = GroupRequest()
    small.groups = [["Tillit"]]
    #expect(
      try scene.refusal { _ = try scene.ane.unitizing(request(), small) }?.problem
        == .groupTooSmall(asked: "Tillit"))
    var doubled = GroupRequest()
    doubled.groups = [["Arbeid", "Tillit"]]
    #expect(
      try scene.refusal {
        _ = try scene.ane.unitizing(request { $0.rollup = true }, doubled)
      }?.problem == .groupOverlaps(first: "Arbeid", second: "Arbeid/Tillit"))
  }

  @Test("reads segmentations in any order of rows, and says on which line one is wrong")
  func segmentation() throws {
    let rows = ["Ane,int01,2", "Bo,int01,9", "Ane,int01,9", "Bo,int01,3"]
    let one = try OpenProject.segmentation(
      SegmentingRequest(paths: [
        scene.write("one.csv", (["coder,source,end"] + rows).joined(separator: "\n"))
      ]))
    let other = try OpenProject.segmentation(
      SegmentingRequest(paths: [
        scene.write("other.csv", (["coder,source,end"] + rows.reversed()).joined(separator: "\n"))
      ]))
    #expect(one == other)
    #expect(one.pairs.map(\.nearMisses) == [1])
    let refusal = #expect(throws: Refusal.self) {
      try OpenProject.segmentation(
        SegmentingRequest(paths: [
          scene.write("wrong.csv", "coder,source,end\nAne,int01,2\nBo,int01,3\n")
        ]))
    }
    #expect(
      refusal?.problem
        == .unequalTexts(
          source: "int01", first: "Ane", firstUnits: 2, second: "Bo", secondUnits: 3))
    #expect(refusal?.place?.line == 3)
  }
}
