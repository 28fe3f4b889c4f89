internal import Study
internal import ArgumentParser
internal import Formats
internal import Report
internal import Store
internal import Workbench

/// The command `sitat init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new project file, NAME.sitat, in this folder.",
    discussion: """
      Example:
        sitat init arbeidsliv --language nb --report-language nb --me Ane
      """)

  @Argument(help: "The project's name, or the path of its file.")
  var name: String

  @Option(help: "The language of most sources: nb, nn, en or another code.")
  var language = "nb"

  @Option(help: "The language of reports: nb, nn or en (else as the sources).")
  var reportLanguage: DocumentLanguage?

  @Option(help: "Who makes it, and so its first coder (else $SITAT_CODER).")
  var me: String?

  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  func run() throws {
    let path = name.hasSuffix(".sitat") ? name : name + ".sitat"
    let report = reportLanguage ?? DocumentLanguage(rawValue: language) ?? .en
    let new = NewProject(
      name: FileBytes.stem(of: path), language: language, reportLanguage: report.rawValue,
      coder: me ?? Terminal.environment("SITAT_CODER"))
    do {
      try OpenProject.create(new, at: path).close()
    } catch StoreError.refused(let path, let reason) {
      throw Refusal(.unwritable(path: path, reason: reason))
    }
    if !quiet {
      Terminal.say("made \(path); next: sitat import FILE…, sitat codebook import FILE")
    }
  }
}

/// The command `sitat status`.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the project at a glance, and what is left to do.",
    discussion: """
      Example:
        sitat status
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try global.withWorkbench { bench in
      let status = try bench.status()
      var rows: [Table.Row] = []
      func add(_ what: String, _ value: Table.Cell) {
        rows.append(Table.Row([.text(what), value]))
      }
      add("project", .text(status.name))
      add("file", .text(status.path))
      add("language", .text(status.language))
      add("report language", .text(status.reportLanguage))
      add("sources", .integer(status.sources))
      add("characters", .integer(status.characters))
      add("cases", .integer(status.cases))
      add("codes", .integer(status.codes))
      add("codes without codings", .integer(status.unusedCodes))
      add("codings", .integer(status.codings))
      for progress in status.progress {
        let work =
          "\(progress.finished) finished, \(progress.started) started, \(progress.assigned) assigned; \(progress.codings.of("coding"))"
        add("\(progress.coder), \(progress.layer.rawValue)", .text(work))
      }
      var left: [String] = []
      if status.sources == 0 { left.append("import transcripts: sitat import FILE…") }
      if status.codes == 0 { left.append("read a codebook: sitat codebook import FILE") }
      if !status.unconfirmedSpeakers.isEmpty {
        let names = String.list(status.unconfirmedSpeakers)
        left.append("say what part these speakers have (sitat speaker set): \(names)")
      }
      if !status.unlinkedSources.isEmpty {
        left.append("no informant is linked in: \(String.list(status.unlinkedSources))")
      }
      let table = Table(
        columns: [Table.Column("what", "Project"), Table.Column("value", "")], rows: rows,
        remarks: left)
      try output.put(table, bench: bench)
    }
  }
}

/// The command `sitat check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that the project is whole: ranges, references, hashes, index.",
    discussion: """
      Exits with 1 when something is wrong.

      Example:
        sitat check
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let isSound = try global.withWorkbench { bench in
      let result = try bench.check()
      let rows = result.defects.map { Table.Row([.text(DefectWords.text($0))]) }
      let scope =
        "checked \(result.sources.of("source")), \(result.codings.of("coding")), \(result.marks.of("mark"))"
      if !result.mended.isEmpty {
        global.say("the index was made anew for \(String.list(result.mended))")
      }
      if rows.isEmpty {
        global.say(scope + ": nothing is wrong")
      } else {
        try output.put(
          Table(notes: [scope], columns: [Table.Column("defect", "Defect")], rows: rows),
          bench: bench)
        global.say(
          "sitat: the project is not whole\ntake up an earlier copy of it; nothing was changed")
      }
      return rows.isEmpty
    }
    if !isSound { throw ExitCode(1) }
  }
}

/// What a defect is called.
enum DefectWords {
  static func text(_ defect: Defect) -> String {
    switch defect {
    case .damagedFile(let detail): "the file is damaged: \(detail)"
    case .brokenReference(let table, let row, let target):
      "\(table) \(row) names a \(target) that is not there"
    case .rangeOutsideText(let table, let row, let source, let start, let end, let length):
      "\(table) \(row): \(start)–\(end) lies outside \(source), which has \(length) characters"
    case .orphan(let table, let row, let target):
      "\(table) \(row) belongs to a \(target) that was removed"
    case .wrongHash(let table, let hash):
      "\(table == "blob" ? "an original" : "a text") is no longer what was imported: its SHA-256 is not \(hash)"
    case .staleIndex(let source):
      "the index is not in step with \(source); the next search mends it"
    }
  }
}
