import Foundation
import Study
import Testing

@testable import Store

@Suite("Who holds a project")
struct OwnerTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("study.sitat")
    try folder.project().close()
  }

  private func note(_ owner: ProjectOwner) throws {
    try Data(owner.text.utf8).write(to: URL(fileURLWithPath: path + "-owner"))
  }

  private var remote: ProjectSurroundings {
    ProjectSurroundings(coder: "Ane", isRemote: true, cacheFolder: folder.file("cache"))
  }

  @Test("a note is read as it was written")
  func roundTrip() {
    let owner = ProjectOwner(coder: "Bjørn Å", host: "kontor", process: 17, since: "2026-03-01")
    #expect(ProjectOwner(owner.text) == owner)
    #expect(ProjectOwner("") == nil)
    #expect(ProjectOwner("x\ny\nz\n\n") == nil)
  }

  @Test("on a network drive one at a time holds the project, and the next is told who")
  func held() throws {
    let owner = ProjectOwner(
      coder: "Bjørn", host: "en-annen-maskin", process: 99, since: "2026-03-01T10:00:00Z")
    try note(owner)
    #expect(throws: StoreError.held(path: path, by: owner)) {
      try ProjectFile.open(at: path, patience: 0.2, remote)
    }
    // It is another computer's: nobody here can know that it is gone.
    #expect(FileManager.default.fileExists(atPath: path + "-owner"))
  }

  @Test("on a network drive no step leaves its journal behind, by whatever name")
  func journal() throws {
    func left() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        let size = try FileManager.default.attributesOfItem(atPath: folder.file($0))[.size]
        return ($0.contains("journal") || $0.hasPrefix(".")) && (size as? Int ?? 1) > 0
      }
    }
    let file = try ProjectFile.open(at: path, remote)
    try file.change("step", by: "Ane") { try $0.set("a", to: "1") }
    // Emptied, not removed: what is removed while it is open may go on under a hidden name.
    #expect(FileManager.default.fileExists(atPath: path + "-journal"))
    #expect(try left() == [])
    try file.change("step", by: "Ane") { try $0.set("a", to: "2") }
    #expect(try left() == [])
    try file.close()
    #expect(!FileManager.default.fileExists(atPath: path + "-journal"))
    let again = try ProjectFile.open(at: path)
    #expect(try again.read { try $0.setting("a") } == "2")
    try again.close()
  }

  @Test("what a dead process of this computer left does not keep anybody out")
  func stale() throws {
    let ended = Process()
    ended.executableURL = URL(fileURLWithPath: "/bin/true")
    try ended.run()
    ended.waitUntilExit()
    let here = ProjectOwner.here(nil)
    try note(
      ProjectOwner(
        coder: "Bjørn", host: here.host, process: Int(ended.processIdentifier), since: here.since))
    let file = try ProjectFile.open(at: path, patience: 0.5, remote)
    try file.change("step", by: "Ane") { try $0.set("a", to: "1") }
    try file.close()
    #expect(!FileManager.default.fileExists(atPath: path + "-owner"))
  }

  @Test("on a network drive there is no write-ahead log, and one file is everything after closing")
  func rollbackJournal() throws {
    #expect(ProjectPlace.usesWriteAheadLog(path))
    let file = try ProjectFile.open(at: path, patience: 0.5, remote)
    try file.change("step", by: "Ane") { try $0.set("a", to: "1") }
    #expect(!ProjectPlace.usesWriteAheadLog(path))
    #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    #expect(FileManager.default.fileExists(atPath: path + "-owner"))
    let again = try ProjectFile.open(at: path, patience: 0.5, remote)
    #expect(try again.read { try $0.setting("a") } == "1")
    try again.close()
    #expect(FileManager.default.fileExists(atPath: path + "-owner"))
    try file.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0.hasPrefix("study.sitat")
      } == ["study.sitat"] as [String])
    let home = try ProjectFile.open(at: path)
    #expect(ProjectPlace.usesWriteAheadLog(path))
    #expect(try home.read { try $0.setting("a") } == "1")
    try home.close()
  }

  @Test("the index of a project on a network drive lies in the user's cache")
  func cache() throws {
    let file = try ProjectFile.open(at: path, patience: 0.5, remote)
    #expect(file.indexFolder.path.hasPrefix(folder.file("cache") + "/sitat/"))
    try file.indexFolder.locked {}
    #expect(!FileManager.default.fileExists(atPath: path + "-index"))
    try file.close()
    let home = try ProjectFile.open(at: path)
    #expect(home.indexFolder.path == path + "-index")
    try home.close()
  }

  @Test("network drives are told by the kind of their file system")
  func mounts() {
    let nfs = "36 35 0:42 / /felles rw,relatime shared:1 - nfs4 tjener:/felles rw,vers=4.2"
    #expect(ProjectPlace.isRemote(mount: nfs, of: "0:42"))
    #expect(!ProjectPlace.isRemote(mount: nfs, of: "0:43"))
    for (kind, isRemote) in [
      ("cifs", true), ("fuse.sshfs", true), ("ext4", false), ("fuseblk", false), ("tmpfs", false),
    ] {
      let line = "36 35 8:1 / /media rw - \(kind) /dev/sda1 rw"
      #expect(ProjectPlace.isRemote(mount: line, of: "8:1") == isRemote)
    }
  }

  @Test("a foreign database is refused, and stays as it is")
  func foreign() throws {
    let other = folder.file("other.sitat")
    let raw = try RawDatabase(other)
    try raw.rows("CREATE TABLE a (b)")
    let before = try Data(contentsOf: URL(fileURLWithPath: other))
    #expect(throws: StoreError.notAProject(path: other)) { try ProjectFile.open(at: other) }
    #expect(throws: StoreError.notAProject(path: other)) {
      try ProjectFile.open(at: other, patience: 0.5, remote)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
    #expect(!FileManager.default.fileExists(atPath: other + "-owner"))
  }
}
