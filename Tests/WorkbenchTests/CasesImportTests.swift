import Study
import Testing
import Workbench

@Suite("Import of cases")
struct CasesImportTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.add("int02", "Leder: Noe annet.\n\nIntervjuer: Ja.\n")
    try scene.add(
      "group",
      "Moderator: Hva nå?\n\nKari: Vet ikke.\n\nOla: Ikke jeg.\n\nKari: Nei.\n\nOla: Nei.\n")
  }

  private func run(_ rows: String...) throws -> CasesImportResult {
    try scene.ane.importCases(
      try scene.write("cases.csv", rows.joined(separator: "\n") + "\n"))
  }

  private func links() throws -> [String] {
    try scene.ane.speakers(of: nil).map {
      "\($0.source) \($0.speaker.label): \($0.caseName ?? "-")"
    }
  }

  @Test("links several informants of one source, and one informant of several sources")
  func links() async throws {
    let result = try run(
      "case,source,speaker,alder:integer", "L01,int01,,40", "L01,int02,leder,", "G1,group,KARI,31",
      "G2,group,Ola,32")
    #expect(result.cases == 3)
    #expect(result.linked == 4)
    #expect(result.attributes == [Attribute(name: "alder", type: .integer)])
    #expect(
      try links() == [
        "group Moderator: -", "group Kari: G1", "group Ola: G2", "int01 Intervjuer: -",
        "int01 Leder: L01", "int02 Leder: L01", "int02 Intervjuer: -",
      ])
    let entries = try scene.ane.log().count
    _ = try run("case,source,speaker,alder:integer", "L01,int01,,40", "G2,group,Ola,32")
    #expect(try scene.ane.log().count == entries)
    _ = try scene.ane.undo(any: false)
    #expect(try links().allSatisfy { $0.hasSuffix(": -") })
    #expect(try scene.ane.cases().cases.isEmpty)
  }

  @Test("keeps values in one form for each type")
  func keepsValues() throws {
    _ = try run(
      "case,a:text,b:integer,c:decimal,d:boolean,e:date,f:ordered-band,g:multi,h",
      "L01, to ord ,007,\"3,50\",Ja,2024-02-29,40-49,a;b,fri", "L02,,,,,,,,")
    let (cases, attributes) = try scene.ane.cases()
    #expect(
      attributes.map(\.type)
        == [.text, .integer, .decimal, .boolean, .date, .orderedBand, .multi, .text])
    #expect(
      cases.map(\.values) == [
        [
          "a": "to ord", "b": "7", "c": "3.50", "d": "true", "e": "2024-02-29", "f": "40-49",
          "g": "a;b", "h": "fri",
        ], [:],
      ])
  }

  @Test(
    "refuses values that are not of their type",
    arguments: [
      (AttributeType.integer, "førti"), (.integer, "3.5"), (.integer, "1 000"),
      (.decimal, "1.234.5"),
      (.decimal, "inf"), (.decimal, "nan"), (.decimal, "ca. 3"), (.boolean, "kanskje"),
      (.date, "2024-02-30"), (.date, "2023-02-29"), (.date, "1900-02-29"), (.date, "2024-13-01"),
      (.date, "2024-00-10"), (.date, "2024-1-1"), (.date, "05.02.2024"), (.date, "2024-04-31"),
    ])
  func refusesWrongTypes(type: AttributeType, value: String) throws {
    let refusal = try scene.refusal {
      _ = try run("case,x:\(type.rawValue)", "L01,", "L02,\"\(value)\"", "L03,")
    }
    #expect(refusal?.problem == .notOfType(column: "x", value: value, type: type))
    #expect(refusal?.place?.line == 3)
  }

  @Test("refuses two values of one case, and two cases of one speaker")
  func refusesConflicts() throws {
    let values = try scene.refusal {
      _ = try run("case,source,alder:integer", "L01,int01,40", "L01,int02,41")
    }
    #expect(
      values?.problem
        == .conflictingValue(caseName: "L01", attribute: "alder", first: "40", second: "41"))
    #expect(values?.place?.line == 3)
    let cases = try scene.refusal { _ = try run("case,source", "L01,int01", "L02,int01") }
    #expect(
      cases?.problem == .unlinkedSpeaker(source: "int01", candidates: ["Intervjuer", "Leder"]))
    #expect(cases?.place?.line == 3)
  }

  @Test("refuses sources, speakers and types that there are not, and to guess among speakers")
  func refusesUnknown() throws {
    let source = try scene.refusal { _ = try run("case,source", "L01,int03") }
    #expect(
      source?.problem == .unknownSource(asked: "int03", nearest: ["int01", "int02"], known: 3))
    let speaker = try scene.refusal { _ = try run("case,source,speaker", "G1,group,Per") }
    #expect(
      speaker?.problem
        == .unknownSpeaker(asked: "Per", source: "group", known: ["Moderator", "Kari", "Ola"]))
    let guess = try scene.refusal { _ = try run("case,source", "G1,group") }
    #expect(
      guess?.problem
        == .unlinkedSpeaker(source: "group", candidates: ["Moderator", "Kari", "Ola"]))
    let type = try scene.refusal { _ = try run("case,alder:tall", "G1,3") }
    #expect(
      type?.problem
        == .notAllowed(
          column: "alder:tall", value: "tall", valid: AttributeType.allCases.map(\.rawValue)))
    #expect(
      try scene.refusal { _ = try run("case,x", ",3") }?.problem == .emptyField(column: "case"))
  }
}
