import Foundation
import Store
import Study
import Testing

@Suite("Backups")
struct BackupTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a copy has the project's history and goes on from it; the project goes on too")
  func copy() throws {
    let project = try folder.project()
    try project.change("import", by: "Ane") { writer in
      try writer.add(NewSource("int01", "Leder: Ja.\n"))
      writer.summary = "int01"
    }
    #expect(try project.backup(to: folder.file("copy.sitat")).isEmpty)
    try project.change("case new", by: "Ane") { _ = try $0.caseID(named: "L1") }
    let copy = try ProjectFile.open(at: folder.file("copy.sitat"))
    #expect(try copy.read { try $0.sources().map(\.source.name) } == ["int01"])
    #expect(try copy.read { try $0.journal().map(\.command) } == ["init", "import"])
    #expect(try copy.read { try $0.cases() }.isEmpty)
    _ = try copy.undo(by: "Ane", any: false)
    #expect(try copy.read { try $0.sources() }.isEmpty)
    try copy.close()
    try project.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "copy.sitat", "study.sitat",
      ] as [String])
  }

  @Test("a file that is there is never overwritten")
  func overwriting() throws {
    let project = try folder.project()
    let path = folder.file("notes.txt")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.exists(path: path)) { _ = try project.backup(to: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
    let folderless = folder.file("none/copy.sitat")
    #expect(throws: StoreError.self) { _ = try project.backup(to: folderless) }
  }

  @Test("a copy is made of one moment while another writes")
  func meanwhile() throws {
    let project = try folder.project()
    let path = folder.file("study.sitat")
    let writing = Thread {
      guard let writer = try? ProjectFile.open(at: path) else { return }
      for number in 0..<60 {
        _ = try? writer.change("case new", by: "Bo") { change in
          _ = try change.caseID(named: "a\(number)")
          _ = try change.caseID(named: "b\(number)")
        }
      }
    }
    writing.start()
    for number in 0..<5 {
      let path = folder.file("copy\(number).sitat")
      #expect(try project.backup(to: path).isEmpty)
      let copy = try ProjectFile.open(at: path)
      let names = try copy.read { try $0.cases().map(\.name) }
      let steps = try copy.read { try $0.journal().count }
      // Each step made two cases, and a copy has whole steps only.
      #expect(names.count == 2 * (steps - 1))
      try copy.close()
    }
    while !writing.isFinished { usleep(1000) }
    #expect(try project.read { try $0.cases().count } == 120)
  }

  @Test("the usual name is never one that is taken")
  func usualName() throws {
    let project = try folder.project()
    let first = project.backupName()
    _ = try project.backup(to: first)
    let second = project.backupName()
    #expect(first != second)
    _ = try project.backup(to: second)
    #expect(project.backupName() != first && project.backupName() != second)
  }
}
