import Foundation
import Testing

/// One case of a `.test` file: files to lay out, then commands with what they must say.
///
/// The format, line by line:
///
///     ## a comment, for the reader
///     # the title, which begins a case
///     <<< NAME          writes the lines up to >>> into the case's folder
///     <<<hex NAME       the same, from bytes in hexadecimal
///     $ command         is run by /bin/sh in the case's folder
///     text              a line of standard output
///     1> text           the same, where the text begins like one of these marks
///     2> text           a line of standard error
///     >= 1              the exit code, 0 where it is not given
///
/// What stands before the first title is done before every case of the file. `{{…}}` in an
/// expected line holds a regular expression for what changes from run to run. Blank lines around
/// an output do not count.
struct TranscriptCase: Sendable, CustomTestStringConvertible {
  /// A file that a case begins with.
  struct Layout: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  /// A command, and what it must say.
  struct Step: Sendable {
    let command: String
    /// The index of the command's line in the file.
    let line: Int
    var output: [String] = []
    var talk: [String] = []
    var exitCode: Int32?

    var saysNothing: Bool { output.isEmpty && talk.isEmpty && exitCode == nil }
  }

  let file: URL
  let line: Int
  let title: String
  var layouts: [Layout] = []
  var steps: [Step] = []

  var testDescription: String { "\(file.lastPathComponent):\(line) \(title)" }

  /// Every case of every `.test` file of a folder, in the order of their names.
  static func all(in folder: URL) -> [TranscriptCase] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "test" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .flatMap(cases)
  }

  /// The cases of one file.
  private static func cases(of file: URL) -> [TranscriptCase] {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.components(separatedBy: "\n")
    let shared = TranscriptCase(file: file, line: 1, title: "what every case begins with")
    var cases = [shared]
    var index = 0
    while index < lines.count {
      let line = lines[index]
      defer { index += 1 }
      if line.hasPrefix("##") { continue }
      if line.hasPrefix("# ") {
        var new = TranscriptCase(file: file, line: index + 1, title: String(line.dropFirst(2)))
        new.layouts = cases[0].layouts
        new.steps = cases[0].steps
        cases.append(new)
        continue
      }
      if line.hasPrefix("<<<") {
        let end = lines[index...].firstIndex(of: ">>>") ?? lines.count
        cases[cases.count - 1].layouts.append(layout(line, lines[(index + 1)..<end]))
        index = end
      } else {
        cases[cases.count - 1].read(line, at: index)
      }
    }
    for index in cases.indices { cases[index].trim() }
    return Array(cases.dropFirst())
  }

  private static func layout(_ head: String, _ body: ArraySlice<String>) -> Layout {
    let name = head.drop { $0 != " " }.trimmingCharacters(in: .whitespaces)
    guard head.hasPrefix("<<<hex") else {
      return Layout(name: name, bytes: Array(body.map { $0 + "\n" }.joined().utf8))
    }
    let digits = body.joined(separator: " ").split(separator: " ")
    return Layout(name: name, bytes: digits.compactMap { UInt8($0, radix: 16) })
  }

  private mutating func read(_ line: String, at index: Int) {
    if line.hasPrefix("$ ") {
      steps.append(Step(command: String(line.dropFirst(2)), line: index))
      return
    }
    guard !steps.isEmpty else { return }
    let last = steps.count - 1
    if line.hasPrefix(">= ") {
      steps[last].exitCode = Int32(line.dropFirst(3))
    } else if line.hasPrefix("2> ") || line == "2>" {
      steps[last].talk.append(String(line.dropFirst(3)))
    } else if line.hasPrefix("1> ") || line == "1>" {
      steps[last].output.append(String(line.dropFirst(3)))
    } else {
      steps[last].output.append(line)
    }
  }

  private mutating func trim() {
    for index in steps.indices {
      steps[index].output = steps[index].output.trimmed
      steps[index].talk = steps[index].talk.trimmed
    }
  }
}

extension [String] {
  /// The lines without the blank ones around them.
  var trimmed: [String] {
    let first = firstIndex { !$0.isEmpty } ?? endIndex
    let last = lastIndex { !$0.isEmpty } ?? first
    return first < endIndex ? Array(self[first...last]) : []
  }
}
