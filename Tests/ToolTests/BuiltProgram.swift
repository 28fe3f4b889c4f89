import Foundation
import Testing

/// The program as it was built, run as a person runs it.
struct BuiltProgram {
  /// What a command said, and how it ended.
  struct Outcome: Equatable {
    let output: Data
    let talk: Data
    let exitCode: Int32

    var text: String { String(decoding: output, as: UTF8.self) }
    var talkText: String { String(decoding: talk, as: UTF8.self) }
    var lines: [String] { Self.lines(of: output) }
    var talkLines: [String] { Self.lines(of: talk) }

    private static func lines(of data: Data) -> [String] {
      data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }.trimmed
    }
  }

  /// The top of the repository.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder in which the commands run; it goes when the program does.
  let folder: URL
  private let keeper: Keeper

  /// Makes an empty folder to work in.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sitat-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    keeper = Keeper(folder: folder)
  }

  /// Runs a command of the shell.
  func run(_ command: String) throws -> Outcome {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let names = (scratch.path + ".out", scratch.path + ".err")
    for name in [names.0, names.1] { try Data().write(to: URL(filePath: name)) }
    defer { for name in [names.0, names.1] { try? FileManager.default.removeItem(atPath: name) } }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = try environment()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: names.0))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: names.1))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      output: try Data(contentsOf: URL(filePath: names.0)),
      talk: try Data(contentsOf: URL(filePath: names.1)), exitCode: process.terminationStatus)
  }

  /// Runs `sitat`, and requires that it succeeds.
  @discardableResult
  func sitat(_ arguments: String) throws -> Outcome {
    let outcome = try run("sitat " + arguments)
    try #require(outcome.exitCode == 0, "sitat \(arguments): \(outcome.talkText)")
    return outcome
  }

  private func environment() throws -> [String: String] {
    let binary = try #require(Self.binary, "the built program was not found")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return [
      "PATH": binary.deletingLastPathComponent().path + ":" + path, "HOME": folder.path,
      "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TZ": "UTC", "ASAN_OPTIONS": "detect_leaks=0",
      "CORPORA": Self.repository.appending(path: "Corpora").path,
      "CODEBOOKS": Self.repository.appending(path: "codebooks").path,
    ]
  }

  /// The program, beside the test bundle or in a folder above it.
  private static let binary: URL? = {
    let starts = [Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0])]
    for start in starts {
      var folder = start
      while folder.path != "/" {
        let candidate = folder.appending(path: "sitat")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
          !isFolder.boolValue
        {
          return candidate
        }
        folder = folder.deletingLastPathComponent()
      }
    }
    return nil
  }()
}

/// Removes a folder when nobody uses it any more.
private final class Keeper {
  private let folder: URL

  init(folder: URL) { self.folder = folder }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
