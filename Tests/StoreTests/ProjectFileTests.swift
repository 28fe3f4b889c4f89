import Foundation
import Testing

@testable import Store

@Suite("The project file")
struct ProjectFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("is made, closed and opened again with its settings and its first coder")
  func makesAndOpens() throws {
    let file = try folder.project()
    try file.close()
    let again = try ProjectFile.open(at: folder.file("study.sitat"))
    #expect(try again.read { try $0.setting("language") } == "nb")
    #expect(try again.read { try $0.coders().map(\.name) } == ["Ane"])
    #expect(try again.read { try $0.journal().map(\.command) } == ["init"])
  }

  @Test("is one file once it is closed, so that copying it copies everything")
  func foldsItsLog() throws {
    let file = try folder.project()
    try file.change("step", by: "Ane") { try $0.set("a", to: "1") }
    try file.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["study.sitat"])
  }

  @Test("says in its header that it is a project, and keeps strict tables")
  func marksItsFile() throws {
    try folder.project().close()
    let raw = try RawDatabase(folder.file("study.sitat"))
    let expected = Array("SITA".utf8).reduce(0) { $0 * 256 + Int($1) }
    #expect(try raw.column("PRAGMA application_id") == ["\(expected)"])
    let loose = try raw.column(
      "SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table'")
    #expect(loose.filter { !$0.hasPrefix("sqlite_") } == ["grdb_migrations"])
    #expect(try raw.column("PRAGMA journal_mode") == ["wal"])
  }

  @Test("never overwrites a file that is there")
  func refusesToOverwrite() throws {
    let path = folder.file("study.sitat")
    try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.exists(path: path)) {
      try ProjectFile.create(at: path, settings: [], coder: nil)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("precious".utf8))
  }

  @Test("leaves nothing behind where it cannot be made")
  func leavesNothing() throws {
    let path = folder.file("absent/study.sitat")
    #expect(throws: StoreError.self) {
      try ProjectFile.create(at: path, settings: [], coder: nil)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    let taken = folder.file("taken.sitat")
    #expect(throws: StoreError.self) {
      // The same setting twice is no fault; a name that is no text of UTF-8 is not possible: so a
      // folder stands where SQLite wants its log.
      try FileManager.default.createDirectory(
        atPath: taken + "-wal", withIntermediateDirectories: true)
      _ = try ProjectFile.create(at: taken, settings: [], coder: nil)
    }
    #expect(!FileManager.default.fileExists(atPath: taken))
  }

  @Test("tells a missing file, an empty one, a text and another program's database apart")
  func tellsFilesApart() throws {
    let missing = folder.file("missing.sitat")
    #expect(throws: StoreError.missing(path: missing)) { try ProjectFile.open(at: missing) }
    for (name, content) in [("empty", ""), ("text", "Intervjuer: SQLite format 3")] {
      let path = folder.file(name)
      try Data(content.utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: StoreError.notAProject(path: path)) { try ProjectFile.open(at: path) }
    }
    let other = folder.file("other.sitat")
    try RawDatabase(other).rows("CREATE TABLE t (a)")
    #expect(throws: StoreError.notAProject(path: other)) { try ProjectFile.open(at: other) }
    #expect(throws: StoreError.notAProject(path: folder.path)) {
      try ProjectFile.open(at: folder.path)
    }
  }

  @Test("refuses a file with a later version's schema, and leaves it alone")
  func refusesLaterSchema() throws {
    try folder.project().close()
    let path = folder.file("study.sitat")
    try RawDatabase(path).rows("INSERT INTO grdb_migrations VALUES ('99')")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: StoreError.tooNew(path: path)) { try ProjectFile.open(at: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("lets one writer in at a time, and readers all the time")
  func letsOneWriterIn() throws {
    let path = folder.file("study.sitat")
    let first = try folder.project()
    let second = try ProjectFile.open(at: path, patience: 0.05)
    try first.change("step", by: "Ane") { writer in
      try writer.set("a", to: "1")
      let refusals = [
        #expect(throws: StoreError.self) {
          try second.change("step", by: "Bjørn") { try $0.set("a", to: "2") }
        }, #expect(throws: StoreError.self) { try second.undo(by: "Ane", any: true) },
      ]
      for refusal in refusals {
        guard case .held(path, let owner) = refusal else {
          Issue.record("the holder is told: \(String(describing: refusal))")
          continue
        }
        #expect(owner.coder == "Ane")
        #expect(owner.process == Int(getpid()))
      }
      #expect(try second.read { try $0.setting("a") } == nil)
    }
    #expect(try second.read { try $0.setting("a") } == "1")
    try second.change("step", by: "Bjørn") { try $0.set("a", to: "2") }
    #expect(try first.read { try $0.setting("a") } == "2")
  }

  @Test(
    "can be read, and says why it cannot be changed, where the file is read-only",
    .enabled(if: geteuid() != 0, "the superuser may write everything"))
  func readsReadOnly() throws {
    try folder.project().close()
    let path = folder.file("study.sitat")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let file = try ProjectFile.open(at: path)
    #expect(try file.read { try $0.setting("language") } == "nb")
    let refusal = #expect(throws: StoreError.self) {
      try file.change("step", by: "Ane") { try $0.set("a", to: "1") }
    }
    guard case .refused(path, let reason) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(reason.contains("readonly"))
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(throws: StoreError.refused(path: path, reason: "permission denied")) {
      try ProjectFile.open(at: path)
    }
  }

  @Test("gives every row a random version 4 UUID of RFC 9562")
  func makesGUIDs() throws {
    let guids = (0..<2_000).map { _ in Identity.makeGUID() }
    #expect(Set(guids).count == guids.count)
    for guid in guids {
      let parsed = try #require(UUID(uuidString: guid))
      #expect(parsed.uuidString == guid)
      #expect(parsed.uuid.6 >> 4 == 4)
      #expect(parsed.uuid.8 >> 6 == 2)
    }
  }
}
