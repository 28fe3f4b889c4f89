import Foundation
import Study
import Testing
import Text

@testable import Store

@Suite("A project that cannot be changed where it lies")
struct ReadOnlyTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("study.sitat")
    let file = try folder.project()
    try file.change("code new", by: "Ane") { writer in
      _ = try writer.addCode(CodeDescription(name: "Tillit"), under: nil)
    }
    try file.close()
  }

  private var readOnly: ProjectSurroundings {
    var surroundings = ProjectSurroundings(coder: "Ane", cacheFolder: folder.file("cache"))
    surroundings.isReadOnly = true
    return surroundings
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("is read, and every change is refused before it begins")
  func refusesChanges() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let names = try files()
    let file = try ProjectFile.open(at: path, readOnly)
    #expect(try file.read { try $0.codebook().codes.map(\.name) } == ["Tillit"])
    let refusal = StoreError.readOnly(path: path, ProjectObstacle(path: nil, reason: ""))
    #expect(throws: refusal) {
      try file.change("code new", by: "Ane") { writer in
        _ = try writer.addCode(CodeDescription(name: "Helse"), under: nil)
      }
    }
    #expect(throws: refusal) { try file.undo(by: "Ane", any: false) }
    #expect(try files() == names)
    try file.close()
    #expect(try files() == names)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("shows what a log beside it holds, and leaves the log alone")
  func readsLog() throws {
    let writer = try ProjectFile.open(at: path)
    try writer.change("code new", by: "Ane") { change in
      _ = try change.addCode(CodeDescription(name: "Helse"), under: nil)
    }
    #expect(try files().contains("study.sitat-wal"))
    let reader = try ProjectFile.open(at: path, readOnly)
    let names = try reader.read { try $0.codebook().codes.map(\.name) }
    #expect(names == ["Tillit", "Helse"])
    // What is written meanwhile is for the next command to see.
    try writer.change("code new", by: "Ane") { change in
      _ = try change.addCode(CodeDescription(name: "Tid"), under: nil)
    }
    #expect(try reader.read { try $0.codebook().codes.count } == 2)
    try reader.close()
    #expect(try writer.read { try $0.codebook().codes.count } == 3)
    try writer.close()
  }

  @Test("gives a copy that can be changed")
  func backup() throws {
    let file = try ProjectFile.open(at: path, readOnly)
    let copy = folder.file("copy.sitat")
    #expect(try file.backup(to: copy).isEmpty)
    try file.close()
    let own = try ProjectFile.open(at: copy)
    try own.change("code new", by: "Ane") { writer in
      _ = try writer.addCode(CodeDescription(name: "Helse"), under: nil)
    }
    try own.close()
  }

  @Test("has its index in the user's folder")
  func index() throws {
    let file = try ProjectFile.open(at: path, readOnly)
    #expect(file.indexFolder.path.hasPrefix(folder.file("cache")))
    try file.close()
  }
}
