internal import ArgumentParser
internal import Report
internal import Workbench

/// The command `sitat decide`.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Read a meeting's decisions into the consensus layer.",
    discussion: """
      Takes an agenda of `sitat disagreements` that was filled in: .csv, .tsv,
      .xlsx, .md, .docx or .odt. A decision is a code, several with ; between them,
      a coder's name for what that coder has there, or none. An empty one stays
      undecided or as it was decided; `withdraw` (`trekk tilbake`) takes a decision
      back, with the codings that it made. What all coders agree on in the same
      sources comes into the consensus layer with it. The coders' own layers are not
      touched, and the same file again changes nothing. A consensus counts once it
      is sealed: with --done, or by `sitat done SOURCE --layer consensus`.

      Examples:
        sitat decide agenda.docx --dry-run
        sitat decide agenda.xlsx --done
        sitat decide --agreed
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The agenda, filled in.")
  var file: String?

  @Flag(help: "Enter what all agree on in every source that two coders have finished.")
  var agreed = false

  @Option(help: "With --agreed: only in this source (may be repeated).")
  var source: [String] = []

  @Flag(help: "Seal the consensus of each source where nothing is left to decide.")
  var done = false

  @Flag(help: "Say what would be done, and store nothing.")
  var dryRun = false

  @Option(help: "After a freeze: why a code is used that the frozen codebook does not have.")
  var amend: String?

  func validate() throws {
    if file == nil, !agreed {
      throw ValidationError("name the agenda that was filled in, or say --agreed")
    }
    if !source.isEmpty, !agreed { throw ValidationError("--source goes with --agreed") }
  }

  func run() throws {
    try global.withWorkbench { bench in
      var request = DecideRequest(
        path: file, titles: Wording.agendaFields.compactMapValues(DecisionField.init(rawValue:)))
      request.entersAgreed = agreed
      request.sources = source
      request.seals = done
      request.isDryRun = dryRun
      request.amendment = amend
      let result = try bench.decide(request)
      if !result.sources.isEmpty {
        try output.put(
          DecisionTables(Wording(output.language(of: bench))).table(lines(result)), bench: bench)
      }
      if file != nil {
        let empty = result.empty > 0 ? ", \(result.empty) left empty" : ""
        let back = result.withdrawals > 0 ? ", \(result.withdrawals) to take one back" : ""
        global.say(
          "\(result.rows.of("decision")) read\(empty)\(back)" + (dryRun ? "; nothing stored" : ""))
      } else if dryRun {
        global.say("nothing stored")
      }
      let complete = result.sources.filter { $0.isComplete && !$0.isSealed }.map(\.source)
      if !complete.isEmpty, !dryRun {
        global.say(
          "nothing is left to decide in \(String.list(complete)); seal the consensus, and it counts: "
            + "`sitat done \(complete[0]) --layer consensus`")
      }
    }
  }

  private func lines(_ result: DecideResult) -> [DecisionTables.Line] {
    result.sources.map { line in
      DecisionTables.Line(
        source: line.source, decided: line.decided, undecided: line.undecided,
        agreed: line.agreed, added: line.added, removed: line.removed,
        waitingFor: line.waitingFor, isSealed: line.isSealed)
    }
  }
}
