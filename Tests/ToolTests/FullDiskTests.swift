import Foundation
import TestSupport
import Testing

/// Whether a test may have a file system of its own.
private enum OwnFileSystem {
  static let isAllowed: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = ["-rm", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}

/// A disk that fills up, in a file system of its own; only where such may be made.
@Suite("A full disk", .enabled(if: OwnFileSystem.isAllowed))
struct FullDiskTests {
  @Test("loses nothing that came in, says what did not, and goes on once there is room")
  func importing() throws {
    let program = try BuiltProgram()
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: program.folder.appending(path: name))
    }
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: program.folder.appending(path: name)), as: UTF8.self)
    }
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "in"), withIntermediateDirectories: false)
    let line =
      "Informant: " + String(repeating: "Vi snakker sammen om det. ", count: 2_000) + "\n\n"
    for number in 10..<50 {
      try write("in/int\(number).txt", "Intervjuer: Hva?\n\n" + line + "Tall \(number).\n")
    }
    let script = """
      mkdir disk && mount -t tmpfs -o size=3m none disk && cd disk
      sitat init p --language xx --me Ane || exit 3
      sitat import ../in --language xx > ../import.out 2> ../import.err
      echo "import $?"
      sitat source list --format tsv | tail -n +2 | wc -l
      rm -rf p.sitat-index
      sitat backup -o b.sitat 2> ../backup.err
      echo "backup $?"
      ls | grep -c '^b'
      mount -o remount,size=30m .
      sitat check > ../check.out; echo "check $?"
      sitat import ../in --language xx > ../again.out 2> ../again.err
      echo "again $?"
      sitat source list --format tsv | tail -n +2 | wc -l
      sitat check > ../check.out; echo "check $?"
      """
    try write("full.sh", script)
    let outcome = try program.run("unshare -rm sh full.sh")
    let lines = outcome.lines.map { $0.trimmingCharacters(in: .whitespaces) }
    try #require(lines.count == 8, "\(lines) \(outcome.talkText)")
    let first = try #require(Int(lines[1]))
    #expect(lines[0] == "import 2")
    #expect((1..<40).contains(first))
    #expect(lines[2...] == ["backup 2", "0", "check 0", "again 0", "40", "check 0"])
    let talk = try text("import.err")
    #expect(talk.contains("p.sitat: there is no room left on its disk"))
    #expect(talk.contains("40 files: \(first) came in, 1 failed, \(39 - first) not tried"))
    #expect(try text("backup.err").contains("b.sitat: there is no room left on its disk"))
    #expect(try text("again.err").contains("there already"))
  }
}
