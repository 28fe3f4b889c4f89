import Analysis
import Quotation
import Store
import Study
import Testing
import Text
import Workbench

/// What agreement, co-occurrence and quotations are counted from.
@Suite("Counting")
struct CountingTests {
  let scene: Scene

  /// Four sentences, of which the informant says three and the interviewer the others.
  init() throws {
    scene = try Scene()
    for name in ["int01", "int02"] {
      try scene.add(
        name,
        "Intervjuer: Hva gjør du i \(name)?\n\nLeder: Jeg hjelper folk. Vi snakker sammen.\n\n"
          + "Intervjuer: Og så?\n\nLeder: Så går det bra.\n")
    }
    try scene.codes("Arbeid/Tillit", "Helse")
  }

  private func tag(
    _ coder: String, _ code: String, _ place: String, in source: String = "int01",
    layer: Layer = .individual
  ) throws {
    _ = try scene.bench(coder).tag(
      [code], source: source, .place(place), layer: layer, note: "")
  }

  private func finish(_ coders: String..., layer: Layer = .individual) throws {
    for coder in coders { _ = try scene.bench(coder).done(["int01"], layer: layer) }
  }

  private func agreement(_ change: (inout AgreementRequest) -> Void = { _ in }) throws
    -> AgreementResult
  {
    try scene.agreement(change)
  }

  /// The row of a code in a report.
  private func row(_ code: String, _ result: AgreementResult) throws -> CodeAgreement {
    try result.row(code)
  }

  @Test("judges the informants' sentences, by the coders who have finished")
  func judgesFinished() throws {
    try tag("Ane", "Tillit", "2.1")
    try tag("Ane", "Tillit", "2.2")
    try tag("Bjørn", "Tillit", "2.1")
    try tag("Camilla", "Tillit", "4")
    try finish("Ane", "Bjørn")
    let result = try agreement()
    #expect(try result.only.report.units == 3)
    #expect(try result.only.report.raters.count == 2)
    let code = try row("Arbeid/Tillit", result)
    let pair = try #require(code.pairs.first)
    #expect([pair.n11, pair.n10, pair.n01, pair.n00] == [1, 1, 0, 1])
    #expect(try agreement { $0.role = nil }.only.report.units == 5)
    #expect(try agreement { $0.role = .interviewer }.only.report.units == 2)
  }

  @Test("takes a coder who finished without a coding for one who found nothing")
  func tellsSilentFromMissing() throws {
    try tag("Ane", "Tillit", "2.1")
    try tag("Bjørn", "Tillit", "2.1")
    try finish("Ane", "Bjørn")
    let two = try row("Arbeid/Tillit", agreement())
    #expect(two.percent.value == 1)
    try finish("Camilla")
    let three = try row("Arbeid/Tillit", agreement())
    // One sentence where one pair of three agrees, two where all three do.
    let percent = try #require(three.percent.value)
    #expect(abs(percent - (1.0 / 3 + 1 + 1) / 3) < 1e-12)
  }

  @Test("leaves out sources that fewer than two have finished, and says so")
  func leavesOutSources() throws {
    try tag("Ane", "Tillit", "2.1")
    try finish("Ane", "Bjørn")
    _ = try scene.ane.done(["int02"], layer: .individual)
    let result = try agreement()
    #expect(try result.only.report.sources.map { result.sourceNames[$0] } == ["int01"])
    #expect(try result.only.report.sourcesLeftOut.map { result.sourceNames[$0] } == ["int02"])
    #expect(try result.only.report.units == 3)
  }

  @Test("refuses to compare what nobody has finished, with the names that a remedy needs")
  func refusesUnfinished() throws {
    try tag("Ane", "Tillit", "2.1")
    try tag("Bjørn", "Tillit", "2.1")
    #expect(
      throws: Refusal(
        .nothingFinished(sources: ["int01", "int02"], coders: ["Ane", "Bjørn"]))
    ) { try agreement() }
    try finish("Ane")
    #expect(throws: Refusal(.noPairFinished(coders: ["Ane", "Bjørn"]))) { try agreement() }
    try finish("Bjørn")
    #expect(throws: Refusal(.noPairFinished(coders: ["Ane"]))) {
      try agreement { $0.coders = ["Ane"] }
    }
    #expect(throws: Refusal(.nothingFinished(sources: ["int02"], coders: ["Ane", "Bjørn"]))) {
      try agreement { $0.sources = ["int02"] }
    }
    #expect(throws: Refusal(.unknownCoder(asked: "Dag", known: ["Ane", "Bjørn"]))) {
      try agreement { $0.coders = ["Dag"] }
    }
  }

  @Test("compares layers only where asked")
  func comparesLayers() throws {
    try tag("Ane", "Tillit", "2.1")
    try tag("Ane", "Tillit", "2.1", layer: .secondReading)
    try tag("Ane", "Tillit", "2.2", layer: .secondReading)
    try finish("Ane", "Bjørn")
    try finish("Ane", layer: .secondReading)
    #expect(try agreement().only.report.raters.map(\.rater.layer) == [.individual, .individual])
    let own = try agreement {
      $0.layers = [.individual, .secondReading]
      $0.coders = ["Ane"]
    }
    let pair = try #require(try row("Arbeid/Tillit", own).pairs.first)
    #expect([pair.n11, pair.n10, pair.n01, pair.n00] == [1, 0, 1, 1])
  }

  private func quoted() throws -> [String] {
    let request = QuoteRequest(
      title: "", codes: [], attribution: .standard(), roleWords: [:])
    return try scene.ane.quotations(request).passages.map { passage in
      let codes = passage.codes.map { "\($0.path) \($0.coders.joined(separator: "+"))" }
      return "\(passage.id) \(codes.joined(separator: ", "))"
    }
  }

  private func pairs() throws -> [String] {
    let result = try scene.ane.cooccurrence(CooccurrenceRequest())
    return result.matrix.pairs.map { pair in
      let names = [pair.first, pair.second].map {
        result.scene.codebook.path(of: result.matrix.codes[$0].code).description
      }
      return "\(names.joined(separator: " + ")): \(pair.count)"
    }
  }

  @Test("reads the finished consensus alone, else every coder's own coding")
  func readsConsensus() throws {
    try tag("Ane", "Tillit", "2.1")
    try tag("Ane", "Helse", "2.1")
    try tag("Bjørn", "Tillit", "2.1")
    try tag("Bjørn", "Helse", "4.1")
    try tag("Ane", "Helse", "4.1", layer: .secondReading)
    try tag("Bjørn", "Helse", "2.2", layer: .consensus)
    let pooled = ["int01:2 Arbeid/Tillit Ane+Bjørn, Helse Ane", "int01:4 Helse Bjørn"]
    #expect(try quoted() == pooled)
    #expect(try pairs() == ["Arbeid/Tillit + Helse: 1"])
    _ = try scene.bench("Bjørn").done(["int01"], layer: .consensus)
    #expect(try quoted() == ["int01:2b Helse Bjørn"])
    #expect(try pairs().isEmpty)
    _ = try scene.bench("Bjørn").reopen(["int01"], layer: .consensus)
    #expect(try quoted() == pooled)
  }

  @Test("forms pairs within one coder's work, not between coders")
  func pairsWithinCoder() throws {
    try tag("Ane", "Tillit", "2.1")
    try tag("Bjørn", "Helse", "2.1")
    #expect(try pairs().isEmpty)
    try tag("Bjørn", "Tillit", "2")
    #expect(try pairs() == ["Arbeid/Tillit + Helse: 1"])
  }
}
