internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

extension CooccurrenceCount: ExpressibleByArgument {}
extension HeatMap.Order: ExpressibleByArgument {}

/// The command `sitat cooccur`.
struct CooccurCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cooccur", abstract: "Count which codes go together.",
    discussion: """
      Pairs form only within one coder's work, unless --across-coders. A code counts
      itself, not those below it, unless --rollup or --level; tables for people show
      the top codes with those below, unless codes are named. On the diagonal stands
      the code's own number. Touching is not overlapping.

      Rules: overlap (share a character), exact (the same range), enclosing (one
      within the other), within (the first within the second), near:5w (at most 5
      words apart, or overlapping; also :2s, :1p, :3t for sentences, paragraphs,
      turns), before:5w (the first, then the second), sentence, turn, paragraph,
      section, source, case (in the same one), window:4turns (in a moving window of
      four turns; window:4turns:weighted counts every two).

      Examples:
        sitat cooccur --top 12
        sitat cooccur --code "Samarbeid med NAV" --rule sentence --long -o pairs.csv
        sitat cooccur --rule near:20w --count sources --level 2
        sitat cooccur --cell Tillit Kontakt --rule near:1t -o tillit-kontakt.html
        sitat cooccur Tillit Kontakt Ros --rule turn
        sitat cooccur --sets 3 --min 2
        sitat cooccur --top 20 --order seriation -o cooccurrence.svg
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "Two codes or more, to count where they all are together.")
  var together: [String] = []

  @Option(help: "Only this code and those below it (may be repeated).")
  var code: [String] = []

  @Option(help: "When two codes go together; see above.")
  var rule = "overlap"

  @Option(
    help: """
      What is counted: pairs, passages, characters, units, sources or cases (else what the rule \
      says: pairs, or its units).
      """)
  var count: CooccurrenceCount?

  @Flag(help: "Pair passages whoever coded them.")
  var acrossCoders = false

  @Flag(help: "Count each code together with those below it.")
  var rollup = false

  @Option(
    help: "Tell codes apart down to this level (1 for the top codes), with those below; or all.")
  var level: String?

  @Option(help: "Only so many codes: those with most codings.")
  var top: Int?

  @Option(help: "Only these coders (A,B).")
  var by: String?

  @Option(
    name: .customLong("where"),
    help: "Only passages that this query touches, such as 'sektor:privat'.")
  var filter: String?

  @Flag(help: "One row for each pair, with c, Jaccard, lift and PMI.")
  var long = false

  @Flag(help: "One row for each cell that is not 0.")
  var sparse = false

  @Flag(help: "Also χ², G, Fisher's exact p and φ for each pair; implies --long.")
  var stats = false

  @Option(
    help: """
      The unit for lift, PMI, --stats and --count units, where the rule has none: sentence, turn, \
      paragraph, section or source.
      """)
  var unit = "sentence"

  @Option(help: "Whose speech these units are: informant, interviewer or any.")
  var role = "informant"

  @Flag(help: "List what stands behind the cell of the two codes named, as quotations.")
  var cell = false

  @Option(help: "List the most frequent sets of so many codes, from 2 to 6.")
  var sets: Int?

  @Option(name: .customLong("min"), help: "With --sets: only sets with so many places.")
  var minimum = 1

  @Option(help: "What an .svg file shows: heatmap or network.")
  var figure: Figure = .heatmap

  @Option(help: "The order of codes in a heat map: hierarchy, frequency or seriation.")
  var order: HeatMap.Order = .hierarchy

  @Option(help: "With --cell: how quotations are attributed, as a template.")
  var attribution: String?

  /// What a figure shows.
  enum Figure: String, CaseIterable, ExpressibleByArgument {
    case heatmap
    case network
  }

  func validate() throws {
    guard let rule = CooccurrenceRule(self.rule) else {
      throw ValidationError(
        "“\(self.rule)” is not a rule; use one such as \(String.list(CooccurrenceRule.forms))")
    }
    if let level, level != "all", Int(level).map({ $0 < 1 }) ?? true {
      throw ValidationError("--level takes a number from 1, or all")
    }
    if top.map({ $0 < 1 }) ?? false { throw ValidationError("--top takes a number from 1") }
    if UnitKind(rawValue: unit).map({ [.character, .token].contains($0) }) ?? true {
      throw ValidationError("--unit is sentence, turn, paragraph, section or source")
    }
    if role != "any", Self.roles[role] == nil {
      throw ValidationError("--role is informant, interviewer or any")
    }
    if cell, together.count != 2 {
      throw ValidationError("--cell lists the cell of two codes: sitat cooccur --cell A B")
    }
    if let sets {
      guard (2...6).contains(sets) else {
        throw ValidationError("--sets takes a number of codes from 2 to 6")
      }
      if !together.isEmpty || cell { throw ValidationError("--sets finds the codes by itself") }
    } else if together.count == 1 {
      throw ValidationError("name two codes or more, or one with --code")
    }
    if sets != nil || !cell && !together.isEmpty {
      guard CodeSets.allows(rule) else {
        throw ValidationError(
          "several codes at once go by overlap, exact, sentence, turn, paragraph, section, source, case or window; not by \(self.rule)"
        )
      }
      if count != nil {
        throw ValidationError("several codes at once are counted as the rule says, without --count")
      }
    }
  }

  func run() throws {
    try global.withWorkbench { bench in
      let request = try self.request()
      let words = Wording(output.language(of: bench))
      if cell { return try writeCell(request, words, bench) }
      if sets != nil || !together.isEmpty { return try writeSets(request, words, bench) }
      try writeMatrix(request, words, bench)
    }
  }

  private static let roles: [String: SpeakerRole] = [
    "informant": .informant, "interviewer": .interviewer,
  ]

  private var isForEyes: Bool {
    switch output.chosen() {
    case .table, .md, .html, .tex, .docx, .odt: true
    default: false
    }
  }

  private func request() throws -> CooccurrenceRequest {
    var request = CooccurrenceRequest()
    request.rule = CooccurrenceRule(rule) ?? .overlap
    request.count = count
    request.acrossCoders = acrossCoders
    request.codes = together.isEmpty ? code : together
    request.rollup = rollup
    request.level = level.map { Int($0).map { .number($0) } ?? .all }
    request.isForEyes = isForEyes
    request.top = top
    request.coders = by.map(String.commaList) ?? []
    request.filter = filter
    request.base = UnitKind(rawValue: unit) ?? .sentence
    request.role = Self.roles[role]
    request.needsTables = long || stats || output.chosen() == .json
    return request
  }

  private func reports(
    _ scene: CooccurrenceScene, _ request: CooccurrenceRequest, _ words: Wording
  ) -> CooccurrenceReports {
    CooccurrenceReports(
      words, names: ReportNames(codebook: scene.codebook, coders: [:], sources: [:]),
      scope: CooccurrenceScope(
        isRolledUp: scene.rollup, level: scene.level, base: scene.base, role: scene.role,
        hasTests: stats),
      counting: [
        words.countingRule(
          consensus: scene.consensusSources,
          individual: scene.sources - scene.consensusSources, coders: request.coders)
      ])
  }

  private func writeMatrix(
    _ request: CooccurrenceRequest, _ words: Wording, _ bench: OpenProject
  ) throws {
    let result = try bench.cooccurrence(request)
    let reports = reports(result.scene, request, words)
    let table =
      long || stats
      ? reports.long(result.matrix)
      : sparse ? reports.sparse(result.matrix) : reports.wide(result.matrix)
    let network = { reports.network(result.matrix) }
    try output.put(
      table, bench: bench,
      json: output.chosen() == .json ? reports.json(result.matrix) : nil,
      figures: [
        .svg: { [figure, order] in
          switch figure {
          case .heatmap: HeatMapSVG(words).text(reports.heatMap(result.matrix, order: order))
          case .network: network().svg(words)
          }
        },
        .graphml: { network().graphML() }, .gexf: { network().gexf() },
        .dot: { network().dot() }, .net: { network().pajek() },
      ])
  }

  private func writeSets(
    _ request: CooccurrenceRequest, _ words: Wording, _ bench: OpenProject
  ) throws {
    let result =
      try sets.map { try bench.codeSets(request, size: $0, minimum: minimum) }
      ?? bench.codeSet(request)
    let reports = reports(result.scene, request, words)
    try output.put(
      reports.sets(
        result.sets, codes: result.codes, rule: result.rule, acrossCoders: acrossCoders),
      bench: bench,
      json: reports.json(
        result.sets, codes: result.codes, rule: result.rule, acrossCoders: acrossCoders))
  }

  private func writeCell(
    _ request: CooccurrenceRequest, _ words: Wording, _ bench: OpenProject
  ) throws {
    let result = try bench.cooccurrenceCell(
      request, attribution: try QuoteCommand.profile(attribution), roleWords: words.roles)
    let reports = reports(result.scene, request, words)
    let lines = reports.cellLines(result.list)
    try output.put(
      reports.cell(
        result.list, rule: result.rule, counting: result.counting,
        acrossCoders: result.acrossCoders, count: result.count),
      bench: bench, json: .array(lines), lines: lines)
    global.say(
      result.counting == .characters
        ? "\(result.count.of("character")) in \(lines.count.of("quotation"))"
        : lines.count.of("quotation"))
  }
}
