internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

/// The command `sitat theme`.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Gather codes from anywhere in the tree under a theme.",
    subcommands: [
      List.self, Show.self, New.self, Rename.self, Describe.self, Add.self, Drop.self, Remove.self,
    ], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the themes with their codes.",
      discussion: """
        Example:
          sitat theme list --format md
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let found = try global.withWorkbench { bench in
        let themes = try bench.themes()
        if themes.isEmpty { global.say("there are no themes yet: `sitat theme new NAME CODE…`") }
        try ThemeCommand.put(themes, output, bench)
        return themes.count
      }
      if found == 0 { throw ExitCode(1) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a theme with its codes.",
      discussion: """
        Example:
          sitat theme show "Hva som skal til"
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The theme.")
    var theme: String

    func run() throws {
      try global.withWorkbench { bench in try ThemeCommand.put([bench.theme(theme)], output, bench)
      }
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Make a theme of codes.",
      discussion: """
        Example:
          sitat theme new "Hva som skal til" Tillit Helse/Tilpasning --definition "Suksesskriterier."
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Its name.")
    var name: String

    @Argument(help: "Its codes.")
    var codes: [String] = []

    @Option(help: "What it is about.")
    var definition = ""

    func run() throws {
      try global.withWorkbench { bench in
        global.say(
          ThemeCommand.said(try bench.newTheme(name, definition: definition, codes: codes)))
      }
    }
  }

  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rename", abstract: "Give a theme another name.",
      discussion: """
        Example:
          sitat theme rename "Hva som skal til" Suksesskriterier
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The theme.")
    var theme: String

    @Argument(help: "Its new name.")
    var name: String

    func run() throws {
      try global.withWorkbench {
        global.say(ThemeCommand.said(try $0.renameTheme(theme, to: name)))
      }
    }
  }

  struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "describe", abstract: "Say anew what a theme is about.",
      discussion: """
        Example:
          sitat theme describe Suksesskriterier "Det lederne sier må være på plass."
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The theme.")
    var theme: String

    @Argument(help: "What it is about.")
    var definition: String

    func run() throws {
      try global.withWorkbench { bench in
        global.say(ThemeCommand.said(try bench.describeTheme(theme, as: definition)))
      }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Put codes into a theme.",
      discussion: """
        Example:
          sitat theme add Suksesskriterier Samarbeid/Kontakt
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The theme.")
    var theme: String

    @Argument(help: "The codes.")
    var codes: [String]

    func run() throws {
      try global.withWorkbench { global.say(ThemeCommand.said(try $0.add(codes, toTheme: theme))) }
    }
  }

  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "drop", abstract: "Take codes out of a theme.",
      discussion: """
        Example:
          sitat theme drop Suksesskriterier Tillit
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The theme.")
    var theme: String

    @Argument(help: "The codes.")
    var codes: [String]

    func run() throws {
      try global.withWorkbench { bench in
        global.say(ThemeCommand.said(try bench.drop(codes, fromTheme: theme)))
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove a theme; its codes stay.",
      discussion: """
        Example:
          sitat theme remove Suksesskriterier
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The theme.")
    var theme: String

    func run() throws {
      try global.withWorkbench { global.say("removed the theme \(try $0.removeTheme(theme))") }
    }
  }

  /// A theme on one line.
  fileprivate static func said(_ theme: CodebookThemeLine) -> String {
    let codes = theme.codes.map(\.description).joined(separator: ", ")
    return "\(theme.name): \(codes.isEmpty ? "no codes" : codes)"
  }

  fileprivate static func put(
    _ themes: [CodebookThemeLine], _ output: OutputOptions, _ bench: OpenProject
  ) throws {
    let reports = CodebookThemeReports(Wording(output.language(of: bench)))
    try output.put(
      reports.table(
        themes.map { theme in
          CodebookThemeReports.Line(
            name: theme.name, definition: theme.definition, codes: theme.codes,
            codings: theme.codings, sources: theme.sources)
        }), bench: bench)
  }
}
