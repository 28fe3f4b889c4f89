internal import ArgumentParser
internal import Study
internal import Workbench

/// What is said of a code on the command line.
struct CodeDescriptionOptions: ParsableArguments {
  @Option(help: "What passages with the code are about.")
  var definition: String?

  @Option(help: "What else belongs under it.")
  var include: String?

  @Option(help: "What does not, and where that goes.")
  var exclude: String?

  @Option(help: "A typical passage.")
  var example: String?

  @Option(help: "A passage that looks typical and is not.")
  var counterExample: String?

  @Option(help: "#RRGGBB.")
  var colour: String?

  @Option(help: "topic, pole, process, excluded or in-vivo.")
  var kind: CodeKind?

  @Option(help: "Its opposite; both are poles then.")
  var opposite: String?

  @Option(help: "Why it is there, or why its passages are set aside.")
  var reason: String?

  /// What was said.
  var description: CodebookDescription {
    var description = CodebookDescription()
    description.definition = definition
    description.include = include
    description.exclude = exclude
    description.example = example
    description.counterExample = counterExample
    description.colour = colour
    description.kind = kind
    description.opposite = opposite
    description.reason = reason
    return description
  }
}

extension CodeKind: ExpressibleByArgument {}
extension CodebookField: ExpressibleByArgument {}
extension CodebookWordOwner: ExpressibleByArgument {}

extension CodeCommand {
  /// The command `sitat code new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Make a code, also one named with a passage's own words.",
      discussion: """
        A path's last name is the new code's; the codes above it must be there. With
        --in-vivo, the code is named with the words of a passage unless a name is
        given, and where they stand is kept. Whose word it is follows from the speaker
        unless it is said.

        Examples:
          sitat code new Samarbeid/Tillit --definition "At de holder ord."
          sitat code new Likt --kind pole --opposite Forskjell
          sitat code new --in-vivo --source int03 --match "plunder og heft" --tag
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var said: CodeDescriptionOptions

    @Argument(help: "The code's path, or its name.")
    var path: String?

    @Flag(help: "Name it with the words of a passage.")
    var inVivo = false

    @Option(help: "With --in-vivo: the source.")
    var source: String?

    @Option(help: "With --in-vivo: the place, such as 12.3 or 12:8-40.")
    var at: String?

    @Option(help: "With --in-vivo: words that stand in the source once.")
    var match: String?

    @Option(help: "With --in-vivo: whose word it is, informant or author.")
    var wordOf: CodebookWordOwner?

    @Option(help: "With --in-vivo: the code above it.")
    var under: String?

    @Flag(help: "With --in-vivo: put the code on the passage, too.")
    var tag = false

    @Option(help: "With --tag, after a freeze: why the code is used.")
    var amend: String?

    func validate() throws {
      if inVivo {
        if source == nil { throw ValidationError("name the source with --source") }
        if (at == nil) == (match == nil) {
          throw ValidationError("name the passage either with --at or with --match")
        }
      } else {
        if path == nil { throw ValidationError("name the code, or say --in-vivo") }
        if source != nil || at != nil || match != nil || wordOf != nil || under != nil || tag {
          throw ValidationError(
            "--source, --at, --match, --word-of, --under and --tag go with --in-vivo")
        }
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        var request = CodebookNewCode(path: path)
        request.description = said.description
        if inVivo {
          request.source = source
          request.passage = at.map { .place($0) } ?? .match(match ?? "")
          request.wordOf = wordOf
          request.parent = under
          request.tags = tag
          request.amendment = amend
        }
        global.say(try bench.newCode(request).summary)
      }
    }
  }
}
