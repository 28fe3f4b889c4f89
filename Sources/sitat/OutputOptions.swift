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
  case tex
  case svg
  case graphml
  case gexf
  case dot
  case net
  case xlsx
  case docx
  case odt

  /// A format by its name, or by what it is called as a whole.
  init?(argument: String) {
    switch argument {
    case "latex": self = .tex
    case "markdown": self = .md
    default: self.init(rawValue: argument)
    }
  }

  /// Every table can be written so.
  static let ofTables: Set<OutputFormat> = [
    .table, .csv, .tsv, .json, .jsonl, .md, .html, .tex, .xlsx, .docx, .odt,
  ]

  /// Packed files, which no terminal can show.
  static let packed: Set<OutputFormat> = [.xlsx, .docx, .odt]

  /// Formats listed as a person would: `svg, graphml or gexf`.
  static func listed(_ formats: Set<OutputFormat>, prefix: String = "") -> String {
    let names = allCases.filter(formats.contains).map { prefix + $0.rawValue }
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension DelimitedDialect: ExpressibleByArgument {}

/// Where and how results go: the options of every command that has any.
struct OutputOptions: ParsableArguments {
  @Option(
    help: """
      table, csv, tsv, json, jsonl, md, html, tex, xlsx, docx or odt; figures svg, networks \
      graphml, gexf, dot or net (table on a terminal, tsv when piped).
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
        "the suffix of “\(output)” names no format; use \(OutputFormat.listed(Set(OutputFormat.allCases).subtracting([.table]), prefix: ".")), or say --format"
      )
    }
    if output == nil, let format, OutputFormat.packed.contains(format) {
      throw ValidationError(
        "a .\(format.rawValue) file goes to a file: -o NAME.\(format.rawValue)")
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

  /// Writes a table in the wanted format; where JSON says more than the rows, it is handed in, and
  /// so are the figures that show the same.
  func put(
    _ table: Table, bench: OpenProject, json: JSONValue? = nil, lines: [JSONValue]? = nil,
    figures: [OutputFormat: () throws -> String] = [:], standard: OutputFormat = .tsv
  ) throws {
    try put(
      table, language: language(of: bench), json: json, lines: lines, figures: figures,
      standard: standard)
  }

  /// Writes a table in the wanted format and a language.
  func put(
    _ table: Table, language: DocumentLanguage, json: JSONValue? = nil,
    lines: [JSONValue]? = nil, figures: [OutputFormat: () throws -> String] = [:],
    standard: OutputFormat = .tsv
  ) throws {
    let format = chosen(standard: standard)
    if let figure = figures[format] { return try write(figure()) }
    switch format {
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
    case .tex: try write(LaTeXTable(language: language).text(table))
    case .xlsx: try write(spreadsheet: table.spreadsheet(Wording(language)))
    case .docx, .odt: try put(document: table.document(Wording(language)), standard: standard)
    case .svg, .graphml, .gexf, .dot, .net:
      let possible = OutputFormat.ofTables.union(figures.keys)
      throw ValidationError(
        "this result cannot be \(format.rawValue); it can be \(OutputFormat.listed(possible))")
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
    return OutputFormat(argument: suffix.lowercased())
  }
}
