internal import ArgumentParser
internal import Study

/// The command `sitat help`.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explain a command or a topic.",
    discussion: """
      Topics: query, places, formats, sheet, exit-codes, environment.

      Examples:
        sitat help tag
        sitat help query
      """)

  @Argument(help: "A command, with its subcommand if it has any, or a topic.")
  var topic: [String] = []

  func run() throws {
    guard let first = topic.first else { return Self.show(Sitat.self) }
    if topic.count == 1, let text = HelpTopic(rawValue: first)?.text {
      return Terminal.write(text)
    }
    guard let command = Self.command(topic[...], in: Sitat.self) else {
      let names = HelpTopic.allCases.map(\.rawValue) + Self.names(of: Sitat.self)
      let nearest = NearestNames(names).matches(for: first)
      throw ValidationError(
        "there is no help on “\(topic.joined(separator: " "))”; "
          + (nearest.isEmpty
            ? "`sitat --help` lists the commands"
            : "did you mean \(nearest.joined(separator: ", "))?"))
    }
    Self.show(command)
  }

  private static func show(_ command: any ParsableCommand.Type) {
    let page = Sitat.helpMessage(for: command, columns: HelpPage.columns)
    Terminal.write(HelpPage.fitted(page) + "\n")
  }

  private static func subcommands(
    of command: any ParsableCommand.Type
  ) -> [any ParsableCommand.Type] {
    let configuration = command.configuration
    return configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    subcommands(of: command).compactMap { $0.configuration.commandName }
  }

  private static func command(
    _ path: ArraySlice<String>, in parent: any ParsableCommand.Type
  ) -> (any ParsableCommand.Type)? {
    guard let name = path.first else { return parent }
    guard
      let child = subcommands(of: parent).first(where: { $0.configuration.commandName == name })
    else { return nil }
    return command(path.dropFirst(), in: child)
  }
}
