import Analysis
import Store
import Study
import Testing
import Text

@testable import Workbench

/// When a consensus may be sealed, and decisions that are taken back.
@Suite("Sealing a consensus")
struct SealingConsensusTests {
  /// Agreed on 1; missed on 2; other code on 3.
  private func scene() throws -> ConsensusScene {
    let scene = try ConsensusScene()
    for coder in ["Ane", "Bjørn"] { try scene.tag(coder, "Tillit", "2.1") }
    try scene.tag("Ane", "Kontakt", "2.2")
    try scene.tag("Ane", "Kontroll", "2.3")
    try scene.tag("Bjørn", "Tillit", "2.3")
    try scene.done("Ane", "Bjørn")
    return scene
  }

  private func seal(_ scene: ConsensusScene, force: Bool = false) throws -> [String] {
    try scene.scene.ane.done(["int01"], layer: .consensus, force: force)
  }

  @Test("is refused while a passage is undecided, and changes nothing then")
  func undecided() throws {
    let scene = try scene()
    let items = try scene.items()
    let state = try scene.scene.state()
    #expect(
      throws: Refusal(.agreement(.undecided(source: "int01", passages: 2)))
    ) { try seal(scene) }
    #expect(try scene.scene.state() == state)
    try scene.decide(scene.fill(items, ["2.2": ("Ane", "", "")]))
    #expect(
      throws: Refusal(.agreement(.undecided(source: "int01", passages: 1)))
    ) { try seal(scene) }
    try scene.decide(scene.fill(items, ["2.3": ("none", "", "")]))
    #expect(try seal(scene) == ["int01"])
    #expect(try seal(scene).isEmpty)
  }

  @Test("is refused while somebody is still coding, and where codings changed since the decision")
  func unfinished() throws {
    let scene = try scene()
    try scene.decide(
      scene.fill(scene.items(), ["2.2": ("Ane", "", ""), "2.3": ("none", "", "")]))
    try scene.tag("Camilla", "Tillit", "2.8")
    #expect(
      throws: Refusal(.agreement(.stillCoding(source: "int01", coders: ["Camilla"])))
    ) { try seal(scene) }
    try scene.done("Camilla")
    // Camilla has none of the others' codes, and one of her own: 2.1, 2.2, 2.3 and 2.8.
    #expect(
      throws: Refusal(.agreement(.undecided(source: "int01", passages: 4)))
    ) { try seal(scene) }
  }

  @Test("can be forced, and the journal says what was open")
  func forced() throws {
    let scene = try scene()
    try scene.tag("Camilla", "Tillit", "2.8")
    #expect(try seal(scene, force: true) == ["int01"])
    #expect(
      try scene.scene.ane.log().last?.summary
        == "Ane: int01 (2 undecided; Camilla still coding)")
    _ = try scene.scene.ane.undo(any: false)
    #expect(throws: Refusal.self) { try seal(scene) }
  }

  @Test("is no other by a table of assignments, after all of the table's rows")
  func byTable() throws {
    let scene = try scene()
    func table(_ rows: String...) throws -> String {
      try scene.scene.write(
        "assign.csv", (["coder,source,status,layer"] + rows).joined(separator: "\n") + "\n")
    }
    let rows = try table("Bjørn,int01,finished,individual", "Ane,int01,finished,consensus")
    let open = try scene.scene.refusal { _ = try scene.scene.ane.importAssignments(rows) }
    #expect(open?.problem == .agreement(.undecided(source: "int01", passages: 2)))
    #expect(open?.place?.line == 3)
    try scene.decide(
      scene.fill(scene.items(), ["2.2": ("Ane", "", ""), "2.3": ("none", "", "")]))
    try scene.tag("Camilla", "Tillit", "2.1")
    let waiting = try scene.scene.refusal { _ = try scene.scene.ane.importAssignments(rows) }
    #expect(waiting?.problem == .agreement(.stillCoding(source: "int01", coders: ["Camilla"])))
    // A row for a third coder makes other disputes, and is looked at first.
    let three = try table("Ane,int01,finished,consensus", "Camilla,int01,finished,individual")
    let other = try scene.scene.refusal { _ = try scene.scene.ane.importAssignments(three) }
    #expect(other?.problem == .agreement(.undecided(source: "int01", passages: 2)))
    #expect(other?.place?.line == 2)
  }

  @Test("by a table, where all is decided")
  func byTableDecided() throws {
    let scene = try scene()
    try scene.decide(
      scene.fill(scene.items(), ["2.2": ("Ane", "", ""), "2.3": ("none", "", "")]))
    let rows = try scene.scene.write(
      "assign.csv", "coder,source,status,layer\nAne,int01,finished,consensus\n")
    #expect(try scene.scene.ane.importAssignments(rows) == 1)
    #expect(
      try scene.scene.ane.assignments().contains {
        $0.layer == .consensus && $0.status == .finished
      })
    // What is finished already is asked no more.
    try scene.tag("Camilla", "Tillit", "2.8")
    #expect(try scene.scene.ane.importAssignments(rows) == 1)
  }

  @Test("asks nothing where fewer than two coders have finished")
  func alone() throws {
    let scene = try ConsensusScene()
    try scene.tag("Ane", "Kontakt", "2.2")
    #expect(try seal(scene) == ["int01"])
    #expect(try scene.scene.ane.log().last?.summary == "Ane: int01")
  }

  @Test("A decision taken back takes what it made, leaves what others made, and is undecided again")
  func withdrawn() throws {
    let scene = try scene()
    let items = try scene.items()
    try scene.decide(
      scene.fill(items, ["2.2": ("Ane; Tillit", "", "ja"), "2.3": ("Bjørn", "", "")]))
    #expect(
      try scene.layer(.consensus)
        == ["Tillit 2.1", "Tillit 2.2 (ja)", "Kontakt 2.2 (ja)", "Tillit 2.3"])
    let back = try scene.fill(items, ["2.2": (" Trekk tilbake ", "", "")])
    let result = try scene.decide(back)
    #expect(result.withdrawals == 1)
    #expect(result.sources.map(\.withdrawn) == [1])
    #expect(result.sources.map(\.removed) == [2])
    #expect(result.sources.map(\.undecided) == [1])
    #expect(try scene.layer(.consensus) == ["Tillit 2.1", "Tillit 2.3"])
    #expect(try scene.items().map(\.place) == ["2.2"])
    let entries = try scene.scene.ane.log().count
    try scene.decide(back)
    #expect(try scene.scene.ane.log().count == entries, "the same file again changes nothing")
    _ = try scene.scene.ane.undo(any: false)
    #expect(try scene.items().isEmpty)
    #expect(try scene.layer(.consensus).count == 4)
  }

  @Test("What all agree on stays when a decision on the same range is taken back")
  func agreedStays() throws {
    let scene = try scene()
    let items = try scene.items()
    try scene.decide(scene.fill(items, ["2.2": ("Tillit", "2.1", "")]))
    try scene.decide(scene.fill(items, ["2.2": ("withdraw", "", "")]))
    #expect(try scene.layer(.consensus) == ["Tillit 2.1"])
  }

  @Test("A sealed consensus is not changed by taking a decision back, nor by two rows that differ")
  func refusals() throws {
    let scene = try scene()
    let items = try scene.items()
    try scene.decide(
      scene.fill(items, ["2.2": ("Ane", "", ""), "2.3": ("none", "", "")]))
    _ = try seal(scene)
    let state = try scene.scene.state()
    let back = try scene.fill(items, ["2.2": ("withdraw", "", "")])
    #expect(
      throws: Refusal(.consensusSealed(coder: "Ane", source: "int01"))
    ) { try scene.decide(back) }
    let both = try scene.fill(items + items.prefix(1), ["2.2": ("withdraw; Ane", "", "")])
    let refusal = #expect(throws: Refusal.self) { try scene.decide(both) }
    #expect(refusal?.problem == .agreement(.withdrawalAndMore(written: "withdraw; Ane")))
    #expect(try scene.scene.state() == state)
  }
}
