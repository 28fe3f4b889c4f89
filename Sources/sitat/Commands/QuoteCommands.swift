internal import ArgumentParser
internal import Formats
internal import Quotation
internal import Report
internal import Study
internal import Workbench

/// The command `sitat quote`.
struct QuoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote", abstract: "Take quotations out for a report.",
    subcommands: [List.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List what was coded with codes, as quotations.",
      discussion: """
        Passages of codes below the named ones are listed too. Each quotation has an
        id that never changes, such as int03:41 (source, turn). Attributions are made
        by a template: {case}, {id}, {source}, {turn}, {time}, {role} or any attribute
        in braces; [, {sector}] is printed only where it has a value. What cases say
        that count for less than 1 (`sitat case weight`) is marked, and quotations are
        counted with and without.

        Examples:
          sitat quote list --code Tillit -o tillit.docx
          sitat quote list --code Tillit --details comment --lang nn -o vedlegg.odt
          sitat quote list --code Tillit --where 'sektor:privat' --context 1 -o tillit.md
          sitat quote list --code Tillit --attribution '({case}[, {bransje}])' --format jsonl
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "A code, with those below it (may be repeated; else every code).")
    var code: [String] = []

    @Option(help: "The codes of this theme, with those below them (may be repeated).")
    var theme: [String] = []

    @Option(
      name: .customLong("where"),
      help: "Only passages that this query touches, such as 'sektor:privat'.")
    var filter: String?

    @Option(help: "Only these coders' codings (A,B).")
    var by: String?

    @Option(help: "Turns of context before and after.")
    var context = 0

    @Option(help: "How quotations are attributed, as a template.")
    var attribution: String?

    @Option(help: "What the list is called.")
    var title: String?

    @Flag(help: "Leave out passages of codes below the named ones.")
    var noDescendants = false

    @Option(
      help: """
        Where ids, coders and other codes stand: beside the attribution, or in a footnote or a \
        comment (docx, odt, html, tex and md).
        """)
    var details: QuotationLayout.Details = .beside

    @Flag(help: "Print neither coders nor other codes beside a quotation.")
    var plain = false

    func run() throws {
      let found = try global.withWorkbench { bench in
        let words = Wording(output.language(of: bench))
        let profile = try QuoteCommand.profile(attribution)
        let ofThemes = try theme.flatMap { try bench.codes(ofTheme: $0) }
        if !theme.isEmpty, code.isEmpty, ofThemes.isEmpty {
          throw ValidationError("the theme has no codes; `sitat theme add` puts some into it")
        }
        var request = QuoteRequest(
          title: title ?? words.quotationListTitle(theme + code), codes: code + ofThemes,
          attribution: profile, roleWords: words.roles)
        request.filter = filter
        request.includesDescendants = !noDescendants
        request.contextTurns = context
        request.coders = by.map(String.commaList) ?? []
        let list = try bench.quotations(request)
        try write(list, words)
        global.say(list.inWords)
        return list.passages.count
      }
      if found == 0 { throw ExitCode(1) }
    }

    private func write(_ list: QuotationList, _ words: Wording) throws {
      let layout = QuotationLayout(showsCodings: !plain, details: details)
      try output.putQuotations(list, words, layout: layout)
    }
  }

  /// How quotations are attributed by a template, or as usual where there is none.
  static func profile(_ template: String?) throws -> AttributionProfile {
    guard let template else { return .standard() }
    do throws(AttributionTemplateError) {
      return try AttributionProfile(template)
    } catch {
      throw ValidationError(text(error))
    }
  }

  private static func text(_ error: AttributionTemplateError) -> String {
    switch error {
    case .unclosed(let column):
      "the template opens a bracket at column \(column) and never closes it"
    case .unopened(let column):
      "the template closes a bracket at column \(column) that nothing opened"
    case .nested(let column): "the template has a [ inside another at column \(column)"
    case .nameless(let column): "the template has a field without a name at column \(column)"
    }
  }
}

extension QuotationLayout.Details: ExpressibleByArgument {}
