internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// The command `sitat merge`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merge a colleague's copy of the project, or a layer file.",
    discussion: """
      Without --apply nothing is changed, and it is listed what would come in, go
      and change. Copies may be merged in any order and any number of times: those
      that have seen the same work hold the same. What was made twice, such as a
      code of one name under one parent, counts as one. Where copies say different
      things, nothing is lost: one value is shown, and the question is listed until
      somebody decides it. A decision is merged like any other work.

      Example:
        sitat merge bjørn.layer
        sitat merge bjørn.layer --apply
      """,
    subcommands: [Take.self, Questions.self, Decide.self], defaultSubcommand: Take.self)

  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take", abstract: "Show what a file brings, and take it in with --apply.",
      discussion: """
        Example:
          sitat merge take ane/study.sitat --list
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The other project file, or a layer file.")
    var file: String

    @Flag(help: "Do it; otherwise it is only shown what would happen.")
    var apply = false

    @Flag(help: "List each row rather than counts.")
    var list = false

    func run() throws {
      try global.withWorkbench { bench in
        let outcome = try bench.merge(file, isDone: apply)
        let tables = MergeTablesView(outcome)
        try output.put(
          list ? tables.rows : tables.counts, bench: bench, json: tables.json(listing: list))
        for line in tables.remarks { global.say(line) }
      }
    }
  }

  struct Questions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "questions", abstract: "List what merged copies leave to be decided.",
      discussion: """
        Example:
          sitat merge questions
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try global.withWorkbench { bench in
        let questions = try bench.mergeQuestions()
        try output.put(
          MergeTablesView.table(of: questions), bench: bench,
          json: .array(questions.map(MergeTablesView.json)))
        if questions.isEmpty { global.say("nothing is left to be decided") }
      }
    }
  }

  struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "decide", abstract: "Decide a question that merged copies leave open.",
      discussion: """
        Example:
          sitat merge decide 3fa09c 2
          sitat merge decide 81b2e0 keep
          sitat merge decide 3fa09c --text 'Tillit til NAV som samarbeidspart.'
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The question's id.")
    var question: String

    @Argument(help: "The number of the value to take, from 1; or keep or remove.")
    var choice: String?

    @Option(help: "Another text for the field.")
    var text: String?

    func validate() throws {
      if choice != nil, text != nil {
        throw ValidationError("choose a value, or give another with --text; not both")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        let decided = try bench.decideMerge(question, choice: choice, text: text)
        global.say("decided: \(decided.name)")
      }
    }
  }
}

/// The command `sitat layer`.
struct LayerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layer", abstract: "List the coders' layers, or write one as a file to send.",
    subcommands: [List.self, Export.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the layers.",
      discussion: """
        Example:
          sitat layer list
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.layers().map { line in
          Table.Row([
            .text(line.coder), .text(line.layer.rawValue), .integer(line.codings),
            .integer(line.sources), .integer(line.finished),
          ])
        }
        let table = Table(
          columns: [
            Table.Column("coder", "Coder"), Table.Column("layer", "Layer"),
            Table.Column("codings", "Codings", .integer),
            Table.Column("sources", "Sources", .integer),
            Table.Column("finished", "Finished", .integer),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write a coder's work as one small file to send.",
      discussion: """
        It holds the coder's codings, memos, condensations and progress, and the
        codebook. It holds no interview, and nothing of what others have coded. `sitat
        merge` takes it in.

        Example:
          sitat layer export --me Bjørn -o bjørn.layer
        """)

    @OptionGroup var global: GlobalOptions

    @Option(name: .customShort("o"), help: "The file to write.")
    var file: String

    @Option(help: "Whose work; yours, if nobody is named.")
    var coder: String?

    @Option(help: "Only this layer: individual, second-reading or consensus (may be repeated).")
    var layer: [Study.Layer] = []

    func run() throws {
      try global.withWorkbench { bench in
        let made = try bench.layerFile(of: coder, layers: layer)
        try FileBytes.write(made.bytes, to: file)
        global.say("\(file): \(made.codings.of("coding"))")
      }
    }
  }
}
