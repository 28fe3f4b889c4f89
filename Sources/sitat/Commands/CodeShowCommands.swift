internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

extension CodeCommand {
  /// The command `sitat code show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show everything about a code.",
      discussion: """
        Example:
          sitat code show Tillit
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The code.")
    var code: String

    func run() throws {
      try global.withWorkbench { bench in
        let found = try bench.codePage(code)
        var page = CodebookPageReports.Page(found.code, path: found.path)
        page.opposite = found.opposite
        page.reason = found.reason
        page.namedAt = found.birthplace
        page.codings = found.codings
        page.sources = found.sources
        page.coders = found.coders
        page.children = found.children
        page.themes = found.themes
        page.openReviews = found.openReviews
        page.merged = found.merged.map(\.forReport)
        let reports = CodebookPageReports(Wording(output.language(of: bench)))
        try output.put(reports.table(page), bench: bench, json: reports.json(page))
      }
    }
  }

  /// The command `sitat code history`.
  struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "history", abstract: "Show what happened to a code, step by step.",
      discussion: """
        Names, places and descriptions that it had, what was merged into it, and
        codings that came from other codes or went to them. A code that is gone is
        named by the name it had last.

        Example:
          sitat code history Samarbeid
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The code.")
    var code: String

    func run() throws {
      try global.withWorkbench { bench in
        let events = try bench.codeHistory(code).map(\.forReport)
        let reports = CodebookHistoryReports(Wording(output.language(of: bench)))
        try output.put(reports.history(events), bench: bench)
      }
    }
  }
}

extension CodebookEvent {
  /// The event as reports take it.
  var forReport: CodebookHistoryReports.Event {
    let what: CodebookHistoryReports.What =
      switch what {
      case .made(let name): .made(name: name)
      case .renamed(let from, let to): .renamed(from: from, to: to)
      case .moved(let from, let to): .moved(from: from, to: to)
      case .described(let fields):
        .described(fields: fields.compactMap(CodebookField.init(rawValue:)))
      case .mergedInto(let code, let codings): .mergedInto(code: code, codings: codings)
      case .merged(let code, let codings): .merged(code: code, codings: codings)
      case .codingsCame(let from, let codings): .codingsCame(from: from, codings: codings)
      case .codingsWent(let to, let codings): .codingsWent(to: to, codings: codings)
      case .removed: .removed
      case .broughtBack: .broughtBack
      }
    return CodebookHistoryReports.Event(
      step: step, at: at, coder: coder, isUndone: isUndone, what: what)
  }
}
