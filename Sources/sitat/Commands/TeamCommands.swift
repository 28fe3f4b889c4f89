internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

/// The command `sitat assign`.
struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Say who codes what, and see how far they have come.",
    subcommands: [List.self, To.self, Import.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List who has what.",
      discussion: """
        Example:
          sitat assign list
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.assignments().map { line in
          Table.Row([
            .text(line.coder), .text(line.source), .text(line.status.rawValue),
            .text(line.layer.rawValue), .integer(line.codings),
          ])
        }
        let table = Table(
          columns: [
            Table.Column("coder", "Coder"), Table.Column("source", "Source"),
            Table.Column("status", "Status"), Table.Column("layer", "Layer"),
            Table.Column("codings", "Codings", .integer),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }

  struct To: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "to", abstract: "Give sources to a coder.",
      discussion: """
        Example:
          sitat assign to Bjørn int01 int03
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The coder.")
    var coder: String

    @Argument(help: "The sources.")
    var sources: [String]

    @Option(help: "The layer: individual, second-reading or consensus.")
    var layer: Study.Layer = .individual

    func run() throws {
      try global.withWorkbench { bench in
        let count = try bench.assign(sources, to: coder, layer: layer)
        global.say("\(count.of("source")) given to \(coder)")
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Read assignments from a table.",
      discussion: """
        Columns: coder,source,status[,layer], where status is assigned, started or
        finished.

        Example:
          sitat assign import assignment.csv
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The table, CSV or TSV.")
    var file: String

    func run() throws {
      try global.withWorkbench { bench in
        let count = try bench.importAssignments(file)
        global.say(count.of("assignment"))
      }
    }
  }
}

/// The command `sitat done`.
struct DoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Seal sources: what you left uncoded, you judged.",
    discussion: """
      Agreement is computed only where two coders are done. A consensus counts in
      place of the coders' own codings once it is done; it can be where every
      disagreement of the source is decided and nobody is still coding it.

      Examples:
        sitat done int01 --me Ane
        sitat done int01 --layer consensus
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The sources.")
  var sources: [String]

  @Option(help: "The layer: individual, second-reading or consensus.")
  var layer: Study.Layer = .individual

  @Flag(help: "Seal a consensus though something is undecided; the log tells that.")
  var force = false

  func validate() throws {
    if force, layer != .consensus { throw ValidationError("--force goes with --layer consensus") }
  }

  func run() throws {
    try global.withWorkbench { bench in
      let changed = try bench.done(sources, layer: layer, force: force)
      global.say(changed.isEmpty ? "was done already" : "done: \(changed.joined(separator: ", "))")
    }
  }
}

/// The command `sitat reopen`.
struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Open sources again that you had sealed.",
    discussion: """
      That it happened is remembered, and printed by `sitat agree`.

      Example:
        sitat reopen int01 --me Ane
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The sources.")
  var sources: [String]

  @Option(help: "The layer: individual, second-reading or consensus.")
  var layer: Study.Layer = .individual

  func run() throws {
    try global.withWorkbench { bench in
      let changed = try bench.reopen(sources, layer: layer)
      global.say(changed.isEmpty ? "was open" : "opened: \(changed.joined(separator: ", "))")
    }
  }
}
