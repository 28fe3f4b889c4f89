internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// The command `sitat cooccur`.
struct CooccurCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cooccur", abstract: "Count which codes go together.",
    discussion: """
      Pairs form only within one coder's work. A code counts itself, not those below it, unless
      --rollup. On the diagonal stands the code's own number.

      Examples:
        sitat cooccur --top 12
        sitat cooccur --code "Samarbeid med NAV" --rule sentence --long -o pairs.csv
        sitat cooccur --top 20 -o cooccurrence.svg
      """)

  /// When two codes occur together.
  enum Rule: String, CaseIterable, ExpressibleByArgument {
    case overlap
    case enclosing
    case sentence
    case turn
    case paragraph
    case source

    var value: CooccurrenceRule {
      switch self {
      case .overlap: .overlap
      case .enclosing: .enclosing
      case .sentence: .sameUnit(.sentence)
      case .turn: .sameUnit(.turn)
      case .paragraph: .sameUnit(.paragraph)
      case .source: .sameUnit(.source)
      }
    }
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Only this code and those below it (may be repeated).")
  var code: [String] = []

  @Option(
    help:
      "overlap (share a character), enclosing, or within the same sentence, turn, paragraph or source."
  )
  var rule: Rule = .overlap

  @Flag(help: "Count each code together with those below it.")
  var rollup = false

  @Option(help: "Only so many codes: those with most codings.")
  var top: Int?

  @Option(help: "Only these coders (A,B).")
  var by: String?

  @Option(
    name: .customLong("where"),
    help: "Only passages that this query touches, such as 'sektor:privat'.")
  var filter: String?

  @Flag(help: "One row for each pair, with c and Jaccard.")
  var long = false

  func run() throws {
    try global.withWorkbench { bench in
      var request = CooccurrenceRequest()
      request.rule = rule.value
      request.codes = code
      request.rollup = rollup
      request.top = top
      request.coders = by.map(String.commaList) ?? []
      request.filter = filter
      let result = try bench.cooccurrence(request)
      let words = Wording(output.language(of: bench))
      let reports = CooccurrenceReports(
        words, names: ReportNames(codebook: result.codebook, coders: [:], sources: [:]),
        isRolledUp: result.rollup,
        counting: [
          words.countingRule(
            consensus: result.consensusSources,
            individual: result.sources - result.consensusSources, coders: request.coders)
        ])
      try output.put(
        long ? reports.long(result.matrix) : reports.wide(result.matrix), bench: bench,
        json: reports.json(result.matrix),
        figures: [.svg: { HeatMapSVG(words).text(reports.heatMap(result.matrix)) }])
    }
  }
}
