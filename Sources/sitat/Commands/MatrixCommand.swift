internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Workbench

extension CodeMatrixMeasure: ExpressibleByArgument {}
extension MatrixRate: ExpressibleByArgument {}

/// The command `sitat matrix`.
struct MatrixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Count codes by case attribute, source, case, speaker or question.",
    discussion: """
      Columns are made by --by: source, kind, case, role, speaker, prompted,
      question, set, or an attribute of cases. A passage belongs to every column
      that it has a character in; the total counts it once. A code counts itself,
      not those below it, unless --rollup or --level. Rates stand beside the counts,
      and are of what a coder has finished. Cases are counted once, however many
      sources they speak in; speakers who are linked to none count once for their
      source.

      --framework  cases by codes: not asked, asked and nothing, and not applicable
                   differ
      --held-by    k of N cases that could hold a code, and who: 1..2 for
                   minorities, all for consensus, 0.. for every code
      --ambivalence, or --pole A --pole B: the cases that hold both of two opposites
      --cell       lists a cell's quotations, as many as it has passages

      Examples:
        sitat matrix --by sektor --per words
        sitat matrix --by source --level 1 --transpose -o matrix.xlsx
        sitat matrix --by prompted --asked-by q07 --code Helsehjelp --count cases
        sitat matrix --cell Tillit privat --by sektor -o tillit-privat.docx
        sitat matrix --held-by 1..2 --by sektor
        sitat matrix --by sektor --count cases --weighted
        sitat matrix --framework --level 1 --cells quotation -o grid.html
        sitat matrix --level 1 -o codes.svg
      """)

  /// What stands in the cells of a framework grid.
  enum Cells: String, CaseIterable, ExpressibleByArgument {
    case count
    case quotation
  }

  /// Who could hold a code.
  enum Eligible: String, CaseIterable, ExpressibleByArgument {
    case asked
    case read
  }

  /// The figures that there are.
  enum Figure: String, CaseIterable, ExpressibleByArgument {
    case heat
    case bars
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: "source, kind, case, role, speaker, prompted, question, set, or an attribute (sektor).")
  var by: String?

  @Option(help: "passages, codings, words, characters, cases or sources.")
  var count: CodeMatrixMeasure = .passages

  @Option(help: "Beside each count, its rate: per interview, or per 1 000 words.")
  var per: MatrixRate?

  @Flag(help: "Beside each count, the count with the weights of cases.")
  var weighted = false

  @Option(help: "Only this code and those below it (may be repeated).")
  var code: [String] = []

  @Flag(help: "Count each code together with those below it.")
  var rollup = false

  @Option(help: "Codes below this level (1 is the top) count as the one above them there.")
  var level: Int?

  @Option(help: "Only so many codes: those with most passages.")
  var top: Int?

  @Option(help: "Only these coders (A,B).")
  var coder: String?

  @Option(
    name: .customLong("where"),
    help: "Only passages that this query touches, such as 'sektor:privat'.")
  var filter: String?

  @Option(help: "Where bands of a number begin (10,50).")
  var bands: String?

  @Option(help: "The questions of the guide that ask for the codes (q03,q07).")
  var askedBy: String?

  @Option(help: "Who could hold a code: asked, or read whatever was asked.")
  var eligible: Eligible = .asked

  @Flag(help: "Take sources for finished if anything in them is coded.")
  var unfinished = false

  @Flag(help: "The codes across, the rest down.")
  var transpose = false

  @Flag(help: "One row for each cell.")
  var long = false

  @Flag(help: "One row for each cell that is not empty.")
  var sparse = false

  @Flag(help: "A framework grid: cases down, codes across.")
  var framework = false

  @Option(help: "What stands in the grid: count, or the first quotation.")
  var cells: Cells = .count

  @Option(help: "Only codes that so many cases hold: 2, 1..2, 3.. or all; and who they are.")
  var heldBy: String?

  @Flag(help: "Cases that hold two poles of one parent.")
  var ambivalence = false

  @Option(help: "One of two opposite codes (given twice).")
  var pole: [String] = []

  @Option(parsing: .upToNextOption, help: "List the quotations of this CODE in this COLUMN.")
  var cell: [String] = []

  @Option(help: "What an .svg shows: heat or bars.")
  var figure: Figure?

  func validate() throws {
    let views = [framework, heldBy != nil, ambivalence || !pole.isEmpty, !cell.isEmpty]
    if views.count(where: \.self) > 1 {
      throw ValidationError("use one of --framework, --held-by, --ambivalence and --cell")
    }
    try checkWeights()
    if !pole.isEmpty, pole.count != 2 {
      throw ValidationError("two codes are opposites: --pole A --pole B")
    }
    if !cell.isEmpty, cell.count != (by == nil ? 1 : 2) {
      throw ValidationError(
        by == nil
          ? "without --by there is one column: --cell CODE" : "a cell is named --cell CODE COLUMN")
    }
    if let bands, String.commaList(bands).contains(where: { Double($0) == nil }) {
      throw ValidationError("--bands takes numbers, such as 10,50 or 2.5,5")
    }
    if let level, level < 1 { throw ValidationError("levels begin with 1, the top") }
    if let heldBy, HeldBy(heldBy) == nil {
      throw ValidationError("--held-by takes a number, 1..2, 3.. or all")
    }
  }

  /// Refuses weights where nothing has any, or rates would be taken for weighted ones.
  private func checkWeights() throws {
    if !weighted { return }
    if framework || ambivalence || !pole.isEmpty || !cell.isEmpty {
      throw ValidationError(
        "--weighted goes with counts, and with --held-by; --framework, --ambivalence and --cell tell"
          + " of single cases")
    }
    if count == .sources {
      throw ValidationError(
        "sources have no weights, only cases have: --count cases, passages, codings or words")
    }
    if per != nil {
      throw ValidationError("rates are of counts without weights: use one of --per and --weighted")
    }
  }

  func run() throws {
    let found = try global.withWorkbench { bench in
      let view = MatrixView(command: self, bench: bench)
      if let heldBy, let range = HeldBy(heldBy) { return try view.holders(range) }
      if framework { return try view.framework() }
      if ambivalence || !pole.isEmpty { return try view.ambivalence() }
      if let code = cell.first { return try view.cell(code, cell.dropFirst().first) }
      return try view.matrix()
    }
    if found == 0 { throw ExitCode(1) }
  }

  /// What the verb is asked.
  var request: MatrixRequest {
    var request = MatrixRequest()
    request.axis = by.map { MatrixAxis($0) } ?? .total
    request.measure = count
    request.codes = pole.isEmpty ? code : pole
    request.rollup = rollup
    request.level = level
    request.top = top
    request.coders = coder.map(String.commaList) ?? []
    request.filter = filter
    request.bands = bands.map(String.commaList) ?? []
    request.askedBy = askedBy.map(String.commaList) ?? []
    request.heedsQuestions = eligible == .asked
    request.countsUnfinished = unfinished
    return request
  }

  /// What a report says was asked.
  func about(_ scope: MatrixScope, _ words: Wording) -> MatrixAbout {
    var about = MatrixAbout()
    about.axis = by
    about.measure = count
    about.rate = per
    about.isRolledUp = rollup
    about.level = level
    about.askedBy = request.askedBy
    about.heedsQuestions = eligible == .asked
    about.take(scope, coders: request.coders, words)
    about.isWeighted = weighted
    return about
  }
}

