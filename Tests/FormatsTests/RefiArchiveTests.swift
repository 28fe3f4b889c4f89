import Formats
import Foundation
import Testing

@Suite("Archives of REFI-QDA")
struct RefiArchiveTests {
  private static let project = "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"x\"/>"

  private func open(_ bytes: [UInt8]) throws -> RefiArchive {
    let path = NSTemporaryDirectory() + "sitat-refi-\(UUID().uuidString).qdpx"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try RefiArchive(path: path, limits: ZipLimits(entryBytes: 4 << 20, totalBytes: 6 << 20))
  }

  private func refused(_ entries: [ZipWriter.Entry]) throws -> RefiError? {
    let bytes = try ZipWriter.archive(entries)
    do {
      _ = try open(bytes).project()
      return nil
    } catch { return error as? RefiError }
  }

  @Test
  func findsEntriesInAnySpelling() throws {
    let archive = try open(
      ZipWriter.archive([
        .init("Trial.QDE", Self.project), .init("Sources/ABC.txt", "ord"),
        .init("sources/.root", ""),
      ]))
    #expect(archive.projectName == "Trial.QDE")
    #expect(try archive.bytes(of: "internal://abc.TXT") == Array("ord".utf8))
    #expect(try archive.bytes(of: "abc.txt") == Array("ord".utf8))
    #expect(try archive.bytes(of: "absolute:///etc/hostname") == nil)
    #expect(try archive.bytes(of: "internal://../../etc/hostname") == nil)
    #expect(!archive.holds("internal://annet.txt"))
  }

  @Test
  func refusesWhatIsHostile() throws {
    let project = ZipWriter.Entry("project.qde", Self.project)
    for name in ["../ut.txt", "/etc/ut.txt", "sources/../../ut.txt", "C:\\ut.txt", "\\ut.txt"] {
      #expect(try refused([project, .init(name, "x")]) == .unsafeName(name))
    }
    #expect(
      try refused([project, .init("sources/a.txt", "1"), .init("Sources/A.TXT", "2")])
        == .sameName("sources/a.txt", "Sources/A.TXT"))
    #expect(
      try refused([project, .init("annet.qde", Self.project)])
        == .severalProjects(["project.qde", "annet.qde"]))
    #expect(
      try refused([.init("mappe/project.qde", Self.project)])
        == .noProject(elsewhere: ["mappe/project.qde"]))
    let zeros = [UInt8](repeating: 0x61, count: 3 << 20)
    #expect(
      try refused([project, .init("sources/b.txt", zeros)])
        == .tooLarge(.ratio, entry: "sources/b.txt"))
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<(5 << 20)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(
      try refused([project, .init("sources/c.txt", noise)])
        == .tooLarge(.entryBytes, entry: "sources/c.txt"))
    let half = Array(noise[..<(3 << 20)])
    #expect(
      try refused([project] + ["d", "e"].map { .init("sources/\($0).txt", half + Array($0.utf8)) })
        == .tooLarge(.totalBytes, entry: "sources/e.txt"))
  }

  @Test
  func refusesWhatIsCutOff() throws {
    let whole = try ZipWriter.archive([
      .init("project.qde", Self.project), .init("sources/a.txt", "ord"),
    ])
    for length in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: RefiError.self) { try open(Array(whole[..<length])).project() }
    }
  }
}
