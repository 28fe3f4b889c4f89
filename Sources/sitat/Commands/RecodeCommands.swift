internal import ArgumentParser
internal import Report
internal import Study
internal import Text
internal import Workbench

/// How a coder names codings of their own on the command line.
struct OwnCodingOptions: ParsableArguments {
  @Option(help: "Only in this source.")
  var source: String?

  @Option(help: "In this place: 12 (turn), 12-14, 12.3 (sentence), 12.3-12.5, 12:8-40.")
  var at: String?

  @Option(help: "In these words, which stand in the source once.")
  var match: String?

  @Option(help: "Only those that a query touches.")
  var `where`: String?

  @Flag(help: "Read lines that name passages from standard input, as `sitat tag --stdin` does.")
  var stdin = false

  @Option(help: "The layer: individual, second-reading or consensus.")
  var layer: Study.Layer = .individual

  @Flag(help: "Show the codings, and change nothing.")
  var dryRun = false

  func validate() throws {
    if at != nil, match != nil {
      throw ValidationError("--at and --match name one passage; use one")
    }
    if at != nil || match != nil, stdin {
      throw ValidationError("--stdin names the passages; leave --at and --match out")
    }
    if at != nil || match != nil, source == nil {
      throw ValidationError("name the source with --source")
    }
  }

  /// The codings that are meant.
  func chosen(_ codes: [String]) throws -> OwnCodings {
    var chosen = OwnCodings(codes: codes)
    chosen.source = source
    chosen.passage = at.map { .place($0) } ?? match.map { .match($0) }
    chosen.layer = layer
    chosen.filter = `where`
    if stdin { chosen.lines = try FileBytes.read("-") }
    return chosen
  }

  /// Lists codings.
  static func table(_ lines: [OwnCodingLine]) -> Table {
    Table(
      columns: [
        Table.Column("source", "Source"), Table.Column("place", "Place"),
        Table.Column("start", "Start", .integer), Table.Column("end", "End", .integer),
        Table.Column("code", "Code"), Table.Column("state", ""), Table.Column("text", "Text"),
      ],
      rows: lines.map { line in
        Table.Row([
          .text(line.source), .text(line.place), .integer(line.span.start),
          .integer(line.span.end), .text(line.code.description),
          .text(line.wasThere ? "was coded" : ""),
          .text(line.text.replacing("\n\n", with: " ¶ ")),
        ])
      })
  }
}

/// The command `sitat untag`.
struct UntagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "untag", abstract: "Take your codings of codes off a passage.",
    discussion: """
      Every coding of yours that lies inside the passage goes; `sitat undo` brings
      them back. With --stdin, lines name the passages, and may name the codes.

      Examples:
        sitat untag Tillit --source int03 --at 12.3
        sitat untag Tillit --where kontakt --dry-run
        sitat untag --stdin < wrong.csv
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var options: OwnCodingOptions

  @Argument(help: "The codes; with --stdin they may be left out where every line has one.")
  var codes: [String] = []

  func validate() throws {
    if codes.isEmpty, !options.stdin { throw ValidationError("name at least one code") }
    if options.at == nil, options.match == nil, options.where == nil, !options.stdin {
      throw ValidationError(
        "name the passage either with --at or with --match, or several with --where or --stdin")
    }
  }

  func run() throws {
    let count = try global.withWorkbench { bench in
      if let place = options.at.map({ PassageChoice.place($0) })
        ?? options.match.map({ .match($0) }), options.where == nil, !options.dryRun
      {
        let removed = try bench.untag(
          codes, source: options.source ?? "", place, layer: options.layer)
        global.say("\(removed.count.of("coding")) taken off")
        return removed.count
      }
      let lines = try bench.takeOff(try options.chosen(codes), dryRun: options.dryRun)
      if options.dryRun { try output.put(OwnCodingOptions.table(lines), bench: bench) }
      let verb = options.dryRun ? "would be taken off" : "taken off"
      global.say("\(lines.count.of("coding")) \(verb)")
      return lines.count
    }
    if count == 0 { throw ExitCode(1) }
  }
}

/// The command `sitat recode`.
struct RecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recode", abstract: "Give your codings another code, or one another range.",
    discussion: """
      A coding stays the same one, with its note. Where the new code is on the range
      already, two codings become one, with both notes. Codings of codes below the
      one named stay.

      Examples:
        sitat recode Tillit --to Mistillit --source int03 --at 12.3
        sitat recode Tillit --source int03 --at 12.3 --range 12.3-12.4
        sitat recode Tillit --to Samarbeid/Tillit --where 'sektor:privat' --dry-run
        sitat recode Tillit --to Mistillit --stdin < wrong.csv
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var options: OwnCodingOptions

  @Argument(help: "The code that the codings have.")
  var code: String

  @Option(help: "Their code from now on.")
  var to: String?

  @Option(help: "The place of the one coding from now on, such as 12.3-12.4 or 12:8-40.")
  var range: String?

  @Option(help: "After a freeze: why a code is used that the frozen codebook does not have.")
  var amend: String?

  func validate() throws {
    if to == nil, range == nil {
      throw ValidationError("say the new code with --to, or the new place with --range")
    }
    if range != nil, options.source == nil {
      throw ValidationError("a new place is in a source: name it with --source")
    }
  }

  func run() throws {
    let count = try global.withWorkbench { bench in
      let lines = try bench.recode(
        try options.chosen([code]), to: to, at: range.map { .place($0) }, amending: amend,
        dryRun: options.dryRun)
      if options.dryRun { try output.put(OwnCodingOptions.table(lines), bench: bench) }
      let there = lines.count(where: \.wasThere)
      let merged = there > 0 ? ", \(there) of them into one that was there" : ""
      global.say(
        "\(lines.count.of("coding")) \(options.dryRun ? "would be recoded" : "recoded")\(merged)")
      return lines.count
    }
    if count == 0 { throw ExitCode(1) }
  }
}
