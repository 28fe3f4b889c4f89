internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// The command `sitat sheet`.
struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "Code by hand on a sheet for an editor, Word or paper.",
    discussion: """
      `sitat help sheet` shows how sheets are filled in.
      """,
    subcommands: [Write.self, Read.self, Edit.self], defaultSubcommand: Edit.self)

  /// The command `sitat sheet write`.
  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write", abstract: "Write a source with your codings as a sheet.",
      discussion: """
        Examples:
          sitat sheet write int03 -o int03.txt --me Ane
          sitat sheet write int03 -o int03.docx --by Ane --layer second-reading
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The source.")
    var source: String

    @Option(name: .short, help: "Write to this file: .txt, or .docx for Word.")
    var output: String?

    @Option(help: "Whose codings (else your own).")
    var by: String?

    @Option(help: "The layer: individual, second-reading or consensus.")
    var layer: Study.Layer = .individual

    @Option(help: "The language of the instructions: nb, nn or en (else the project's).")
    var lang: DocumentLanguage?

    func validate() throws {
      if let output, Self.form(of: output) == nil {
        throw ValidationError("a sheet is a .txt or .docx file: -o NAME.txt")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        let form = output.flatMap(Self.form) ?? .txt
        let file = try bench.codeSheet(
          of: source, coder: by, layer: layer, form, help: SheetCommand.help(form, lang, bench))
        guard let output else { return Terminal.write(file.bytes) }
        try FileBytes.write(file.bytes, to: output)
        let sealed = file.isSealed ? "; finished, so what is changed on it is not read back" : ""
        global.say(
          "\(output): \(file.source), \(file.codings.of("coding")) by \(file.coder)\(sealed)")
      }
    }

    private static func form(of path: String) -> CodeSheetForm? {
      path.split(separator: ".").last.flatMap { CodeSheetForm(rawValue: $0.lowercased()) }
    }
  }

  /// The options of commands that take sheets in.
  struct ReadOptions: ParsableArguments {
    @Flag(help: "Make codes that are not there, instead of refusing them.")
    var create = false

    @Option(help: "After a freeze: why codes are used that the frozen codebook does not have.")
    var amend: String?

    @Option(help: "Whose word counts where both were changed: sheet or project.")
    var prefer: Preference?

    /// Whose word counts.
    enum Preference: String, CaseIterable, ExpressibleByArgument {
      case sheet
      case project
    }

    /// The options as the verb wants them.
    func options(isDryRun: Bool) -> CodeSheetOptions {
      var options = CodeSheetOptions()
      options.isDryRun = isDryRun
      options.createsCodes = create
      options.amendment = amend
      options.preference = prefer.flatMap { CodeSheetOptions.Preference(rawValue: $0.rawValue) }
      return options
    }
  }

  /// The command `sitat sheet read`.
  struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "read", abstract: "Read a sheet that came back, and store what changed.",
      discussion: """
        Shows every change, and stores all of them as one step, or none.

        Examples:
          sitat sheet read int03.docx --dry-run
          sitat sheet read int03.txt --create
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: ReadOptions

    @Argument(help: "The sheet, .txt or .docx.")
    var file: String

    @Flag(help: "Show what would change, and store nothing.")
    var dryRun = false

    func run() throws {
      try global.withWorkbench { bench in
        let result = try bench.readCodeSheet(file, options.options(isDryRun: dryRun))
        try SheetCommand.show(result, bench, global, output, isDryRun: dryRun)
      }
    }
  }

  /// The command `sitat sheet edit`.
  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Open a sheet in $EDITOR, and read it when it is closed.",
      discussion: """
        A sheet that cannot be read is kept, and its place is told.

        Examples:
          sitat sheet edit int03 --me Ane
          sitat sheet int03 --edit --create
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: ReadOptions

    @Argument(help: "The source.")
    var source: String

    @Flag(help: "Is taken for granted: `sitat sheet SOURCE --edit`.")
    var edit = false

    @Option(help: "The layer: individual, second-reading or consensus.")
    var layer: Study.Layer = .individual

    func run() throws {
      let bytes = try global.withWorkbench { bench in
        try bench.codeSheet(
          of: source, coder: nil, layer: layer, .txt,
          help: SheetCommand.help(.txt, output.lang, bench)
        ).bytes
      }
      let sheet = try EditedFile(bytes, suffix: ".txt")
      let edited = try sheet.edit()
      guard edited != bytes else {
        sheet.remove()
        return global.say("nothing was changed")
      }
      do {
        try global.withWorkbench { bench in
          let result = try bench.readCodeSheet(
            edited, named: sheet.path, options.options(isDryRun: false))
          try SheetCommand.show(result, bench, global, output, isDryRun: false)
        }
      } catch {
        global.say("the sheet is kept: `sitat sheet read \(sheet.path)` when it is mended")
        throw error
      }
      sheet.remove()
    }
  }

  /// How a sheet is filled in, in the language that is wanted.
  private static func help(
    _ form: CodeSheetForm, _ language: DocumentLanguage?, _ bench: OpenProject
  ) -> [String] {
    let words = Wording(
      language ?? bench.reportLanguage.flatMap(DocumentLanguage.init(rawValue:)) ?? .en)
    return form == .txt ? words.textSheetHelp : words.wordSheetHelp
  }

  /// Shows what a sheet changed, or would.
  private static func show(
    _ result: CodeSheetResult, _ bench: OpenProject, _ global: GlobalOptions,
    _ output: OutputOptions, isDryRun: Bool
  ) throws {
    let lines = result.changes.map { change in
      CodeSheetChanges.Line(
        change: change.kind.rawValue, state: change.state.rawValue, place: change.place,
        span: change.span, formerSpan: change.formerSpan, code: change.code.description,
        formerCode: change.formerCode?.description, text: change.text, note: change.note)
    }
    let report = CodeSheetChanges(Wording(output.language(of: bench)))
    let machine = report.lines(lines)
    if !lines.isEmpty {
      try output.put(report.table(lines), bench: bench, json: .array(machine), lines: machine)
    }
    let whose = "\(result.source), \(result.coder)"
    if result.changes.isEmpty { return global.say("\(whose): nothing was changed on the sheet") }
    if !result.created.isEmpty {
      let verb = isDryRun ? "would make" : "made"
      global.say("\(verb) codes: \(String.list(result.created.map(\.description)))")
    }
    if result.wasMerged {
      global.say("the project was changed since the sheet was written; that stays")
    }
    let done = result.changes.count { $0.state == .done || $0.state == .overridden }
    global.say("\(whose): \(isDryRun ? "would make" : "made") \(done.of("change"))")
  }
}
