internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

extension CaseStatus: ExpressibleByArgument {}

extension CaseCommand {
  /// The command `sitat case status`.
  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "Enter a step in the register: who got which status, and why.",
      discussion: """
        Statuses: candidate, invited, accepted, refused, no-show, included, excluded,
        replaced, described. Steps are never changed, only added; `sitat undo` takes
        back the latest. The register changes no count: reports say who is counted and
        stands outside the sample.

        Examples:
          sitat case status L01 L02 invited --on 2026-02-03
          sitat case status L09 excluded --reason "under tre deltakere"
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The cases, and last the status.")
    var words: [String]

    @Option(help: "Why.")
    var reason: String = ""

    @Option(help: "The day, YYYY-MM-DD (else today).")
    var on: String?

    func validate() throws {
      guard words.count > 1 else {
        throw ValidationError("name the cases, and last the status: case status L01 invited")
      }
      guard status != nil else {
        let valid = CaseStatus.allCases.map(\.rawValue)
        let nearest = NearestNames(valid).matches(for: words.last ?? "")
        throw ValidationError(
          "“\(words.last ?? "")” is no status; "
            + (nearest.isEmpty
              ? "use one of: \(valid.joined(separator: ", "))"
              : "did you mean \(nearest.joined(separator: ", "))?"))
      }
    }

    func run() throws {
      guard let status else { return }
      let cases = Array(words.dropLast())
      try global.withWorkbench { bench in
        try bench.addStep(cases, status, reason: reason, on: on)
        global.say("\(cases.joined(separator: ", ")): \(status.rawValue)")
      }
    }

    private var status: CaseStatus? { words.last.flatMap(CaseStatus.init(rawValue:)) }
  }

  /// The command `sitat case register`.
  struct Register: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "register",
      abstract: "List the cases with their status, its day and its reason.",
      discussion: """
        Example:
          sitat case register --status excluded --history
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Only cases that stand under this status now (may be repeated).")
    var status: [CaseStatus] = []

    @Flag(help: "Every step, not only the latest.")
    var history = false

    func run() throws {
      let found = try global.withWorkbench { bench in
        let lines = try bench.caseRegister().filter { line in
          status.isEmpty || line.steps.last.map { status.contains($0.status) } ?? false
        }
        let tables = CaseTables(
          Wording(output.language(of: bench)), isForPeople: output.isForPeople)
        try output.put(
          tables.register(lines.map { ($0.study, $0.steps, $0.sources) }, history: history),
          bench: bench)
        return lines.count
      }
      if found == 0 {
        global.say("no case stands there")
        throw ExitCode(1)
      }
    }
  }

  /// The command `sitat case funnel`.
  struct Funnel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "funnel",
      abstract: "Count who was invited, accepted and so on, exactly as the register says.",
      discussion: """
        With --text the numbers stand in sentences for a method chapter.

        Examples:
          sitat case funnel
          sitat case funnel --text --lang nn
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Sentences instead of a table.")
    var text = false

    func run() throws {
      let found = try global.withWorkbench { bench in
        let (funnel, cases, outside) = try bench.caseFunnel()
        let words = Wording(output.language(of: bench))
        if text {
          let text = CaseFunnelText(words)
          if OutputFormat.ofDocuments.contains(output.chosen(standard: .table)) {
            try output.put(document: text.document(funnel, outside: outside), standard: .table)
          } else {
            try output.write(text.text(funnel, outside: outside))
          }
        } else {
          let names = Dictionary(uniqueKeysWithValues: cases.map { ($0.id, $0.name) })
          let tables = CaseTables(words, isForPeople: output.isForPeople)
          try output.put(
            tables.funnel(funnel, names: names, outside: outside), bench: bench,
            json: CaseTables.json(funnel, names: names))
        }
        return funnel.stages.count
      }
      if found == 0 {
        global.say("the register is empty; `sitat case status` enters a step")
        throw ExitCode(1)
      }
    }
  }
}
