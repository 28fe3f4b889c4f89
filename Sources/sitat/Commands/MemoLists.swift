internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// Which memos are meant.
struct MemoFilterOptions: ParsableArguments {
  @Option(help: "Only on this: source:NAME, code:NAME, quote:ID … (may be repeated).")
  var on: [String] = []

  @Option(help: "Only of this kind (may be repeated); decision for what `decide` keeps.")
  var kind: [String] = []

  @Option(help: "Only by these coders (A,B).")
  var by: String?

  @Option(help: "Only those in which all these words occur.")
  var search: String?

  func filter(isBlind: Bool) -> MemoFilter {
    var filter = MemoFilter()
    filter.subjects = on
    filter.kinds = kind
    filter.coders = by.map(String.commaList) ?? []
    filter.words = (search ?? "").split(separator: " ").map { String($0) }
    filter.isBlind = isBlind
    return filter
  }
}

extension MemoCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List memos by what they are on.",
      discussion: """
        While coding is blind, a coder does not see memos on others' unfinished
        codings. Decisions of `sitat decide` are listed with --kind decision only.
        JSON has the texts too.

        Examples:
          sitat memo list --on code:Tillit
          sitat memo list --kind to-do --by Ane
          sitat memo list --search 'arbeid tid'
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: MemoFilterOptions

    func run() throws {
      let found = try global.withWorkbench { bench in
        let listing = try bench.memos(options.filter(isBlind: true))
        let values = MemoTables.values(listing.memos)
        try output.put(
          MemoTables(Wording(output.language(of: bench))).table(listing.memos), bench: bench,
          json: .array(values), lines: values)
        global.say(listing.memos.count.of("memo"))
        let long = listing.memos.filter { $0.words > listing.limit }
        if !long.isEmpty {
          global.say("longer than \(listing.limit) words: \(String.list(long.map(\.key)))")
        }
        if listing.decisions > 0 {
          global.say(
            "besides \(listing.decisions.of("decision")) of meetings: `sitat memo list --kind decision`"
          )
        }
        return listing.memos.count
      }
      if found == 0 { throw ExitCode(1) }
    }
  }

  struct Missing: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "missing", abstract: "List coded interviews and narratives without a memo.",
      discussion: """
        The memo of an interview is on the source, or on a case who speaks in it. That
        of a narrative is on a coding of it, or linked with one. Narratives are the
        passages of a code called Narrativer, Forteljingar, Narratives or the like, or
        of the codes named. A memo without a word counts as none. The exit code is 1
        where any is missing.

        Examples:
          sitat memo missing
          sitat memo missing --finished --narrative-code Historier
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "A code whose passages are narratives, with those below it (may be repeated).")
    var narrativeCode: [String] = []

    @Flag(help: "Only interviews that a coder has finished.")
    var finished = false

    func run() throws {
      let missing = try global.withWorkbench { bench in
        let duties = try bench.missingMemos(
          narrativeCodes: narrativeCode, finishedOnly: finished)
        let words = Wording(output.language(of: bench))
        try output.put(
          MemoTables(words).missing(
            sources: duties.sources, passages: duties.passages, coded: duties.coded,
            narratives: duties.narratives, codes: duties.narrativeCodes), bench: bench)
        let count = duties.sources.count + duties.passages.count
        global.say(
          count == 0
            ? "nothing is missing"
            : "missing: \(duties.sources.count) of \(duties.coded.of("interview")), "
              + "\(duties.passages.count) of \(duties.narratives.of("narrative"))")
        return count
      }
      if missing > 0 { throw ExitCode(1) }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print memos in one document.",
      discussion: """
        In the order of what they are on: project, sources, cases, codes, quotations,
        themes, claims. With --columns they stand side by side, as for a meeting on
        themes. In xlsx, csv and tsv each memo is a row. Memos are in no other export.

        Examples:
          sitat memo export -o memos.docx
          sitat memo export --kind interview --columns 3 -o meeting.html
          sitat memo export --on project > project.md
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: MemoFilterOptions

    @Option(help: "So many side by side.")
    var columns = 1

    @Option(help: "What the document is called.")
    var title: String?

    func validate() throws {
      if !(1...6).contains(columns) { throw ValidationError("--columns takes 1 to 6") }
    }

    func run() throws {
      let found = try global.withWorkbench { bench in
        let words = Wording(output.language(of: bench))
        let listing = try bench.memos(options.filter(isBlind: true))
        let memos = MemoCollection(words, title: title ?? words.memosTitle, columns: columns)
        switch output.chosen(standard: .md) {
        case .docx, .odt, .tex: try output.put(document: memos.document(listing.memos))
        case .html: try output.write(memos.html(listing.memos))
        case .json:
          try output.write(JSONValue.array(MemoTables.values(listing.memos)).text(.pretty) + "\n")
        case .jsonl:
          try output.write(
            MemoTables.values(listing.memos).map { $0.text(.compact) + "\n" }.joined())
        case .md, .table: try output.write(memos.markdown(listing.memos))
        case .xlsx, .csv, .tsv:
          try output.put(MemoTables(words).whole(listing.memos), language: words.language)
        default:
          throw ValidationError(
            "memos are written as md, html, tex, docx, odt, xlsx, csv, tsv, json or jsonl")
        }
        global.say(listing.memos.count.of("memo"))
        return listing.memos.count
      }
      if found == 0 { throw ExitCode(1) }
    }
  }

  struct Link: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "link", abstract: "Link a memo with something, or two things with each other.",
      discussion: """
        Examples:
          sitat memo link m3 quote:int03:41 --relation 'bygger på'
          sitat memo link m3 m1
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "What it goes from: m3, c1, code:NAME, quote:ID ….")
    var first: String

    @Argument(help: "What it goes to.")
    var second: String

    @Option(help: "How they belong together.")
    var relation = ""

    func run() throws {
      try global.withWorkbench { bench in
        let link = try bench.linkMemos(first, second, relation: relation)
        global.say(
          "\(link.from.key) → \(link.to.key)" + (link.isChanged ? "" : ": linked so already"))
      }
    }
  }

  struct Unlink: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unlink", abstract: "Take the link between two things away.",
      discussion: """
        Example:
          sitat memo unlink m3 quote:int03:41
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "One of the two.")
    var first: String

    @Argument(help: "The other.")
    var second: String

    func run() throws {
      try global.withWorkbench { bench in
        let link = try bench.unlinkMemos(first, second)
        global.say("\(link.from.key) and \(link.to.key) are linked no more")
      }
    }
  }
}
