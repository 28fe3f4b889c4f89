internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

extension CondenseCommand {
  /// Which rows are meant, and how they are laid out.
  struct ListOptions: ParsableArguments {
    @Flag(help: "A row for each coding: the table of a content analysis.")
    var units = false

    @Option(help: "Only this code (may be repeated); each is a category by itself.")
    var code: [String] = []

    @Option(name: .customLong("case"), help: "Only this case (may be repeated).")
    var caseName: [String] = []

    @Flag(help: "With the passages of each row.")
    var passages = false

    @Flag(help: "Without the columns by which the table is read back.")
    var plain = false

    var filter: CondenseFilter {
      var filter = CondenseFilter()
      filter.isByCoding = units
      filter.codes = code
      filter.cases = caseName
      return filter
    }

    /// Writes rows in the wanted format.
    func put(
      _ rows: [CondensedRow], _ output: OutputOptions, _ bench: OpenProject
    ) throws {
      let tables = CondensationTables(Wording(output.language(of: bench)), isForPrint: plain)
      let values = CondensationTables.values(rows)
      try output.put(
        units ? tables.units(rows) : tables.cells(rows, showsPassages: passages), bench: bench,
        json: .array(values), lines: values)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List what can be condensed, with what has been.",
      discussion: """
        A row is what a case says under a code and those below it, or with --units one
        coding. Without --code rows are of the codes at the top. The table is for
        writing in: `sitat condense read` reads it back. Blank texts are still to be
        written.

        Examples:
          sitat condense list --code Tillit --passages -o tillit.docx
          sitat condense list --units -o analysis.xlsx
          sitat condense list --units --plain -o table2.docx
          sitat condense list --written
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: ListOptions

    @Flag(help: "Only what has been condensed.")
    var written = false

    func run() throws {
      let found = try global.withWorkbench { bench in
        var filter = options.filter
        filter.writtenOnly = written
        let rows = try bench.condensedRows(filter)
        try options.put(rows, output, bench)
        let done = rows.filter { $0.freshness != nil }.count
        let stale = rows.filter { [.stale, .gone].contains($0.freshness) }.count
        global.say(
          "\(done) of \(rows.count.of("row")) condensed" + (stale > 0 ? ", \(stale) stale" : ""))
        return rows.count
      }
      if found == 0 { throw ExitCode(1) }
    }
  }

  struct Stale: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stale",
      abstract: "List condensations whose codings have changed since they were written.",
      discussion: """
        The exit code is 1 where there are any. With --units it is about single
        codings.

        Examples:
          sitat condense stale
          sitat condense stale --units --passages
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: ListOptions

    func run() throws {
      let found = try global.withWorkbench { bench in
        var filter = options.filter
        filter.staleOnly = true
        let rows = try bench.condensedRows(filter)
        try options.put(rows, output, bench)
        global.say(rows.isEmpty ? "nothing is stale" : "\(rows.count) stale")
        return rows.count
      }
      if found > 0 { throw ExitCode(1) }
    }
  }
}
