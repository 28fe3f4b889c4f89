internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

/// The command `sitat case`.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: "Informants: their attributes, how they were recruited, and how much they count.",
    subcommands: [
      List.self, Show.self, Describe.self, New.self, Set.self, Rename.self, Remove.self,
      Weight.self, AttributeCommand.self, Status.self, Register.self, Funnel.self, Import.self,
    ], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the cases with their attributes.",
      discussion: """
        Example:
          sitat case list --set pilot
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Option(name: .customLong("set"), help: "Only the cases of this set.")
    var setName: String?

    func run() throws {
      try global.withWorkbench { bench in
        let (cases, attributes) = try bench.cases()
        let belongs = try bench.membership(setName, .cases)
        let tables = CaseTables(
          Wording(output.language(of: bench)), isForPeople: output.isForPeople)
        try output.put(
          tables.list(cases.filter { belongs($0.name) }, attributes), bench: bench)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show what is known of one case.",
      discussion: """
        Example:
          sitat case show L03
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The case.")
    var name: String

    func run() throws {
      try global.withWorkbench { bench in
        let view = try bench.caseView(name)
        let tables = CaseTables(
          Wording(output.language(of: bench)), isForPeople: output.isForPeople)
        try output.put(
          tables.details(
            view.study, view.attributes, speakers: view.speakers, steps: view.steps,
            sets: view.sets), bench: bench)
      }
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Add cases, such as candidates who have not been asked yet.",
      discussion: """
        Examples:
          sitat case new L01 L02 L03
          sitat case new L04 --value sektor=privat
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The cases' names.")
    var names: [String]

    @Option(help: "ATTRIBUTE=VALUE for all of them (may be repeated).")
    var value: [String] = []

    func run() throws {
      try global.withWorkbench { bench in
        try bench.addCases(names, try value.map(CaseCommand.assignment))
        global.say("added \(names.count.of("case"))")
      }
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Set attributes of a case.",
      discussion: """
        Numbers may have a decimal comma. An attribute without a value is taken away.

        Examples:
          sitat case set L03 sektor=privat erfaring=0,5
          sitat case set L03 alder=
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The case.")
    var name: String

    @Argument(help: "ATTRIBUTE=VALUE …")
    var values: [String]

    func run() throws {
      try global.withWorkbench { bench in
        let set = try values.map(CaseCommand.assignment)
        let study = try bench.setValues(of: name, set)
        global.say("\(study): \(values.joined(separator: ", "))")
      }
    }
  }

  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rename", abstract: "Give a case another name.",
      discussion: """
        Example:
          sitat case rename L03 L03a
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The case.")
    var name: String

    @Argument(help: "What it is called from now on.")
    var newName: String

    func run() throws {
      try global.withWorkbench { bench in
        try bench.renameCase(name, to: newName)
        global.say("\(name) is now called \(newName)")
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Take away a case that nobody is.",
      discussion: """
        A case that speaks in a source, or that a memo is about, is not removed. Its
        attributes, its steps in the register and its places in sets go with it;
        `sitat undo` brings all back.

        Example:
          sitat case remove L99
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The case.")
    var name: String

    func run() throws {
      try global.withWorkbench { bench in
        try bench.removeCase(name)
        global.say("removed \(name)")
      }
    }
  }

  struct Weight: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "weight", abstract: "Say how much a case counts, and why.",
      discussion: """
        `sitat case describe --weighted` counts with and without weights, and names
        the cases whose weight is not 1 with the reason.

        Example:
          sitat case weight L07 0,5 --reason "svarte stort sett ja og nei"
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The case.")
    var name: String

    @Argument(help: "The weight: 1 is usual, 0 counts nothing.")
    var weight: String

    @Option(help: "Why.")
    var reason: String = ""

    func validate() throws {
      guard let number = Self.number(weight), (0...100).contains(number) else {
        throw ValidationError("a weight is a number from 0 to 100, such as 0,5")
      }
      if number != 1, reason.isEmpty {
        throw ValidationError("say why, for the report: --reason TEXT")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        try bench.weighCase(name, Self.number(weight) ?? 1, reason: reason)
        global.say("\(name) counts \(weight)")
      }
    }

    private static func number(_ written: String) -> Double? {
      Double(written.replacing(",", with: "."))
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Read informants and their attributes from a table.",
      discussion: """
        Columns: case[,source][,speaker],attribute:type… with the types text, integer,
        decimal, boolean, date, ordered-band and multi; a column without a type has
        the one that the attribute has already. A case with several sources has
        several rows, and a source with several informants too. Values that are in
        none of an attribute's bands are refused.

        Example:
          sitat case import informants.csv
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The table, CSV or TSV.")
    var file: String

    func run() throws {
      try global.withWorkbench { bench in
        let result = try bench.importCases(file)
        let attributes = result.attributes.map { "\($0.name) (\($0.type.rawValue))" }
        global.say("\(result.cases.of("case")); \(result.linked.of("speaker")) linked")
        global.say("attributes: \(attributes.joined(separator: ", "))")
      }
    }
  }

  /// Takes `ATTRIBUTE=VALUE` apart.
  static func assignment(_ written: String) throws -> (attribute: String, value: String) {
    guard let sign = written.firstIndex(of: "="), sign > written.startIndex else {
      throw Refusal(.cases(.noAssignment(written: written)))
    }
    return (String(written[..<sign]), String(written[written.index(after: sign)...]))
  }
}

extension OutputOptions {
  /// Whether people read the result, and not scripts.
  var isForPeople: Bool { ![.csv, .tsv, .json, .jsonl].contains(chosen()) }
}
