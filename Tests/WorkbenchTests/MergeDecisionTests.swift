import Foundation
import Store
import Study
import Testing
import Workbench

/// Decisions on questions that merging left, undone and redone where they were made, and taken in
/// elsewhere before.
@Suite("Decisions of a merge")
struct MergeDecisionTests {
  private let scene: Scene
  private let other: ProjectFile
  private let bo: OpenProject

  /// Both define a code that they have, and make one of the same name each for itself.
  init() throws {
    scene = try Scene()
    try scene.codes("Tillit")
    let path = scene.folder + "/b.sitat"
    _ = try scene.file.backup(to: path)
    other = try ProjectFile.open(at: path)
    bo = OpenProject(file: other, me: "Bo")
    for (bench, name) in [(scene.ane, "Ane"), (bo, "Bo")] {
      try Self.define("Tillit", as: "Tillit, sier \(name).", bench)
      _ = try bench.newCode(CodebookNewCode(path: "Helse"))
      try Self.define("Helse", as: "Helse, sier \(name).", bench)
    }
    try exchange()
  }

  private static func define(_ code: String, as text: String, _ bench: OpenProject) throws {
    var said = CodebookDescription()
    said.definition = text
    _ = try bench.describeCode(code, said)
  }

  /// Each takes in what the other has.
  private func exchange() throws {
    _ = try scene.ane.merge(other.path, isDone: true)
    _ = try bo.merge(scene.file.path, isDone: true)
  }

  private func definition(_ code: String, _ bench: OpenProject) throws -> String {
    try bench.file.read { try $0.codebook().code(named: code).definition }
  }

  private func question(_ code: String, _ bench: OpenProject) throws -> MergeQuestion? {
    try bench.mergeQuestions().first { $0.name == code && $0.field == "definition" }
  }

  @Test("are undone everywhere at the next merge, and redone", arguments: ["Tillit", "Helse"])
  func undone(code: String) throws {
    let open = try #require(try question(code, scene.ane))
    #expect(try question(code, bo) == open)
    _ = try scene.ane.decideMerge(open.id, choice: "2", text: nil)
    try exchange()
    for bench in [scene.ane, bo] {
      #expect(try question(code, bench) == nil)
      #expect(try definition(code, bench) == open.values[1])
    }
    // The merges in between brought nothing to Ane's copy, so that the decision is the latest step.
    _ = try scene.ane.undo(any: false)
    try exchange()
    try exchange()
    for bench in [scene.ane, bo] {
      #expect(try question(code, bench) == open)
      #expect(try definition(code, bench) == open.values[0])
      #expect(try bench.file.read { try $0.defects() }.isEmpty)
    }
    #expect(try scene.ane.merge(other.path, isDone: true).changes.isEmpty)
  }

  @Test("are redone as decisions of their own, which a colleague takes in", arguments: [1, 2])
  func redone(choice: Int) throws {
    let open = try #require(try question("Tillit", scene.ane))
    _ = try scene.ane.decideMerge(open.id, choice: "\(choice)", text: nil)
    _ = try bo.merge(scene.file.path, isDone: true)
    _ = try scene.ane.undo(any: false)
    _ = try bo.merge(scene.file.path, isDone: true)
    #expect(try question("Tillit", bo) == open)
    _ = try scene.ane.redo(any: false)
    #expect(try question("Tillit", scene.ane) == nil)
    _ = try bo.merge(scene.file.path, isDone: true)
    for bench in [scene.ane, bo] {
      #expect(try question("Tillit", bench) == nil)
      #expect(try definition("Tillit", bench) == open.values[choice - 1])
    }
    _ = try scene.ane.undo(any: false)
    _ = try bo.merge(scene.file.path, isDone: true)
    #expect(try question("Tillit", bo) == open)
  }

  @Test("on which a colleague has built leave what was built, though they are undone")
  func builtOn() throws {
    let open = try #require(try question("Tillit", scene.ane))
    _ = try scene.ane.decideMerge(open.id, choice: "2", text: nil)
    _ = try bo.merge(scene.file.path, isDone: true)
    try Self.define("Tillit", as: "Å stole på noen.", bo)
    _ = try scene.ane.undo(any: false)
    try exchange()
    for bench in [scene.ane, bo] {
      #expect(try question("Tillit", bench) == nil)
      #expect(try definition("Tillit", bench) == "Å stole på noen.")
    }
  }
}
