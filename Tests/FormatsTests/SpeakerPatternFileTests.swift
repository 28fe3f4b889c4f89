import Formats
import Testing
import Text

@Suite("Files of speaker patterns")
struct SpeakerPatternFileTests {
  private func problems(_ yaml: String) -> [StudyFileProblem] {
    do throws(StudyFileError) {
      _ = try SpeakerPatternFile(yaml: Array(yaml.utf8))
      return []
    } catch {
      return error.problems
    }
  }

  @Test("are lists of templates, with the names that they are for")
  func reads() throws {
    let yaml = """
      patterns:
        - '<{name}>'
        - pattern: '{name}'
          names: [INT, P07]
      """
    let file = try SpeakerPatternFile(yaml: Array(yaml.utf8))
    #expect(file.patterns.map(\.template) == ["<{name}>", "{name}"])
  }

  @Test("are refused with the line of every fault")
  func refuses() {
    let yaml = """
      patterns:
        - '<{name}>'
        - '{who}:'
        - pattern: '{name}'
        - '<{name}>'
        - nams: [INT]
      """
    let found = problems(yaml)
    #expect(found.map(\.line) == [3, 4, 5, 6, 6])
    #expect(found.first?.kind == .wrongPattern("{who}:", .unknown(field: "who")))
    #expect(problems("pattern: x").contains { $0.kind == .missing(key: "patterns") })
    #expect(problems("patterns: []").map(\.kind) == [.missing(key: "patterns")])
    #expect(!problems("patterns: '{name}:'").isEmpty)
    #expect(!problems("- a\n- b").isEmpty)
  }
}
