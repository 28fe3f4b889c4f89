internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

extension CodeCommand {
  /// The command `sitat code merge`.
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Merge codes into another, with all their codings.",
      discussion: """
        Every coding moves, of every coder and layer, in finished sources too; where a
        coder has both codes on one range, one coding is left. Codes below come along.
        What was merged, and who coded with it, is told by `sitat code history`;
        `sitat agree --codebook v1` measures by the codes of a codebook that was
        frozen before. Saved queries that ask for one of the codes ask for the one
        that takes over; those that told two of them apart are named.

        Example:
          sitat code merge Kontakt Telefon --into Samarbeid
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The codes that are to go.")
    var codes: [String]

    @Option(help: "The code that takes over.")
    var into: String

    func run() throws {
      try global.withWorkbench { bench in
        global.say(try bench.mergeCodes(codes, into: into))
      }
    }
  }

  /// The command `sitat code split`.
  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "split", abstract: "Split a code, and ask of each coding where it belongs.",
      discussion: """
        Makes the parts below the code, or beside it with --siblings; one that is
        there already is taken as it is. Every coding of the code, of every coder,
        then stands in `sitat review list` until it is decided with `sitat review
        decide`. The code can be used meanwhile.

        Examples:
          sitat code split Kontakt --into Telefon Brev
          sitat code split --status
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The code.")
    var code: String?

    @Option(parsing: .upToNextOption, help: "The names of the parts.")
    var into: [String] = []

    @Flag(help: "Let the parts stand beside the code.")
    var siblings = false

    @Flag(help: "Show how far each split code has been dealt out.")
    var status = false

    func validate() throws {
      if status {
        if code != nil || !into.isEmpty { throw ValidationError("--status stands alone") }
      } else if code == nil || into.isEmpty {
        throw ValidationError("name the code, and its parts with --into; or say --status")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        guard status else {
          let step = try bench.splitCode(code ?? "", into: into, areSiblings: siblings)
          return global.say(step.summary)
        }
        let lines = try bench.codeSplits()
        if lines.isEmpty {
          global.say("no code has been split")
          throw ExitCode(1)
        }
        let reports = CodebookReviewReports(Wording(output.language(of: bench)))
        try output.put(
          reports.splits(
            lines.map { line in
              CodebookReviewReports.Split(
                code: line.code.description, parts: line.parts.map(\.description),
                total: line.total, decided: line.decided, since: line.since)
            }), bench: bench)
      }
    }
  }

  /// The command `sitat code remove`.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove a code.",
      discussion: """
        A code that is used is removed only where it is said what is to become of its
        codings, and one with codes below it not at all. Saved queries follow the
        codings to the code that they get, and are named where they ask for what is
        gone. `sitat undo` brings everything back.

        Examples:
          sitat code remove Diverse
          sitat code remove Diverse --move-to Annet
          sitat code remove Diverse --with-codings
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The code.")
    var code: String

    @Option(help: "The code that its codings get.")
    var moveTo: String?

    @Flag(help: "Let its codings go, too.")
    var withCodings = false

    func validate() throws {
      if moveTo != nil, withCodings {
        throw ValidationError("say either --move-to or --with-codings")
      }
    }

    func run() throws {
      let removal: CodebookRemoval =
        moveTo.map { .moving(to: $0) } ?? (withCodings ? .withCodings : .empty)
      try global.withWorkbench { bench in
        global.say(try bench.removeCode(code, removal))
      }
    }
  }
}
