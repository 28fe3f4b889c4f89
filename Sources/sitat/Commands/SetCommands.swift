internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

/// The command `sitat set`.
struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Named sets of sources or of cases, to filter and count by.",
    discussion: """
      In queries set:NAME is what is in a set: all of its sources, or what its cases
      say. `sitat matrix --by set` has a column for each.
      """,
    subcommands: [List.self, Show.self, New.self, Add.self, Drop.self, Remove.self],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the sets.",
      discussion: """
        Example:
          sitat set list
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.sets().map { view in
          Table.Row([
            .text(view.set.name), .text(view.set.kind.rawValue), .integer(view.members.count),
            .list(view.members),
          ])
        }
        let table = Table(
          columns: [
            Table.Column("set", "Set"), Table.Column("kind", "Of"),
            Table.Column("size", "Size", .integer), Table.Column("members", "Members"),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "List what is in a set, a name a line.",
      discussion: """
        Example:
          sitat set show pilot
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The set.")
    var name: String

    func run() throws {
      let found = try global.withWorkbench { bench in
        let view = try bench.set(name)
        Terminal.write(view.members.map { $0 + "\n" }.joined())
        return view.members.count
      }
      if found == 0 {
        global.say("the set is empty")
        throw ExitCode(1)
      }
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Make a set of sources or of cases.",
      discussion: """
        Examples:
          sitat set new pilot --sources int01 int02
          sitat set new tungvint --cases L03 L07
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The set's name.")
    var name: String

    @Flag(help: "A set of sources.")
    var sources = false

    @Flag(help: "A set of cases.")
    var cases = false

    @Argument(help: "What is in it.")
    var members: [String] = []

    func validate() throws {
      if sources == cases {
        throw ValidationError("say what the set holds: --sources or --cases")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        let size = try bench.newSet(name, sources ? .sources : .cases, members: members)
        global.say("\(name): \(size.of(sources ? "source" : "case"))")
      }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Put sources or cases into a set.",
      discussion: """
        Example:
          sitat set add pilot int03
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The set.")
    var name: String

    @Argument(help: "What to put into it.")
    var members: [String]

    func run() throws {
      try global.withWorkbench { bench in
        let added = try bench.addToSet(name, members: members)
        global.say("\(name): \(added) added")
      }
    }
  }

  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "drop", abstract: "Take sources or cases out of a set.",
      discussion: """
        Example:
          sitat set drop pilot int03
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The set.")
    var name: String

    @Argument(help: "What to take out of it.")
    var members: [String]

    func run() throws {
      try global.withWorkbench { bench in
        try bench.dropFromSet(name, members: members)
        global.say("\(name): \(members.count) dropped")
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Take a set away; its sources or cases stay.",
      discussion: """
        Example:
          sitat set remove pilot
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The set.")
    var name: String

    func run() throws {
      try global.withWorkbench { bench in
        try bench.removeSet(name)
        global.say("removed the set \(name)")
      }
    }
  }
}
