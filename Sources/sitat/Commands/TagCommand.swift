internal import ArgumentParser
internal import Report
internal import Study
internal import Text
internal import Workbench

/// The command `sitat tag`.
struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Put codes on a passage, or on what a search elsewhere found.",
    discussion: """
      With --stdin, every line that comes in names a passage: FILE:LINE:text, as
      `grep -n` and `rg -n --column` print it, where FILE is a source, by its name
      or its file's; or an object with source, start and end, as `search --format
      jsonl` prints it; or a table, CSV or TSV, with these columns. The line's text
      must be the one that was imported. All lines are coded, or none, as one step.

      Examples:
        sitat tag Tillit --source int03 --at 12.3
        sitat tag Tillit "Samarbeid med NAV" --source int03 --match "de ringte aldri"
        sitat tag Tillit --stdin --dry-run < lines.txt

        grep -n tillit interviews/*.txt | sitat tag Tillit --stdin
        sitat source show int05 --text | grep -n tillit | sitat tag Tillit --stdin --source int05
        sitat search 'tillit*' --format jsonl | sitat tag Tillit --stdin --unit sentence
      """)

  /// What gets the codes where a line names a passage.
  enum Unit: String, CaseIterable, ExpressibleByArgument {
    case line
    case sentence
    case turn
    case paragraph
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(
    help: """
      The codes: a path, the end of one, or a name that only one code has. With --stdin they may be
      left out where every line has a code of its own.
      """)
  var codes: [String] = []

  @Option(help: "The source; with --stdin, the one that all lines are of.")
  var source: String?

  @Option(help: "Its place: 12 (turn), 12-14, 12.3 (sentence), 12.3-12.5, 12:8-40 (characters).")
  var at: String?

  @Option(help: "Words that stand in the source once.")
  var match: String?

  @Flag(help: "Read lines that name passages from standard input.")
  var stdin = false

  @Option(
    help: "With --stdin, what gets the codes: line, or the sentence, turn or paragraph of it.")
  var unit: Unit?

  @Flag(help: "With --stdin, show the passages, and store nothing.")
  var dryRun = false

  @Option(help: "The layer: individual, second-reading or consensus.")
  var layer: Study.Layer = .individual

  @Option(help: "A note on why.")
  var note = ""

  @Option(help: "After a freeze: why a code is used that the frozen codebook does not have.")
  var amend: String?

  func validate() throws {
    if stdin {
      guard at == nil, match == nil else {
        throw ValidationError("--stdin names the passages; leave --at and --match out")
      }
      return
    }
    if codes.isEmpty { throw ValidationError("name at least one code") }
    if (at == nil) == (match == nil) {
      throw ValidationError("name the passage either with --at or with --match, or with --stdin")
    }
    if source == nil { throw ValidationError("name the source with --source") }
    if dryRun || unit != nil { throw ValidationError("--unit and --dry-run go with --stdin") }
  }

  func run() throws {
    if stdin { return try tagLines() }
    try global.withWorkbench { bench in
      let result = try bench.tag(
        codes, source: source ?? "", at.map { .place($0) } ?? .match(match ?? ""), layer: layer,
        note: note, amending: amend)
      for path in result.added { global.say("\(result.source) \(result.place): \(path)") }
      for path in result.already {
        global.say("\(result.source) \(result.place): \(path) was there already")
      }
      global.say("“\(result.text)”")
    }
  }

  private func tagLines() throws {
    let count = try global.withWorkbench { bench in
      var request = PipedTagging(codes: codes, source: source)
      request.unit =
        switch unit {
        case .line, nil: .hit
        case .sentence: .sentence
        case .turn: .turn
        case .paragraph: .paragraph
        }
      request.layer = layer
      request.note = note
      request.amendment = amend
      let passages = try bench.tag(piped: FileBytes.read("-"), request, dryRun: dryRun)
      if dryRun { try output.put(Self.table(passages), bench: bench) }
      let new = passages.count { !$0.wasThere }
      let sources = Set(passages.map(\.source)).count.of("source")
      global.say(
        "\(dryRun ? "would add" : "added") \(new.of("coding")) in \(sources); \(passages.count - new) there already"
      )
      return passages.count
    }
    if count == 0 { throw ExitCode(1) }
  }

  private static func table(_ passages: [TaggedPassage]) -> Table {
    Table(
      columns: [
        Table.Column("source", "Source"), Table.Column("place", "Place"),
        Table.Column("start", "Start", .integer), Table.Column("end", "End", .integer),
        Table.Column("code", "Code"), Table.Column("state", ""), Table.Column("text", "Text"),
      ],
      rows: passages.map { passage in
        Table.Row([
          .text(passage.source), .text(passage.place), .integer(passage.span.start),
          .integer(passage.span.end), .text(passage.code.description),
          .text(passage.wasThere ? "was coded" : ""),
          .text(passage.text.replacing("\n\n", with: " ¶ ")),
        ])
      })
  }
}
