import Store
import Study
import Testing
import Workbench

@Suite("The interview guide")
struct GuideTests {
  private static let guide = """
    guide: Arbeid og helse
    questions:
      - id: q1
        topic: Arbeidsplassen
        text: Kan du fortelle om arbeidsplassen din, og hva dere gjør der?
        probes:
          - Hvor mange er dere?
      - id: q2
        topic: Lederens rolle
        text: Hvordan ser du på rollen som leder når noen er på tiltak?
      - id: q3
        topic: Samarbeid med NAV
        text: Hvordan er samarbeidet med NAV?
        probes:
          - Hvem ringer du til på NAV-kontoret?
      - id: q4
        topic: Helse og sykefravær
        text: Hva gjør du når noen blir syke, og sykefraværet øker?
      - id: q5
        topic: Framtiden
        text: Hvis du kunne ønske deg tre ting for framtiden, hva ville det være?

    """

  /// What an interviewer says, and which question a reader holds it for.
  private static let asked: [(text: String, question: String?)] = [
    ("Da begynner vi. Fortell gjerne om arbeidsplassen og hva dere driver med.", "q1"),
    ("Ja.", nil), ("Skal vi ta en kaffe først?", nil),
    ("Og rollen din som leder, hvordan ser du på den når folk kommer på tiltak?", "q2"),
    ("Mhm, det skjønner jeg godt.", nil),
    ("Hvordan er det med NAV, da, hvordan er samarbeidet der?", "q3"),
    ("Kan du gi et eksempel?", nil),
    ("Når noen er syke lenge, hva gjør du med sykefraværet?", "q4"),
    ("Hm.", nil), ("Til slutt: tre ønsker for framtiden?", "q5"), ("Tusen takk for praten.", nil),
  ]

  private static var transcript: String {
    asked.map { "Intervjuer: \($0.text)\n\nLeder: Ja, du, NAV og sykefravær og slikt.\n" }
      .joined(separator: "\n")
  }

  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Self.transcript)
    try scene.write("guide.yaml", Self.guide)
  }

  private var path: String { scene.folder + "/guide.yaml" }

  @Test("finds the turns that ask its questions, in the interviewer's turns only")
  func findsQuestions() throws {
    let found = try scene.ane.importGuide(path, turns: nil, dryRun: false)
    let expected = Dictionary(
      uniqueKeysWithValues: Self.asked.enumerated().compactMap { index, turn in
        turn.question.map { (index * 2 + 1, $0) }
      })
    let right = found.count { expected[$0.turn] == $0.question }
    let precision = Double(right) / Double(max(1, found.count))
    let recall = Double(right) / Double(expected.count)
    #expect(precision >= 0.9, "\(found.map { "\($0.turn) \($0.question)" })")
    #expect(recall >= 0.8, "\(found.map { "\($0.turn) \($0.question)" })")
    let questions = try scene.ane.source("int01").questions
    #expect(questions.mapValues(\.key) == Dictionary(found.map { ($0.turn, $0.question) }) { $1 })
  }

  @Test("stores nothing in a dry run, and leaves no step when it comes in again")
  func staysTheSame() throws {
    let before = try scene.state()
    let dry = try scene.ane.importGuide(path, turns: nil, dryRun: true)
    #expect(try scene.state() == before)
    #expect(try scene.ane.importGuide(path, turns: nil, dryRun: false) == dry)
    let after = try scene.state()
    let entries = try scene.ane.log().count
    _ = try scene.ane.importGuide(path, turns: nil, dryRun: false)
    #expect(try scene.state() == after)
    #expect(try scene.ane.log().count == entries)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
  }

  @Test("takes a person's word for which turn asks what")
  func takesTold() throws {
    let turns = try scene.write("turns.csv", "source,turn,question\nint01,3,q5\nint01,1,q2\n")
    let lines = try scene.ane.importGuide(path, turns: turns, dryRun: false)
    #expect(
      lines.map { "\($0.turn) \($0.question) \($0.text)" } == [
        "1 q2 \(Self.asked[0].text)", "3 q5 Ja.",
      ])
    let twice = try scene.write(
      "turns.csv", "source,turn,question\nint01,3,q5\nint01,1,q2\nint01,3,q5\nint01,3,q2\n")
    #expect(
      try scene.ane.importGuide(path, turns: twice, dryRun: false).map {
        "\($0.turn) \($0.question)"
      } == ["1 q2", "3 q5", "3 q2"])
    #expect(try scene.ane.source("int01").questions.count == 2)
    let unknown = try scene.write("turns.csv", "source,turn,question\nint01,3,q9\n")
    let question = try scene.refusal {
      _ = try scene.ane.importGuide(path, turns: unknown, dryRun: false)
    }
    #expect(
      question?.problem == .unknownQuestion(key: "q9", known: ["q1", "q2", "q3", "q4", "q5"]))
    let outside = try scene.write("turns.csv", "source,turn,question\nint01,23,q1\n")
    let turn = try scene.refusal {
      _ = try scene.ane.importGuide(path, turns: outside, dryRun: false)
    }
    #expect(turn?.problem == .placeOutside(asked: "23", turns: 22))
    #expect(turn?.place?.line == 2)
  }
}
