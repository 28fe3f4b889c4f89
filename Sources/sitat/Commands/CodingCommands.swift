internal import Text
internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

/// The command `sitat codings`.
struct CodingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codings", abstract: "List, read and write codings.",
    subcommands: [List.self, Import.self, Export.self], defaultSubcommand: List.self)

  /// Which codings are meant.
  struct FilterOptions: ParsableArguments {
    @Option(help: "Only these coders' (A,B).")
    var by: String?

    @Option(help: "Only in this source (may be repeated).")
    var source: [String] = []

    @Option(help: "Only this code and those below it (may be repeated).")
    var code: [String] = []

    @Option(help: "Only this layer.")
    var layer: Study.Layer?

    /// The filter of a coder's own screen, where others' open work is hidden.
    var screenFilter: CodingFilter {
      var filter = filter
      filter.isBlind = true
      return filter
    }

    var filter: CodingFilter {
      CodingFilter(
        coders: by.map(String.commaList) ?? [], sources: source, codes: code, layer: layer)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List codings with their text.",
      discussion: """
        Example:
          sitat codings list --code Tillit --by Ane
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: FilterOptions

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.codings(options.screenFilter).map { line in
          Table.Row([
            .text(line.source), .text(line.place), .text(line.coder), .text(line.layer.rawValue),
            .text(line.code.description), .integer(line.span.start), .integer(line.span.end),
            .text(line.text.replacing("\n\n", with: " ¶ ")), .text(line.note),
          ])
        }
        let table = Table(
          columns: [
            Table.Column("source", "Source"), Table.Column("place", "Place"),
            Table.Column("coder", "Coder"), Table.Column("layer", "Layer"),
            Table.Column("code", "Code"), Table.Column("start", "Start", .integer),
            Table.Column("end", "End", .integer), Table.Column("text", "Text"),
            Table.Column("note", "Note"),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Read codings from a table.",
      discussion: """
        Columns: coder,source,start,end,code[,layer][,note]; ranges are half-open
        offsets in Unicode scalars into the text that `sitat source show --text`
        writes. All rows come in, or none.

        Example:
          sitat codings import codings.csv
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The table, CSV or TSV.")
    var file: String

    @Flag(help: "Check the table, and store nothing.")
    var dryRun = false

    @Option(help: "After a freeze: why codes are used that the frozen codebook does not have.")
    var amend: String?

    func run() throws {
      try global.withWorkbench { bench in
        let result = try bench.importCodings(file, dryRun: dryRun, amending: amend)
        let already = result.already > 0 ? ", \(result.already) there already" : ""
        let added = result.added.of("coding") + (dryRun ? " would come in" : "")
        let sources = result.sources.of("source")
        global.say("\(added)\(already); \(sources); coders: \(String.list(result.coders))")
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write codings as a table that `codings import` reads.",
      discussion: """
        Example:
          sitat codings export -o codings.csv
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: FilterOptions

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.codings(options.filter).map { line in
          Table.Row([
            .text(line.coder), .text(line.source), .integer(line.span.start),
            .integer(line.span.end), .text(line.code.description), .text(line.layer.rawValue),
            .text(line.note),
          ])
        }
        let table = Table(
          columns: [
            Table.Column("coder", "coder"), Table.Column("source", "source"),
            Table.Column("start", "start", .integer), Table.Column("end", "end", .integer),
            Table.Column("code", "code"), Table.Column("layer", "layer"),
            Table.Column("note", "note"),
          ], rows: rows)
        try output.put(table, bench: bench, standard: .csv)
      }
    }
  }
}

extension String {
  /// The parts of `A,B,C`.
  static func commaList(_ written: String) -> [String] {
    written.split(separator: ",").map { String($0) }
  }
}
