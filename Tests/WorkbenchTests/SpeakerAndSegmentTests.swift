import Study
import Testing
import Text
import Workbench

@Suite("Speakers")
struct SpeakerTests {
  @Test("get their part and case in every source that has the label, or in one")
  func setAcrossSources() throws {
    let scene = try Scene()
    for name in ["a", "b", "c"] {
      try scene.add(name, "L: Ja, \(name).\n\nI: Hva da?\n\nL: Nei.\n\nI: Så.\n")
    }
    #expect(try scene.ane.speakers(of: nil).allSatisfy { $0.speaker.role == .unknown })
    let all = try scene.ane.setSpeaker(
      "i", source: nil, role: .interviewer, caseName: nil, newLabel: nil)
    #expect(all == ["a", "b", "c"])
    let one = try scene.ane.setSpeaker(
      "L", source: "b", role: .informant, caseName: "L02", newLabel: nil)
    #expect(one == ["b"])
    let lines = try scene.ane.speakers(of: nil)
    #expect(
      lines.map {
        "\($0.source) \($0.speaker.label) \($0.speaker.role) \($0.caseName ?? "-") \($0.turns)"
      }
        == [
          "a L unknown - 2", "a I interviewer - 2", "b L informant L02 2", "b I interviewer - 2",
          "c L unknown - 2", "c I interviewer - 2",
        ])
    #expect(lines.map { $0.speaker.proposedRole == nil } == [false, true, true, true, false, true])
    let entries = try scene.ane.log().count
    _ = try scene.ane.setSpeaker("I", source: nil, role: .interviewer, caseName: nil, newLabel: nil)
    #expect(try scene.ane.log().count == entries)
    let refusal = try scene.refusal {
      _ = try scene.ane.setSpeaker("X", source: "b", role: .informant, caseName: "N", newLabel: nil)
    }
    #expect(refusal?.problem == .unknownSpeaker(asked: "X", source: "b", known: ["I", "L"]))
    _ = try scene.ane.undo(any: false)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.ane.speakers(of: nil).allSatisfy { $0.speaker.role == .unknown })
  }
}

@Suite("Import of segments")
struct SegmentsImportTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
  }

  private func run(_ rows: String...) throws -> [(source: String, kind: String, count: Int)] {
    let path = try scene.write(
      "segments.csv", (["source,kind,start,end,speaker"] + rows).joined(separator: "\n") + "\n")
    return try scene.ane.importSegments(path)
  }

  private func grid() throws -> TurnGrid { try scene.ane.source("int01").grid }

  @Test("puts told segments in the place of found ones, of that kind only")
  func replaces() throws {
    let before = try grid()
    let found = before.sentences.flatMap { $0 }.map(\.span)
    #expect(found.count == 5)
    let counts = try run("int01,sentence,52,66,", "int01,sentence,34,51,")
    #expect(counts.map { "\($0)" } == ["(source: \"int01\", kind: \"sentence\", count: 2)"])
    let told = try grid()
    #expect(told.turns == before.turns)
    #expect(told.sentences.flatMap { $0 }.map(\.span.start) == [34, 52])
    _ = try run("int01,sentence,34,66,", "int01,turn,34,66,Leder", "int01,token,34,37,")
    #expect(try grid().sentences.flatMap { $0 }.map(\.span.start) == [34])
    #expect(try grid().turns.map(\.speaker) == [1])
    _ = try scene.ane.undo(any: false)
    #expect(try grid().sentences == told.sentences)
    _ = try scene.ane.undo(any: false)
    #expect(try grid().sentences == before.sentences)
  }

  @Test("refuses segments that overlap, lie outside the text, or name what there is not")
  func refuses() throws {
    let overlap = try scene.refusal {
      _ = try run("int01,sentence,40,50,", "int01,turn,30,45,", "int01,sentence,30,41,")
    }
    #expect(
      overlap?.problem == .overlappingSegments(kind: "sentence", source: "int01", start: 40))
    #expect(overlap?.place?.line == 2)
    let outside = try scene.refusal { _ = try run("int01,turn,40,115,") }
    #expect(
      outside?.problem == .rangeOutsideText(start: 40, end: 115, length: 114, source: "int01"))
    let kind = try scene.refusal { _ = try run("int01,setning,40,50,") }
    #expect(
      kind?.problem
        == .notAllowed(
          column: "kind", value: "setning",
          valid: ["turn", "sentence", "paragraph", "section", "token"]))
    let speaker = try scene.refusal { _ = try run("int01,turn,40,50,Per") }
    #expect(
      speaker?.problem
        == .unknownSpeaker(asked: "Per", source: "int01", known: ["Intervjuer", "Leder"]))
  }
}
