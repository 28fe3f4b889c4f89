internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Quotation
internal import Report
internal import Study
internal import Workbench

/// Answers and writes the questions of `sitat matrix`; each tells how much it found.
struct MatrixView {
  let command: MatrixCommand
  let bench: OpenProject

  private var output: OutputOptions { command.output }
  private var words: Wording { Wording(output.language(of: bench)) }

  /// The matrix, as a table or a figure.
  func matrix() throws -> Int {
    let result = try bench.matrix(command.request)
    let reports = MatrixReports(
      words, codebook: result.codebook, about: command.about(result.scope, words),
      columns: result.columns, matrix: result.matrix, finished: result.finished)
    if output.chosen() == .svg {
      let isBars = command.figure.map { $0 == .bars } ?? (result.columns.count == 1)
      try output.write(isBars ? reports.bars.svg(words) : HeatMapSVG(words).text(reports.heatMap))
    } else if command.long || command.sparse {
      try output.put(
        reports.long(isSparse: command.sparse), bench: bench, json: reports.json)
    } else {
      try output.put(
        command.transpose ? reports.transposed(isForPeople: !isForMachines) : reports.wide,
        bench: bench, json: reports.json)
    }
    return result.matrix.codes.count
  }

  /// The quotations of a cell.
  func cell(_ code: String, _ column: String?) throws -> Int {
    let list = try bench.matrixCell(
      command.request, code: code, column: column,
      title: [code, column].compactMap(\.self).joined(separator: ", "), quoting: quoting)
    try output.putQuotations(list, words)
    command.global.say(list.inWords)
    return list.passages.count
  }

  /// Who holds which codes.
  func holders(_ range: HeldBy) throws -> Int {
    let result = try bench.holders(command.request)
    var about = command.about(result.scope, words)
    about.measure = .cases
    let reports = HoldersReports(
      words, codebook: result.codebook, about: about,
      cases: result.cases, unlinked: result.unlinked, groups: result.groups)
    let entries = result.codes.filter { range.admits($0.holders) }.map {
      HoldersReports.Entry(code: $0.code, holders: $0.holders)
    }
    try output.put(reports.table(entries), bench: bench, json: reports.json(entries))
    return entries.count
  }

  /// Cases by codes.
  func framework() throws -> Int {
    let result = try bench.holders(
      command.request, quoting: command.cells == .quotation ? quoting : nil)
    let cells = result.cases.map { study in
      result.codes.enumerated().map { row, entry -> FrameworkReports.Cell in
        let cell = result.columnOfCase[study.id].map { result.matrix.cell(row, $0) }
        return FrameworkReports.Cell(
          state: entry.holders.state(of: .known(study.id)), count: cell?.count(command.count) ?? 0,
          quotation: cell?.first.flatMap { result.quotations[$0] })
      }
    }
    let reports = FrameworkReports(
      words, codebook: result.codebook, about: command.about(result.scope, words),
      cases: result.cases, codes: result.codes.map(\.code), cells: cells,
      showsQuotations: command.cells == .quotation)
    try output.put(
      command.long || command.sparse ? reports.long : reports.grid(isForPeople: !isForMachines),
      bench: bench, json: reports.json)
    return result.codes.count
  }

  /// Opposites in one case.
  func ambivalence() throws -> Int {
    let result = try bench.ambivalence(command.request, quoting: quoting)
    let reports = AmbivalenceReports(
      words, codebook: result.codebook, about: command.about(result.scope, words))
    let pairs = result.pairs.map { pair in
      AmbivalenceReports.Pair(
        first: pair.first, second: pair.second, firstCases: pair.firstCases,
        secondCases: pair.secondCases,
        both: pair.both.map { ($0.study.name, $0.first, $0.second) })
    }
    try output.put(reports.table(pairs), bench: bench, json: reports.json(pairs))
    return result.pairs.reduce(0) { $0 + $1.both.count }
  }

  /// Whether a script reads the result, and not a person.
  private var isForMachines: Bool { [.csv, .tsv, .json, .jsonl].contains(output.chosen()) }

  private var quoting: MatrixQuoting {
    MatrixQuoting(attribution: .standard(), roleWords: words.roles)
  }
}

extension QuotationList {
  /// How much there is, and how much of it without those who count for less than others.
  var inWords: String {
    let all = "\(passages.count.of("quotation")) from \(sourceCount.of("source"))"
    let names = tonedDown.map(\.caseName)
    if names.isEmpty { return all }
    return all + ", \(countWithoutTonedDown) without toned-down \(names.joined(separator: ", "))"
  }
}
