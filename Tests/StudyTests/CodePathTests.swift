import Study
import Testing

@Suite("Code paths")
struct CodePathTests {
  @Test(
    "a path is written and read back, strokes in names included",
    arguments: [
      (["Samarbeid", "NAV", "Tillit"], "Samarbeid/NAV/Tillit"),
      (["Lønn/tilskudd", "Ja"], "Lønn\\/tilskudd/Ja"), (["a\\b"], "a\\\\b"),
    ])
  func writesAndReads(names: [String], written: String) {
    #expect(CodePath(names).description == written)
    #expect(CodePath(parsing: written).names == names)
  }

  @Test("blanks around names are left out")
  func trimsBlanks() {
    #expect(CodePath(parsing: " Samarbeid / NAV ").names == ["Samarbeid", "NAV"])
  }

  @Test("a path lies within itself and its ancestors, and not within a name that it begins with")
  func within() {
    let trust = CodePath(["Samarbeid", "NAV", "Tillit"])
    #expect(trust.isWithin(trust))
    #expect(trust.isWithin(CodePath(["Samarbeid"])))
    #expect(!CodePath(["Arbeidsmengde"]).isWithin(CodePath(["Arbeid"])))
    #expect(!CodePath(["Samarbeid"]).isWithin(trust))
    #expect(trust.parent == CodePath(["Samarbeid", "NAV"]))
    #expect(CodePath(["Samarbeid"]).parent == nil)
  }
}
