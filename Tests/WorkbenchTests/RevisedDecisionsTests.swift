import Analysis
import Store
import Study
import Testing
import Text

@testable import Workbench

/// What becomes of a consensus when its text is corrected.
@Suite("Decisions on a corrected text")
struct RevisedDecisionsTests {
  /// Missed on 2.2 and on 2.8, both decided.
  private func scene() throws -> ConsensusScene {
    let scene = try ConsensusScene()
    try scene.tag("Ane", "Kontakt", "2.2")
    try scene.tag("Bjørn", "Kontroll", "2.8")
    try scene.done("Ane", "Bjørn")
    try scene.decide(
      scene.fill(scene.items(), ["2.2": ("Ane", "", "hun har rett"), "2.8": ("none", "", "")]))
    return scene
  }

  private func revise(_ scene: ConsensusScene, _ change: (String) -> String) throws
    -> RevisionOutcome
  {
    let text = change(ConsensusScene.text("int01"))
    return try scene.scene.ane.revise(
      "int01", with: try scene.scene.write("rettet.txt", text), Scene.options, dryRun: false)
  }

  private func decided(_ scene: ConsensusScene) throws -> Int {
    var request = DisagreementsRequest()
    request.includesDecided = false
    return 2 - (try scene.scene.bench(nil).disagreements(request).items.count)
  }

  @Test("stay where the passages were only moved, and the consensus can be sealed")
  func moved() throws {
    let scene = try scene()
    let before = try scene.scene.state()
    let outcome = try revise(scene) {
      $0.replacing("Hva skjedde?", with: "Hva var det som hendte?")
    }
    #expect(outcome.decisions == (2, 0))
    #expect(try scene.layer(.consensus) == ["Kontakt 2.2 (hun har rett)"])
    #expect(try scene.scene.ane.done(["int01"], layer: .consensus) == ["int01"])
    _ = try scene.scene.ane.undo(any: false)
    _ = try scene.scene.ane.undo(any: false)
    #expect(try scene.scene.state() == before)
    #expect(try scene.scene.ane.done(["int01"], layer: .consensus) == ["int01"])
  }

  @Test("have to be looked at again where a word of the passage was changed")
  func changed() throws {
    let scene = try scene()
    let outcome = try revise(scene) {
      $0.replacing("Setning nummer 2 her.", with: "Setning nummer to her.")
    }
    #expect(outcome.decisions == (1, 1))
    #expect(throws: Refusal(.agreement(.undecided(source: "int01", passages: 1)))) {
      try scene.scene.ane.done(["int01"], layer: .consensus)
    }
    #expect(try scene.items().contains { $0.place == "2.2" })
  }

  @Test("are none where nothing was decided")
  func none() throws {
    let scene = try ConsensusScene()
    try scene.tag("Ane", "Kontakt", "2.2")
    let outcome = try revise(scene) { $0.replacing("Takk.", with: "Takk skal du ha.") }
    #expect(outcome.decisions == (0, 0))
  }
}
