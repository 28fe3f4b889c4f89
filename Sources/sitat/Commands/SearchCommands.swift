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

  @Argument(help: "The query; without one it is asked for, so that no shell has to be quoted for.")
  var query: [String] = []

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
    let hits = try global.withWorkbench { bench in
      let written = try query.isEmpty ? Self.askedFor() : query.joined(separator: " ")
      let (total, table, summary) = try bench.search(
        written, filter: filter, countsSpeakers: by == .speaker
      ) {
        found -> (Int, Table?, String?) in
        for reading in found.readings { global.say(QueryWords.text(reading)) }
        if expand {
          for expansion in found.expansions {
            global.say("\(expansion.written): \(expansion.forms.joined(separator: ", "))")
          }
        }
        if count || by != nil { return (found.count, countTable(found), nil) }
        let list = HitList(found, limit: limit, width: context)
        let table = try list.isStreamed(to: output) ? nil : list.table()
        let sources = "\(found.sourcesWithHits) of \(found.sourceCount.of("source"))"
        return (found.count, table, "\(found.count.of("hit")) in \(sources)")
      }
      if let table { try output.put(table, bench: bench) }
      if let summary { global.say(summary) }
      return total
    }
    if hits == 0 { throw ExitCode(1) }
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
    case .form:
      return Table(
        columns: [Table.Column("form", "Form"), Table.Column("hits", "Hits", .integer)],
        rows: rows.map { Table.Row([Table.Cell($0.name), .integer($0.hits)]) })
    }
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
