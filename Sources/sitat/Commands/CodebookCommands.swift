internal import Study
internal import ArgumentParser
internal import Report
internal import Workbench

/// The command `sitat codebook`.
struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook", abstract: "Read, show, check, write and freeze the codebook.",
    subcommands: [
      Show.self, Import.self, Export.self, Lint.self, Freeze.self, Versions.self, Diff.self,
    ], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show the codebook with its definitions.",
      discussion: """
        Example:
          sitat codebook show --format md
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.codes().map { line in
          Table.Row(
            [
              .text(line.code.name), .text(line.path.description), .text(line.code.definition),
              .text(line.code.include), .text(line.code.exclude), .text(line.code.example),
              .integer(line.codings),
            ], indent: line.depth)
        }
        let table = Table(
          columns: [
            Table.Column("name", "Code"), Table.Column("path", "Path"),
            Table.Column("definition", "Definition"), Table.Column("include", "Include"),
            Table.Column("exclude", "Exclude"), Table.Column("example", "Example"),
            Table.Column("codings", "Codings", .integer),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }
}

/// The command `sitat code`.
struct CodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code", abstract: "List, make and change codes, and see how often each is used.",
    subcommands: [
      List.self, Show.self, History.self, New.self, Rename.self, Move.self, Describe.self,
      Recolour.self, Merge.self, Split.self, Remove.self,
    ], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the codes and how often each is used.",
      discussion: """
        Codings of all coders are counted together, each code by itself.

        Example:
          sitat code list
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Only codes that are used.")
    var used = false

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.codes().filter { !used || $0.codings > 0 }.map { line in
          Table.Row(
            [
              .text(line.code.name), .integer(line.codings), .integer(line.sources),
              .text(line.path.description),
            ], indent: line.depth)
        }
        let table = Table(
          columns: [
            Table.Column("name", "Code"), Table.Column("codings", "Codings", .integer),
            Table.Column("sources", "Sources", .integer), Table.Column("path", "Path"),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }
}
