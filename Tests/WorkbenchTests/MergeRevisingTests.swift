import Foundation
import Store
import Study
import Testing
import Text
import Workbench

/// Copies of which one has taken a corrected text in while others worked on the former one.
@Suite("Merging copies of corrected texts")
struct MergeRevisingTests {
  private let scene: Scene

  /// Ane's copy is the scene's own; Bjørn's is `b.sitat`.
  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.codes("Tillit", "Helse")
    _ = try scene.bench("Bjørn").tag(
      ["Helse"], source: "int01", .place("2.1"), layer: .individual, note: "")
  }

  private func copy() throws -> ProjectFile {
    let path = scene.folder + "/b.sitat"
    _ = try scene.file.backup(to: path)
    return try ProjectFile.open(at: path)
  }

  private func revise(_ bench: OpenProject, _ text: String) throws {
    let path = try scene.write("rettet.txt", text)
    _ = try bench.revise("int01", with: path, Scene.options, dryRun: false)
  }

  private func tag(_ bench: OpenProject, _ code: String, _ place: String) throws {
    _ = try bench.tag([code], source: "int01", .place(place), layer: .individual, note: "")
  }

  private func merge(
    _ path: String, into bench: OpenProject
  ) throws -> (carried: [String], questions: [MergeQuestion]) {
    let outcome = try bench.merge(path, isDone: true)
    let carried = outcome.carried.map {
      "\($0.state) \($0.code) \($0.formerText) → \($0.text ?? "–")"
    }
    return (carried, outcome.questions)
  }

  /// The same with a sentence before all of it, so that every range is another one.
  private static let shifted = Sample.text.replacing(
    "Intervjuer: Hva gjør du?", with: "Intervjuer: Hei, og takk for sist. Hva gjør du?")

  @Test("leads what was coded on the former text over to the corrected one, in both copies")
  func carries() throws {
    let other = try copy()
    let bjørn = OpenProject(file: other, me: "Bjørn")
    try revise(scene.ane, Self.shifted)
    try tag(scene.ane, "Tillit", "4")
    try tag(bjørn, "Tillit", "2.2")
    try tag(bjørn, "Helse", "4")
    _ = try bjørn.done(["int01"], layer: .individual)
    let (carried, questions) = try merge(other.path, into: scene.ane)
    #expect(
      carried == [
        "kept Tillit Vi snakker sammen. → Vi snakker sammen.",
        "kept Helse Så går det bra. → Så går det bra.",
      ])
    #expect(questions.isEmpty)
    let expected = [
      "int01 Helse Jeg hjelper folk.", "int01 Helse Så går det bra.",
      "int01 Tillit Så går det bra.", "int01 Tillit Vi snakker sammen.",
    ]
    #expect(try Scene.codedWords(scene.file) == expected)
    #expect(try scene.ane.sources().count == 1)
    #expect(
      try scene.ane.assignments().filter { $0.coder == "Bjørn" }.map(\.status) == [.finished])
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
    #expect(try scene.ane.merge(other.path, isDone: true).changes.isEmpty)
    _ = try merge(scene.file.path, into: bjørn)
    #expect(try Scene.codedWords(other) == expected)
    #expect(try bjørn.mergeQuestions().isEmpty)
    #expect(try scene.ane.merge(other.path, isDone: true).changes.isEmpty)
  }

  @Test("is one step, which is undone and redone")
  func undone() throws {
    let other = try copy()
    try tag(OpenProject(file: other, me: "Bjørn"), "Tillit", "2.2")
    try revise(scene.ane, Self.shifted)
    let before = try scene.state()
    _ = try merge(other.path, into: scene.ane)
    let after = try scene.state()
    #expect(before != after)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
    _ = try scene.ane.redo(any: false)
    #expect(try scene.state() == after)
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
  }

  @Test("keeps a coding whose words are gone on the former text, and says so")
  func lost() throws {
    let other = try copy()
    let bjørn = OpenProject(file: other, me: "Bjørn")
    try tag(bjørn, "Tillit", "4")
    try revise(
      scene.ane, Sample.text.replacing("Så går det bra.", with: "Hvem kunne vite noe slikt?"))
    let (carried, questions) = try merge(other.path, into: scene.ane)
    #expect(carried == ["lost Tillit Så går det bra. → –"])
    #expect(try Scene.codedWords(scene.file).contains { $0.hasSuffix("Tillit Så går det bra.") })
    #expect(try scene.ane.sources().count == 2)
    #expect(!questions.isEmpty)
    #expect(try scene.file.read { try $0.defects() }.isEmpty)
  }

  /// Ane corrects the text, and Bjørn draws the end of a range anew; whose change is the later one is
  /// told by how much each has done before.
  private func redrawn(laterIsBjørn: Bool) throws {
    let other = try copy()
    let bjørn = OpenProject(file: other, me: "Bjørn")
    let busy = laterIsBjørn ? bjørn : scene.ane
    for _ in 0..<3 {
      try tag(busy, "Tillit", "2.2")
      _ = try busy.untag(["Tillit"], source: "int01", .place("2.2"), layer: .individual)
    }
    try other.change("recode", by: "Bjørn") { writer in
      let coding = try #require(try writer.reader.codings().first)
      let span = TextSpan(coding.span.start, coding.span.end + " Vi snakker sammen.".count)
      try writer.moveCoding(coding.id, to: coding.source, span)
    }
    try revise(scene.ane, Self.shifted)
    _ = try merge(other.path, into: scene.ane)
  }

  @Test("leads a range that was drawn anew on the former text over to the corrected one")
  func redrawnLater() throws {
    try redrawn(laterIsBjørn: true)
    #expect(
      try Scene.codedWords(scene.file) == ["int01 Helse Jeg hjelper folk. Vi snakker sammen."])
    #expect(try scene.ane.mergeQuestions().isEmpty)
  }

  @Test("asks which range counts, as a whole, and never mixes the two texts")
  func redrawnEarlier() throws {
    try redrawn(laterIsBjørn: false)
    #expect(try Scene.codedWords(scene.file) == ["int01 Helse Jeg hjelper folk."])
    let question = try #require(try scene.ane.mergeQuestions().first)
    #expect(question.field == "place")
    #expect(question.values.count == 2)
    for (choice, place) in ["Jeg hjelper folk.", "Jeg hjelper folk. Vi snakker sammen."]
      .enumerated()
    {
      _ = try scene.ane.decideMerge(question.id, choice: "\(choice + 1)", text: nil)
      #expect(try scene.ane.mergeQuestions().isEmpty)
      #expect(try scene.ane.sources().map(\.record.source.name) == ["int01"])
      #expect(try Scene.codedWords(scene.file) == ["int01 Helse \(place)"])
      _ = try scene.ane.undo(any: false)
      #expect(try scene.ane.mergeQuestions().map(\.id) == [question.id])
      #expect(try Scene.codedWords(scene.file) == ["int01 Helse Jeg hjelper folk."])
      _ = try scene.ane.redo(any: false)
      #expect(try scene.ane.mergeQuestions().isEmpty)
      #expect(try Scene.codedWords(scene.file) == ["int01 Helse \(place)"])
      _ = try scene.ane.undo(any: false)
    }
  }

  @Test("takes one correction made in both copies for one")
  func sameCorrection() throws {
    let other = try copy()
    let bjørn = OpenProject(file: other, me: "Bjørn")
    try revise(bjørn, Self.shifted)
    try tag(bjørn, "Tillit", "4")
    try revise(scene.ane, Self.shifted)
    let (_, questions) = try merge(other.path, into: scene.ane)
    #expect(questions.isEmpty)
    #expect(try scene.ane.sources().count == 1)
    #expect(
      try Scene.codedWords(scene.file) == [
        "int01 Helse Jeg hjelper folk.", "int01 Tillit Så går det bra.",
      ])
  }
}
