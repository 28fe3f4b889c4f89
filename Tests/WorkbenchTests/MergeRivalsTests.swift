import Foundation
import Store
import Study
import Testing
import Text
import Workbench

/// Copies of which each has taken in a correction of its own of one text.
@Suite("Merging two corrections of one text")
struct MergeRivalsTests {
  private let scene: Scene
  private let other: ProjectFile
  private let bjørn: OpenProject

  private static let texts = [
    Sample.text.replacing(
      "Intervjuer: Hva gjør du?", with: "Intervjuer: Hei, og takk for sist. Hva gjør du?"),
    Sample.text.replacing("Jeg hjelper", with: "Ja, jeg hjelper"),
  ]

  /// Ane's copy is the scene's own, and Bjørn's another; both have coded on before they corrected.
  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.codes("Tillit", "Helse")
    _ = try scene.bench("Bjørn").tag(
      ["Helse"], source: "int01", .place("2.1"), layer: .individual, note: "")
    let path = scene.folder + "/b.sitat"
    _ = try scene.file.backup(to: path)
    other = try ProjectFile.open(at: path)
    bjørn = OpenProject(file: other, me: "Bjørn")
    try tag(bjørn, "Tillit", "4")
    try revise(bjørn, "bjørn.txt", Self.texts[1])
    try tag(scene.ane, "Tillit", "2.2")
    try revise(scene.ane, "ane.txt", Self.texts[0])
  }

  private func revise(_ bench: OpenProject, _ name: String, _ text: String) throws {
    let path = try scene.write(name, text)
    _ = try bench.revise("int01", with: path, Scene.options, dryRun: false)
  }

  private func tag(_ bench: OpenProject, _ code: String, _ place: String) throws {
    _ = try bench.tag([code], source: "int01", .place(place), layer: .individual, note: "")
  }

  private func text(_ bench: OpenProject) throws -> String {
    let source = try #require(try bench.sources().first).record.source.id
    return try bench.file.read { try $0.text(of: source).string }
  }

  /// The codings by the text that stands: Ane's, or Bjørn's, in which the answer begins otherwise.
  private static func expected(_ standing: Int) -> [String] {
    [
      "int01 Helse \(standing == 0 ? "Jeg" : "Ja, jeg") hjelper folk.",
      "int01 Tillit Så går det bra.", "int01 Tillit Vi snakker sammen.",
    ]
  }

  private func standing() throws -> Int {
    try #require(Self.texts.firstIndex(of: try text(scene.ane)))
  }

  private func mergeBoth() throws {
    _ = try scene.ane.merge(other.path, isDone: true)
    _ = try bjørn.merge(scene.file.path, isDone: true)
  }

  private func expectBoth(
    _ standing: Int, questions: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for bench in [scene.ane, bjørn] {
      #expect(try text(bench) == Self.texts[standing], sourceLocation: sourceLocation)
      #expect(
        try Scene.codedWords(bench.file) == Self.expected(standing), sourceLocation: sourceLocation)
      #expect(
        try bench.sources().map(\.record.source.name) == ["int01"], sourceLocation: sourceLocation)
      #expect(try bench.mergeQuestions().count == questions, sourceLocation: sourceLocation)
      #expect(try bench.file.read { try $0.defects() }.isEmpty, sourceLocation: sourceLocation)
    }
    #expect(try scene.ane.mergeQuestions() == bjørn.mergeQuestions())
  }

  @Test("lets one stand with the codings of both, and asks which it is to be")
  func asks() throws {
    let planned = try scene.ane.merge(other.path, isDone: false)
    #expect(planned.questions.map(\.kind) == [.texts])
    let outcome = try scene.ane.merge(other.path, isDone: true)
    #expect(outcome.carried == planned.carried)
    #expect(outcome.questions == planned.questions)
    let standing = try standing()
    #expect(!outcome.carried.isEmpty && outcome.carried.allSatisfy { $0.text != nil })
    _ = try bjørn.merge(scene.file.path, isDone: true)
    try expectBoth(standing, questions: 1)
    let question = try #require(try scene.ane.mergeQuestions().first)
    #expect(question.kind == .texts && question.name == "int01")
    let described = [
      "revision 2 (ane.txt): “Intervjuer: Hei, og takk for sist. Hva gjør du? Leder: Jeg…”",
      "revision 2 (bjørn.txt): “Intervjuer: Hva gjør du? Leder: Ja, jeg hjelper folk. Vi…”",
    ]
    #expect(question.values == [described[standing], described[1 - standing]])
    #expect(try scene.ane.merge(other.path, isDone: true).changes.isEmpty)
    #expect(try bjørn.merge(scene.file.path, isDone: true).changes.isEmpty)
  }

  @Test("is decided for either, in a step that is undone, redone and merged", arguments: [1, 2])
  func decided(choice: Int) throws {
    try mergeBoth()
    let first = try standing()
    let chosen = choice == 1 ? first : 1 - first
    let question = try #require(try scene.ane.mergeQuestions().first)
    let before = try scene.state()
    _ = try scene.ane.decideMerge(question.id, choice: "\(choice)", text: nil)
    let after = try scene.state()
    let q = try scene.ane.mergeQuestions()
    #expect(q.isEmpty)
    let w = try Scene.codedWords(scene.file)
    #expect(w == Self.expected(chosen))
    let defects = try scene.file.read { try $0.defects() }
    #expect(defects.isEmpty)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
    #expect(try scene.ane.mergeQuestions() == [question])
    _ = try scene.ane.redo(any: false)
    #expect(try scene.state() == after)
    #expect(try scene.ane.mergeQuestions().isEmpty)
    try mergeBoth()
    try expectBoth(chosen, questions: 0)
    // Work goes on in the text that was chosen.
    try tag(bjørn, "Helse", "2.2")
    _ = try scene.ane.merge(other.path, isDone: true)
    #expect(try Scene.codedWords(scene.file).contains("int01 Helse Vi snakker sammen."))
  }

  @Test("undone here after a colleague took the decision in, is open again there too")
  func undoneEverywhere() throws {
    try mergeBoth()
    let first = try standing()
    let question = try #require(try scene.ane.mergeQuestions().first)
    _ = try scene.ane.decideMerge(question.id, choice: "2", text: nil)
    _ = try bjørn.merge(scene.file.path, isDone: true)
    try expectBoth(1 - first, questions: 0)
    _ = try scene.ane.undo(any: false)
    try mergeBoth()
    try expectBoth(first, questions: 1)
  }

  @Test("decided otherwise in two copies, shows what was decided last and asks again")
  func contradicting() throws {
    try mergeBoth()
    let question = try #require(try scene.ane.mergeQuestions().first)
    _ = try scene.ane.decideMerge(question.id, choice: "1", text: nil)
    _ = try bjørn.decideMerge(question.id, choice: "2", text: nil)
    try mergeBoth()
    let standing = try standing()
    try expectBoth(standing, questions: 1)
    let again = try #require(try bjørn.mergeQuestions().first)
    _ = try bjørn.decideMerge(again.id, choice: "2", text: nil)
    try mergeBoth()
    try expectBoth(1 - standing, questions: 0)
  }

  @Test("keeps a coding whose words only the other text has, on that text, and says so")
  func lost() throws {
    let ends = ["Leder: Dette sa hun etterpå.\n", "Leder: Vi tok kaffe ute i gangen.\n"]
    for (bench, number) in [(scene.ane, 0), (bjørn, 1)] {
      try revise(bench, "mer\(number).txt", Self.texts[number] + "\n" + ends[number])
      try tag(bench, "Tillit", "5")
    }
    let outcome = try scene.ane.merge(other.path, isDone: true)
    #expect(outcome.questions.contains { $0.kind == .texts })
    #expect(outcome.carried.filter { $0.state == .lost }.count == 1)
    let words = try Scene.codedWords(scene.file)
    #expect(words.count == 5)
    for end in ends {
      let said = end.dropFirst("Leder: ".count).dropLast()
      #expect(words.contains { $0.hasSuffix(said) }, "\(words)")
    }
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
    #expect(try scene.ane.merge(other.path, isDone: true).changes.isEmpty)
    let question = try #require(outcome.questions.first { $0.kind == .texts })
    _ = try scene.ane.decideMerge(question.id, choice: "2", text: nil)
    #expect(try Scene.codedWords(scene.file).count == 5)
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
    _ = try scene.ane.undo(any: false)
    #expect(try Scene.codedWords(scene.file) == words)
    _ = try scene.ane.redo(any: false)
    #expect(try Scene.codedWords(scene.file).count == 5)
  }

  @Test("refuses a choice that there is not, and another text")
  func refuses() throws {
    try mergeBoth()
    let question = try #require(try scene.ane.mergeQuestions().first)
    for (choice, text) in [("3", nil), (nil, nil), (nil, "Noe annet")] as [(String?, String?)] {
      let refusal = try scene.refusal {
        _ = try scene.ane.decideMerge(question.id, choice: choice, text: text)
      }
      #expect(
        refusal?.problem
          == .merging(.badChoice(asked: choice ?? text ?? "", valid: ["1", "2"])))
    }
  }
}
