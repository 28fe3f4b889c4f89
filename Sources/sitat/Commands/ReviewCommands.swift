internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

/// The command `sitat review`.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Look at codings again: keep, move or drop each.",
    subcommands: [List.self, Start.self, Decide.self, Status.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the codings that wait for a decision.",
      discussion: """
        As CSV the list can be filled in, in the columns decision (keep, drop or move
        CODE) and note, and read back with `sitat review decide --file`.

        Examples:
          sitat review list --kind split --code Kontakt
          sitat review list --format csv -o review.csv
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Only these: split, redefined or second-reading.")
    var kind: CodebookReviewKind?

    @Option(help: "Only codings of this code (may be repeated).")
    var code: [String] = []

    @Option(help: "Only this coder's codings (may be repeated).")
    var coder: [String] = []

    @Flag(help: "Also what has been decided.")
    var all = false

    func run() throws {
      let found = try global.withWorkbench { bench in
        var filter = CodebookReviewFilter()
        filter.kind = kind
        filter.codes = code
        filter.coders = coder
        filter.includesDecided = all
        let list = try bench.reviews(filter)
        let lines = list.lines
        let format = output.chosen()
        let isForPeople = ![.csv, .tsv, .json, .jsonl].contains(format)
        let reports = CodebookReviewReports(Wording(output.language(of: bench)))
        if list.hidden > 0 {
          global.say(
            "\(list.hidden.was) left out: others' codings in sources that you have not finished; name --coder to see them"
          )
        } else if lines.isEmpty {
          global.say("nothing waits for a decision")
        }
        try output.put(
          reports.list(lines.map(\.forReport), isForPeople: isForPeople), bench: bench)
        return lines.count
      }
      if found == 0 { throw ExitCode(1) }
    }
  }

  struct Start: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "start", abstract: "Put codings up for reading again.",
      discussion: """
        Names a code: a second reading of every coding of it. With --redefined: the
        codings whose code had another definition, or other words on what to include
        and exclude, when they were made. What was decided before is not asked again,
        unless the code was redefined since, or --again is said.

        Examples:
          sitat review start Tillit
          sitat review start Samarbeid --descendants --coder Ane
          sitat review start --redefined
          sitat review start Tillit --redefined --under v1
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The codes.")
    var codes: [String] = []

    @Flag(help: "Only codings whose code was redefined since; every code, if none is named.")
    var redefined = false

    @Option(help: "With --redefined: only codings made under this frozen codebook or before.")
    var under: String?

    @Flag(help: "Codings of the codes below, too.")
    var descendants = false

    @Option(help: "Only this coder's codings (may be repeated).")
    var coder: [String] = []

    @Option(help: "Only this layer.")
    var layer: Study.Layer?

    @Flag(help: "Ask again of codings that were decided on before.")
    var again = false

    func validate() throws {
      if codes.isEmpty, !redefined {
        throw ValidationError("name the code whose codings are read again, or say --redefined")
      }
      if under != nil, !redefined { throw ValidationError("--under goes with --redefined") }
    }

    func run() throws {
      let found = try global.withWorkbench { bench in
        var request = CodebookReviewStart(codes: codes)
        request.includesDescendants = descendants
        request.coders = coder
        request.layer = layer
        request.isAgain = again
        let started =
          redefined
          ? try bench.startRereading(request, madeUnder: under)
          : try bench.startSecondReading(request)
        for line in started.codes { global.say("\(line.path): \(line.codings.of("coding"))") }
        let already =
          started.already > 0 ? "; \(started.already.was) asked about already" : ""
        global.say("\(started.codings.of("coding")) to read again\(already)")
        return started.codings
      }
      if found == 0 { throw ExitCode(1) }
    }
  }

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Show how far reading again has come, code by code.",
      discussion: """
        Example:
          sitat review status
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let found = try global.withWorkbench { bench in
        let lines = try bench.reviewProgress()
        if lines.isEmpty { global.say("nothing has been put up for reading again") }
        let reports = CodebookReviewReports(Wording(output.language(of: bench)))
        try output.put(
          reports.progress(
            lines.map { line in
              CodebookReviewReports.Progress(
                kind: line.kind, code: line.code, kept: line.kept, moved: line.moved,
                dropped: line.dropped, open: line.open)
            }), bench: bench)
        return lines.count
      }
      if found == 0 { throw ExitCode(1) }
    }
  }
}

extension CodebookReviewKind: ExpressibleByArgument {}

extension CodebookReviewLine {
  /// The question as reports take it.
  fileprivate var forReport: CodebookReviewReports.Line {
    var line = CodebookReviewReports.Line(
      id: id, kind: kind, source: source, place: place, coder: coder, layer: layer, code: code,
      text: text)
    line.decision = decision
    line.target = target
    line.decider = decider
    line.at = at
    line.note = note
    return line
  }
}
