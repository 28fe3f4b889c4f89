internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Text
internal import Workbench

extension AnswersRequest.Grouping: ExpressibleByArgument {}

/// The options of `sitat import` for tables of open answers.
struct AnswersOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: "The columns of a table (CSV, TSV, .xlsx) that hold open answers.")
  var answers: [String] = []

  @Option(help: "With --answers: what is a source, respondent or answer.")
  var per: AnswersRequest.Grouping?

  @Option(help: "With --answers: the column that tells respondents apart.")
  var id: String?

  @Option(help: "With --answers: a column and its type, such as Alder:integer (may be repeated).")
  var attribute: [String] = []

  @Option(
    help: "With --answers: a column that is not wanted, such as an address (may be repeated).")
  var without: [String] = []

  /// What is wrong with them beside the others.
  func fault(files: Int, isDuplicate: Bool) -> String? {
    if answers.isEmpty {
      let isGiven = per != nil || id != nil || !attribute.isEmpty || !without.isEmpty
      return isGiven ? "--per, --id, --attribute and --without go with --answers COLUMN" : nil
    }
    if files != 1 { return "--answers reads one table at a time" }
    return isDuplicate
      ? "--duplicate is for transcripts; answers are known by their respondents" : nil
  }

  /// The types that were told, by column.
  func types() throws -> [(column: String, type: AttributeType)] {
    try attribute.map { written in
      let valid = AttributeType.allCases.map(\.rawValue)
      guard let colon = written.utf8.lastIndex(of: 0x3A) else {
        throw ValidationError(
          "--attribute takes COLUMN:TYPE; types are \(valid.joined(separator: ", "))")
      }
      let word = String(written[written.utf8.index(after: colon)...])
      guard let type = AttributeType(rawValue: word) else {
        throw Refusal(.answers(.unknownType(asked: word, valid: valid)))
      }
      return (String(written[..<colon]), type)
    }
  }
}

extension ImportCommand {
  /// Takes in a table of open answers.
  func importAnswers(_ path: String) throws {
    var request = AnswersRequest(path, answers: table.answers)
    request.grouping = table.per ?? .respondent
    request.id = table.id
    request.types = try table.types()
    request.without = table.without
    request.language = language
    request.prefix = name
    request.encoding = encoding?.value
    try global.withWorkbench { bench in
      let imported = try bench.importAnswers(request, dryRun: dryRun)
      try output.put(Self.columnTable(imported), bench: bench)
      if dryRun {
        for sample in imported.samples {
          let text = sample.text.split(separator: "\n").joined(separator: " ¶ ")
          global.say("\(sample.name): \(text)")
        }
      }
      global.say(Self.summary(imported, isDry: dryRun))
    }
  }

  private static func columnTable(_ imported: AnswersImported) -> Table {
    Table(
      columns: [
        Table.Column("column", "Column"), Table.Column("use", "Read as"),
        Table.Column("type", "Type"), Table.Column("filled", "Filled", .integer),
        Table.Column("values", "Different", .integer),
      ],
      rows: imported.columns.map { column in
        let (use, type) = words(column.use)
        return Table.Row([
          .text(column.name), .text(use), Table.Cell(type), .integer(column.filled),
          .integer(column.values),
        ])
      })
  }

  private static func words(_ use: AnswersImported.Column.Use) -> (use: String, type: String?) {
    switch use {
    case .respondent: ("respondent", nil)
    case .answers: ("answers", nil)
    case .attribute(let type, let isTold):
      ("attribute", isTold ? type.rawValue : "\(type.rawValue) (by its values)")
    case .leftOut: ("left out", nil)
    }
  }

  private static func summary(_ imported: AnswersImported, isDry: Bool) -> String {
    let sources = imported.added.count.of("source")
    var parts = [
      "\(sources) \(isDry ? "would come in" : "came in") from \(imported.rows.of("row")), language \(imported.language)"
    ]
    if imported.unchanged > 0 { parts.append("\(imported.unchanged) in the project already") }
    if imported.emptyRows > 0 {
      parts.append("\(imported.emptyRows.of("row")) without an answer")
    }
    if !imported.sets.isEmpty { parts.append("a set for each question") }
    return parts.joined(separator: "; ")
  }
}
