import Foundation
import Testing

/// Runs the transcripts: what a person types, and what the program must say.
///
/// A command without any expectation fails; with RECORD=1 in the environment what it said is
/// written into the file (and it still fails), to be looked over before it is believed.
@Suite("The program as people run it")
struct TranscriptTests {
  private static let folder = BuiltProgram.repository.appending(path: "Tests/ToolTests")

  @Test(
    "does as its transcripts say",
    arguments: TranscriptCase.all(in: folder.appending(path: "Transcripts")))
  func transcript(_ transcript: TranscriptCase) throws {
    try Self.run(transcript)
  }

  @Test(
    "says what is wrong and what to do",
    arguments: TranscriptCase.all(in: folder.appending(path: "Errors")))
  func error(_ transcript: TranscriptCase) throws {
    try Self.run(transcript)
  }

  @Test("are all found", arguments: [("Transcripts", 32), ("Errors", 7)])
  func found(folder: String, files: Int) {
    let cases = TranscriptCase.all(in: Self.folder.appending(path: folder))
    #expect(Set(cases.map(\.file)).count >= files)
  }

  private static func run(_ transcript: TranscriptCase) throws {
    let program = try BuiltProgram()
    for layout in transcript.layouts {
      let target = program.folder.appending(path: layout.name)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(layout.bytes).write(to: target)
    }
    try #require(!transcript.steps.isEmpty, "the case has no command")
    for step in transcript.steps {
      let outcome = try program.run(step.command)
      let place = "\(transcript.file.lastPathComponent):\(step.line + 1)"
      if step.saysNothing, Recording.isOn, !outcome.lines.isEmpty || !outcome.talkLines.isEmpty {
        try Recording.write(outcome, of: step, to: transcript.file)
        Issue.record("recorded \(place); look it over")
        continue
      }
      #expect(
        outcome.exitCode == step.exitCode ?? 0, "\(place): exit code, \(outcome.talkText)")
      Self.compare(outcome.lines, step.output, "\(place): output")
      Self.compare(outcome.talkLines, step.talk, "\(place): talk")
    }
  }

  private static func compare(_ found: [String], _ expected: [String], _ what: String) {
    for (index, line) in expected.enumerated() {
      guard index < found.count, matches(found[index], line) else {
        let shown = index < found.count ? found[index] : "nothing"
        let all = found.joined(separator: "\n")
        Issue.record("\(what): expected “\(line)”, found “\(shown)” in:\n\(all)")
        return
      }
    }
    if found.count > expected.count {
      Issue.record("\(what): unexpected “\(found[expected.count...].joined(separator: "\n"))”")
    }
  }

  /// Whether a line is as expected, with regular expressions in `{{…}}`.
  private static func matches(_ found: String, _ expected: String) -> Bool {
    guard expected.contains("{{") else { return found == expected }
    let parts = expected.components(separatedBy: "{{")
    let pattern = parts.dropFirst().reduce(NSRegularExpression.escapedPattern(for: parts[0])) {
      let halves = $1.components(separatedBy: "}}")
      return $0 + halves[0]
        + NSRegularExpression.escapedPattern(for: halves.dropFirst().joined(separator: "}}"))
    }
    return found.range(of: "^(?:\(pattern))$", options: .regularExpression) != nil
  }
}

/// Writes what a command said into its transcript.
private enum Recording {
  static let isOn = ProcessInfo.processInfo.environment["RECORD"] == "1"
  private static let lock = NSLock()

  static func write(
    _ outcome: BuiltProgram.Outcome, of step: TranscriptCase.Step, to file: URL
  ) throws {
    try lock.withLock {
      var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
      let command = "$ " + step.command
      let near = lines.indices.filter { lines[$0] == command && $0 >= step.line }
      guard let index = near.min() else { return }
      let marks = ["#", "$ ", "<<<", ">>>", ">= ", "1>", "2>"]
      var said = outcome.lines.map { line in
        marks.contains { line.hasPrefix($0) } ? "1> " + line : line
      }
      said += outcome.talkLines.map { "2> " + $0 }
      if outcome.exitCode != 0 { said.append(">= \(outcome.exitCode)") }
      lines.insert(contentsOf: said, at: index + 1)
      try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }
  }
}
