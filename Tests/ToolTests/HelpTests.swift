import Foundation
import Testing

/// The help, walked from its top: it promises only what is there.
@Suite("The help")
struct HelpTests {
  /// The subcommands that a page of help lists.
  private static func subcommands(_ page: [String]) -> [String] {
    var names: [String] = []
    var isListing = false
    for line in page {
      if line.hasSuffix("SUBCOMMANDS:") {
        isListing = true
      } else if line.isEmpty {
        isListing = false
      } else if isListing, line.hasPrefix("  "), !line.hasPrefix("   "),
        let name = line.split(separator: " ").first
      {
        names.append(String(name))
      }
    }
    return names
  }

  /// Every command with its page of help.
  private static func pages(
    of program: BuiltProgram, under path: [String] = []
  ) throws -> [(path: [String], page: [String])] {
    let page = try program.sitat("\(path.joined(separator: " ")) --help").lines
    return try [(path, page)]
      + subcommands(page).flatMap { try pages(of: program, under: path + [$0]) }
  }

  @Test("fits a terminal of 80 columns, and keeps the last one free")
  func width() throws {
    let program = try BuiltProgram()
    let pages = try Self.pages(of: program)
    #expect(pages.count >= 60)
    for (path, page) in pages {
      let wide = page.filter { $0.count > 79 }
      #expect(wide.isEmpty, "\(path.joined(separator: " ")): \(wide)")
    }
  }

  @Test("fits there on topics too")
  func topicWidth() throws {
    let program = try BuiltProgram()
    let mark = "Topics: "
    let line = try #require(
      try program.sitat("help help").lines.first { $0.hasPrefix(mark) && $0.hasSuffix(".") })
    let topics = line.dropFirst(mark.count).dropLast().split(separator: ", ")
    #expect(topics.count >= 6)
    for topic in topics {
      let page = try program.sitat("help \(topic)").lines
      #expect(page.count > 4, "\(topic)")
      let wide = page.filter { $0.count > 79 }
      #expect(wide.isEmpty, "\(topic): \(wide)")
    }
  }

  /// Every command that has no subcommands, with its page of help.
  private static func leaves(
    of program: BuiltProgram, under path: [String] = []
  ) throws -> [(path: [String], page: [String])] {
    let words = path.joined(separator: " ")
    let page = try program.sitat("\(words) --help").lines
    let children = subcommands(page)
    if children.isEmpty { return [(path, page)] }
    return try children.flatMap { try leaves(of: program, under: path + [$0]) }
  }

  @Test("has an example for every command, and every example is of a command that is there")
  func examples() throws {
    let program = try BuiltProgram()
    let leaves = try Self.leaves(of: program)
    #expect(leaves.count >= 35)
    let paths = Set(leaves.flatMap { leaf in leaf.path.indices.map { Array(leaf.path[...$0]) } })
    for leaf in leaves {
      let start = leaf.page.firstIndex { $0 == "Example:" || $0 == "Examples:" }
      let examples = leaf.page[(start ?? leaf.page.endIndex)...].dropFirst()
        .prefix { $0.hasPrefix("  ") }
      #expect(!examples.isEmpty, "\(leaf.path) has no example")
      for example in examples where example.hasPrefix("  sitat ") {
        let words = example.split(separator: " ").dropFirst().map { String($0) }
        #expect(
          paths.contains([words[0]]), "\(leaf.path): \(example) is of a command that is not there")
        let isOwn = words.starts(with: leaf.path) || words[0] == leaf.path[0]
        #expect(isOwn, "\(leaf.path) has an example of another command: \(example)")
      }
    }
  }

  @Test(
    "explains each of its topics",
    arguments: ["query", "places", "formats", "sheet", "exit-codes", "environment"])
  func topics(topic: String) throws {
    let program = try BuiltProgram()
    #expect(try program.sitat("help help").text.contains(topic))
    #expect(try program.sitat("help \(topic)").lines.count > 4)
  }

  @Test("shows the same page by help and by --help")
  func pages() throws {
    let program = try BuiltProgram()
    for leaf in try Self.leaves(of: program) {
      let words = leaf.path.joined(separator: " ")
      #expect(try program.sitat("help \(words)").lines.first == leaf.page.first, "\(words)")
    }
  }
}
