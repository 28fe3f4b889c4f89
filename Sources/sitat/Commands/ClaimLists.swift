internal import ArgumentParser
internal import Formats
internal import Quotation
internal import Report
internal import Study
internal import Workbench

extension ClaimCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List claims with how much speaks for and against them.",
      discussion: """
        Example:
          sitat claim list --format json
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let found = try global.withWorkbench { bench in
        let words = Wording(output.language(of: bench))
        let claims = try bench.claims([], ClaimCommand.quoting(words))
        try ClaimCommand.put(claims, output, words)
        global.say(claims.count.of("claim"))
        return claims.count
      }
      if found == 0 { throw ExitCode(1) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a claim with its quotations.",
      discussion: """
        Example:
          sitat claim show c1
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The claim, such as c1.")
    var claim: String

    func run() throws {
      try global.withWorkbench { bench in
        let words = Wording(output.language(of: bench))
        let claims = try bench.claims([claim], ClaimCommand.quoting(words))
        try ClaimCommand.print(claims, title: words.claimsTitle, output, words)
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "List claims that are weaker than they look.",
      discussion: """
        Nothing supports it; one informant does, or one source; no contrary passage
        was sought; or a coding of it is gone. The exit code is 1 where there are any.

        Example:
          sitat claim check
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let found = try global.withWorkbench { bench in
        let words = Wording(output.language(of: bench))
        let all = try bench.claims([], ClaimCommand.quoting(words))
        let weak = all.filter { !$0.flags.isEmpty }
        try ClaimCommand.put(weak, output, words)
        global.say("\(weak.count) of \(all.count.of("claim")) flagged")
        return weak.count
      }
      if found > 0 { throw ExitCode(1) }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print claims as main findings, with their quotations.",
      discussion: """
        Each with what supports it and what speaks against it, and from what kinds of
        sources, as md, html, tex, docx or odt. Other formats have a row for each
        claim.

        Examples:
          sitat claim export -o findings.docx
          sitat claim export --attribution '({role}[, {sektor}])' -o findings.md
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Only these claims; else all.")
    var claims: [String] = []

    @Option(help: "How quotations are attributed, as a template.")
    var attribution: String?

    @Option(help: "What the document is called.")
    var title: String?

    func run() throws {
      let found = try global.withWorkbench { bench in
        let words = Wording(output.language(of: bench))
        let sheets = try bench.claims(
          claims,
          MatrixQuoting(
            attribution: try QuoteCommand.profile(attribution), roleWords: words.roles))
        try ClaimCommand.print(sheets, title: title ?? words.claimsTitle, output, words)
        global.say(sheets.count.of("claim"))
        return sheets.count
      }
      if found == 0 { throw ExitCode(1) }
    }
  }

  fileprivate static func quoting(_ words: Wording) -> MatrixQuoting {
    MatrixQuoting(attribution: .standard(), roleWords: words.roles)
  }

  /// Writes claims as a table.
  fileprivate static func put(
    _ claims: [ClaimSheet], _ output: OutputOptions, _ words: Wording
  ) throws {
    let values = ClaimReports.values(claims)
    try output.put(
      ClaimReports(words).table(claims), language: words.language, json: .array(values),
      lines: values)
  }

  /// Writes claims as main findings.
  fileprivate static func print(
    _ claims: [ClaimSheet], title: String, _ output: OutputOptions, _ words: Wording
  ) throws {
    let reports = ClaimReports(words)
    switch output.chosen(standard: .md) {
    case .docx, .odt, .html, .tex:
      try output.put(document: reports.document(claims, title: title))
    case .md, .table: try output.write(reports.markdown(claims, title: title))
    default: try put(claims, output, words)
    }
  }
}