extension MatrixAbout {
  /// Takes over what material counted.
  mutating func take(_ scope: MatrixScope, coders: [String], _ words: Wording) {
    counting = words.countingRule(
      consensus: scope.consensusSources, individual: scope.individualSources, coders: coders)
    pooledSources = scope.pooledSources
    unfinished = scope.unfinished
    leavesOutExcluded = scope.leavesOutExcluded
    unlinked = scope.unlinked
    weighted = scope.weighted
    outside = scope.outside
  }
}

/// How many cases a code is to be held by.
struct HeldBy {
  private let range: ClosedRange<Int>?

  /// Reads `2`, `1..2`, `3..` or `all`.
  init?(_ written: String) {
    if written == "all" {
      range = nil
      return
    }
    if let number = Int(written), number >= 0 {
      range = number...number
      return
    }
    guard let dots = written.firstRange(of: "..") else { return nil }
    let end = String(written[dots.upperBound...])
    guard let low = Int(written[..<dots.lowerBound]), low >= 0,
      let high = end.isEmpty ? Int.max : Int(end), high >= low
    else { return nil }
    range = low...high
  }

  /// Whether a code with these holders is meant.
  func admits(_ holders: CodeHolders) -> Bool {
    range?.contains(holders.holders.count) ?? holders.isHeldByAll
  }
}
