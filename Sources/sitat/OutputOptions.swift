internal import ArgumentParser
internal import Formats
internal import Report
internal import Workbench

/// The ways in which results are written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table
  case csv
  case tsv
  case json
  case jsonl
  case md
  case html
  case svg
  case xlsx
  case docx
}

extension DelimitedDialect: ExpressibleByArgument {}

/// Where and how results go: the options of every command that has any.
struct OutputOptions: ParsableArguments {
  @Option(
    help: """
      table, csv, tsv, json, jsonl, md, html, svg, xlsx or docx (table on a terminal, tsv when piped).
      """)
  var format: OutputFormat?

  @Option(name: .short, help: "Write to this file, in the format of its suffix.")
  var output: String?

  @Option(help: "How CSV is written: csv, tsv or excel-nb.")
  var csv: DelimitedDialect = .csv

  @Option(help: "The language of what people read: nb, nn or en (else the project's).")
  var lang: DocumentLanguage?

  @Option(help: "auto, always or never.")
  var color: ColourChoice = .auto

  @Flag(help: "Do not page.")
  var noPager = false

  enum ColourChoice: String, CaseIterable, ExpressibleByArgument {
    case auto
    case always
    case never
  }

  func validate() throws {
    if format == nil, let output, Self.suffixFormat(output) == nil {
      throw ValidationError(
        "the suffix of “\(output)” names no format; use .csv, .tsv, .json, .jsonl, .md, .html, .svg, .xlsx or .docx, or say --format"
      )
    }
    if output == nil, format == .xlsx || format == .docx {
      throw ValidationError("a .xlsx or .docx file goes to a file: -o NAME.xlsx")
    }
  }

  /// The format that results are wanted in.
  ///
  /// - Parameter standard: what is written to a pipe when nothing else is said.
  /// - Returns: the format.
  func chosen(standard: OutputFormat = .tsv) -> OutputFormat {
    if let format { return format }
    if let output, let format = Self.suffixFormat(output) { return format }
    return Terminal.isInteractive ? .table : standard
  }

  /// The language of what people read.
  func language(of bench: OpenProject) -> DocumentLanguage {
    lang ?? bench.reportLanguage.flatMap(DocumentLanguage.init(rawValue:)) ?? .en
  }

  /// Writes a table in the wanted format; where JSON says more than the rows, it is handed in.
  func put(
    _ table: Table, bench: OpenProject, json: JSONValue? = nil, lines: [JSONValue]? = nil,
    standard: OutputFormat = .tsv
  ) throws {
    try put(table, language: language(of: bench), json: json, lines: lines, standard: standard)
  }

  /// Writes a table in the wanted format and a language.
  func put(
    _ table: Table, language: DocumentLanguage, json: JSONValue? = nil,
    lines: [JSONValue]? = nil, standard: OutputFormat = .tsv
  ) throws {
    switch chosen(standard: standard) {
    case .table:
      let writer = TerminalTable(
        language: language, width: output == nil && Terminal.isInteractive ? Terminal.width : nil,
        hasColour: hasColour)
      try write(writer.text(table))
    case .csv: try write(table.delimited(csv))
    case .tsv: try write(table.delimited(.tsv))
    case .json: try write(json.map { $0.text(.pretty) + "\n" } ?? table.jsonArray)
    case .jsonl:
      try write(lines.map { $0.map { $0.text(.compact) + "\n" }.joined() } ?? table.jsonLines)
    case .md: try write(MarkdownTable(language: language).text(table))
    case .html: try write(HTMLTable(language: language).text(table))
    case .xlsx: try write(spreadsheet: table.spreadsheet(Wording(language)))
    case .docx: try write(bytes: table.document(Wording(language)).bytes())
    case .svg: throw ValidationError("this result is not a figure; choose another --format")
    }
  }

  /// Writes a text, to the file or through the pager.
  func write(_ text: String) throws {
    guard let output else { return Terminal.page(text, wanted: !noPager) }
    try FileBytes.write(Array(text.utf8), to: output)
  }

  /// Whether results can be written portion by portion: straight to a pipe or a file of the shell.
  var takesPortions: Bool { output == nil && !Terminal.isInteractive }

  /// Writes bytes, to the file or to standard output.
  func write(bytes: [UInt8]) throws {
    guard let output else { return Terminal.write(bytes) }
    try FileBytes.write(bytes, to: output)
  }

  /// Writes a workbook, and says where a cell was too long for one.
  func write(spreadsheet: Spreadsheet) throws {
    let file = try spreadsheet.file()
    try write(bytes: file.bytes)
    for cut in file.cuts {
      Terminal.say(
        "sitat: row \(cut.row), column \(cut.column) of sheet \(cut.sheet) was cut: a cell holds 32 767 characters"
      )
    }
  }

  private var hasColour: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      output == nil && Terminal.isInteractive && Terminal.environment("NO_COLOR") == nil
        && Terminal.environment("TERM") != "dumb"
    }
  }

  private static func suffixFormat(_ path: String) -> OutputFormat? {
    let name = FileBytes.name(of: path)
    guard let suffix = name.split(separator: ".").last, name.contains(".") else { return nil }
    return OutputFormat(rawValue: suffix.lowercased())
  }
}
