internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

extension CodebookCommand {
  /// The command `sitat codebook freeze`.
  struct Freeze: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "freeze", abstract: "Freeze the codebook as it stands, as v1, v2 and so on.",
      discussion: """
        New codings remember the version in force. Coding with a code that it does not
        have then takes --amend REASON, and the reason is kept.

        Example:
          sitat codebook freeze "after six interviews"
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Why, or when in the work.")
    var note: String

    func run() throws {
      try global.withWorkbench { bench in
        let version = try bench.freezeCodebook(note: note)
        global.say("froze \(version.codes.of("code")) as \(version.name)")
      }
    }
  }

  /// The command `sitat codebook versions`.
  struct Versions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "versions", abstract: "List the frozen codebooks, and what was amended.",
      discussion: """
        Example:
          sitat codebook versions
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try global.withWorkbench { bench in
        let versions = try bench.codebookVersions()
        if versions.isEmpty {
          global.say("no codebook has been frozen yet")
          throw ExitCode(1)
        }
        let reports = CodebookHistoryReports(Wording(output.language(of: bench)))
        try output.put(
          reports.versions(
            versions.map { version in
              CodebookHistoryReports.Version(
                name: version.name, note: version.note, at: version.at, codes: version.codes,
                codings: version.codings,
                amendments: version.amendments.map { ($0.code, $0.reason, $0.coder, $0.at) })
            }), bench: bench)
      }
    }
  }

  /// The command `sitat codebook diff`.
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff", abstract: "Show what differs between two frozen codebooks.",
      discussion: """
        Codes are the same by what identifies them, whatever they are called. The
        second is the codebook as it stands, unless one is named. With --categories,
        every code of the first is listed with the top code under which it, or what it
        was merged into, stands in the second.

        Examples:
          sitat codebook diff v1
          sitat codebook diff v1 v2 --format json
          sitat codebook diff v1 --categories -o codes-to-categories.docx
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The first: v1, v2 and so on.")
    var from: String

    @Argument(help: "The second, or now.")
    var to = "now"

    @Flag(help: "List the codes of the first with the categories of the second.")
    var categories = false

    func run() throws {
      let found = try global.withWorkbench { bench in
        let comparison = try bench.codebookDiff(from: from, to: to == "now" ? nil : to)
        let reports = CodebookDiffReports(
          Wording(output.language(of: bench)), from: comparison.from, to: comparison.to,
          comparison.diff, paths: comparison.paths)
        let count =
          categories ? comparison.diff.destinations.count : comparison.diff.differences.count
        if count == 0 { global.say("nothing differs") }
        try output.put(
          categories ? reports.categories : reports.changes, bench: bench, json: reports.json)
        return count
      }
      if found == 0 { throw ExitCode(1) }
    }
  }
}
