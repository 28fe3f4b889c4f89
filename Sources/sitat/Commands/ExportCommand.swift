internal import ArgumentParser
internal import Workbench

/// The command `sitat export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the whole project as text files, for git and for keeping.",
    discussion: """
      Every source gets a folder with its text as it is; every coding, mark, code,
      case and memo is one line of JSON in a file for its table, sorted by place.
      The same project gives the same bytes, so that `git diff` shows what a day's
      work changed. `sitat import --text` makes the project of it again. What was
      removed, and the history, are not in it.

      The files hold the interviews: keep them where the project file may be kept.

      Example:
        sitat export --text study-text
      """)

  @OptionGroup var global: GlobalOptions

  @Option(help: "The folder to write to; an earlier export in it is brought up to date.")
  var text: String

  func run() throws {
    try global.withWorkbench { bench in
      let export = try bench.exportText(to: text)
      let removed = export.removed > 0 ? ", \(export.removed) taken away" : ""
      global.say(
        "\(text): \(export.rows.of("row")) in \(export.files.of("file")), \(export.written) new or changed\(removed)"
      )
    }
  }
}
