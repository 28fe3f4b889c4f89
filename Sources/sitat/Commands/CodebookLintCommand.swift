internal import Analysis
internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

extension CodebookCommand {
  /// The command `sitat codebook lint`.
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint", abstract: "Find what a codebook wants: definitions, clear names, use.",
      discussion: """
        Rules: \(CodebookRule.allCases.map(\.rawValue).joined(separator: ", ")). All
        but same-name are held to unless --rule chooses. Codings of all coders and
        layers count as use. The exit code is 1 when anything is found.

        Examples:
          sitat codebook lint
          sitat codebook lint --ignore unused --ignore one-off --format json
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Only this rule; repeat for more.")
    var rule: [String] = []

    @Option(help: "Not this rule; repeat for more.")
    var ignore: [String] = []

    @Option(help: "The share of words that overlapping definitions have in common, above 0 to 1.")
    var overlap = 0.5

    func validate() throws {
      guard overlap > 0, overlap <= 1 else {
        throw ValidationError("--overlap takes a share above 0, up to 1, such as 0.5")
      }
    }

    func run() throws {
      var rules = Set(try self.rule.map(Self.rule))
      if rules.isEmpty { rules = Set(CodebookRule.allCases.filter(\.isUsual)) }
      rules.subtract(try ignore.map(Self.rule))
      let found = try global.withWorkbench { bench in
        let result = try bench.lintCodebook(rules, overlap: overlap)
        let table = CodebookLintTable(Wording(output.language(of: bench)))
          .table(result.findings, codebook: result.codebook, skipped: result.skipped)
        if result.findings.isEmpty {
          if output.format != nil || output.output != nil { try output.put(table, bench: bench) }
          global.say("nothing found in \(result.codebook.codes.count.of("code"))")
          if !result.skipped.isEmpty { global.say(Self.skipped(result.skipped)) }
        } else {
          try output.put(table, bench: bench)
          let codes = Set(result.findings.map(\.code)).count
          global.say("\(result.findings.count.of("finding")) on \(codes.of("code"))")
          if !result.skipped.isEmpty { global.say(Self.skipped(result.skipped)) }
        }
        return !result.findings.isEmpty
      }
      if found { throw ExitCode(1) }
    }

    private static func skipped(_ rules: [CodebookRule]) -> String {
      "not looked at, as nothing is coded or no sources are there: "
        + rules.map(\.rawValue).joined(separator: ", ")
    }

    private static func rule(_ name: String) throws -> CodebookRule {
      if let rule = CodebookRule(rawValue: name) { return rule }
      let known = CodebookRule.allCases.map(\.rawValue)
      let nearest = NearestNames(known).matches(for: name)
      throw ValidationError(
        "there is no rule “\(name)”; "
          + (nearest.isEmpty
            ? "rules: \(String.list(known))" : "did you mean \(String.list(nearest))?"))
    }
  }
}
