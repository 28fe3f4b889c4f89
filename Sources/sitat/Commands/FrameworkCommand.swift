internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

/// The command `sitat framework`.
struct FrameworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "framework", abstract: "Lay condensations out, cases by codes.",
    discussion: """
      A cell holds what was condensed for the case and the code. Where nothing was,
      it tells whether there are passages (–), nobody asked, somebody asked and
      nothing came, nobody has finished reading, or the code cannot be about the
      case. Who was asked is told by the guide's questions: those of --asked-by, or
      the one that more than half of a code's passages answer.

      Examples:
        sitat framework --code Samarbeid --code Tillit --attribute sektor -o matrix.xlsx
        sitat framework --level 2 --count -o matrix.docx
        sitat framework --by source --asked-by q07 --code Helsehjelp
      """)

  /// What the rows are.
  enum Rows: String, CaseIterable, ExpressibleByArgument {
    case caseName = "case"
    case source
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "What the rows are: case or source.")
  var by: Rows = .caseName

  @Option(help: "A code across, with those below it (may be repeated; else those of --level).")
  var code: [String] = []

  @Option(help: "The level of the codes across; 1 is the top.")
  var level = 1

  @Option(help: "Only this row (may be repeated).")
  var row: [String] = []

  @Option(help: "An attribute of cases in a column of its own (may be repeated).")
  var attribute: [String] = []

  @Option(help: "The questions of the guide that ask for the codes (q03,q07).")
  var askedBy: String?

  @Flag(help: "With the number of passages in each cell.")
  var count = false

  @Flag(help: "Take sources for finished if anything in them is coded.")
  var unfinished = false

  func validate() throws {
    if level < 1 { throw ValidationError("levels begin with 1, the top") }
  }

  func run() throws {
    let found = try global.withWorkbench { bench in
      var request = FrameworkRequest()
      request.isBySource = by == .source
      request.codes = code
      request.level = level
      request.rows = row
      request.attributes = attribute
      request.askedBy = askedBy.map(String.commaList) ?? []
      request.countsUnfinished = unfinished
      let grid = try bench.framework(request)
      let tables = CondensedGridTables(
        Wording(output.language(of: bench)), grid, showsCounts: count)
      let isForMachines = [.csv, .tsv, .json, .jsonl].contains(output.chosen())
      try output.put(tables.table(isForPeople: !isForMachines), bench: bench, json: tables.json)
      let cells = grid.cells.joined()
      global.say(
        "\(cells.filter { $0.state == .text }.count) of \(cells.count.of("cell")) condensed")
      return cells.count
    }
    if found == 0 { throw ExitCode(1) }
  }
}
