internal import ArgumentParser
internal import Report
internal import Store
internal import Workbench

/// The command `sitat log`.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "List what was done, by whom and when, newest first.",
    discussion: """
      Example:
        sitat log --by Ane --limit 10
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Only this coder's steps.")
  var by: String?

  @Option(help: "Only steps from this moment on (YYYY-MM-DD, UTC).")
  var since: String?

  @Option(help: "At most this many.")
  var limit: Int?

  func run() throws {
    try global.withWorkbench { bench in
      let entries = try bench.log().reversed().filter { entry in
        (by == nil || entry.coder == by) && since.map { entry.at >= $0 } ?? true
      }
      let rows = entries.prefix(limit ?? .max).map { entry in
        let command =
          entry.kind == .original
          ? entry.command : "\(entry.kind.rawValue) \(entry.target ?? 0): \(entry.command)"
        return Table.Row([
          .integer(entry.id), .text(entry.at), Table.Cell(entry.coder), .text(command),
          .integer(entry.changes), .text(entry.isUndone ? "undone" : ""), .text(entry.summary),
        ])
      }
      let table = Table(
        columns: [
          Table.Column("step", "Step", .integer), Table.Column("at", "When (UTC)"),
          Table.Column("coder", "Who"), Table.Column("command", "Command"),
          Table.Column("changes", "Rows", .integer), Table.Column("state", ""),
          Table.Column("summary", "What"),
        ], rows: Array(rows))
      try output.put(table, bench: bench)
    }
  }
}

/// The command `sitat undo`.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Undo the latest step, whatever command made it.",
    discussion: """
      Example:
        sitat undo
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Undo it even if it is another coder's.")
  var any = false

  func run() throws {
    try global.withWorkbench { bench in
      let entry = try bench.undo(any: any)
      global.say("undone: \(StepWords.text(entry))")
    }
  }
}

/// The command `sitat redo`.
struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Do again what was undone last.",
    discussion: """
      Example:
        sitat redo
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Redo it even if it is another coder's.")
  var any = false

  func run() throws {
    try global.withWorkbench { bench in
      let entry = try bench.redo(any: any)
      global.say("done again: \(StepWords.text(entry))")
    }
  }
}

/// What a step of the journal is called.
enum StepWords {
  static func text(_ entry: JournalEntry) -> String {
    let what = entry.summary.isEmpty ? entry.command : "\(entry.command): \(entry.summary)"
    return "step \(entry.id), \(what)"
  }
}
