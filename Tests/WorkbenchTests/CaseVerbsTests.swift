import Analysis
import Store
import Study
import Testing
import Workbench

@Suite("Cases, their attributes, sets and register")
struct CaseVerbsTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.add("int02", "Leder: Noe annet.\n\nIntervjuer: Ja.\n")
    _ = try scene.ane.importCases(
      scene.write(
        "cases.csv",
        """
        case,source,speaker,alder:text,erfaring:decimal
        L1,int01,Leder,45+,"0,5"
        L2,int02,Leder,18-29,44
        L3,,,30-44,3
        """))
  }

  private func problem(_ body: () throws -> Void) throws -> CaseProblem? {
    guard case .cases(let problem) = try scene.refusal(of: body)?.problem else { return nil }
    return problem
  }

  @Test("bands keep their order, in descriptions, columns and ranges")
  func bands() throws {
    let set = try scene.ane.setAttribute(
      "alder", type: nil, bands: ["18-29", "30-44", "45+", "80+"], newName: nil)
    #expect(set.attribute.type == .orderedBand)
    var request = CaseDescriptionRequest()
    request.attributes = ["alder"]
    let line = try #require(try scene.ane.describeCases(request).lines.first)
    guard case .values(let values) = line.content else {
      Issue.record("bands are counted")
      return
    }
    #expect(values.map(\.value.key) == ["18-29", "30-44", "45+", "80+"])
    #expect(values.map(\.count.cases) == [1, 1, 1, 0])
    request.filter = "alder:[30-44 TO *]"
    #expect(try scene.ane.describeCases(request).whole.cases == 2)
    request.filter = "NOT alder:[* TO 18-29]"
    #expect(try scene.ane.describeCases(request).whole.cases == 2)
  }

  @Test("values that do not fit are named, and nothing is changed")
  func misfits() throws {
    let found = try problem {
      _ = try scene.ane.setAttribute("erfaring", type: .integer, bands: nil, newName: nil)
    }
    guard case .misfits("erfaring", .integer, [], let values) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(values.map(\.caseName) == ["L1"])
    #expect(values.map(\.value) == ["0.5"])
    let import_ = try scene.write("more.csv", "case,erfaring:integer\nL2,45\n")
    let again = try problem { _ = try scene.ane.importCases(import_) }
    guard case .misfits = again else {
      Issue.record("an import may not change a type under values that do not fit")
      return
    }
  }

  @Test("a value in none of the bands is refused, in a table too")
  func outsideBands() throws {
    _ = try scene.ane.setAttribute(
      "alder", type: .orderedBand, bands: ["18-29", "30-44", "45+"], newName: nil)
    let valid = ["18-29", "30-44", "45+"]
    let first = try scene.refusal {
      _ = try scene.ane.setValues(of: "L1", [("alder", "50")])
    }
    #expect(first?.problem == .notAllowed(column: "alder", value: "50", valid: valid))
    let path = try scene.write("more.csv", "case,alder\nL2,51\n")
    let second = try scene.refusal { _ = try scene.ane.importCases(path) }
    #expect(second?.problem == .notAllowed(column: "alder", value: "51", valid: valid))
  }

  @Test("a column without a type keeps the type that the attribute has")
  func typeless() throws {
    let path = try scene.write("more.csv", "case,erfaring\nL2,\"1,5\"\n")
    _ = try scene.ane.importCases(path)
    let (cases, attributes) = try scene.ane.cases()
    #expect(attributes.first { $0.name == "erfaring" }?.type == .decimal)
    #expect(cases.first { $0.name == "L2" }?.values["erfaring"] == "1.5")
  }

  @Test("who speaks is not removed; who does not goes with all that is theirs, and comes back")
  func removal() throws {
    let linked = try problem { try scene.ane.removeCase("L1") }
    #expect(linked == .linked(name: "L1", speakers: ["int01: Leder"], rows: []))
    _ = try scene.ane.newSet("unge", .cases, members: ["L3"])
    try scene.ane.addStep(["L3"], .candidate, reason: "", on: "2026-01-01")
    let before = try scene.state()
    try scene.ane.removeCase("L3")
    #expect(try scene.ane.cases().cases.map(\.name) == ["L1", "L2"])
    #expect(try scene.ane.set("unge").members.isEmpty)
    #expect(try scene.ane.check().defects.isEmpty)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
  }

  @Test("names are held apart")
  func names() throws {
    #expect(
      try problem { try scene.ane.renameCase("L3", to: "L1") }
        == .nameTaken(what: .study, name: "L1"))
    #expect(
      try problem { try scene.ane.addCases(["L4", "L4"], []) }
        == .nameTaken(what: .study, name: "L4"))
    try scene.ane.renameCase("L3", to: "L30")
    #expect(try scene.ane.cases().cases.map(\.name) == ["L1", "L2", "L30"])
  }

  @Test("what is known of a person is not written into the journal's summaries")
  func summaries() throws {
    _ = try scene.ane.setValues(of: "L3", [("alder", "sytti")])
    try scene.ane.addStep(["L3"], .refused, reason: "alvorlig syk", on: nil)
    try scene.ane.weighCase("L3", 0.5, reason: "svarte lite")
    let said = try scene.ane.log().map(\.summary).joined(separator: "\n")
    for word in ["sytti", "syk", "svarte"] { #expect(!said.contains(word)) }
  }

  @Test("sets hold sources or cases, and pick them out in queries")
  func sets() throws {
    #expect(try scene.ane.newSet("pilot", .sources, members: ["int02"]) == 1)
    #expect(try scene.ane.newSet("tunge", .cases, members: ["L1", "L1"]) == 1)
    #expect(try scene.ane.addToSet("PILOT", members: ["int02", "int01"]) == 1)
    try scene.ane.dropFromSet("pilot", members: ["int01"])
    #expect(try scene.ane.set("pilot").members == ["int02"])
    #expect(
      try problem { try scene.ane.dropFromSet("pilot", members: ["int01"]) }
        == .notInSet(name: "int01", set: "pilot"))
    #expect(
      try problem { _ = try scene.ane.newSet("Pilot", .cases, members: []) }
        == .nameTaken(what: .set, name: "Pilot"))
    #expect(
      try problem { try scene.ane.removeSet("pilt") }
        == .unknownSet(asked: "pilt", nearest: ["pilot"], known: ["pilot", "tunge"]))
  }

  @Test("a description says who is counted and stands outside the sample")
  func outside() throws {
    try scene.ane.addStep(["L2"], .included, reason: "", on: "2026-01-01")
    try scene.ane.addStep(["L2"], .excluded, reason: "under tre", on: "2026-02-01")
    var request = CaseDescriptionRequest()
    let result = try scene.ane.describeCases(request)
    #expect(result.whole.cases == 3)
    #expect(result.outside.map(\.status) == [.excluded])
    #expect(result.outside.first?.names == ["L2"])
    request.statuses = [.excluded]
    #expect(try scene.ane.describeCases(request).whole.cases == 1)
    #expect(try scene.ane.caseFunnel().speakingOutside == ["L2"])
  }

  @Test("two speakers of one source are never given one label")
  func labels() throws {
    let found = try problem {
      _ = try scene.ane.setSpeaker(
        "Leder", source: nil, role: nil, caseName: nil, newLabel: "intervjuer")
    }
    #expect(found == .labelTaken(label: "intervjuer", source: "int01"))
    _ = try scene.ane.setSpeaker(
      "Leder", source: nil, role: nil, caseName: nil, newLabel: "LEDER")
  }

  @Test("the days of sources order saturation, and no such day is refused")
  func days() throws {
    #expect(
      try problem { try scene.ane.describeSource("int01", day: "2026-02-30", interviewer: nil) }
        == .noDate(written: "2026-02-30"))
    try scene.codes("Hjelp")
    _ = try scene.ane.done(["int01", "int02"], layer: .individual)
    try scene.ane.describeSource("int01", day: "2026-03-02", interviewer: "Ane")
    try scene.ane.describeSource("int02", day: "2026-03-01", interviewer: nil)
    var request = SaturationRequest()
    request.order = .date(attribute: nil)
    #expect(try scene.ane.saturation(request).sources.map(\.name) == ["int02", "int01"])
  }

  @Test("the log is narrowed by step, coder, code and source")
  func log() throws {
    try scene.codes("Hjelp", "Annet")
    _ = try scene.ane.tag(
      ["Hjelp"], source: "int01", .place("2.1"), layer: .individual, note: "")
    let last = try #require(try scene.ane.log().last)
    func steps(_ change: (inout LogRequest) -> Void) throws -> [Int] {
      var request = LogRequest()
      change(&request)
      return try scene.ane.log(request).map(\.entry.id)
    }
    #expect(try steps { $0.since = "\(last.id)" } == [last.id])
    #expect(try steps { $0.code = "Hjelp" } == [last.id - 1, last.id])
    #expect(try steps { $0.code = "Annet" } == [last.id - 1])
    #expect(try steps { $0.source = "int01" }.contains(last.id))
    #expect(try !steps { $0.source = "int02" }.contains(last.id))
    #expect(try steps { $0.since = "2999-01-01" } == [])
    var request = LogRequest()
    request.since = "i går"
    #expect(
      try problem { _ = try scene.ane.log(request) }
        == .unknownStep(asked: "i går", last: last.id))
    let line = try #require(try scene.ane.log(LogRequest()).last)
    #expect(line.counts.first { $0.table == "coding" }?.made == 1)
    #expect(line.sources == ["int01"])
  }
}
