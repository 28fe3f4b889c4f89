internal import ArgumentParser
internal import Formats
internal import Report
internal import Search
internal import Study
internal import Text
internal import Workbench

extension SearchSummary.Key: ExpressibleByArgument {}

/// The command `sitat search`.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find every hit of a query, with its exact range and context.",
    discussion: """
      Words side by side are sought within one turn. `sitat help query` tells the
      whole language. Exits with 1 when nothing is found.

      Examples:
        sitat search tillit
        sitat search '"hull i cv*" AND role:informant'
        sitat search 'lemma:arbeidsgiver NEAR/5 nav' --where 'sektor:privat'
        sitat search 'code:Tillit' --count --by source
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The query; without one it is asked for, so that no shell has to be quoted for.")
  var query: [String] = []

  @Option(
    name: .customLong("where"), help: "Only where this query holds too, such as 'sektor:privat'.")
  var filter: String?

  @Flag(help: "Count hits instead of listing them.")
  var count = false

  @Option(help: "What to count by: source, speaker, case, code or form.")
  var by: SearchSummary.Key?

  @Option(
    help: "List the units that fit best instead: source, turn, paragraph or sentence (BM25).")
  var rank: RankedUnitKind?

  @Option(
    help: """
      How much is shown on either side: 40 (characters), 8w (words), 1s, 1p or 1turn (the sentence, \
      paragraph or turn of the hit; 2s one more on either side).
      """)
  var context: ContextWidth = .characters(40)

  @Option(help: "At most this many lines; all hits are counted all the same.")
  var limit: Int?

  @Option(
    help: "Put lines in the order of the words beside the hit: left, right, or such as 1R,2R,1L.")
  var sort: LineOrder?

  @Option(help: "This many hits, drawn at random.")
  var sample: Int?

  @Option(help: "What the draw begins with; the same number draws the same hits.")
  var seed: UInt64 = 1

  @Option(
    name: .customLong("return"),
    help: """
      What of a pair (NEAR, WITHIN, OVERLAPS …): left, right, intersection or union; or segment, the \
      whole turns that hold it.
      """)
  var returning: ReturnMode?

  @Flag(help: "Read words regardless of diacritical signs: tromso finds Tromsø.")
  var foldDiacritics = false

  @Flag(help: "Show the forms that wildcards and lemmas stood for.")
  var expand = false

  @Flag(help: "Show when each hit was said, where its transcript tells.")
  var time = false

  @Option(help: "A form that no wildcard or lemma is to stand for; can be given several times.")
  var withoutForm: [String] = []

  func validate() throws {
    if rank != nil, count || by != nil || sort != nil || sample != nil {
      throw ValidationError("--rank lists units; --count, --by, --sort and --sample are of hits")
    }
    if let sample, sample < 1 { throw ValidationError("--sample takes a number from 1 on") }
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on") }
  }

  func run() throws {
    let request = try request()
    let hits = try global.withWorkbench { bench in
      let (total, table, summary) = try bench.search(request) {
        found -> (Int, Table?, String?) in
        for reading in found.readings { global.say(QueryWords.text(reading)) }
        if expand {
          for expansion in found.expansions {
            global.say("\(expansion.written): \(expansion.forms.joined(separator: ", "))")
          }
        }
        if count || by != nil { return (found.count, countTable(found), nil) }
        let sources = "\(found.sourcesWithHits) of \(found.sourceCount.of("source"))"
        let summary = "\(found.count.of("hit")) in \(sources)"
        if let rank {
          return (found.count, Self.rankTable(found.ranking(by: rank, first: limit)), summary)
        }
        let list = HitList(found, arrangement, width: context)
        let table = try list.isStreamed(to: output) ? nil : list.table()
        return (found.count, table, summary)
      }
      if let table { try output.put(table, bench: bench) }
      if let summary { global.say(summary) }
      return total
    }
    if hits == 0 { throw ExitCode(1) }
  }

  private func request() throws -> SearchRequest {
    var request = SearchRequest(
      try query.isEmpty ? Self.askedFor() : query.joined(separator: " "))
    request.filter = filter
    request.isFolding = foldDiacritics
    request.returning = returning
    request.withoutForms = Set(withoutForm)
    request.expands = expand || rank != nil
    request.needs = by?.needs ?? []
    return request
  }

  private var arrangement: HitArrangement {
    var arrangement = HitArrangement()
    arrangement.order = sort?.words ?? []
    arrangement.sample = sample
    arrangement.seed = seed
    arrangement.limit = limit
    arrangement.showsTimes = time
    return arrangement
  }

  /// The query that is typed in, or comes through a pipe: one line.
  private static func askedFor() throws -> String {
    if Terminal.asks { Terminal.say("query: ", endsLine: false) }
    guard let line = readLine(), !line.isEmpty else {
      throw ValidationError("no query was given; `sitat help query` tells how one is written")
    }
    return line
  }

  private func countTable(_ found: FoundHits) -> Table {
    let key = by ?? .source
    let rows = found.counts(by: key).filter { $0.hits > 0 || key == .source }
    switch key {
    case .source:
      return Table(
        columns: [Table.Column("source", "Source"), Table.Column("hits", "Hits", .integer)],
        rows: rows.map { Table.Row([Table.Cell($0.name), .integer($0.hits)]) })
    case .speaker:
      return Table(
        columns: [
          Table.Column("source", "Source"), Table.Column("speaker", "Speaker"),
          Table.Column("hits", "Hits", .integer),
        ],
        rows: rows.map {
          Table.Row([Table.Cell($0.source), Table.Cell($0.name), .integer($0.hits)])
        })
    case .caseName, .code, .form:
      let title =
        switch key {
        case .caseName: "Case"
        case .code: "Code"
        default: "Form"
        }
      return Table(
        columns: [Table.Column(key.rawValue, title), Table.Column("hits", "Hits", .integer)],
        rows: rows.map { Table.Row([Table.Cell($0.name), .integer($0.hits)]) })
    }
  }

  private static func rankTable(_ units: [FoundUnit]) -> Table {
    Table(
      columns: [
        Table.Column("source", "Source"), Table.Column("number", "Number", .integer),
        Table.Column("score", "Score", .decimal(3)), Table.Column("hits", "Hits", .integer),
        Table.Column("start", "Start", .integer), Table.Column("end", "End", .integer),
        Table.Column("text", "Text"),
      ],
      rows: units.map { unit in
        Table.Row([
          .text(unit.source), .integer(unit.number), .number(unit.score), .integer(unit.hits),
          .integer(unit.span.start), .integer(unit.span.end),
          .text(unit.text.replacing("\n\n", with: " ¶ ")),
        ])
      })
  }
}

extension RankedUnitKind: ExpressibleByArgument {}

extension ReturnMode: ExpressibleByArgument {}

extension ContextWidth: ExpressibleByArgument {
  init?(argument: String) { self.init(argument) }

  public var defaultValueDescription: String {
    if case .characters(let count) = self { String(count) } else { "" }
  }
}

/// The order of concordance lines, as it is written on the command line.
struct LineOrder: ExpressibleByArgument {
  let words: [ContextWord]

  init?(argument: String) {
    switch argument {
    case "left": words = [.left(1), .left(2), .left(3)]
    case "right": words = [.right(1), .right(2), .right(3)]
    default:
      let parts = argument.split(separator: ",").map { ContextWord(String($0)) }
      words = parts.compactMap { $0 }
      if parts.isEmpty || words.count != parts.count { return nil }
    }
  }
}

/// The command `sitat autocode`.
struct AutocodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "autocode", abstract: "Put a code on everything that a query finds.",
    discussion: """
      What interviewers say is left out; --role any takes it in. Look first with
      --dry-run: it lists what would be coded and what is already. `sitat undo`
      takes it all back.

      --unit words:5 codes five words on either side of a hit, within the turn.
      --inside CODE seeks in passages of that code and of those below it, and codes
      nothing outside them;
      --inside =CODE leaves those below it out.

      Examples:
        sitat autocode Tillit 'tillit* OR stol*' --unit sentence --dry-run
        sitat autocode Tillit 'tillit NEAR/5 nav' --unit words:10
        sitat autocode Ventetid 'vente* OR lemma:måned' --inside 'Samarbeid med NAV'
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The code.")
  var code: String

  @Argument(help: "The query.")
  var query: String

  @Option(help: "What gets the code: hit, sentence, turn, paragraph or words:N.")
  var unit: AutocodeUnit = .sentence

  @Option(help: "Only in passages of this code and of those below it; =CODE: of this alone.")
  var inside: String?

  @Option(help: "Whose speech is coded: any, informant or interviewer.")
  var role: AgreementScope.Speech = .informant

  @Option(help: "The layer: individual, second-reading or consensus.")
  var layer: Study.Layer = .individual

  @Flag(help: "Show the passages, and store nothing.")
  var dryRun = false

  @Option(help: "After a freeze: why the code is used though the frozen codebook does not have it.")
  var amend: String?

  func run() throws {
    let count = try global.withWorkbench { bench in
      var request = AutocodeRequest(code, query)
      request.amendment = amend
      request.unit = unit
      request.inside = inside
      request.role =
        switch role {
        case .any: nil
        case .informant: .informant
        case .interviewer: .interviewer
        }
      request.layer = layer
      let passages = try bench.autocode(request, dryRun: dryRun)
      let table = Table(
        columns: [
          Table.Column("source", "Source"), Table.Column("place", "Place"),
          Table.Column("start", "Start", .integer), Table.Column("end", "End", .integer),
          Table.Column("state", ""), Table.Column("text", "Text"),
        ],
        rows: passages.map { passage in
          Table.Row([
            .text(passage.source), .text(passage.place), .integer(passage.span.start),
            .integer(passage.span.end), .text(passage.wasThere ? "was coded" : ""),
            .text(passage.text.replacing("\n\n", with: " ¶ ")),
          ])
        })
      if dryRun { try output.put(table, bench: bench) }
      let new = passages.count { !$0.wasThere }
      global.say(
        "\(dryRun ? "would code" : "coded") \(new.of("passage")); \(passages.count - new) had the code already"
      )
      return passages.count
    }
    if count == 0 { throw ExitCode(1) }
  }
}

extension AutocodeUnit: ExpressibleByArgument {
  init?(argument: String) { self.init(argument) }

  static var allValueStrings: [String] { forms }
}
