import Study
import Testing
import Text
import Workbench

@Suite("Import of codings")
struct CodingsImportTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.add("int02", "Leder: Noe annet.\n\nIntervjuer: Ja.\n")
    try scene.codes("Samarbeid/NAV/Tillit", "Arbeid/Tillit", "Helse")
  }

  private func table(_ rows: String...) throws -> String {
    try scene.write(
      "codings.csv",
      (["coder,source,start,end,code,layer,note"] + rows).joined(separator: "\n") + "\n")
  }

  @Test("keeps coder, range, code, layer and note, and makes the coder started")
  func keepsEverything() throws {
    let path = try table(
      "Bjørn,int01,33,49,Helse,,", "Bjørn,int01,33,49,NAV/Tillit,,«ja»",
      "Camilla,int02,7,11,helse,consensus,")
    let result = try scene.ane.importCodings(path, dryRun: false)
    #expect(result.added == 3)
    #expect(result.already == 0)
    #expect(result.coders == ["Bjørn", "Camilla"])
    #expect(result.sources == 2)
    let all = try scene.ane.codings(CodingFilter(coders: [], sources: [], codes: [], layer: nil))
    #expect(all.map(\.coder) == ["Bjørn", "Bjørn", "Camilla"])
    #expect(all.map(\.span) == [TextSpan(33, 49), TextSpan(33, 49), TextSpan(7, 11)])
    #expect(all.map(\.code.description) == ["Helse", "Samarbeid/NAV/Tillit", "Helse"])
    #expect(all.map(\.layer) == [.individual, .individual, .consensus])
    #expect(all.map(\.note) == ["", "«ja»", ""])
    #expect(all[0].text == "Jeg hjelper folk")
    #expect(try scene.ane.assignments().map(\.status) == [.started, .started])
  }

  @Test("counts what is there already, and leaves no step for it")
  func countsDuplicates() throws {
    let path = try table("Bjørn,int01,33,49,Helse,,", "Bjørn,int01,33,49,Helse,,")
    let first = try scene.ane.importCodings(path, dryRun: false)
    #expect((first.added, first.already) == (1, 1))
    let before = try scene.state()
    let entries = try scene.ane.log().count
    let second = try scene.ane.importCodings(path, dryRun: false)
    #expect((second.added, second.already) == (0, 2))
    #expect(try scene.state() == before)
    #expect(try scene.ane.log().count == entries)
  }

  @Test("tells in a dry run what it would do, and does none of it")
  func dryRuns() throws {
    let path = try table("Bjørn,int01,33,49,Helse,,", "Bjørn,int01,33,49,Helse,,")
    let before = try scene.state()
    let dry = try scene.ane.importCodings(path, dryRun: true)
    #expect((dry.added, dry.already) == (1, 1))
    #expect(try scene.state() == before)
    let wet = try scene.ane.importCodings(path, dryRun: false)
    #expect(wet == dry)
    let again = try scene.ane.importCodings(path, dryRun: true)
    #expect((again.added, again.already) == (0, 2))
  }

  @Test("refuses to add to what its coder has sealed, but not to find it there")
  func refusesSealed() throws {
    let first = try table("Bjørn,int01,33,49,Helse,,")
    _ = try scene.ane.importCodings(first, dryRun: false)
    _ = try scene.bench("Bjørn").done(["int01"], layer: .individual)
    let path = try table("Camilla,int01,33,49,Helse,,", "Bjørn,int01,50,52,Helse,,")
    for dryRun in [true, false] {
      let refusal = try scene.refusal { _ = try scene.ane.importCodings(path, dryRun: dryRun) }
      #expect(refusal?.problem == .sealed(coder: "Bjørn", source: "int01"))
      #expect(refusal?.place == InputPlace(file: path, line: 3))
    }
    let again = try scene.ane.importCodings(try table("Bjørn,int01,33,49,Helse,,"), dryRun: false)
    #expect((again.added, again.already) == (0, 1))
    let other = try table("Bjørn,int01,50,52,Helse,consensus,", "Bjørn,int02,7,11,Helse,,")
    #expect(try scene.ane.importCodings(other, dryRun: false).added == 2)
  }

  @Test("takes names with combining marks, blanks around cells and headers in any case")
  func takesNamesAsMeant() throws {
    let path = try scene.write(
      "codings.csv",
      "Coder,SOURCE,Start,End,Code,Layer\nA\u{30A}se , int01,33, 49,Helse,consensus\n"
        + "\u{C5}se,int01,33,49,Helse,consensus\n")
    let result = try scene.ane.importCodings(path, dryRun: false)
    #expect((result.added, result.already) == (1, 1))
    #expect(result.coders == ["\u{C5}se"])
    let all = try scene.ane.codings(CodingFilter(coders: [], sources: [], codes: [], layer: nil))
    #expect(all.map(\.layer) == [.consensus])
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let row: String
    let problem: Problem
    var testDescription: String { row }
  }

  @Test(
    "refuses a table with a bad row, with its line, and keeps none of the others",
    arguments: [
      Bad(
        row: "Ane,int01,5,3,Helse,,",
        problem: .rangeOutsideText(start: 5, end: 3, length: 114, source: "int01")),
      Bad(
        row: "Ane,int01,5,115,Helse,,",
        problem: .rangeOutsideText(start: 5, end: 115, length: 114, source: "int01")),
      Bad(row: "Ane,int01,-1,3,Helse,,", problem: .notANumber(column: "start", value: "-1")),
      Bad(row: "Ane,int01,1,3.5,Helse,,", problem: .notANumber(column: "end", value: "3.5")),
      Bad(row: "Ane,int01,33,,Helse,,", problem: .emptyField(column: "end")),
      Bad(
        row: "Ane,int01,33,99999999999999999999,Helse,,",
        problem: .notANumber(column: "end", value: "99999999999999999999")),
      Bad(
        row: "Ane,int03,33,49,Helse,,",
        problem: .unknownSource(asked: "int03", nearest: ["int01", "int02"], known: 2)),
      Bad(
        row: "Ane,int01,33,49,Tillitt,,",
        problem: .unknownCode(
          asked: "Tillitt", nearest: ["Samarbeid/NAV/Tillit", "Arbeid/Tillit"])),
      Bad(
        row: "Ane,int01,33,49,Tillit,,",
        problem: .ambiguousCode(
          asked: "Tillit", candidates: ["Samarbeid/NAV/Tillit", "Arbeid/Tillit"])),
      Bad(
        row: "Ane,int01,0,11,Helse,,",
        problem: .rangeIsSilent(start: 0, end: 11, source: "int01")),
      Bad(row: ",int01,33,49,Helse,,", problem: .emptyField(column: "coder")),
      Bad(row: " ,int01,33,49,Helse,,", problem: .emptyField(column: "coder")),
      Bad(row: "Ane,int01,33,49,,,", problem: .emptyField(column: "code")),
      Bad(
        row: "Ane,int01,33,49,Helse,own,",
        problem: .notAllowed(
          column: "layer", value: "own", valid: ["individual", "second-reading", "consensus"])),
    ])
  func refusesBadRows(bad: Bad) throws {
    let path = try table("Ane,int01,33,49,Helse,,", bad.row, "Ane,int01,50,52,Helse,,", bad.row)
    for dryRun in [false, true] {
      let refusal = try scene.refusal { _ = try scene.ane.importCodings(path, dryRun: dryRun) }
      #expect(refusal?.problem == bad.problem)
      #expect(refusal?.place == InputPlace(file: path, line: 3))
      #expect(refusal?.others == 1)
    }
  }

  @Test("refuses a table without a column that it needs")
  func refusesMissingColumns() throws {
    let path = try scene.write("codings.csv", "coder,source,start,stop,code\n")
    let refusal = try scene.refusal { _ = try scene.ane.importCodings(path, dryRun: false) }
    #expect(
      refusal?.problem
        == .missingColumn(wanted: "end", found: ["coder", "source", "start", "stop", "code"]))
    #expect(refusal?.place == InputPlace(file: path, line: 1))
  }
}
