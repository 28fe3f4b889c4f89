internal import ArgumentParser
internal import Formats
internal import Report
internal import Workbench

extension RefiPositions.Unit: ExpressibleByArgument {}

/// The command `sitat refi import`.
struct RefiImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in a project or codebook of another program.",
    discussion: """
      The file is a REFI-QDA project (.qdpx, or its .qde) or codebook (.qdc), as
      NVivo, MAXQDA, ATLAS.ti, QualCoder and others write them. Users become coders,
      notes become memos, and every coding comes into its coder's own layer. What
      has no place here is kept for the way back, and the report says of each
      element where it went. Recordings and pictures are kept with their files, up to
      64 MB each and 256 MB in all. What is here already stays as it is, so that the same
      file can come in any number of times.

      Programs count positions in different ways. The rule is chosen by the program
      and checked by the words; the report says which it was and how well it fits.

      Example:
        sitat refi import study.qdpx --dry-run
        sitat refi import study.qdpx --report loss.html
        sitat refi import study.qdpx --positions utf16 --crlf 2
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The file: .qdpx, .qde or .qdc.")
  var file: String

  @Flag(help: "Only show what would happen.")
  var dryRun = false

  @Option(help: "What positions count: codepoint or utf16 (else told by program and words).")
  var positions: RefiPositions.Unit?

  @Option(help: "How many a line end of CR LF counts: 1 or 2 (else told by program and words).")
  var crlf: Int?

  @Option(help: "Write the report to this file too, in the format of its suffix.")
  var report: String?

  func validate() throws {
    if let crlf, crlf != 1, crlf != 2 {
      throw ValidationError("--crlf is \(crlf); it takes 1 or 2")
    }
    if let report { try reportOutput(report).validate() }
  }

  func run() throws {
    try global.withWorkbench { bench in
      let outcome = try bench.importRefi(
        RefiImportRequest(
          path: file, isDryRun: dryRun,
          positions: RefiPositions.Asked(unit: positions, crlf: crlf)))
      let language = output.language(of: bench)
      let tables = RefiImportTables(outcome, Wording(language))
      try output.put(tables.all, lead: tables.lead, language: language, json: tables.json)
      if let report {
        try reportOutput(report).put(
          tables.all, lead: tables.lead, language: language, json: tables.json)
      }
    }
  }

  private func reportOutput(_ path: String) -> OutputOptions {
    var other = output
    other.output = path
    other.format = nil
    return other
  }
}
