internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// The command `sitat disagreements`.
struct DisagreementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disagreements", abstract: "Make the agenda of a consensus meeting.",
    discussion: """
      Lists every passage that coders who have finished a source disagree on, with
      its context, what each coder has there, and empty columns for the decision.
      Fill it in at the meeting, as Word, Excel, CSV or Markdown, and read it back
      with `sitat decide`.

      Examples:
        sitat disagreements
        sitat disagreements --code Tillit --type other-code -o agenda.docx
        sitat disagreements --order contribution -o agenda.xlsx
      """)

  /// In which order passages come.
  enum Order: String, CaseIterable, ExpressibleByArgument {
    case corpus
    case contribution
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Only this code and those below it (may be repeated).")
  var code: [String] = []

  @Option(help: "Only this source (may be repeated).")
  var source: [String] = []

  @Option(help: "Only where these coders differ (A,B), or one of them from anybody (A).")
  var by: String?

  @Option(
    name: .customLong("where"),
    help: "Only passages that this query touches, such as 'sektor:privat'.")
  var filter: String?

  @Option(help: "missed, boundary or other-code (may be repeated).")
  var type: [DisagreementKind] = []

  @Option(help: "Whose speech must be disputed: any, informant or interviewer.")
  var role: AgreementScope.Speech = .any

  @Option(help: "passage: codes on nearly one stretch are one matter; code: each is its own.")
  var per: DisputeGrouping = .passage

  @Option(help: "corpus: as the texts run; contribution: what differs most comes first.")
  var order: Order = .corpus

  @Option(help: "The share in common, 0 to 1, from which stretches are nearly the same.")
  var tolerance = SourceDisagreements.usualTolerance

  @Option(help: "Turns of context before and after.")
  var context = 1

  @Flag(help: "Also what is decided already, with the decisions.")
  var decided = false

  func validate() throws {
    if !(0...1).contains(tolerance) {
      throw ValidationError("--tolerance takes a share from 0 to 1")
    }
    if context < 0 { throw ValidationError("--context takes a number from 0 on") }
  }

  func run() throws {
    let found = try global.withWorkbench { bench in
      let words = Wording(output.language(of: bench))
      let result = try bench.disagreements(request(words))
      let agenda = DisagreementAgenda(result, choices: choices)
      try write(agenda, words)
      return result.items.count
    }
    if found == 0 {
      global.say("nothing to decide")
      throw ExitCode(1)
    }
  }

  private func request(_ words: Wording) -> DisagreementsRequest {
    var request = DisagreementsRequest()
    request.codes = code
    request.sources = source
    request.coders = by.map(String.commaList) ?? []
    request.filter = filter
    request.kinds = Set(type)
    switch role {
    case .any: request.role = nil
    case .informant: request.role = .informant
    case .interviewer: request.role = .interviewer
    }
    request.grouping = per
    request.ordersByWeight = order == .contribution
    request.tolerance = tolerance
    request.contextTurns = context
    request.includesDecided = decided
    request.roleWords = words.roles
    return request
  }

  /// The choices as a person would type them, for the agenda to say.
  private var choices: [String] {
    code.map { "--code " + $0 } + source.map { "--source " + $0 }
      + (by.map { ["--by " + $0] } ?? [])
      + (filter.map { ["--where '\($0)'"] } ?? []) + type.map { "--type " + $0.rawValue }
  }

  private func write(_ agenda: DisagreementAgenda, _ words: Wording) throws {
    let tables = DisagreementTables(words)
    switch output.chosen() {
    case .docx, .odt: try output.put(document: DisagreementDocument(words).document(agenda))
    case .table: try output.put(tables.screen(agenda), language: words.language)
    case let format:
      let isForScripts = format == .tsv || (format == .csv && output.csv != .excelNB)
      try output.put(
        tables.agenda(agenda, isForScripts: isForScripts), language: words.language,
        json: DisagreementJSON.value(agenda),
        lines: DisagreementJSON.values(agenda))
    }
  }
}

extension DisagreementAgenda {
  /// Takes what was found over for a report.
  fileprivate init(_ result: DisagreementsResult, choices: [String]) {
    let request = result.request
    self.init(
      items: result.items.map { item in
        Item(
          ids: item.keys.map(\.id), checks: item.keys.map(\.check), place: item.place,
          passage: item.passage, quoted: item.quoted, lead: item.lead, tail: item.tail,
          uses: Dictionary(
            item.uses.map { coder, uses in
              (coder, uses.map { Use($0.code, places: $0.places) })
            }, uniquingKeysWith: { first, _ in first }),
          agreed: item.agreed, decision: item.former?.decision ?? "",
          decidedAt: item.former?.place ?? "", memo: item.former?.memo ?? "",
          isStale: item.former?.isStale ?? false)
      },
      coders: result.coders,
      rule: Rule(
        sources: result.sources, leftOut: result.leftOut, hidden: result.hidden,
        decided: result.decided, grouping: request.grouping, tolerance: request.tolerance,
        isByWeight: request.ordersByWeight, role: request.role, choices: choices),
      codebook: result.codebook)
  }
}

extension DisagreementKind: ExpressibleByArgument {}
extension DisputeGrouping: ExpressibleByArgument {}
