internal import Store
internal import Study
internal import ArgumentParser
internal import Report
internal import Text
internal import Workbench

/// The command `sitat source`.
struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "List, show, revise, rename and remove sources; their originals and marks.",
    subcommands: [
      List.self, Show.self, Set.self, Original.self, Revise.self, Rename.self, Remove.self,
      Marks.self,
      DropMark.self,
    ],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the sources.",
      discussion: """
        Example:
          sitat source list --set pilot
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Option(name: .customLong("set"), help: "Only the sources of this set.")
    var setName: String?

    func run() throws {
      try global.withWorkbench { bench in
        let belongs = try bench.membership(setName, .sources)
        let recordings = try bench.recordings()
        let rows = try bench.sources().filter { belongs($0.record.source.name) }.map { line in
          let record = line.record
          let recording = recordings[record.source.id]
          let known: [Table.Cell] =
            recordings.isEmpty
            ? [] : [Table.Cell(recording?.day), Table.Cell(recording?.interviewer)]
          return Table.Row(
            [
              .text(record.source.name), .text(record.source.kind.rawValue),
              .text(record.source.language), .integer(record.source.length), .integer(line.turns),
              .list(line.speakers), .integer(line.codings), .text(record.fileName),
              .text(record.encoding),
            ] + known)
        }
        let table = Table(
          columns: [
            Table.Column("source", "Source"), Table.Column("kind", "Kind"),
            Table.Column("language", "Language"),
            Table.Column("characters", "Characters", .integer),
            Table.Column("turns", "Turns", .integer), Table.Column("speakers", "Speakers"),
            Table.Column("codings", "Codings", .integer), Table.Column("file", "File"),
            Table.Column("encoding", "Encoding"),
          ]
            + (recordings.isEmpty
              ? []
              : [
                Table.Column("recorded_on", "Recorded"),
                Table.Column("interviewer", "Interviewer"),
              ]),
          rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a source's text.",
      discussion: """
        With --text the stored text is written exactly as it is: ranges of codings and
        hits are offsets into it, in Unicode scalars.

        Example:
          sitat source show int03 --text > int03.txt
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The source.")
    var source: String

    @Flag(help: "The stored text, unchanged.")
    var text = false

    func run() throws {
      try global.withWorkbench { bench in
        let view = try bench.source(source)
        if text { return Terminal.write(view.text.utf8) }
        let paragraphs = view.layer.read(view.text.span, of: view.text)
        Terminal.page(paragraphs + "\n", wanted: true)
      }
    }
  }

  struct Original: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "original", abstract: "Give back the file a source came from, byte for byte.",
      discussion: """
        Example:
          sitat source original int01 -o int01-original.docx
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The source.")
    var source: String

    @Option(name: .short, help: "Where to write it (else to standard output).")
    var output: String?

    func run() throws {
      try global.withWorkbench { bench in
        let original = try bench.original(of: source)
        guard let output else { return Terminal.write(original.bytes) }
        try FileBytes.write(original.bytes, to: output)
        global.say("wrote \(output), \(original.bytes.count) bytes")
      }
    }
  }

  struct Marks: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "marks", abstract: "List the marks through which a source is read.",
      discussion: """
        Example:
          sitat source marks int05 --kind elide
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The source.")
    var source: String

    @Option(help: "Only marks of this kind: elide, space, paragraph, heading, label.")
    var kind: MarkKind?

    @Flag(help: "Dropped marks too.")
    var all = false

    func run() throws {
      try global.withWorkbench { bench in
        let marks = try bench.marks(of: source, includingDropped: all)
        let rows = marks.filter { kind == nil || $0.mark.kind == kind }.map { item in
          Table.Row([
            .integer(item.id), .integer(item.line), .integer(item.mark.span.start),
            .integer(item.mark.span.end), .text(item.mark.kind.rawValue), .text(item.mark.rule),
            .text(item.isDropped ? "dropped" : ""),
            .text(item.context.replacing("\n", with: "⏎")),
          ])
        }
        let table = Table(
          columns: [
            Table.Column("mark", "Mark", .integer), Table.Column("line", "Line", .integer),
            Table.Column("start", "Start", .integer), Table.Column("end", "End", .integer),
            Table.Column("kind", "Kind"), Table.Column("rule", "Rule"),
            Table.Column("state", ""), Table.Column("context", "Where"),
          ], rows: rows)
        try output.put(table, bench: bench)
      }
    }
  }

  struct DropMark: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "drop-mark", abstract: "Take marks out of the reading of a source.",
      discussion: """
        The text stays as it is; only how it is read changes. `sitat undo` puts them
        back.

        Example:
          sitat source drop-mark int05 118
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The source.")
    var source: String

    @Argument(help: "The marks' numbers, from `sitat source marks`.")
    var marks: [Int]

    func run() throws {
      try global.withWorkbench { bench in
        let dropped = try bench.dropMarks(marks, of: source)
        global.say("dropped \(dropped.count) of the marks of \(source)")
      }
    }
  }
}

extension MarkKind: ExpressibleByArgument {}
