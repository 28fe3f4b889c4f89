import Store
import Study
import Testing
import Workbench

@Suite("Saved queries")
struct SavedQueriesTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private func names() throws -> [String] { try scene.ane.queries().map(\.name) }

  @Test("are added, changed and left alone, each as what it is")
  func outcomes() throws {
    let ane = scene.ane
    #expect(try ane.saveQuery("nav", as: "Kontakt", note: "x") == .added)
    #expect(try ane.saveQuery("nav OR aetat", as: "kontakt", note: nil) == .changed)
    let entries = try ane.log().count
    #expect(try ane.saveQuery("nav OR aetat", as: "KONTAKT", note: nil) == .unchanged)
    #expect(try ane.log().count == entries)
    let query = try ane.query(named: "kontakt")
    #expect(query.name == "Kontakt")
    #expect(query.note == "x")
    #expect(try ane.savedQueries() == ["kontakt": "nav OR aetat"])
    #expect(try ane.saveQuery("nav OR aetat", as: "kontakt", note: "") == .changed)
    #expect(try ane.query(named: "kontakt").note == "")
  }

  @Test("that ask for a code follow it where that is plain, and are named where it is not")
  func formerNames() throws {
    let ane = scene.ane
    try scene.codes("Samarbeid", "Samarbeid/Tillit", "Kontakt", "Uro", "Ro")
    for (name, query) in [
      ("a", "code:Tillit nav"), ("b", "code:Kontakt"), ("c", "nav"), ("d", "query:a OR code:Uro"),
      ("e", "code:\"Samarbeid/Tillit\""), ("f", "code:Til* OR code:Samarbeid"),
      ("g", "NOT code:=kontakt AND (code:Ro)"),
    ] { _ = try ane.saveQuery(query, as: name, note: nil) }
    func change(_ step: CodebookStep) throws -> [String] {
      for query in step.rewritten { #expect(try ane.query(named: query.name).text == query.text) }
      return step.rewritten.map { "\($0.name): \($0.text)" } + step.queries.map { "\($0)?" }
    }
    #expect(
      try change(ane.renameCode("Samarbeid", to: "Lag")) == [
        "e: code:\"Lag/Tillit\"", "f: code:Til* OR code:Lag",
      ])
    #expect(
      try change(ane.renameCode("Tillit", to: "Mistro (ny)")) == [
        "a: code:\"Mistro (ny)\" nav", "e: code:\"Lag/Mistro (ny)\"", "f?",
      ])
    #expect(try change(ane.renameCode("Mistro (ny)", to: "MISTRO (NY)")) == [])
    // A query that tells the two codes apart would ask for one of them twice.
    _ = try ane.saveQuery("code:Kontakt code:Uro", as: "h", note: nil)
    #expect(
      try change(ane.mergeCodes(["Kontakt"], into: "Uro")) == [
        "b: code:Uro", "g: NOT code:=Uro AND (code:Ro)", "h?",
      ])
    #expect(try change(ane.moveCode("Uro", under: "Lag", .last)) == [])
    #expect(try change(ane.removeCode("Uro", .empty)) == ["b?", "d?", "g?", "h?"])
  }

  @Test("go back with the step that wrote them anew")
  func undoneTogether() throws {
    let ane = scene.ane
    try scene.codes("Samarbeid", "Samarbeid/Tillit", "Kontakt")
    _ = try ane.saveQuery("code:Samarbeid/Tillit", as: "a", note: "for artikkelen")
    let before = try scene.state()
    let step = try ane.moveCode("Tillit", under: "Kontakt", .last)
    #expect(step.rewritten.map(\.text) == ["code:Kontakt/Tillit"])
    #expect(step.summary.hasSuffix("; saved queries with the new name: a"))
    #expect(try ane.query(named: "a").note == "for artikkelen")
    let after = try scene.state()
    _ = try ane.undo(any: false)
    #expect(try scene.state() == before)
    _ = try ane.redo(any: false)
    #expect(try scene.state() == after)
  }

  @Test("take a longer name where the short one has become another code's too")
  func ambiguous() throws {
    let ane = scene.ane
    try scene.codes("Samarbeid", "Samarbeid/Tillit", "Kontakt", "Kontakt/Uro")
    _ = try ane.saveQuery("code:Tillit", as: "a", note: nil)
    #expect(
      try ane.renameCode("Uro", to: "Tillit").rewritten.map(\.text) == ["code:Samarbeid/Tillit"])
  }

  @Test("a name is one in NFC and NFD")
  func normalisation() throws {
    _ = try scene.ane.saveQuery("nav", as: "A\u{30A}r", note: nil)
    #expect(try scene.ane.saveQuery("nav", as: "\u{C5}r", note: nil) == .unchanged)
    #expect(try names() == ["\u{C5}r"])
  }

  @Test("are undone and redone as steps of whoever made them")
  func history() throws {
    let before = try scene.state()
    _ = try scene.ane.saveQuery("nav", as: "a", note: nil)
    let saved = try scene.state()
    _ = try scene.ane.removeQuery(named: "A")
    #expect(try names() == [])
    #expect(throws: Refusal(.foreignStep(entry: 3, coder: "Ane"))) {
      try scene.bench("Bjørn").undo(any: false)
    }
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == saved)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
    _ = try scene.ane.redo(any: false)
    #expect(try scene.state() == saved)
  }

  @Test(
    "a query that cannot be read is not saved",
    arguments: ["nav AND", "(nav", "\"nav", ""])
  func unreadable(query: String) throws {
    let entries = try scene.ane.log().count
    let fault = #expect(throws: QueryFault.self) {
      try scene.ane.saveQuery(query, as: "a", note: nil)
    }
    #expect(fault?.query == query)
    #expect(try names() == [])
    #expect(try scene.ane.log().count == entries)
  }

  @Test(
    "a name that no query could use is refused",
    arguments: ["", "  ", "=a", "[a", "\"a\"", "-", "a\nb", "a\tb", "a\u{2028}b"])
  func unusable(name: String) throws {
    let refusal = try scene.refusal { _ = try scene.ane.saveQuery("nav", as: name, note: nil) }
    guard case .unusableName = refusal?.problem else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }

  @Test("a name that is not there gets the nearest ones")
  func unknown() throws {
    for name in ["tillit", "kontakt"] { _ = try scene.ane.saveQuery("nav", as: name, note: nil) }
    let refusal = try scene.refusal { _ = try scene.ane.removeQuery(named: "tilit") }
    #expect(
      refusal?.problem
        == .unknownQuery(asked: "tilit", nearest: ["tillit"], known: ["kontakt", "tillit"]))
    #expect(throws: Refusal.self) { try scene.ane.query(named: "x") }
  }
}
