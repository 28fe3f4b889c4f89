import Formats
import Store
import Study
import TestSupport
import Testing
import Text
import Workbench

@Suite("Import of open answers")
struct AnswersImportTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private func request(_ path: String, _ answers: String...) -> AnswersRequest {
    var request = AnswersRequest(path, answers: answers)
    request.language = "xx"
    return request
  }

  /// A cell as RFC 4180 has it.
  private static func quoted(_ cell: String) -> String {
    "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  @Test("441 answers come in as one step, each cell's text unchanged, and go as one")
  func manyAnswers() throws {
    var generator = SeededGenerator(seed: 441)
    let words = [
      "tillit", "å \"være\"", "brød;", "😅", "Mu\u{308}ller", "a,b", "linje\nto", "=SUM(A1)",
    ]
    let cells = (1...441).map { _ in
      (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }.joined(separator: " ")
    }
    let rows = cells.enumerated().map { "R\($0 + 1),\($0 % 90),\(Self.quoted($1))" }
    let path = try scene.write("svar.csv", "Id,Alder,Svar\n" + rows.joined(separator: "\n") + "\n")
    let before = try scene.state()
    let entries = try scene.ane.log().count
    let dry = try scene.ane.importAnswers(request(path, "svar"), dryRun: true)
    #expect(dry.added.count == 441)
    #expect(try scene.state() == before)
    let imported = try scene.ane.importAnswers(request(path, "svar"), dryRun: false)
    #expect(imported.added == (1...441).map { "R\($0)" })
    #expect(try scene.ane.log().count == entries + 1)
    try scene.file.read { reader in
      let records = try reader.sources()
      #expect(records.count == 441)
      let speakers = try reader.speakers()
      let cases = try reader.cases()
      for (record, number) in zip(records, 1...) {
        let id = record.source.id
        let text = try reader.text(of: id)
        #expect(Array(text.utf8) == Array(cells[number - 1].utf8))
        #expect(record.source.name == "R\(number)")
        #expect(record.source.kind == .surveyAnswer)
        #expect(speakers[id]?.map(\.label) == ["R\(number)"])
        let person = cases.first { $0.id == speakers[id]?.first?.caseID }
        #expect(person?.name == "R\(number)")
        #expect(person?.values == ["Alder": "\((number - 1) % 90)"])
        let turns = try reader.segments(of: id, .turn)
        #expect(turns.map(\.span) == [TextSpan(0, text.count)])
      }
    }
    #expect(try scene.ane.attributeTypes() == ["Alder": .integer])
    let again = try scene.ane.importAnswers(request(path, "Svar"), dryRun: false)
    #expect(again.added.isEmpty)
    #expect(again.unchanged == 441)
    #expect(try scene.ane.log().count == entries + 1)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.ane.sources().isEmpty)
    #expect(try scene.ane.cases().cases.isEmpty)
  }

  @Test("types are told by values, and a person's word goes before")
  func types() throws {
    let table = """
      id,heltall,tall,dato,janei,kode,null,blandet,tom,egen:multi
      a,1,1.5,2020-01-31,ja,0150,0,1,,x;y
      b,-20,2,2021-12-01,Nei,7030,1,to,,z
      c,,"3,25",,,9010,,,,
      """
    let path = try scene.write("t.csv", table + "\n")
    var asked = request(path, "blandet")
    asked.types = [("tall", .text)]
    let columns = try scene.ane.importAnswers(asked, dryRun: true).columns
    let uses = Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.use) })
    let expected: [String: AnswersImported.Column.Use] = [
      "id": .respondent, "heltall": .attribute(.integer, isTold: false),
      "tall": .attribute(.text, isTold: true), "dato": .attribute(.date, isTold: false),
      "janei": .attribute(.boolean, isTold: false), "kode": .attribute(.text, isTold: false),
      "null": .attribute(.integer, isTold: false), "blandet": .answers,
      "tom": .attribute(.text, isTold: false), "egen:multi": .attribute(.multi, isTold: true),
    ]
    #expect(uses == expected)
    let free = try scene.ane.importAnswers(request(path, "blandet"), dryRun: true).columns
    #expect(free.first { $0.name == "tall" }?.use == .attribute(.decimal, isTold: false))
  }

  @Test("questions stand above the answers of one respondent, as an interviewer's")
  func questions() throws {
    let path = try scene.write("q.csv", "id,Hva?,Hvor?\nR1,Brød,Her\nR2,,Der\n")
    _ = try scene.ane.importAnswers(request(path, "Hva?", "Hvor?"), dryRun: false)
    let source = try scene.ane.source("R1")
    #expect(source.text.string == "Hva?\nBrød\nHvor?\nHer")
    let roles: [SpeakerRole] = [.informant, .interviewer]
    #expect(source.speakers.map(\.role) == roles)
    let voices: [Int?] = [1, 0, 1, 0]
    #expect(source.grid.turns.map(\.speaker) == voices)
    #expect(try scene.ane.source("R2").text.string == "Hvor?\nDer")
  }

  @Test("a workbook gives what the same table as text gives")
  func workbook() throws {
    let sheet = Spreadsheet.Sheet(
      name: "Svar", columns: [.init("id"), .init("Alder"), .init("Svar")],
      rows: [
        [.text("R1"), .integer(34), .text("Mer tid.\nOg lys.")],
        [.text("R2"), .empty, .text("=1+1")],
      ])
    let path = try scene.write("s.xlsx", try Spreadsheet(sheets: [sheet]).file().bytes)
    let imported = try scene.ane.importAnswers(request(path, "Svar"), dryRun: false)
    let names: [String] = ["R1", "R2"]
    #expect(imported.added == names)
    #expect(try scene.ane.source("R1").text.string == "Mer tid.\nOg lys.")
    #expect(try scene.ane.source("R2").text.string == "=1+1")
    #expect(try scene.ane.attributeTypes() == ["Alder": .integer])
  }

  @Test("what is wrong with a row is refused with its line, and nothing comes in")
  func refusals() throws {
    func problem(_ table: String, _ change: (inout AnswersRequest) -> Void = { _ in }) throws
      -> Refusal?
    {
      let path = try scene.write("r.csv", table)
      var asked = request(path, "svar")
      change(&asked)
      let bench = scene.ane
      return try scene.refusal { _ = try bench.importAnswers(asked, dryRun: false) }
    }
    let twice = try problem("id,svar\na,x\nb,y\na,z\n") { $0.id = "id" }
    #expect(twice?.problem == .answers(.respondentTwice(name: "a", first: 2)))
    #expect(twice?.place?.line == 4)
    let nameless = try problem("id,svar\na,x\n,y\n") { $0.id = "id" }
    #expect(nameless?.problem == .emptyField(column: "id"))
    let typed = try problem("id,n,svar\na,1,x\nb,to,y\n") { $0.types = [("n", .integer)] }
    #expect(typed?.problem == .notOfType(column: "n", value: "to", type: .integer))
    #expect(typed?.place?.line == 3)
    let unused = try problem("id,svar\na,x\n") { $0.without = ["svar"] }
    #expect(unused?.problem == .answers(.usedTwice(column: "svar")))
  }
}

extension OpenProject {
  fileprivate func attributeTypes() throws -> [String: AttributeType] {
    Dictionary(uniqueKeysWithValues: try cases().attributes.map { ($0.name, $0.type) })
  }
}
