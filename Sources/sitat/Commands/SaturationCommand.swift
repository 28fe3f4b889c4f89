internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// The command `sitat saturation`.
struct SaturationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "saturation", abstract: "Tell how many new codes each interview brought.",
    discussion: """
      Adds finished sources one by one, and names the codes that each was the first
      to have. What is expected of a random order is computed exactly; the band
      holds at least 95 % of the orders.
      --base, --run and --threshold are those of Guest, Namey and Chen (2020).

      --order  name, import, date (that of `sitat source set`, else the first
               attribute of that type), date:ATTRIBUTE, or a file: a table with a
               column “source”

      Examples:
        sitat saturation --where kind:interview
        sitat saturation --order date:intervjudato --level 2 -o saturation.svg
        sitat saturation --order order.csv --format json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "name, import, date, date:ATTRIBUTE, or a file with a column “source”.")
  var order = "name"

  @Option(help: "Only this code and those below it (may be repeated).")
  var code: [String] = []

  @Flag(help: "Count each code together with those below it.")
  var rollup = false

  @Option(help: "Codes below this level (1 is the top) count as the one above them there.")
  var level: Int?

  @Option(help: "Only these coders (A,B).")
  var by: String?

  @Option(
    name: .customLong("where"),
    help: "Only passages that this query touches, such as 'kind:interview'.")
  var filter: String?

  @Flag(help: "Take sources for finished if anything in them is coded.")
  var unfinished = false

  @Option(help: "The number of random orders.")
  var orders = 1000

  @Option(help: "What the random orders begin with; the same seed gives the same.")
  var seed: UInt64 = 1

  @Option(help: "The number of interviews in the base.")
  var base = 4

  @Option(name: .customLong("run"), help: "The number of interviews in a run.")
  var runLength = 2

  @Option(help: "The largest share of new codes at which saturation is reached.")
  var threshold = 0.05

  func validate() throws {
    if let level, level < 1 { throw ValidationError("levels begin with 1, the top") }
    if !(40...1_000_000 ~= orders) {
      throw ValidationError("--orders takes a number from 40 to 1 000 000")
    }
    if base < 1 || runLength < 1 {
      throw ValidationError("--base and --run take numbers from 1 on")
    }
    if !(0...1 ~= threshold) { throw ValidationError("--threshold takes a share from 0 to 1") }
  }

  func run() throws {
    var request = SaturationRequest()
    request.material.codes = code
    request.material.rollup = rollup
    request.material.level = level
    request.material.coders = by.map(String.commaList) ?? []
    request.material.filter = filter
    request.material.countsUnfinished = unfinished
    let wanted = Self.order(order)
    request.order = wanted.order
    request.orders = orders
    request.seed = seed
    request.base = base
    request.run = runLength
    request.threshold = threshold
    try global.withWorkbench { bench in
      let words = Wording(output.language(of: bench))
      let result = try bench.saturation(request)
      var about = MatrixAbout()
      about.measure = .sources
      about.isRolledUp = rollup
      about.level = level
      about.take(result.scope, coders: request.material.coders, words)
      about.leavesOutExcluded = false
      about.weighted = []
      let reports = SaturationReports(
        words, codebook: result.codebook, about: about, sources: result.sources.map(\.name),
        codes: result.codes, saturation: result.saturation, threshold: result.threshold,
        order: (wanted.key, result.withoutPlace), seed: seed)
      if output.chosen() == .svg { return try output.write(reports.chart.svg(words)) }
      try output.put(reports.table, bench: bench, json: reports.json)
    }
  }

  /// Reads an order as it is written.
  private static func order(_ written: String) -> (order: SaturationOrder, key: String) {
    let date = "date:"
    switch written {
    case "name": return (.name, written)
    case "import": return (.imported, written)
    case "date": return (.date(attribute: nil), written)
    case _ where written.hasPrefix(date):
      return (.date(attribute: String(written.dropFirst(date.count))), "date")
    default: return (.file(written), "file")
    }
  }
}
