internal import ArgumentParser
internal import Report
internal import Workbench

/// The command `sitat synonyms`.
struct SynonymsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synonyms", abstract: "Keep the words that the team takes for one another.",
    subcommands: [List.self, Import.self, Export.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the sets of synonyms.",
      discussion: """
        Example:
          sitat synonyms list
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try global.withWorkbench { bench in
        let rows = try bench.synonyms().map { words in
          Table.Row([
            .text(words.first ?? ""), .text(words.dropFirst().joined(separator: ", ")),
          ])
        }
        let table = Table(
          columns: [Table.Column("word", "Word"), Table.Column("synonyms", "Synonyms")],
          rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Read sets of synonyms from YAML.",
      discussion: """
        The file is a list of sets, each a list of words, or one word with the others
        below it:

          - [arbeidsgiver, sjef, leder]
          - lege: [fastlege, doktor]

        A set is known by its first word: new sets are added, known ones get the words
        of the file, and sets that the file does not have stay, unless --replace is
        given.

        Example:
          sitat synonyms import synonyms.yaml --dry-run
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The file.")
    var file: String

    @Flag(help: "Remove the sets that the file does not have.")
    var replace = false

    @Flag(help: "Show what would change, and store nothing.")
    var dryRun = false

    func run() throws {
      try global.withWorkbench { bench in
        let result = try bench.importSynonyms(file, replacing: replace, dryRun: dryRun)
        if dryRun {
          for word in result.added { Terminal.write("new      \(word)\n") }
          for word in result.changed { Terminal.write("changed  \(word)\n") }
          for word in result.removed { Terminal.write("removed  \(word)\n") }
        }
        let removed = replace ? ", \(result.removed.count) removed" : ""
        global.say(
          "\(result.added.count.of("new set")), \(result.changed.count) changed, \(result.unchanged) as before\(removed)"
        )
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write the sets of synonyms as YAML that `import` reads.",
      discussion: """
        Example:
          sitat synonyms export -o synonyms.yaml
        """)

    @OptionGroup var global: GlobalOptions

    @Option(name: .short, help: "Where to write it (else to standard output).")
    var output: String?

    func run() throws {
      try global.withWorkbench { bench in
        let text = try bench.synonymsYAML()
        guard let output else { return Terminal.write(text) }
        try FileBytes.write(Array(text.utf8), to: output)
        global.say("wrote \(output)")
      }
    }
  }
}
