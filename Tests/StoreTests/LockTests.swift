import Foundation
import Testing

@testable import Store

/// Locks of a process on a file fall when it closes any descriptor of it; without them another
/// program that ends removes the log in which this one's work stands.
@Suite("The locks on an open project")
struct LockTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("study.sitat")
    try folder.project().close()
  }

  /// Whether the system knows of a lock of this process on the project file.
  private func isLocked() throws -> Bool {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let number = try #require(attributes[.systemFileNumber] as? Int)
    let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
    return locks.split(separator: "\n").contains { line in
      let fields = line.split(separator: " ")
      return fields.contains("\(getpid())") && fields.contains { $0.hasSuffix(":\(number)") }
    }
  }

  @Test("are held from the opening to the closing")
  func held() throws {
    let file = try ProjectFile.open(at: path)
    #expect(try isLocked())
    try file.change("setting", by: "Ane") { try $0.set("a", to: "b") }
    #expect(try isLocked())
    try file.close()
    #expect(try !isLocked())
  }

  @Test("are held when the same project is opened once more for another thread")
  func twice() throws {
    let file = try ProjectFile.open(at: path)
    let second = try ProjectFile.again(at: path, file.surroundings)
    _ = try second.read { try $0.sources() }
    #expect(try isLocked())
    try second.close()
    #expect(try isLocked())
    try file.close()
  }

  @Test("are held while a copy is made")
  func backup() throws {
    let file = try ProjectFile.open(at: path)
    _ = try file.backup(to: folder.file("copy.sitat"))
    #expect(try isLocked())
    try file.close()
  }
}
