internal import ArgumentParser

/// The command `sitat refi`.
struct RefiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refi", abstract: "Exchange projects with other programs (REFI-QDA).",
    discussion: """
      Examples:
        sitat refi import study.qdpx --dry-run
        sitat refi export -o study.qdpx --for nvivo
      """,
    subcommands: [RefiImportCommand.self, Export.self])
}
