internal import ArgumentParser
internal import Formats
internal import Report
internal import Store
internal import Workbench

/// The command `sitat log`.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "List what was done, by whom and when, newest first.",
    discussion: """
      As md, html, docx, odt, tex or xlsx it is an audit trail for a methods
      appendix: the study in numbers, then what was done day by day from the first
      on, steps of one kind taken together.

      Examples:
        sitat log --by Ane --limit 10
        sitat log --since 2026-03-01 --code Tillit
        sitat log --since 40 --source int03 --format json
        sitat log -o revisjonsspor.docx --lang nb
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Only this coder's steps.")
  var by: String?

  @Option(help: "Only steps from this day on (YYYY-MM-DD, UTC), or from the step of this number.")
  var since: String?

  @Option(help: "Only steps that touched this code, one below it, or codings with them.")
  var code: String?

  @Option(help: "Only steps that touched this source.")
  var source: String?

  @Option(help: "At most this many, the latest.")
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on") }
  }

  func run() throws {
    let found = try global.withWorkbench { bench in
      var request = LogRequest()
      request.since = since
      request.by = by
      request.code = code
      request.source = source
      let lines = try bench.log(request).suffix(limit ?? .max)
      if [.md, .html, .docx, .odt, .tex, .xlsx].contains(output.chosen()) {
        let trail = AuditTrail(
          Wording(output.language(of: bench)), Self.numbers(try bench.studyNumbers()))
        try output.put(trail.table(lines.map(Self.step)), bench: bench)
      } else {
        let objects = lines.reversed().map(Self.json)
        try output.put(
          Self.table(lines.reversed()), bench: bench, json: .array(objects), lines: objects)
      }
      return lines.count
    }
    if found == 0 {
      global.say("no step is meant")
      throw ExitCode(1)
    }
  }

  private static func command(_ entry: JournalEntry) -> String {
    entry.kind == .original
      ? entry.command : "\(entry.kind.rawValue) \(entry.target ?? 0): \(entry.command)"
  }

  private static func table(_ lines: [LogLine]) -> Table {
    let rows = lines.map { line in
      let entry = line.entry
      return Table.Row([
        .integer(entry.id), .text(entry.at), Table.Cell(entry.coder), .text(command(entry)),
        .integer(entry.changes), .text(entry.isUndone ? "undone" : ""), .text(entry.summary),
      ])
    }
    return Table(
      columns: [
        Table.Column("step", "Step", .integer), Table.Column("at", "When (UTC)"),
        Table.Column("coder", "Who"), Table.Column("command", "Command"),
        Table.Column("changes", "Rows", .integer), Table.Column("state", ""),
        Table.Column("summary", "What"),
      ], rows: rows)
  }

  private static func json(_ line: LogLine) -> JSONValue {
    let entry = line.entry
    return [
      "step": .integer(entry.id), "at": .string(entry.at),
      "coder": entry.coder.map { .string($0) } ?? .null, "command": .string(command(entry)),
      "state": .string(entry.isUndone ? "undone" : ""), "verb": .string(entry.command),
      "kind": .string(entry.kind.rawValue),
      "target": entry.target.map { .integer($0) } ?? .null, "changes": .integer(entry.changes),
      "summary": .string(entry.summary),
      "sources": .array(line.sources.map { .string($0) }),
      "rows": .object(
        line.counts.map { count in
          JSONValue.Member(
            count.table,
            [
              "made": .integer(count.made), "changed": .integer(count.changed),
              "removed": .integer(count.removed),
            ])
        }),
    ]
  }

  private static func step(_ line: LogLine) -> AuditStep {
    let entry = line.entry
    return AuditStep(
      at: entry.at, coder: entry.coder ?? "", command: entry.command,
      kind: kind(entry.kind), isUndone: entry.isUndone, summary: entry.summary,
      sources: line.sources,
      counts: line.counts.map {
        AuditStep.Count(
          table: $0.table, made: $0.made, changed: $0.changed, removed: $0.removed)
      })
  }

  private static func kind(_ kind: JournalKind) -> AuditStep.Kind {
    switch kind {
    case .original: .original
    case .undo: .undo
    case .redo: .redo
    }
  }

  private static func numbers(_ numbers: StudyNumbers) -> AuditNumbers {
    AuditNumbers(
      sources: numbers.sources, cases: numbers.cases, words: numbers.words,
      milliseconds: numbers.milliseconds, timedSources: numbers.timedSources,
      codes: numbers.codes, codings: numbers.codings, coders: numbers.coders,
      decisions: numbers.decisions, freezes: numbers.freezes.map { ($0.at, $0.note) })
  }
}
