internal import ArgumentParser
internal import Study
internal import Workbench

extension ReviewCommand {
  /// The command `sitat review decide`.
  struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "decide", abstract: "Keep, move or drop codings that are looked at again.",
      discussion: """
        Questions are named by the numbers of `sitat review list`, or read from its
        CSV, filled in. All are decided, or none, as one step, with your name and the
        time. Moving and dropping goes through finished sources, too; agreement is
        still measured on what was sealed.

        Examples:
          sitat review decide 3 4 5 --keep
          sitat review decide 6 --move Kontakt/Telefon --note "de ringte"
          sitat review decide 7 --drop
          sitat review decide --file review.csv
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The questions' numbers.")
    var ids: [Int] = []

    @Flag(help: "Let the codings stand.")
    var keep = false

    @Option(help: "Give the codings this code.")
    var move: String?

    @Flag(help: "Take the codings away.")
    var drop = false

    @Option(help: "Why.")
    var note = ""

    @Option(help: "Read decisions from a CSV file, - for standard input.")
    var file: String?

    @Option(help: "After a freeze: why a code is used that the frozen codebook does not have.")
    var amend: String?

    func validate() throws {
      let said = [keep, move != nil, drop].count { $0 }
      if file != nil {
        guard ids.isEmpty, said == 0, note.isEmpty else {
          throw ValidationError("--file names questions and decisions; leave the others out")
        }
        return
      }
      if ids.isEmpty { throw ValidationError("name the questions, or say --file") }
      if said != 1 { throw ValidationError("say one of --keep, --move CODE and --drop") }
    }

    func run() throws {
      try global.withWorkbench { bench in
        let verdicts =
          try file.map { try bench.verdicts($0) }
          ?? ids.map { id in
            CodebookVerdict(
              review: id, move != nil ? .move : drop ? .drop : .keep, target: move, note: note)
          }
        let result = try bench.decideReviews(verdicts, amending: amend)
        var said = "\(result.kept) kept, \(result.moved) moved, \(result.dropped) dropped"
        if result.joined > 0 { said += "; \(result.joined.was) there already" }
        if result.already > 0 { said += "; \(result.already) had been decided so" }
        global.say(said)
      }
    }
  }
}
