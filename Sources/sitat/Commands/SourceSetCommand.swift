internal import ArgumentParser
internal import Workbench

extension SourceCommand {
  /// The command `sitat source set`.
  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Say when a source was recorded, and who asked.",
      discussion: """
        `sitat saturation --order date` takes the sources in the order of these days.
        An empty value takes away what is known.

        Example:
          sitat source set int03 --date 2026-03-01 --interviewer Ane
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The source.")
    var source: String

    @Option(help: "The day, YYYY-MM-DD.")
    var date: String?

    @Option(help: "Who asked the questions.")
    var interviewer: String?

    func validate() throws {
      if date == nil, interviewer == nil {
        throw ValidationError("say what is to be set: --date or --interviewer")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        try bench.describeSource(source, day: date, interviewer: interviewer)
        let said = [date, interviewer].compactMap(\.self).joined(separator: ", ")
        global.say("\(source): \(said)")
      }
    }
  }
}
