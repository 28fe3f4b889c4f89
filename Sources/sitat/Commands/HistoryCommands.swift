internal import ArgumentParser
internal import Store
internal import Workbench

/// The command `sitat undo`.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Undo the latest step, whatever command made it.",
    discussion: """
      Every command that changes the project is one step, and can be undone; again
      and again, back to the empty project. `sitat log` lists the steps, `sitat
      redo` does them again.

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
