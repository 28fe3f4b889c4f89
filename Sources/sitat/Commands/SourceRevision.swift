internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Text
internal import Workbench

extension SourceCommand {
  struct Revise: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revise", abstract: "Put a corrected transcript in the place of a source.",
      discussion: """
        Old and new text are compared word by word, and every coding, quotation, memo
        and question follows its words: kept (same words, same turn), moved (another
        turn), changed (some of its words were corrected), doubtful (its words stand
        alone among new ones: look), lost (all of its words are gone, and the coding
        with them), joined (with another of the same coder and code). All but the kept
        are listed. The former text stays on record; `sitat undo` brings everything
        back.

        Examples:
          sitat source revise int03 int03-corrected.txt --dry-run
          sitat source revise int03 int03-corrected.txt
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The source.")
    var source: String

    @Argument(help: "The corrected file: .docx, .txt or .md.")
    var file: String

    @Option(
      help: "How lines make paragraphs: auto, blank-line, hard-wrapped, double-spaced, line.")
    var layout: Layout = .auto

    @Option(help: "The encoding of a plain text, if the rule guesses wrong.")
    var encoding: EncodingName?

    @Option(help: "A label that is a speaker wherever a line begins with it (may be repeated).")
    var speaker: [String] = []

    @Flag(help: "List the codings that are kept, too.")
    var all = false

    @Flag(help: "Show what would become of every coding, and store nothing.")
    var dryRun = false

    func run() throws {
      var options = ImportOptions()
      options.layout = layout
      options.encoding = encoding?.value
      options.speakers = speaker
      try global.withWorkbench { bench in
        let outcome = try bench.revise(source, with: file, options, dryRun: dryRun)
        let report = Self.report(outcome, showsAll: all, isPlan: dryRun)
        try output.put(
          report.table(Wording(output.language(of: bench))), bench: bench, json: report.json)
      }
    }

    private static func report(
      _ outcome: RevisionOutcome, showsAll: Bool, isPlan: Bool
    ) -> RevisionReport {
      RevisionReport(
        source: outcome.source, revision: outcome.revision, isPlan: isPlan, showsKept: showsAll,
        codings: outcome.codings.map { coding in
          RevisionReport.Line(
            state: RevisionReport.State(rawValue: coding.state.rawValue) ?? .changed,
            code: coding.code.description, coder: coding.coder, layer: coding.layer,
            former: RevisionReport.Place(
              turn: coding.formerTurn, span: coding.formerSpan, text: coding.formerText),
            now: coding.span.map {
              RevisionReport.Place(turn: coding.turn ?? 0, span: $0, text: coding.text ?? "")
            })
        }, lostQuotations: outcome.lostQuotations,
        droppedSegments: outcome.droppedSegments.map(\.rawValue),
        droppedPrompts: outcome.droppedPrompts, goneSpeakers: outcome.goneSpeakers,
        newSpeakers: outcome.newSpeakers, decisions: outcome.decisions)
    }
  }

  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rename", abstract: "Give a source another name.",
      discussion: """
        The ids of its quotations begin with its name: those printed before will read
        otherwise.

        Example:
          sitat source rename int3 int03
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The source.")
    var source: String

    @Argument(help: "Its new name.")
    var name: String

    func run() throws {
      try global.withWorkbench { bench in
        let new = try bench.renameSource(source, to: name)
        global.say("\(source) is called \(new) now")
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove a source that does not belong to the study.",
      discussion: """
        It can be brought back with `sitat undo`: its text stays in the file. It is
        therefore no way to fulfil an informant's wish that everything be deleted.

        Example:
          sitat source remove int04b
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The source.")
    var source: String

    @Flag(help: "Remove its codings with it.")
    var withCodings = false

    func run() throws {
      try global.withWorkbench { bench in
        let removed = try bench.removeSource(source, withCodings: withCodings)
        global.say(
          "removed \(source), with \(removed.codings.of("coding")) and \(removed.memos.of("memo")); `sitat undo` brings it back"
        )
      }
    }
  }
}
