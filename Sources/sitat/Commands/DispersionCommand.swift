internal import ArgumentParser
internal import Formats
internal import Report
internal import Search
internal import Workbench

extension DispersionPart.Key: ExpressibleByArgument {}

/// The command `sitat dispersion`.
struct DispersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispersion",
    abstract: "See whether hits are spread evenly or lie in a few places.",
    discussion: """
      Each part of the texts has a row: its tokens, its hits, and where in it they
      lie. Below stand the measures over all parts. DP and DPnorm (Gries 2008;
      Lijffijt and Gries 2012) are 0 where every part has its share; Juilland's D,
      Carroll's D2 and Rosengren's S are 1 there.

      Examples:
        sitat dispersion tillit
        sitat dispersion 'lemma:arbeidsgiver' --by case --where role:informant
        sitat dispersion nav --format json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The query.")
  var query: [String]

  @Option(
    name: .customLong("where"), help: "Only in what this query denotes, such as 'role:informant'.")
  var filter: String?

  @Option(help: "What the texts are parted by: source, speaker, case or turn.")
  var by: DispersionPart.Key = .source

  @Option(help: "The number of cells that the places of hits are shown in.")
  var cells = 20

  func validate() throws {
    if !(1...200 ~= cells) { throw ValidationError("there can be 1 to 200 cells") }
  }

  func run() throws {
    let hits = try global.withWorkbench { bench in
      let spread = try bench.dispersion(query.joined(separator: " "), filter: filter, by: by)
      for reading in spread.readings { global.say(QueryWords.text(reading)) }
      let format = output.chosen()
      let remarks = DispersionTables.remarks(spread, by, output.language(of: bench))
      try output.put(
        DispersionTables.table(spread, by: by, cells: cells, remarks: remarks), bench: bench,
        json: DispersionTables.json(spread, by: by))
      if [.csv, .tsv, .jsonl].contains(format) { for remark in remarks { global.say(remark) } }
      return spread.measures.hits + spread.outside
    }
    if hits == 0 { throw ExitCode(1) }
  }
}
