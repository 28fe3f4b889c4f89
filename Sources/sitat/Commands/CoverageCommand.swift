internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// The command `sitat coverage`.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Tell how much of what informants say is coded.",
    discussion: """
      Counts words, not those of interviewers. What is coded with a code of kind
      “excluded” is covered, and not analysed. --uncoded N lists every row of more
      than N words that has no code, with its turn and its line.

      Examples:
        sitat coverage
        sitat coverage --source int01 --by Ane
        sitat coverage --uncoded 50 --format jsonl
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Only this source (may be repeated).")
  var source: [String] = []

  @Option(help: "Only these coders (A,B).")
  var by: String?

  @Option(help: "List what is not coded, in rows of more than so many words.")
  var uncoded: Int?

  func validate() throws {
    if let uncoded, uncoded < 0 {
      throw ValidationError("--uncoded takes a number of words from 0 on")
    }
  }

  func run() throws {
    var request = CoverageRequest()
    request.sources = source
    request.coders = by.map(String.commaList) ?? []
    let found = try global.withWorkbench { bench in
      let words = Wording(output.language(of: bench))
      let result = try bench.coverage(request)
      let reports = CoverageReports(
        words,
        names: ReportNames(
          codebook: Codebook([]), coders: result.coderNames, sources: [:]),
        counting: words.countingRule(
          consensus: result.scope.consensusSources, individual: result.scope.individualSources,
          coders: request.coders))
      guard let uncoded else {
        let rows = result.rows.map {
          CoverageReports.Row(
            source: $0.source?.name, rater: $0.rater, status: $0.status, count: $0.count)
        }
        try output.put(reports.table(rows), bench: bench)
        return rows.count
      }
      let passages = try bench.uncoded(request, longerThan: uncoded)
      let stretches = passages.map {
        CoverageReports.Stretch(
          source: $0.source.name, turn: $0.turn, line: $0.line, span: $0.stretch.span,
          words: $0.stretch.words, caseName: $0.caseName,
          opening: $0.opening + ($0.isCut ? " …" : ""))
      }
      try output.put(reports.table(stretches, longerThan: uncoded), bench: bench)
      let total = passages.reduce(0) { $0 + $1.stretch.words }
      global.say("\(stretches.count.of("stretch", "stretches")), \(total.of("word"))")
      return stretches.count
    }
    if found == 0 { throw ExitCode(1) }
  }
}
