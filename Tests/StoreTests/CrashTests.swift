import Foundation
import Store
import Testing

@Suite("A program that dies")
struct CrashTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("study.sitat")
    try folder.project().close()
  }

  /// One step: a source, a setting that counts, and the journal's entry, together or not at all.
  private static func step(_ number: Int, _ writer: ProjectWriter) throws {
    try writer.set("step \(number)", to: "done")
    let text = String(repeating: "Hei \(number). ", count: 200)
    try writer.add(NewSource("int\(number)", text))
  }

  /// How many steps are in a project, none of them by half.
  private static func steps(in path: String) throws -> Int {
    let file = try ProjectFile.open(at: path)
    #expect(try file.read { try $0.defects() }.isEmpty)
    return try file.read { reader in
      var count = 0
      while try reader.setting("step \(count + 1)") != nil { count += 1 }
      #expect(try reader.journal().count == count + 1)
      #expect(try reader.sources().count == count)
      return count
    }
  }

  @Test(
    "loses no step that it had acknowledged, and leaves no half of one",
    arguments: [2_000, 5_000, 11_000, 23_000, 47_000, 95_000])
  func losesNothing(microseconds: UInt32) async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, microseconds] in
      let file = try ProjectFile.open(at: path)
      let acknowledged = try #require(fopen(path + ".acknowledged", "w"))
      Thread.detachNewThread {
        usleep(microseconds)
        kill(getpid(), SIGKILL)
      }
      for number in 1... {
        try file.change("step", by: "Ane") { try Self.step(number, $0) }
        fputc(0x2E, acknowledged)
        fflush(acknowledged)
      }
    }
    let acknowledged = try Data(contentsOf: URL(fileURLWithPath: path + ".acknowledged")).count
    let kept = try Self.steps(in: path)
    #expect(kept == acknowledged || kept == acknowledged + 1)
  }

  @Test("in the middle of a step leaves what was before it, even where much was written already")
  func losesNoFormerStep() throws {
    let file = try ProjectFile.open(at: path)
    for number in 1...3 { try file.change("step", by: "Ane") { try Self.step(number, $0) } }
    let copy = folder.file("copy.sitat")
    try file.change("step", by: "Ane") { writer in
      try Self.step(4, writer)
      // More than SQLite keeps in memory, so that some of it is in the log before the end.
      for number in 5...12 {
        try writer.add(NewSource("int\(number)", String(repeating: "\(number) ", count: 400_000)))
      }
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
      }
    }
    #expect(try Self.steps(in: copy) == 3)
    #expect(try file.read { try $0.sources() }.count == 12)
  }
}
