internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// The command `sitat memo`.
struct MemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memo", abstract: "Write memos on anything, find them, and print them.",
    subcommands: [
      New.self, List.self, Show.self, Edit.self, Remove.self, Link.self, Unlink.self,
      Missing.self, Limit.self, Export.self,
    ], defaultSubcommand: List.self)

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Write a memo.",
      discussion: """
        A memo is on project, source:NAME, case:NAME, code:NAME, quote:ID, theme:NAME
        or a claim such as c1. Of a quotation with several codes, quote:ID/CODE is
        one. The text is Markdown, given with -m, -F or through a pipe, else written
        in $EDITOR.

        Examples:
          sitat memo new --on source:int03 --kind interview -m 'Det hun har på hjertet er …'
          sitat memo new --on code:Tillit --kind theory --title 'Tillit som arbeid' -F tillit.md
          sitat memo new --on quote:int03:41 --kind to-do
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var input: WritingInput

    @Option(help: "What it is on.")
    var on = "project"

    @Option(help: "Your own word for what it is: theory, method, to-do ….")
    var kind = ""

    @Option(help: "What it is called.")
    var title = ""

    func run() throws {
      let text = try input.text()
      try global.withWorkbench { bench in
        var draft = MemoDraft(on: on, body: text)
        draft.kind = kind
        draft.title = title
        let memo = try bench.addMemo(draft)
        MemoCommand.say(memo, "kept", bench, global)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a memo with its links.",
      discussion: """
        Example:
          sitat memo show m3
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The memo, such as m3.")
    var memo: String

    func run() throws {
      try global.withWorkbench { bench in
        let found = try bench.memo(memo)
        let words = Wording(output.language(of: bench))
        switch output.chosen(standard: .table) {
        case .json, .jsonl: try output.write(MemoTables.values([found])[0].text(.pretty) + "\n")
        case .docx, .odt, .html, .tex:
          try output.put(
            document: MemoCollection(words, title: words.subject(found.subject)).document([found]))
        case .xlsx, .csv: try output.put(MemoTables(words).whole([found]), bench: bench)
        default: try output.write(MemoTables(words).page(found))
        }
      }
    }
  }

  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Write a memo anew, or say otherwise what it is.",
      discussion: """
        Without a text the memo is opened in $EDITOR, unless only its title, kind or
        subject is changed. `sitat undo` brings the former text back.

        Examples:
          sitat memo edit m3
          sitat memo edit m3 --kind theory --title 'Tillit og tid'
          sitat memo edit m3 -m 'Kortere nå.'
        """)

    @OptionGroup var global: GlobalOptions

    @OptionGroup var input: WritingInput

    @Argument(help: "The memo, such as m3.")
    var memo: String

    @Option(help: "What it is on.")
    var on: String?

    @Option(help: "Your own word for what it is.")
    var kind: String?

    @Option(help: "What it is called.")
    var title: String?

    func run() throws {
      try global.withWorkbench { bench in
        let former = try bench.memo(memo)
        var change = MemoChange()
        change.subject = on
        change.kind = kind
        change.title = title
        let changesNothingElse = on == nil && kind == nil && title == nil
        if input.message != nil || input.file != nil || changesNothingElse {
          change.body = try input.text(former: former.body)
        }
        let after = try bench.editMemo(memo, change)
        MemoCommand.say(
          after, after == former ? "stands as it was" : "written anew", bench, global)
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove a memo and its links.",
      discussion: """
        Example:
          sitat memo remove m3
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The memo, such as m3.")
    var memo: String

    func run() throws {
      try global.withWorkbench { bench in
        let gone = try bench.removeMemo(memo)
        global.say("removed \(gone.key) on \(gone.subject.key): \(gone.heading)")
      }
    }
  }

  struct Limit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "limit", abstract: "Say from how many words on a memo is long.",
      discussion: """
        A memo of an interview is half a page: 250 words, unless another number is set
        here. Longer ones are kept all the same, and it is said that they are long.

        Examples:
          sitat memo limit
          sitat memo limit 300
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The number of words.")
    var words: Int?

    func validate() throws {
      if let words, words < 1 { throw ValidationError("a memo has at least one word") }
    }

    func run() throws {
      try global.withWorkbench { bench in
        if let words { try bench.setMemoLimit(words) }
        Terminal.write("\(try bench.memoLimit())\n")
      }
    }
  }

  /// Says what became of a memo, and that it is long if it is.
  fileprivate static func say(
    _ memo: Memo, _ what: String, _ bench: OpenProject, _ global: GlobalOptions
  ) {
    global.say("\(memo.key) on \(memo.subject.key): \(what), \(memo.words.of("word"))")
    if let limit = try? bench.memoLimit(), memo.words > limit {
      global.say("it is longer than \(limit.of("word")); `sitat memo limit` says how long is long")
    }
  }
}
