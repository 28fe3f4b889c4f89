internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

/// The command `sitat speaker`.
struct SpeakerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speaker", abstract: "List speakers, and say who they are.",
    subcommands: [List.self, Set.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the speakers of every source.",
      discussion: """
        Example:
          sitat speaker list --source int08
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Only this source's.")
    var source: String?

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.speakers(of: source).map { line in
          Table.Row([
            .text(line.source), .text(line.speaker.label), .text(line.speaker.role.rawValue),
            .text(line.speaker.proposedRole.map { "\($0.rawValue)?" } ?? ""),
            Table.Cell(line.caseName),
            .integer(line.turns),
          ])
        }
        let table = Table(
          columns: [
            Table.Column("source", "Source"), Table.Column("speaker", "Speaker"),
            Table.Column("role", "Role"), Table.Column("state", ""),
            Table.Column("case", "Case"), Table.Column("turns", "Turns", .integer),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Say what part a speaker has, or which case they are.",
      discussion: """
        Without --source every speaker with the label is meant.

        Examples:
          sitat speaker set I --role interviewer
          sitat speaker set Kari --source int08 --case L08a
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The speaker's label, as in the transcript.")
    var label: String

    @Option(help: "Only in this source.")
    var source: String?

    @Option(help: "interviewer, informant or unknown.")
    var role: SpeakerRole?

    @Option(name: .customLong("case"), help: "The case that the speaker is.")
    var caseName: String?

    @Option(help: "What to call the speaker instead of the label.")
    var rename: String?

    func validate() throws {
      if role == nil, caseName == nil, rename == nil {
        throw ValidationError("say what is to be set: --role, --case or --rename")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        let changed = try bench.setSpeaker(
          label, source: source, role: role, caseName: caseName, newLabel: rename)
        global.say("set in \(String.list(changed))")
      }
    }
  }
}

/// The command `sitat segments`.
struct SegmentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segments", abstract: "Replace derived turns, sentences and paragraphs.",
    subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Read segments from a table.",
      discussion: """
        Columns: source,kind,start,end[,speaker]. A kind (token, sentence, turn,
        paragraph, section) that the table has for a source replaces what was found in
        that source.

        Example:
          sitat segments import sentences.csv
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The table, CSV or TSV.")
    var file: String

    func run() throws {
      try global.withWorkbench { bench in
        for line in try bench.importSegments(file) {
          global.say("\(line.source): \(line.count.of("segment")) of kind \(line.kind)")
        }
      }
    }
  }
}

/// The command `sitat guide`.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide", abstract: "Tie the interview guide to the interviews.",
    subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Read the guide, and find which interviewer turns ask which question.",
      discussion: """
        Turns are matched with the guide by the words they share; look them over with
        --dry-run. Where a table source,turn,question is given with --turns, it
        decides.

        Example:
          sitat guide import guide.yaml --dry-run
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The guide, in YAML.")
    var file: String

    @Option(help: "A table source,turn,question.")
    var turns: String?

    @Flag(help: "Show the matches, and store nothing.")
    var dryRun = false

    func run() throws {
      try global.withWorkbench { bench in
        let lines = try bench.importGuide(file, turns: turns, dryRun: dryRun)
        guard dryRun else {
          let keys = Swift.Set(lines.map(\.question))
          let sources = Swift.Set(lines.map(\.source))
          global.say(
            "found asked: \(keys.count.of("question")), in \(lines.count.of("turn")) of \(sources.count.of("source"))"
          )
          return
        }
        let rows = lines.map { line in
          Table.Row([
            .text(line.source), .integer(line.turn), .text(line.question), .text(line.topic),
            .text(line.text),
          ])
        }
        let table = Table(
          columns: [
            Table.Column("source", "Source"), Table.Column("turn", "Turn", .integer),
            Table.Column("question", "Question"), Table.Column("topic", "Topic"),
            Table.Column("text", "What was said"),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }
}
