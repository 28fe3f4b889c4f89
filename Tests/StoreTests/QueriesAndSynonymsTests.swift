import Foundation
import Store
import Study
import Testing

@Suite("Saved queries and synonyms in the project file")
struct QueriesAndSynonymsTests {
  let folder: TemporaryFolder
  let file: ProjectFile

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.project()
  }

  private func state() throws -> [String] {
    try file.read { try $0.queries().map { "\($0)" } + $0.synonyms().map { "\($0)" } }
  }

  @Test("are listed as people list names, and outlive the closing of the file")
  func outliveClosing() throws {
    try file.change("query save", by: "Ane") { writer in
      for name in ["år 10", "zoo", "år 9"] { try writer.addQuery(name, "nav", note: "") }
      try writer.addSynonyms(["lege", "doktor", "fastlege"])
      try writer.addSynonyms(["arbeidsgiver", "sjef"])
    }
    try file.close()
    let again = try ProjectFile.open(at: folder.file("study.sitat"))
    #expect(try again.read { try $0.queries().map(\.name) } == ["zoo", "år 9", "år 10"])
    #expect(
      try again.read { try $0.synonymSets() } == [
        ["lege", "doktor", "fastlege"], ["arbeidsgiver", "sjef"],
      ])
  }

  @Test("go back and forth step by step, rows and order exactly as they were")
  func undoAndRedo() throws {
    var states = [try state()]
    func step(_ body: (ProjectWriter) throws -> Void) throws {
      try file.change("step", by: "Ane", body)
      states.append(try state())
    }
    try step { try $0.addQuery("tillit", "tillit* OR stol*", note: "«prøve»") }
    let id = try #require(try file.read { try $0.queries() }.first).id
    try step { try $0.setQuery(id, "tillit*", note: "") }
    try step { try $0.removeQuery(id) }
    try step { try $0.addQuery("tillit", "stol*", note: "") }
    try step { try $0.addSynonyms(["lege", "doktor", "fastlege"]) }
    let set = try #require(try file.read { try $0.synonyms() }.first).id
    try step { try $0.setSynonyms(set, to: ["lege", "fastlege", "tilsynslege"]) }
    try step { try $0.addSynonyms(["sjef", "leder"]) }
    try step { try $0.placeSynonyms(set, at: 7) }
    try step { try $0.removeSynonyms(set) }
    try step { try $0.addSynonyms(["lege", "doktor"]) }
    // All differ, but for the first and the one where the only query is removed.
    #expect(Set(states).count == states.count - 1)
    for expected in states.dropLast().reversed() {
      _ = try file.undo(by: "Ane", any: false)
      #expect(try state() == expected)
    }
    for expected in states.dropFirst() {
      _ = try file.redo(by: "Ane", any: false)
      #expect(try state() == expected)
    }
    #expect(try file.read { try $0.defects() }.isEmpty)
  }

  @Test("leave no step where nothing was changed")
  func noStepWithoutChange() throws {
    try file.change("step", by: "Ane") { writer in
      try writer.addQuery("a", "nav", note: "x")
      try writer.addSynonyms(["lege", "doktor"])
    }
    let query = try #require(try file.read { try $0.queries() }.first)
    let set = try #require(try file.read { try $0.synonyms() }.first)
    let nothing = try file.change("step", by: "Ane") { writer in
      try writer.setQuery(query.id, query.text, note: query.note)
      try writer.setSynonyms(set.id, to: set.words)
    }
    #expect(nothing.entry == nil)
  }

  @Test("a name is taken once among what stands, and free again when it is removed")
  func uniqueNames() throws {
    try file.change("step", by: "Ane") { try $0.addQuery("a", "nav", note: "") }
    let before = try state()
    #expect(throws: StoreError.self) {
      try file.change("step", by: "Ane") { try $0.addQuery("a", "tillit", note: "") }
    }
    #expect(try state() == before)
  }

  @Test("a project of the first schema gets the tables, and loses nothing")
  func migrates() throws {
    try file.change("step", by: "Ane") { try $0.set("a", to: "1") }
    let journal = try file.read { try $0.journal() }
    try file.close()
    let path = folder.file("study.sitat")
    do {
      let raw = try RawDatabase(path)
      for table in ["synonym", "synonym_set", "saved_query"] { try raw.rows("DROP TABLE \(table)") }
      try raw.rows("DELETE FROM grdb_migrations WHERE identifier = '2'")
    }
    let again = try ProjectFile.open(at: path)
    #expect(try again.read { try $0.journal() } == journal)
    #expect(try again.read { try $0.setting("a") } == "1")
    #expect(try again.read { try $0.queries() }.isEmpty)
    try again.change("query save", by: "Ane") { try $0.addQuery("a", "nav", note: "") }
    _ = try again.undo(by: "Ane", any: false)
    #expect(try again.read { try $0.queries() }.isEmpty)
    #expect(try again.undo(by: "Ane", any: false).command == "step")
    #expect(try again.read { try $0.defects() }.isEmpty)
  }

  @Test("the check finds a word whose set was removed")
  func orphans() throws {
    try file.change("step", by: "Ane") { try $0.addSynonyms(["lege", "doktor"]) }
    try file.close()
    let path = folder.file("study.sitat")
    do {
      let raw = try RawDatabase(path)
      try raw.dropTriggers()
      try raw.rows("UPDATE synonym_set SET removed = 1")
    }
    let defects = try ProjectFile.open(at: path).read { try $0.defects() }
    #expect(defects == [.orphan(table: "synonym", row: 1, target: "synonym_set")])
  }
}
