import Store
import Study
import Testing
import Workbench

@Suite("History")
struct HistoryTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  @Test("has nothing to undo in a project that was only just made")
  func startsEmpty() throws {
    let refusal = try scene.refusal { _ = try scene.ane.undo(any: true) }
    #expect(refusal?.problem == .nothingToUndo)
    #expect(try scene.refusal { _ = try scene.ane.redo(any: true) }?.problem == .nothingToRedo)
  }

  @Test("leaves another coder's step alone without leave")
  func leavesOthersAlone() throws {
    _ = try scene.ane.assign([], to: "Bjørn", layer: .individual)
    let step = try #require(try scene.ane.log().last)
    let refusal = try scene.refusal { _ = try scene.bench("Bjørn").undo(any: false) }
    #expect(refusal?.problem == .foreignStep(entry: step.id, coder: "Ane"))
    _ = try scene.bench("Bjørn").undo(any: true)
    let redoing = try scene.refusal { _ = try scene.bench("Bjørn").redo(any: false) }
    #expect(redoing?.problem == .foreignStep(entry: step.id, coder: "Ane"))
    #expect(try scene.ane.redo(any: false).id == step.id)
  }

  @Test("remembers an import of many files as a step for each, by the name of its source")
  func countsSteps() throws {
    let paths = try ["a", "b", "c"].map { try scene.write("\($0).txt", "Leder: Hei, \($0).\n") }
    _ = try scene.ane.importFiles(paths, Scene.options, dryRun: false)
    let entries = try scene.ane.log()
    #expect(entries.map(\.command) == ["init", "import", "import", "import"])
    #expect(entries.dropFirst().map(\.summary) == ["a", "b", "c"])
    _ = try scene.ane.undo(any: false)
    #expect(try scene.ane.sources().map(\.record.source.name) == ["a", "b"])
  }
}

@Suite("Assignments")
struct AssignmentTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    for name in ["a", "b"] { try scene.add(name, "Leder: Hei, \(name).\n") }
  }

  private func words() throws -> [String] {
    try scene.ane.assignments().map { "\($0.coder) \($0.source) \($0.layer) \($0.status)" }
  }

  @Test("never take back what is started or finished")
  func takeNothingBack() throws {
    _ = try scene.bench("Bjørn").done(["a"], layer: .individual)
    #expect(try scene.ane.assign(["a", "b"], to: "Bjørn", layer: .individual) == 1)
    #expect(try words() == ["Bjørn a individual finished", "Bjørn b individual assigned"])
    let entries = try scene.ane.log().count
    #expect(try scene.ane.assign(["a", "b"], to: "Bjørn", layer: .individual) == 0)
    #expect(try scene.ane.log().count == entries)
  }

  @Test("come in from a table, all or none")
  func comeIn() throws {
    let path = try scene.write(
      "assign.csv", "coder,source,status,layer\nBjørn,a,finished,\nAne,b,assigned,consensus\n")
    #expect(try scene.ane.importAssignments(path) == 2)
    #expect(try words() == ["Ane b consensus assigned", "Bjørn a individual finished"])
    let entries = try scene.ane.log().count
    _ = try scene.ane.importAssignments(path)
    #expect(try scene.ane.log().count == entries)
  }

  @Test(
    "are refused with a bad row, with its line",
    arguments: [
      ("Dag,c,started,", Problem.unknownSource(asked: "c", nearest: ["a", "b"], known: 2)),
      (
        "Dag,a,ferdig,",
        .notAllowed(column: "status", value: "ferdig", valid: ["assigned", "started", "finished"])
      ),
      ("Dag,a,,", .emptyField(column: "status")), (",a,started,", .emptyField(column: "coder")),
    ])
  func refused(row: String, problem: Problem) throws {
    let path = try scene.write("assign.csv", "coder,source,status,layer\nDag,b,started,\n\(row)\n")
    let refusal = try scene.refusal { _ = try scene.ane.importAssignments(path) }
    #expect(refusal?.problem == problem)
    #expect(refusal?.place?.line == 3)
  }

  @Test("remember that a source was opened again, though it was sealed anew")
  func rememberReopening() throws {
    _ = try scene.ane.done(["a"], layer: .individual)
    _ = try scene.ane.reopen(["a"], layer: .individual)
    _ = try scene.ane.done(["a"], layer: .individual)
    #expect(try scene.file.read { try $0.reopenedSources() } == ["a"])
    let refusal = try scene.refusal { _ = try scene.ane.reopen(["b"], layer: .individual) }
    #expect(refusal?.problem == .notAssigned(coder: "Ane", source: "b"))
  }
}
