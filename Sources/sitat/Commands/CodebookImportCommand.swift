internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

extension CodebookFileKind: ExpressibleByArgument {}
extension CodebookSide: ExpressibleByArgument {}

extension CodebookCommand {
  /// The command `sitat codebook import`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Read a codebook: YAML, CSV, TSV, .xlsx, Markdown or a table in .docx.",
      discussion: """
        A table says where a code stands by a column “path” (A/B/C), by columns “level
        1”, “level 2” …, by a column “level” with numbers, by how far names are set
        in, or by a column “category” beside “code”. Other columns: definition,
        include, exclude, example, counter-example, colour, kind, reason, opposite;
        headings may be Norwegian.

        The file is merged: what it changed since it was last imported or exported is
        taken over, what the project changed since stays, and what both changed is a
        conflict. What the file leaves out or empty stays; a lone - empties a text.

        Examples:
          sitat codebook import codebooks/arbeidsliv.yaml --dry-run
          sitat codebook import codes.xlsx --take file
          sitat codebook import old.csv --levels Hovedkode,Underkode
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The file.")
    var file: String

    @Flag(help: "Show what would change, and store nothing.")
    var dryRun = false

    @Option(help: "What kind of file it is: yaml, table, workbook, word or markdown.")
    var kind: CodebookFileKind?

    @Option(help: "The columns that hold the levels, from the top, parted by commas.")
    var levels: String?

    @Option(help: "Which side is taken where both changed the same: file or project.")
    var take: CodebookSide?

    @Flag(
      help: """
        Remove codes that the file no longer has; never one that anything stands on, nor one that \
        the project has made since.
        """)
    var removeMissing = false

    func run() throws {
      var options = CodebookImportOptions()
      options.kind = kind
      options.levels = levels?.split(separator: ",").map(String.init) ?? []
      options.take = take
      options.removesMissing = removeMissing
      try global.withWorkbench { bench in
        let result = try bench.importCodebook(file, options, dryRun: dryRun)
        if dryRun {
          let table = CodebookImportTable(
            result.merge, removed: result.removed, inUse: result.inUse,
            words: Wording(output.language(of: bench))
          ).table
          if !table.rows.isEmpty { try output.put(table, bench: bench) }
        }
        global.say(Self.summary(result, isDone: !dryRun, take))
      }
    }

    private static func summary(
      _ result: CodebookImportResult, isDone: Bool, _ take: CodebookSide?
    ) -> String {
      let merge = result.merge
      var parts = [
        result.added.count.of("new code"), "\(result.changed.count) described anew",
        "\(result.unchanged) as before",
      ]
      let kept = merge.changes.count { $0.state == .kept }
      if kept > 0 { parts.append("\(kept.of("change")) of the project kept") }
      if merge.conflictCount > 0 {
        let side = take.map { "taken from the \($0.rawValue)" } ?? "to be decided by --take"
        parts.append("\(merge.conflictCount.of("conflict")) \(side)")
      }
      if !merge.removedHere.isEmpty {
        parts.append("\(merge.removedHere.count) removed in the project and not brought back")
      }
      if !result.removed.isEmpty { parts.append("\(result.removed.count) removed") }
      let left = merge.absences.count - result.removed.count
      if left > 0 { parts.append("\(left) in the project only") }
      let base = result.base.map { "compared with what was last exchanged as \($0)" }
      let words = parts.joined(separator: ", ")
      guard let base, merge.conflictCount + kept + merge.absences.count > 0 else { return words }
      return words + "\n" + base
    }
  }
}
