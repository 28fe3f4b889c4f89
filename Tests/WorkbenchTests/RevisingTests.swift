import Foundation
import Store
import Study
import Testing
import Text
import Workbench

@Suite("A corrected transcript")
struct RevisingTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.codes("Tillit", "Helse")
    for place in ["2.1", "2.2", "4"] {
      _ = try scene.ane.tag(
        ["Tillit"], source: "int01", .place(place), layer: .individual, note: "")
    }
  }

  private func revise(_ text: String, dryRun: Bool = false) throws -> RevisionOutcome {
    try scene.ane.revise(
      "int01", with: try scene.write("rettet.txt", text), Scene.options, dryRun: dryRun)
  }

  private func words(_ outcome: RevisionOutcome) -> [String] {
    outcome.codings.map { "\($0.state) \($0.text ?? "–")" }
  }

  @Test("keeps, moves, changes and loses codings, and tells of each")
  func states() throws {
    let text = """
      Intervjuer: Hei du.

      Leder: Hei.

      Intervjuer: Hva gjør du?

      Leder: Jeg hjelper folk. Vi snakket sammen.

      Intervjuer: Og så?

      Leder: Takk for meg.

      """
    let before = try scene.state()
    let plan = try revise(text, dryRun: true)
    #expect(
      words(plan) == ["moved Jeg hjelper folk.", "changed Vi snakket sammen.", "lost –"])
    #expect(
      plan.codings.map(\.formerText) == [
        "Jeg hjelper folk.", "Vi snakker sammen.", "Så går det bra.",
      ])
    #expect(try scene.state() == before)
    let outcome = try revise(text)
    #expect(words(outcome) == words(plan))
    #expect(outcome.revision == 2)
    #expect(outcome.lostQuotations == ["int01:4"])
    #expect(try scene.ane.codingWords("int01").count == 2)
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
    _ = try scene.ane.redo(any: false)
    #expect(try scene.ane.codingWords("int01").count == 2)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
  }

  @Test("keeps name, speakers, cases, questions, work done and the ids of quotations")
  func keepsAll() throws {
    _ = try scene.ane.setSpeaker(
      "Leder", source: nil, role: .informant, caseName: "L01", newLabel: "Kari")
    let guide = try scene.write(
      "guide.yaml",
      "guide: x\nquestions:\n  - id: q1\n    topic: Arbeid\n    text: Hva gjør du?\n")
    _ = try scene.ane.importGuide(guide, turns: nil, dryRun: false)
    _ = try scene.ane.done(["int01"], layer: .individual)
    func quotations() throws -> [String] {
      try scene.file.read { reader in
        let source = try #require(try reader.sources().first).source
        let text = try reader.text(of: source.id)
        return try reader.quotations(of: source.id).map {
          "\($0.turn)\($0.suffix) \(text.raw($0.span))"
        }
      }
    }
    let ids = try quotations()
    let questions = try scene.ane.source("int01").questions.mapValues(\.key)
    #expect(questions == [1: "q1"])
    let outcome = try revise("Intervjuer: Velkommen.\n\nLeder: Takk.\n\n" + Sample.text)
    #expect(outcome.goneSpeakers.isEmpty && outcome.newSpeakers.isEmpty)
    #expect(try quotations() == ids)
    let view = try scene.ane.source("int01")
    #expect(view.record.source.name == "int01")
    #expect(view.speakers.map(\.label) == ["Intervjuer", "Kari"])
    #expect(view.speakers.map(\.role) == [.interviewer, .informant])
    #expect(try scene.ane.speakers(of: "int01").map(\.caseName) == [nil, "L01"])
    #expect(view.questions.mapValues(\.key) == [3: "q1"])
    #expect(try scene.ane.assignments().map(\.status) == [.finished])
    // An id that was given stays given: the next quotation of that turn gets another.
    _ = try scene.ane.reopen(["int01"], layer: .individual)
    _ = try scene.ane.tag(["Helse"], source: "int01", .place("2"), layer: .individual, note: "")
    #expect(try quotations().count == ids.count + 1)
    #expect(Set(try quotations().map { $0.prefix { $0 != " " } }).count == ids.count + 1)
  }

  @Test("leaves what was compared as it was, also where work was opened since")
  func sealedWork() throws {
    for (coder, place) in [("Bjørn", "2.1"), ("Bjørn", "4")] {
      _ = try scene.bench(coder).tag(
        ["Tillit"], source: "int01", .place(place), layer: .individual, note: "")
    }
    for coder in ["Ane", "Bjørn"] {
      _ = try scene.bench(coder).done(["int01"], layer: .individual)
    }
    func counts() throws -> [Int] { try scene.agreement().counts("Tillit") }
    #expect(try counts() == [2, 1, 0, 0])
    let intro = "Intervjuer: Velkommen skal du være.\n\n"
    _ = try revise(intro + Sample.text)
    #expect(try counts() == [2, 1, 0, 0])
    _ = try scene.ane.undo(any: true)
    // Ane opens her work, takes a coding off and puts another on: what was compared counts.
    _ = try scene.ane.reopen(["int01"], layer: .individual)
    _ = try scene.ane.untag(["Tillit"], source: "int01", .place("2.1"), layer: .individual)
    _ = try scene.ane.tag(["Tillit"], source: "int01", .place("2"), layer: .individual, note: "")
    #expect(try counts() == [2, 1, 0, 0])
    _ = try revise(intro + Sample.text)
    #expect(try counts() == [2, 1, 0, 0])
    #expect(try scene.agreement().only.reopened.map(\.isOpen) == [true])
    _ = try revise("Intervjuer: Hei.\n\n" + intro + Sample.text)
    #expect(try counts() == [2, 1, 0, 0])
    _ = try scene.ane.undo(any: true)
    _ = try scene.ane.undo(any: true)
    #expect(try counts() == [2, 1, 0, 0])
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
  }

  @Test("makes one coding of two whose words have become the same")
  func joined() throws {
    _ = try scene.ane.tag(
      ["Tillit"], source: "int01", .match("Jeg hjelper folk. Vi"), layer: .individual, note: "")
    let outcome = try revise(Sample.text.replacing(" Vi snakker sammen.", with: ""))
    #expect(outcome.counts[.joined] == 1)
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.ane.codingWords("int01").count == 4)
  }

  @Test("is refused where nothing is corrected, and where it cannot be read")
  func refusals() throws {
    let refusal = try scene.refusal { _ = try revise(Sample.text) }
    #expect(refusal?.problem == .revision(.sameFile(source: "int01")))
    _ = try scene.refusal {
      _ = try scene.ane.revise(
        "int02", with: try scene.write("x.txt", "Ja."), Scene.options, dryRun: false)
    }
    _ = try scene.refusal { _ = try revise("\n\n") }
  }

  @Test("can be followed by another name, and by removal, which codings forbid")
  func renameAndRemove() throws {
    #expect(try scene.ane.renameSource("int01", to: "A\u{30A}se") == "\u{C5}se")
    #expect(try scene.ane.codingWords("Åse").count == 3)
    try scene.add("int02", "Leder: Nei.\n")
    let taken = try scene.refusal { _ = try scene.ane.renameSource("int02", to: "Åse") }
    #expect(taken?.problem == .revision(.nameTaken(name: "Åse")))
    let coded = try scene.refusal { _ = try scene.ane.removeSource("Åse", withCodings: false) }
    #expect(coded?.problem == .revision(.hasCodings(source: "Åse", codings: 3)))
    let before = try scene.state()
    #expect(try scene.ane.removeSource("Åse", withCodings: true).codings == 3)
    #expect(try scene.ane.sources().map(\.record.source.name) == ["int02"])
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
  }
}
