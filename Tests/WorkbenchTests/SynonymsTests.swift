import Formats
import Testing
import Workbench

@Suite("Synonyms")
struct SynonymsTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private func read(_ yaml: String, replacing: Bool = false, dryRun: Bool = false) throws
    -> SynonymsImportResult
  {
    try scene.ane.importSynonyms(
      try scene.write("synonyms.yaml", yaml), replacing: replacing, dryRun: dryRun)
  }

  @Test("are added, changed and kept by their first words")
  func imports() throws {
    let first = try read("- [lege, doktor, fastlege]\n- sjef: [leder]\n")
    #expect(first.added == ["lege", "sjef"])
    let second = try read("- [Lege, fastlege, tilsynslege]\n- [nav, aetat]\n- [sjef, leder]\n")
    #expect(second.added == ["nav"])
    #expect(second.changed == ["Lege"])
    #expect(second.unchanged == 1)
    #expect(second.removed == [])
    #expect(
      try scene.ane.synonyms() == [
        ["Lege", "fastlege", "tilsynslege"], ["sjef", "leder"], ["nav", "aetat"],
      ])
  }

  @Test("stay where a file does not have them, unless it is to replace them")
  func replaces() throws {
    _ = try read("- [lege, doktor]\n- [sjef, leder]\n- [nav, aetat]\n")
    _ = try read("- [sjef, leder]\n")
    #expect(try scene.ane.synonyms().count == 3)
    let result = try read("- [nav, aetat]\n- [x, y]\n- [lege, doktor]\n", replacing: true)
    #expect(result.removed == ["sjef"])
    #expect(result.added == ["x"])
    #expect(result.unchanged == 2)
    #expect(try scene.ane.synonyms() == [["nav", "aetat"], ["x", "y"], ["lege", "doktor"]])
  }

  @Test("a rehearsal says the same and stores nothing")
  func rehearses() throws {
    _ = try read("- [lege, doktor]\n- [sjef, leder]\n")
    let before = try scene.state()
    let entries = try scene.ane.log().count
    let yaml = "- [lege, fastlege]\n- [nav, aetat]\n"
    let rehearsal = try read(yaml, replacing: true, dryRun: true)
    #expect(try scene.state() == before)
    #expect(try scene.ane.log().count == entries)
    #expect(try read(yaml, replacing: true) == rehearsal)
  }

  @Test("go out as the file that they come in from, and leave no step when they are the same")
  func backAndForth() throws {
    let yaml = """
      - lege:
          - doktor
          - hull i cv*
      - "no":
          - "#nei"
          - ja, vel

      """
    _ = try read(yaml)
    let entries = try scene.ane.log().count
    let written = try scene.ane.synonymsYAML()
    #expect(try read(written, replacing: true).unchanged == 2)
    #expect(try scene.ane.log().count == entries)
    #expect(
      try scene.ane.synonyms() == [["lege", "doktor", "hull i cv*"], ["no", "#nei", "ja, vel"]])
  }

  @Test("are undone and redone whole")
  func history() throws {
    var states = [try scene.state()]
    for (yaml, replacing) in [
      ("- [lege, doktor]\n- [sjef, leder]\n", false), ("- [lege, fastlege, doktor]\n", false),
      ("- [nav, aetat]\n- [lege, doktor]\n", true), ("[]\n", true), ("- [lege, doktor]\n", false),
    ] {
      _ = try read(yaml, replacing: replacing)
      states.append(try scene.state())
    }
    // All differ, but for the first and the one where every set is removed.
    #expect(Set(states).count == states.count - 1)
    for state in states.dropLast().reversed() {
      _ = try scene.ane.undo(any: false)
      #expect(try scene.state() == state)
    }
    for state in states.dropFirst() {
      _ = try scene.ane.redo(any: false)
      #expect(try scene.state() == state)
    }
  }

  @Test("a file with a fault changes nothing")
  func faults() throws {
    _ = try read("- [lege, doktor]\n")
    let before = try scene.state()
    let fault = #expect(throws: FormatFault.self) { try read("- [sjef, leder]\n- [a, a]\n") }
    #expect(
      (fault?.error as? StudyFileError)?.problems == [
        StudyFileProblem(line: 2, kind: .repeatedWord("a", firstLine: 2))
      ])
    #expect(try scene.state() == before)
  }
}
