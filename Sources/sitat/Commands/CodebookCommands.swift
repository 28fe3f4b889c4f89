internal import Study
internal import ArgumentParser
internal import Formats
internal import Report
internal import Workbench

/// The command `sitat codebook`.
struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook", abstract: "Read, show, write and freeze the codebook.",
    subcommands: [
      Show.self, Import.self, Export.self, Freeze.self, Versions.self, Diff.self,
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

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Read a codebook, YAML or CSV.",
      discussion: """
        New paths are added, known ones described anew; codes that the file does not name stay.
        CSV columns: path,definition,include,exclude,example,colour; a path is A/B/C.

        Example:
          sitat codebook import codebooks/arbeidsliv.yaml --dry-run
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The file.")
    var file: String

    @Flag(help: "Show what would change, and store nothing.")
    var dryRun = false

    func run() throws {
      try global.withWorkbench { bench in
        let result = try bench.importCodebook(file, dryRun: dryRun)
        if dryRun {
          for path in result.added { Terminal.write("new      \(path)\n") }
          for path in result.changed { Terminal.write("changed  \(path)\n") }
        }
        global.say(
          "\(result.added.count.of("new code")), \(result.changed.count) described anew, \(result.unchanged) as before"
        )
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write the codebook as YAML, CSV or Markdown.",
      discussion: """
        Example:
          sitat codebook export -o codebook.csv
        """)

    @OptionGroup var global: GlobalOptions

    @Option(
      name: .short, help: "Where to write it: .yaml, .csv or .md (else YAML, to standard output).")
    var output: String?

    func run() throws {
      try global.withWorkbench { bench in
        let draft = try bench.codebookDraft()
        guard let output else { return Terminal.write(draft.yaml) }
        let text: String
        switch output {
        case _ where output.hasSuffix(".csv"):
          let bytes = DelimitedWriter(.csv)
            .bytes(header: CodebookDraft.tableHeader, rows: draft.tableRows)
          text = String(decoding: bytes, as: UTF8.self)
        case _ where output.hasSuffix(".md"):
          text = draft.markdown(in: DocumentLanguage(rawValue: bench.reportLanguage ?? "") ?? .en)
        case _ where output.hasSuffix(".yaml") || output.hasSuffix(".yml"): text = draft.yaml
        default: throw ValidationError("codebooks are written as .yaml, .csv or .md")
        }
        try FileBytes.write(Array(text.utf8), to: output)
        global.say("wrote \(output)")
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
