import Foundation
import Store
import Study
import TestSupport
import Testing
import Workbench

/// Three copies of one project, worked on at random with the program's own verbs, and merged.
@Suite("Copies of a team")
struct MergeModelTests {
  private static let runs =
    ProcessInfo.processInfo.environment["SITAT_MERGES"].flatMap(Int.init) ?? 6

  @Test("end with the same text files, whatever is merged first", arguments: 0..<runs)
  func converge(seed: Int) throws {
    var team = try MergeTeam(seed: UInt64(seed))
    for _ in 0..<Int.random(in: 6...18, using: &team.random) { try team.step() }
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    let results = try orders.map { try team.merged($0) }
    for other in results.dropFirst() {
      let differing = Set(other.files.keys).union(results[0].files.keys).filter {
        other.files[$0] != results[0].files[$0] && $0 != "SHA256SUMS"
      }.sorted().map { name in
        [results[0].files[name], other.files[name]].map {
          "\(name): " + ($0.map { String(decoding: $0, as: UTF8.self) } ?? "–")
        }.joined(separator: "\n")
      }
      #expect(differing.isEmpty, "seed \(seed)")
      #expect(other.questions == results[0].questions, "seed \(seed)")
    }
    #expect(try team.losses(in: results[0].codings).isEmpty, "seed \(seed)")
  }
}

/// What a merged copy holds.
private struct MergedCopy {
  let files: [String: Data]
  let questions: [MergeQuestion]
  /// Range, code and coder of every coding.
  let codings: Set<String>
}

private struct MergeTeam {
  let scene: Scene
  let paths: [String]
  var random: SeededGenerator
  /// What somebody tagged, and nobody took off, moved or merged away by any step of these.
  private var tagged: Set<String> = []
  private var isPure = true

  init(seed: UInt64) throws {
    scene = try Scene()
    random = SeededGenerator(seed: seed)
    try scene.add("a", Sample.text)
    try scene.codes("Tillit", "Helse")
    try scene.file.close()
    let folder = scene.folder
    paths = ["x", "y", "z"].map { folder + "/\($0).sitat" }
    for path in paths {
      try FileManager.default.copyItem(atPath: folder + "/study.sitat", toPath: path)
    }
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private func open<Result>(
    _ path: String, _ me: String, _ body: (OpenProject) throws -> Result
  ) throws -> Result {
    let file = try ProjectFile.open(at: path)
    defer { try? file.close() }
    return try body(OpenProject(file: file, me: me))
  }

  mutating func step() throws {
    let path = pick(paths)
    let me = pick(["Ane", "Bo"])
    let place = pick(["2.1", "2.2", "4", "2"])
    let code = pick(["Tillit", "Helse", "Tid", "Mat"])
    let other = pick(["Tillit", "Helse", "Tid", "Mat"])
    let verb = Int.random(in: 0..<17, using: &random)
    let choice = Int.random(in: 1...2, using: &random)
    let corrected = try scene.write("rettet.txt", pick(Self.corrections))
    let note = pick(["", "ja", "nei"])
    let origin = pick(paths)
    let extra = try scene.write("b.txt", Sample.text + "Leder: \(pick(["Ja", "Nei"])).\n")
    let isTag = try open(path, me) { bench -> Bool in
      do {
        switch verb {
        case 0: _ = try bench.newCode(CodebookNewCode(path: pick(["Tid", "Mat", "Helse/Tid"])))
        case 1: _ = try bench.renameCode(code, to: pick(["Tid", "Mat", "Nytt"]))
        case 2: _ = try bench.moveCode(code, under: other, .last)
        case 3: _ = try bench.mergeCodes([code], into: other)
        case 4: _ = try bench.untag([code], source: "a", .place(place), layer: .individual)
        case 5: _ = try bench.importFiles([extra], Scene.options, dryRun: false)
        case 6: _ = try bench.done(["a"], layer: .individual)
        case 7:
          var memo = MemoDraft(on: "source:a", body: "Om \(code).")
          memo.title = me
          _ = try bench.addMemo(memo)
        case 8: _ = try bench.undo(any: true)
        case 15:
          guard let question = try bench.mergeQuestions().randomElement(using: &random) else {
            return false
          }
          let keeps = ["keep", "\(choice)"]
          let words = question.values.contains("keep") ? keeps[0] : keeps[1]
          _ = try bench.decideMerge(question.id, choice: words, text: nil)
        case 16: _ = try bench.redo(any: true)
        case 14: _ = try bench.revise("a", with: corrected, Scene.options, dryRun: false)
        case 9 where origin != path: _ = try bench.merge(origin, isDone: true)
        default:
          _ = try bench.tag(
            [code], source: "a", .place(place), layer: .individual, note: note)
          return true
        }
      } catch is Refusal {
      }
      return false
    }
    if isTag { tagged.insert("\(me) \(place)") }
    if [3, 4, 8, 15, 16].contains(verb) { isPure = false }
  }

  /// What the source becomes: the places are the same in all of them.
  private static let corrections = [
    Sample.text.replacing("Hva gjør du?", with: "Og hva er det du gjør?"),
    Sample.text.replacing("hjelper", with: "hjalp"),
  ]

  /// The places that somebody tagged and that the codings of a merged copy leave out; none are
  /// looked for where something was taken off, merged or undone.
  func losses(in codings: Set<String>) throws -> Set<String> {
    isPure ? tagged.subtracting(codings) : []
  }

  func merged(_ order: [Int]) throws -> MergedCopy {
    let name = "merged" + order.map(String.init).joined()
    let path = scene.folder + "/\(name).sitat"
    try FileManager.default.copyItem(atPath: paths[order[0]], toPath: path)
    return try open(path, "Ane") { bench in
      for at in order.dropFirst() { _ = try bench.merge(paths[at], isDone: true) }
      let again = try bench.merge(paths[order[1]], isDone: true)
      #expect(again.changes.isEmpty)
      let defects = try bench.file.read { try $0.defects() }
      #expect(defects.isEmpty)
      let folder = scene.folder + "/" + name
      _ = try bench.exportText(to: folder)
      let codings = try bench.codings(
        CodingFilter(coders: [], sources: [], codes: [], layer: nil))
      return MergedCopy(
        files: try Self.files(folder), questions: try bench.mergeQuestions(),
        codings: Set(codings.map { "\($0.coder) \($0.place)" }))
    }
  }

  private static func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
      if !isFolder.boolValue {
        files[path] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))
      }
    }
    return files
  }
}
