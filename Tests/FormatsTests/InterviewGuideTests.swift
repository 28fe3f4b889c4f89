import Formats
import Testing

@Suite("Interview guides")
struct InterviewGuideTests {
  @Test("questions are read with their probes and lines")
  func reading() throws {
    let yaml = """
      guide: Ledere
      questions:
        - id: 1
          topic: Bakgrunn
          text: Kan du fortelle om jobben?
          probes: [Hvor lenge?, "Hvem med?"]
        - id: 2a
          text: >
            Hva skjedde
            da?
      """
    let guide = try InterviewGuide(yaml: Array(yaml.utf8))
    #expect(guide.name == "Ledere")
    #expect(
      guide.questions == [
        .init(
          id: "1", topic: "Bakgrunn", text: "Kan du fortelle om jobben?",
          probes: ["Hvor lenge?", "Hvem med?"], line: 3),
        .init(id: "2a", topic: "", text: "Hva skjedde da?", probes: [], line: 7),
      ])
  }

  @Test("what is wrong is said with its line")
  func problems() {
    let yaml = """
      questions:
        - id: 1
          text: a
          probe: b
        - id: 1
          text: c
        - topic: d
      """
    #expect(
      throws: StudyFileError(problems: [
        .init(line: 1, kind: .missing(key: "guide")),
        .init(
          line: 4,
          kind: .unknownKey(
            "probe", valid: ["id", "topic", "text", "probes"], nearest: ["probes"])),
        .init(line: 5, kind: .duplicate(name: "1", firstLine: 2)),
        .init(line: 7, kind: .missing(key: "id")),
        .init(line: 7, kind: .missing(key: "text")),
      ])
    ) { try InterviewGuide(yaml: Array(yaml.utf8)) }
  }
}
