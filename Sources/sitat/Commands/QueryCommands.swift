internal import ArgumentParser
internal import Report
internal import Store
internal import Workbench

/// The command `sitat query`.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Save queries under names, and use them in others.",
    discussion: """
      A saved query stands in any other as query:NAME. `sitat help query` tells what
      can be asked.
      """,
    subcommands: [List.self, Show.self, Save.self, Remove.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the saved queries.",
      discussion: """
        Example:
          sitat query list
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.queries().map { query in
          Table.Row([.text(query.name), .text(query.text), .text(query.note)])
        }
        let table = Table(
          columns: [
            Table.Column("name", "Name"), Table.Column("query", "Query"),
            Table.Column("note", "Note"),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print the text of a saved query, and say its note.",
      discussion: """
        Example:
          sitat query show tillitsord
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The query's name.")
    var name: String

    func run() throws {
      try global.withWorkbench { bench in
        let query = try bench.query(named: name)
        Terminal.write(query.text + "\n")
        if !query.note.isEmpty { global.say("note: \(query.note)") }
      }
    }
  }

  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save", abstract: "Save a query under a name, in place of the one that has it.",
      discussion: """
        The query is read before it is saved; `sitat undo` brings the former one back.

        Examples:
          sitat query save tillitsord 'tillit* OR stol* NEAR/2 på'
          sitat query save svar 'role:informant AND NOT kind:group' --note 'uten gruppeintervjuene'
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "What to call it; the first sign is a letter or a digit.")
    var name: String

    @Argument(help: "The query.")
    var query: String

    @Option(help: "What it is for; a note that is there stays unless another is given.")
    var note: String?

    func run() throws {
      try global.withWorkbench { bench in
        switch try bench.saveQuery(query, as: name, note: note) {
        case .added: global.say("saved \(name)")
        case .changed: global.say("saved \(name) in place of what it was")
        case .unchanged: global.say("\(name) was saved so already")
        }
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove a saved query.",
      discussion: """
        Example:
          sitat query remove tillitsord
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The query's name.")
    var name: String

    func run() throws {
      try global.withWorkbench { bench in
        let query = try bench.removeQuery(named: name)
        global.say("removed \(query.name): \(query.text)")
      }
    }
  }
}
