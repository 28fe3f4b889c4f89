internal import ArgumentParser
internal import Formats
internal import Quotation
internal import Report
internal import Study
internal import Workbench

/// The command `sitat claim`.
struct ClaimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "Keep claims with the passages for and against them.",
    subcommands: [
      New.self, Support.self, Contrary.self, Drop.self, Edit.self, Remove.self, List.self,
      Show.self, Check.self, Export.self,
    ], defaultSubcommand: List.self)

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Make a claim.",
      discussion: """
        Example:
          sitat claim new 'Ledere stoler på veilederen, ikke på systemet.'
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "What is claimed.")
    var statement: String

    @Option(help: "A note.")
    var note = ""

    func run() throws {
      try global.withWorkbench { bench in
        global.say("\(try bench.addClaim(statement, note: note)): kept")
      }
    }
  }

  struct Support: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "support", abstract: "Say which codings speak for a claim.",
      discussion: """
        Example:
          sitat claim support c1 int03:41 int07:12b
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The claim, such as c1.")
    var claim: String

    @Argument(help: "The codings, by their quotations' ids.")
    var codings: [String]

    func run() throws {
      try global.withWorkbench { bench in
        let added = try bench.support(claim, .supporting, by: codings)
        global.say("\(claim): \(added.of("coding")) added")
      }
    }
  }

  struct Contrary: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "contrary",
      abstract: "Say which codings speak against a claim, or where such were sought.",
      discussion: """
        Examples:
          sitat claim contrary c1 int05:8
          sitat claim contrary c1 --sought 'Lest gjennom alle under Kontroll; ingen.'
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The claim, such as c1.")
    var claim: String

    @Argument(help: "The codings, by their quotations' ids.")
    var codings: [String] = []

    @Option(help: "Where contrary passages were sought.")
    var sought: String?

    func validate() throws {
      if codings.isEmpty, sought == nil {
        throw ValidationError("name codings, or say with --sought where such were sought")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        let added = try bench.support(claim, .contrary, by: codings, sought: sought)
        global.say("\(claim): \(added.of("coding")) added")
      }
    }
  }

  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "drop", abstract: "Take codings off a claim.",
      discussion: """
        Example:
          sitat claim drop c1 int03:41
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The claim, such as c1.")
    var claim: String

    @Argument(help: "The codings, by their quotations' ids.")
    var codings: [String]

    func run() throws {
      try global.withWorkbench { bench in
        let dropped = try bench.dropSupport(claim, codings)
        global.say("\(claim): \(dropped.of("coding")) taken off")
      }
    }
  }

  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Put a claim in other words.",
      discussion: """
        Example:
          sitat claim edit c1 --statement 'Flere ledere stoler på veilederen.'
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The claim, such as c1.")
    var claim: String

    @Option(help: "What is claimed.")
    var statement: String?

    @Option(help: "A note.")
    var note: String?

    func validate() throws {
      if statement == nil, note == nil {
        throw ValidationError("say what to change: --statement or --note")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        var change = ClaimChange()
        change.statement = statement
        change.note = note
        let isChanged = try bench.editClaim(claim, change)
        global.say("\(claim): " + (isChanged ? "written anew" : "it says so already"))
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove a claim.",
      discussion: """
        Example:
          sitat claim remove c1
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The claim, such as c1.")
    var claim: String

    func run() throws {
      try global.withWorkbench { bench in
        global.say("removed \(try bench.removeClaim(claim))")
      }
    }
  }
}
