internal import ArgumentParser
internal import Report
internal import Study
internal import Text
internal import Workbench

/// The command `sitat sample`.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Draw what is to be coded by a second coder.",
    discussion: """
      Draws sources, or passages, by a seed; with --by in proportion to groups of
      sources. With --package the second coder gets a project of their own, in which
      nothing shows what others coded. There, they code, say `sitat done`, and send
      back what these write:
        sitat codings export -o codings.csv
        sitat assign list -o status.csv
      Here, these are read by `sitat codings import` and `sitat assign import`.

      Examples:
        sitat sample --share 0.2 --by kind --seed 7
        sitat sample --sources 5 --finished-by Ane --assign Bjørn --package ~/bjorn.sitat
        sitat sample --passages 40 --unit turn -o passages.csv
      """)

  /// The stretches that can be drawn.
  enum Unit: String, CaseIterable, ExpressibleByArgument {
    case turn
    case sentence
    case paragraph
    case section

    var kind: SegmentKind {
      switch self {
      case .turn: .turn
      case .sentence: .sentence
      case .paragraph: .paragraph
      case .section: .section
      }
    }
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Draw so many sources.")
  var sources: Int?

  @Option(help: "Draw so many passages.")
  var passages: Int?

  @Option(
    help: "Draw this share, 0.2 for a fifth, rounded up; of sources, or with --unit of passages.")
  var share: Double?

  @Option(help: "What passages are: turn, sentence, paragraph or section.")
  var unit: Unit?

  @Flag(help: "Draw so many passages from each source.")
  var perSource = false

  @Option(help: "Groups: kind, language or an attribute of cases (may be repeated).")
  var by: [String] = []

  @Option(help: "Draw at least so many from each group.")
  var atLeast = 0

  @Option(help: "The same seed draws the same.")
  var seed: UInt64 = 1

  @Option(help: "Only from this source (may be repeated).")
  var source: [String] = []

  @Option(help: "Only from what this coder has finished.")
  var finishedBy: String?

  @Option(help: "Not from what this coder has already.")
  var without: String?

  @Option(help: "Whose passages: any, informant or interviewer.")
  var role: AgreementScope.Speech = .informant

  @Option(help: "Give the sources to this coder.")
  var assign: String?

  @Option(name: .customLong("for"), help: "Who gets the package, where nothing is assigned here.")
  var recipient: String?

  @Option(help: "Write a project for the second coder, with no trace of others' coding.")
  var package: String?

  @Flag(help: "Let the package tell the informants' attributes.")
  var withAttributes = false

  func validate() throws {
    let drawsPassages = passages != nil || (share != nil && unit != nil)
    guard [sources != nil, passages != nil, share != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("say how much is drawn: --sources N, --passages N or --share X")
    }
    if let number = sources ?? passages, number < 1 {
      throw ValidationError("a draw is of at least one")
    }
    if let share, !(share > 0 && share <= 1) {
      throw ValidationError("--share takes a share above 0, up to 1")
    }
    if atLeast < 0 { throw ValidationError("--at-least takes a number from 0 on") }
    if sources != nil, unit != nil {
      throw ValidationError("--unit goes with --passages or --share")
    }
    if perSource, !drawsPassages { throw ValidationError("--per-source is of passages") }
    if perSource, !by.isEmpty || atLeast > 0 {
      throw ValidationError("--per-source draws from each source, and --by from groups; choose one")
    }
    if assign != nil, recipient != nil {
      throw ValidationError("--assign names who gets the package, too; leave --for out")
    }
    if package != nil, assign == nil, recipient == nil {
      throw ValidationError("say who gets the package: --assign NAME, or --for NAME")
    }
    if package == nil, recipient != nil || withAttributes {
      throw ValidationError("--for and --with-attributes are about a package: --package FILE.sitat")
    }
  }

  func run() throws {
    try global.withWorkbench { bench in
      let result = try bench.sample(request)
      let words = Wording(output.language(of: bench))
      let tables = SampleTables(words)
      let sample = DrawnSample(result)
      try output.put(tables.table(sample), bench: bench, json: tables.json(sample))
      if let assign { global.say("\(result.assigned.of("source")) given to \(assign)") }
      if let package, let coder = assign ?? recipient {
        global.say(
          "\(package): \(result.sources.count.of("source")) for \(coder), without others' coding")
      }
    }
  }

  private var request: SampleRequest {
    let isOfPassages = passages != nil || unit != nil
    let size = share.map(SampleRequest.Size.share) ?? .count(sources ?? passages ?? 1)
    var request = SampleRequest(
      isOfPassages ? .passages((unit ?? .turn).kind, perSource: perSource) : .sources, size)
    request.strata = by
    request.atLeast = atLeast
    request.seed = seed
    request.sources = source
    request.finishedBy = finishedBy
    request.without = without
    switch role {
    case .any: request.role = nil
    case .informant: request.role = .informant
    case .interviewer: request.role = .interviewer
    }
    request.coder = assign ?? recipient
    request.assigns = assign != nil
    request.package = package
    request.tellsAttributes = withAttributes
    return request
  }
}

extension DrawnSample {
  /// Takes a draw over for a report.
  fileprivate init(_ result: SampleResult) {
    let request = result.request
    var unit: String?
    var isPerSource = false
    if case .passages(let kind, let perSource) = request.units {
      unit = kind.rawValue
      isPerSource = perSource
    }
    self.init(
      groups: result.groups.map { Group(name: $0.name, size: $0.size, drawn: $0.drawn) },
      units: result.units.map { drawn in
        Unit(
          source: drawn.source, group: drawn.group,
          passage: drawn.passage.map {
            Passage(span: $0.span, place: $0.place, text: $0.text)
          })
      },
      rule: Rule(
        strata: request.strata, unit: unit, isPerSource: isPerSource,
        isInformants: request.role == .informant, atLeast: request.atLeast, seed: request.seed))
  }
}
