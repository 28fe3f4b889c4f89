internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

extension CodebookCommand {
  /// The command `sitat codebook export`.
  struct Export: ParsableCommand {
    /// The formats of the file.
    enum Format: String, CaseIterable, ExpressibleByArgument {
      case yaml
      case csv
      case tsv
      case xlsx
      case md
      case docx
      case html
      case tex
      case odt

      /// A format by its name, or by what it is called as a whole.
      init?(argument: String) {
        switch argument {
        case "latex": self = .tex
        case "markdown": self = .md
        case "yml": self = .yaml
        default: self.init(rawValue: argument)
        }
      }

      /// Whether what is written reads back as the same codebook.
      var isWhole: Bool { [.yaml, .csv, .xlsx].contains(self) }
    }

    /// What is printed.
    enum Shape: String, CaseIterable, ExpressibleByArgument {
      case table
      case categories
      case chapter
    }

    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write the codebook to a file, or as an appendix of a report.",
      discussion: """
        .yaml, .csv and .xlsx hold everything and are read back as the same codebook;
        what was written is remembered, so that the file can be merged when it comes
        back. .tsv is the same with line ends as blanks. .docx, .odt, .html, .tex and
        .md print a table for an appendix, whose columns --columns chooses: code,
        category, definition, include, exclude, example, counter-example, kind,
        reason, opposite, colour, path, sources, codings.

        --shape categories prints initial codes beside their categories, --shape
        chapter a heading for each code (.md, .docx, .odt, .html or .tex).

        Examples:
          sitat codebook export -o codebook.xlsx
          sitat codebook export -o appendix.docx --columns code,definition,example,sources
        """)

    @OptionGroup var global: GlobalOptions

    @Option(
      name: .short,
      help: """
        Where to write it: .yaml, .csv, .tsv, .xlsx, .md, .docx, .odt, .html or .tex (else YAML, to \
        standard output).
        """)
    var output: String?

    @Option(help: "The format, where the suffix does not say it.")
    var format: Format?

    @Option(help: "The language of an appendix: nb, nn or en (else the project's).")
    var lang: DocumentLanguage?

    @Option(help: "What an appendix prints: table, categories or chapter.")
    var shape: Shape?

    @Option(help: "The columns of an appendix, parted by commas.")
    var columns: String?

    @Flag(help: "Count the codes below a code as the code.")
    var rollup = false

    func validate() throws {
      if output == nil, let format, [.xlsx, .docx, .odt].contains(format) {
        throw ValidationError(
          "a .\(format.rawValue) file goes to a file: -o NAME.\(format.rawValue)")
      }
    }

    func run() throws {
      let format = try chosen()
      let columns = try chosenColumns()
      try global.withWorkbench { bench in
        let language =
          lang ?? bench.reportLanguage.flatMap(DocumentLanguage.init(rawValue:)) ?? .en
        if shape == nil, columns == nil, [.yaml, .csv, .tsv, .xlsx].contains(format) {
          try writeWhole(format, bench)
        } else if shape == .chapter {
          let draft = try bench.codebookDraft()
          if format == .md {
            try put(Array(draft.markdown(in: language).utf8))
          } else {
            try put(draft.chapter(in: language), format)
          }
        } else {
          let table = try appendix(columns, language, bench)
          try put(table, format, language)
        }
        if let output { global.say("wrote \(output)") }
      }
    }

    private func chosen() throws -> Format {
      if let format { return format }
      guard let output else { return shape == nil && columns == nil ? .yaml : .md }
      let suffix = FileBytes.name(of: output).split(separator: ".").last.map { $0.lowercased() }
      guard output.contains("."), let suffix, let format = Format(argument: suffix) else {
        throw ValidationError(
          "codebooks are written as .yaml, .csv, .tsv, .xlsx, .md, .docx, .odt, .html or .tex")
      }
      return format
    }

    private func chosenColumns() throws -> [CodebookAppendixColumn]? {
      guard let columns else { return nil }
      let known = CodebookAppendixColumn.allCases.map(\.rawValue)
      let chosen = try columns.split(separator: ",").map { name in
        guard let column = CodebookAppendixColumn(rawValue: String(name)) else {
          let nearest = NearestNames(known).matches(for: String(name))
          throw ValidationError(
            "there is no column “\(name)”; "
              + (nearest.isEmpty
                ? "columns: \(String.list(known))" : "did you mean \(String.list(nearest))?"))
        }
        return column
      }
      guard !chosen.isEmpty, Set(chosen).count == chosen.count else {
        throw ValidationError("--columns names each column once, such as code,definition")
      }
      return chosen
    }

    private func writeWhole(_ format: Format, _ bench: OpenProject) throws {
      let draft = try bench.codebookDraft()
      switch format {
      case .csv, .tsv:
        let dialect: DelimitedDialect = format == .csv ? .csv : .tsv
        try put(
          DelimitedWriter(dialect).bytes(
            header: CodebookDraft.tableHeader, rows: draft.tableRows))
      case .xlsx:
        let file = try draft.spreadsheet(sheet: draft.name).file()
        try put(file.bytes)
        for cut in file.cuts {
          Terminal.say(
            "sitat: row \(cut.row), column \(cut.column) was cut: a cell holds 32 767 characters")
        }
      default: try put(Array(draft.yaml.utf8))
      }
      if let output, format.isWhole { try bench.keepExport(of: draft, to: output) }
    }

    private func appendix(
      _ columns: [CodebookAppendixColumn]?, _ language: DocumentLanguage, _ bench: OpenProject
    ) throws -> Table {
      let used = try bench.codebookInUse(isRolledUp: rollup)
      let appendix = CodebookAppendix(
        name: used.name, codebook: used.codebook, uses: used.uses, reasons: used.reasons,
        counted: (used.consensusSources, used.individualSources), isRolledUp: rollup,
        words: Wording(language))
      return shape == .categories
        ? appendix.categories : appendix.table(columns ?? CodebookAppendixColumn.usual)
    }

    private func put(_ table: Table, _ format: Format, _ language: DocumentLanguage) throws {
      switch format {
      case .csv: try put(Array(table.delimited(.csv).utf8))
      case .tsv: try put(Array(table.delimited(.tsv).utf8))
      case .xlsx: try put(table.spreadsheet(Wording(language)).file().bytes)
      case .md: try put(Array(MarkdownTable(language: language).text(table).utf8))
      case .docx, .odt: try put(table.document(Wording(language)), format)
      case .html: try put(Array(HTMLTable(language: language).text(table).utf8))
      case .tex: try put(Array(LaTeXTable(language: language).text(table).utf8))
      case .yaml:
        throw ValidationError("YAML holds the whole codebook, without --shape or --columns")
      }
    }

    private func put(_ document: ReportDocument, _ format: Format) throws {
      switch format {
      case .docx: try put(document.docx())
      case .odt: try put(document.odt())
      case .html: try put(Array(DocumentHTML(document).text.utf8))
      case .tex: try put(Array(DocumentLaTeX(document).text.utf8))
      case .md, .yaml, .csv, .tsv, .xlsx:
        throw ValidationError("a chapter is written as .md, .docx, .odt, .html or .tex")
      }
    }

    private func put(_ bytes: [UInt8]) throws {
      guard let output else { return Terminal.write(bytes) }
      try FileBytes.write(bytes, to: output)
    }
  }
}
