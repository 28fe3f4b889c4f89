internal import ArgumentParser

/// The command `sitat refi`.
struct RefiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refi", abstract: "Exchange projects with other programs (REFI-QDA).",
    discussion: """
      Example:
        sitat refi import study.qdpx --dry-run
      """,
    subcommands: [RefiImportCommand.self])
}
