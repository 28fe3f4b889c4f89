internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// What is condensed, as it is named on the command line.
struct CondenseOptions: ParsableArguments {
  @Argument(
    help: "A coding by its quotation's id: int03:41, or int03:41/CODE where it has several.")
  var coding: String?

  @Option(name: .customLong("case"), help: "The case.")
  var caseName: String?

  @Option(help: "The code, with those below it.")
  var code: String?

  func validate() throws {
    let isCell = caseName != nil && code != nil
    if (coding == nil) != isCell || (coding != nil && (caseName != nil || code != nil)) {
      throw ValidationError("name a coding, or a cell with --case and --code")
    }
  }

  var choice: CondenseChoice {
    if let coding { return .coding(coding) }
    return .cell(caseName: caseName ?? "", code: code ?? "")
  }
}

/// The command `sitat condense`.
struct CondenseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "condense",
    abstract: "Condense what was said, by coding or case and code.",
    subcommands: [
      Write.self, Show.self, List.self, Stale.self, Read.self, Remove.self,
    ], defaultSubcommand: Write.self)

  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write", abstract: "Write a condensation; the word write may be left out.",
      discussion: """
        It takes the place of the one that was there, and remembers which codings it
        was written from. When they change it is stale, until it is written anew, if
        only with the same words.

        Examples:
          sitat condense int03:41 -m 'De ringer når det er noe.'
          sitat condense --case 03 --code Tillit -m 'Stoler på veilederen, ikke på systemet.'
          sitat condense --case 07 --code Helsehjelp --state not-applicable
        """)

    /// What can be said instead of a text.
    enum State: String, CaseIterable, ExpressibleByArgument {
      case notApplicable = "not-applicable"
    }

    @OptionGroup var global: GlobalOptions
    @OptionGroup var input: WritingInput
    @OptionGroup var what: CondenseOptions

    @Option(help: "not-applicable where the code cannot be about the case.")
    var state: State?

    func validate() throws {
      if state != nil, input.message != nil || input.file != nil {
        throw ValidationError("what is not applicable has no text")
      }
      if state != nil, what.coding != nil {
        throw ValidationError("--state goes with --case and --code")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        var text: String?
        if state == nil {
          text = try input.text(former: try bench.condensation(what.choice).text)
        }
        let result = try bench.condense(what.choice, body: text)
        let name = result.row.caseName ?? result.row.source ?? "?"
        let passages = result.row.passages.count.of("passage")
        global.say(
          "\(name), \(result.row.code): \(passages)"
            + (state == nil ? "" : ", not applicable")
            + (result.isChanged ? "" : "; it was written so already"))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a condensation with its passages.",
      discussion: """
        Example:
          sitat condense show --case 03 --code Tillit
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var what: CondenseOptions

    func run() throws {
      try global.withWorkbench { bench in
        let row = try bench.condensation(what.choice)
        let words = Wording(output.language(of: bench))
        let tables = CondensationTables(words)
        try output.put(
          what.coding == nil
            ? tables.cells([row], showsPassages: true) : tables.units([row]),
          bench: bench, json: CondensationTables.values([row])[0],
          lines: CondensationTables.values([row]))
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove a condensation.",
      discussion: """
        Example:
          sitat condense remove --case 03 --code Tillit
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var what: CondenseOptions

    func run() throws {
      try global.withWorkbench { bench in
        let row = try bench.removeCondensation(what.choice)
        global.say("removed \(row.caseName ?? row.source ?? "?"), \(row.code)")
      }
    }
  }

  struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "read", abstract: "Read a table of condensations back.",
      discussion: """
        Takes what `sitat condense list` wrote and somebody has written in: .csv,
        .tsv, .xlsx, .md, .docx or .odt. Rows are known by their id; new texts are
        stored as one step, the rest says nothing. If a text or its codings have
        changed since the table was made, nothing is stored.

        Examples:
          sitat condense read tillit.docx --dry-run
          sitat condense read grid.xlsx
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The table.")
    var file: String

    @Flag(help: "Say what would be changed, and store nothing.")
    var dryRun = false

    func run() throws {
      try global.withWorkbench { bench in
        let result = try bench.readCondensations(
          file, titles: Wording.condensedFields.compactMapValues(CondenseField.init(rawValue:)),
          dryRun: dryRun)
        for row in result.changed {
          global.say("\(row.caseName ?? row.source ?? "?"), \(row.code)")
        }
        global.say(
          "\(result.changed.count) of \(result.rows.of("row")) changed"
            + (dryRun ? "; nothing stored" : ""))
      }
    }
  }
}
