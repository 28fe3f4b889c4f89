internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Workbench

/// What a cell of a table of ratings holds, as it is said on the command line.
enum RatingsLevel: String, CaseIterable, ExpressibleByArgument {
  case nominal
  case ordinal
  case interval
  case ratio
  case set

  var cells: RatingsRequest.Cells {
    switch self {
    case .nominal: .category(.nominal)
    case .ordinal: .category(.ordinal)
    case .interval: .category(.interval)
    case .ratio: .category(.ratio)
    case .set: .set
    }
  }
}

/// The options of `sitat agree` that speak of a table of ratings.
struct RatingsOptions: ParsableArguments {
  @Option(help: "A table: the unit, then one column for each coder; an empty cell is missing.")
  var ratings: String?

  @Option(
    help: """
      With --ratings: nominal, ordinal, interval or ratio; or set, where a cell holds codes parted \
      by “;”, and “-” is none.
      """)
  var level: RatingsLevel = .nominal

  @Option(
    help: "With --ratings: every category there was to choose from (A,B,C), lowest first.")
  var categories: String?

  @Option(help: "With --ratings: what else stands for a missing rating (NA,99).")
  var missing: String?

  @Option(help: "With --ratings: a square table of distances between categories.")
  var distances: String?

  @Flag(help: "With --ratings: every column is a coder's, and none names the unit.")
  var noUnitColumn = false

  @Flag(help: "With --ratings: one row for each category, or each code of sets.")
  var perCategory = false

  func validate() throws {
    let isPlain = level == .nominal && categories == nil
    if distances != nil, !isPlain {
      throw ValidationError(
        "--distances says how far categories are apart, and which there are; leave out --level and --categories"
      )
    }
    let only: [(String, Bool)] = [
      ("--level", level != .nominal), ("--categories", categories != nil),
      ("--missing", missing != nil), ("--distances", distances != nil),
      ("--no-unit-column", noUnitColumn), ("--per-category", perCategory),
    ]
    if ratings == nil, let option = only.first(where: \.1) {
      throw ValidationError("\(option.0) goes with --ratings FILE")
    }
  }
}

extension AgreeCommand {
  /// Measures a table of ratings, without a project.
  ///
  /// - Parameters:
  ///   - path: the table.
  ///   - limit: the least α that will do.
  ///   - lowerLimit: the least lower end of its interval that will do.
  /// - Throws: `ExitCode.failure` where α, or its interval, falls short of a limit.
  func measureRatings(
    _ path: String, failUnder limit: Double? = nil, failUnderLower lowerLimit: Double? = nil
  ) throws {
    var request = RatingsRequest(path: path)
    request.cells = tableOptions.level.cells
    request.categories = tableOptions.categories.map(String.commaList)
    request.missing = Set(tableOptions.missing.map(String.commaList) ?? [])
    request.hasUnitColumn = !tableOptions.noUnitColumn
    request.distances = tableOptions.distances
    let result = try OpenProject.ratings(request)
    for (text, cells) in result.doubtful {
      Terminal.say(
        "sitat: “\(text)” is read as a rating, in \(cells) cell\(cells == 1 ? "" : "s"); --missing \(text) leaves it out"
      )
    }
    let words = Wording(output.lang ?? .en)
    switch result.report {
    case .categories(let report):
      try put(
        RatingsReports.figure(report, words), else: table(report, words),
        json: RatingsReports.json(report), words)
      try hold(report.alpha, name: "α", failUnder: limit, failUnderLower: lowerLimit)
    case .sets(let report):
      try put(
        SetRatingsReports.figure(report, words), else: table(report, words),
        json: SetRatingsReports.json(report), words)
      try hold(report.masi, name: "α (MASI)", failUnder: limit, failUnderLower: lowerLimit)
    }
  }

  private func table(_ report: RatingsReport, _ words: Wording) -> Table {
    if pairs { return RatingsReports.pairs(report, words) }
    return tableOptions.perCategory
      ? RatingsReports.categories(report, words) : RatingsReports.table(report, words)
  }

  private func table(_ report: SetRatingsReport, _ words: Wording) -> Table {
    tableOptions.perCategory
      ? SetRatingsReports.codes(report, words) : SetRatingsReports.table(report, words)
  }

  private func put(
    _ figure: @autoclosure () -> ForestPlot, else table: Table, json: JSONValue, _ words: Wording
  ) throws {
    if output.chosen() == .svg { return try output.write(figure().svg(words)) }
    try output.put(table, language: words.language, json: json)
  }

  private func hold(
    _ alpha: Estimate, name: String, failUnder limit: Double?, failUnderLower lowerLimit: Double?
  ) throws {
    var faults: [String] = []
    if let limit {
      if let reason = alpha.reason {
        faults.append("\(name) is undefined: \(Wording(.en).undefined(reason))")
      } else if let value = alpha.value, value < limit {
        faults.append(
          "\(name) is \(NumberFormat.machine.decimal(value, digits: 3)), under \(limit)")
      }
    }
    if let lowerLimit {
      switch alpha.interval {
      case .undefined(let reason):
        faults.append("the interval of \(name) is undefined: \(Wording(.en).undefined(reason))")
      case .value(let bounds) where bounds.lowerBound < lowerLimit:
        let low = NumberFormat.machine.decimal(bounds.lowerBound, digits: 3)
        faults.append("the interval of \(name) begins at \(low), under \(lowerLimit)")
      case .value: break
      }
    }
    guard !faults.isEmpty else { return }
    for fault in faults { Terminal.say("sitat: \(fault)") }
    throw ExitCode.failure
  }
}
