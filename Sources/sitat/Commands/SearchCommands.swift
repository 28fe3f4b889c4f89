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
      Words side by side are sought within one turn. `sitat help query` tells the whole language.
      Exits with 1 when nothing is found.

      Examples:
        sitat search tillit
        sitat search '"hull i cv*" AND role:informant'
        sitat search 'lemma:arbeidsgiver NEAR/5 nav' --where 'sektor:privat'
        sitat search 'code:Tillit' --count --by source
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The query.")
  var query: [String]

  @Option(
    name: .customLong("where"), help: "Only where this query holds too, such as 'sektor:privat'.")
  var filter: String?

  @Flag(help: "Count hits instead of listing them.")
  var count = false

  @Option(help: "What to count by: source, speaker or form.")
  var by: SearchSummary.Key?

  @Option(help: "Characters of context on either side.")
  var context = 40

  @Option(help: "At most this many lines; all hits are counted all the same.")
  var limit: Int?

  @Flag(help: "Show the forms that wildcards and lemmas stood for.")
  var expand = false

  func run() throws {
    let written = query.joined(separator: " ")
    let hits = try global.withWorkbench { bench in
      let isCounting = count || by != nil
      let found = try bench.search(
        written, filter: filter, countedBy: isCounting ? by ?? .source : nil, width: context)
      for reading in found.readings { global.say(QueryWords.text(reading)) }
      if expand {
        for expansion in found.expansions {
          global.say("\(expansion.written): \(expansion.forms.joined(separator: ", "))")
        }
      }
      if isCounting {
        let total = found.counts.reduce(0) { $0 + $1.hits }
        try output.put(countTable(found), bench: bench)
        return total
      }
      let shown = limit.map { Array(found.lines.prefix($0)) } ?? found.lines
      let isForScripts = [.json, .jsonl].contains(output.chosen())
      try output.put(isForScripts ? Self.scriptTable(shown) : hitTable(shown), bench: bench)
      let sources = Set(found.lines.map(\.source)).count
      global.say("\(found.lines.count.of("hit")) in \(sources) of \(found.sources.of("source"))")
      return found.lines.count
    }
    if hits == 0 { throw ExitCode(1) }
  }

  private func hitTable(_ lines: [FoundLine]) -> Table {
    Table(
      columns: [
        Table.Column("source", "Source"), Table.Column("turn", "Turn", .integer),
        Table.Column("speaker", "Speaker"), Table.Column("left", "Before"),
        Table.Column("text", "Hit"), Table.Column("right", "After"),
        Table.Column("start", "Start", .integer), Table.Column("end", "End", .integer),
        Table.Column("line", "Line", .integer),
      ],
      rows: lines.map { line in
        Table.Row([
          .text(line.source), Table.Cell(line.turn), Table.Cell(line.speaker), .text(line.left),
          .text(line.text.withParagraphSigns), .text(line.right),
          .integer(line.span.start), .integer(line.span.end), .integer(line.line),
        ])
      })
  }

  private func countTable(_ found: FoundLines) -> Table {
    let key = by ?? .source
    let rows = found.counts.filter { $0.hits > 0 || key == .source }
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
    case .form:
      return Table(
        columns: [Table.Column("form", "Form"), Table.Column("hits", "Hits", .integer)],
        rows: rows.map { Table.Row([Table.Cell($0.name), .integer($0.hits)]) })
    }
  }

  /// The hits under the names that scripts rely on.
  private static func scriptTable(_ lines: [FoundLine]) -> Table {
    let names = [
      "source", "start", "end", "text", "raw", "line", "turn", "speaker", "case", "left", "right",
    ]
    return Table(
      columns: names.map { Table.Column($0, $0) },
      rows: lines.map { line in
        Table.Row([
          .text(line.source), .integer(line.span.start), .integer(line.span.end),
          .text(line.text), .text(line.raw), .integer(line.line), Table.Cell(line.turn),
          Table.Cell(line.speaker), Table.Cell(line.caseName), .text(line.left),
          .text(line.right),
        ])
      })
  }
}

/// The command `sitat autocode`.
struct AutocodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "autocode", abstract: "Put a code on everything that a query finds.",
    discussion: """
      What interviewers say is left out. Look first with --dry-run; `sitat undo` takes it all back.

      Example:
        sitat autocode Tillit 'tillit* OR stol* NEAR/2 på' --unit sentence --dry-run
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The code.")
  var code: String

  @Argument(help: "The query.")
  var query: String

  @Option(help: "What gets the code: hit, sentence, turn or paragraph.")
  var unit: AutocodeUnit = .sentence

  @Option(help: "The layer: individual, second-reading or consensus.")
  var layer: Study.Layer = .individual

  @Flag(help: "Show the passages, and store nothing.")
  var dryRun = false

  func run() throws {
    let count = try global.withWorkbench { bench in
      let passages = try bench.autocode(code, query, unit: unit, layer: layer, dryRun: dryRun)
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

extension AutocodeUnit: ExpressibleByArgument {}

extension String {
  /// The text on one line, with a sign where a paragraph ends.
  fileprivate var withParagraphSigns: String {
    utf8.contains(0x0A) ? replacing("\n\n", with: " ¶ ") : self
  }
}
