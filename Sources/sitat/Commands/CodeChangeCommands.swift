internal import ArgumentParser
internal import Study
internal import Workbench

extension CodeCommand {
  /// The command `sitat code rename`.
  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rename", abstract: "Give a code another name.",
      discussion: """
        Its codings stay with it, in finished sources too. Saved queries that ask for
        it get the new name in the same step; those in which that is not plain are
        named.

        Example:
          sitat code rename Samarbeid/Tillit "Tillit og mistillit"
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The code.")
    var code: String

    @Argument(help: "Its new name, without those above it.")
    var name: String

    func run() throws {
      try global.withWorkbench { global.say(try $0.renameCode(code, to: name)) }
    }
  }

  /// The command `sitat code move`.
  struct Move: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "move", abstract: "Put a code, with those below it, elsewhere in the tree.",
      discussion: """
        Saved queries that ask for it by its path get the new one in the same step.

        Examples:
          sitat code move Tillit --under Samarbeid
          sitat code move Samarbeid/Kontakt --top --before Helse
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The code.")
    var code: String

    @Option(help: "The code that it is to stand under.")
    var under: String?

    @Flag(help: "Let it stand at the top.")
    var top = false

    @Option(help: "The code there that it is to stand before.")
    var before: String?

    @Option(help: "The code there that it is to stand behind.")
    var after: String?

    func validate() throws {
      if (under == nil) != top { throw ValidationError("say either --under CODE or --top") }
      if before != nil, after != nil {
        throw ValidationError("say either --before or --after")
      }
    }

    func run() throws {
      let order: CodebookOrder =
        before.map { .before($0) } ?? after.map { .after($0) } ?? .last
      try global.withWorkbench { bench in
        global.say(try bench.moveCode(code, under: under, order))
      }
    }
  }

  /// The command `sitat code describe`.
  struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "describe", abstract: "Say anew what a code is for.",
      discussion: """
        What is not said stays as it is. Where the definition, or what to include and
        exclude, becomes another, the codings made before can be put up for reading
        again: `sitat review start --redefined`.

        Examples:
          sitat code describe Tillit --definition "At noen holder ord." --exclude "Om penger."
          sitat code describe Tillit --clear exclude --clear colour
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var said: CodeDescriptionOptions

    @Argument(help: "The code.")
    var code: String

    @Option(
      help: """
        A field to be empty (may be repeated): definition, include, exclude, example, \
        counter-example, colour, kind, opposite or reason.
        """)
    var clear: [CodebookField] = []

    func validate() throws {
      if clear.isEmpty, said.description == CodebookDescription() {
        throw ValidationError("say what is to be described, such as --definition TEXT")
      }
    }

    func run() throws {
      var description = said.description
      description.cleared = Set(clear)
      let wanted = description
      try global.withWorkbench { bench in
        let step = try bench.describeCode(code, wanted)
        global.say(step.summary)
        if step.toReread > 0 {
          global.say(
            "\(step.toReread.of("coding")) may have been made under another definition: `sitat review start --redefined`"
          )
        }
      }
    }
  }

  /// The command `sitat code recolour`.
  struct Recolour: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "recolour", abstract: "Give a code a colour, or none.",
      discussion: """
        Example:
          sitat code recolour Tillit '#0072B2'
        """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The code.")
    var code: String

    @Argument(help: "#RRGGBB, or none.")
    var colour: String

    func run() throws {
      var description = CodebookDescription()
      if colour == "none" { description.cleared = [.colour] } else { description.colour = colour }
      let wanted = description
      try global.withWorkbench { bench in
        global.say(try bench.describeCode(code, wanted, command: "code recolour").summary)
      }
    }
  }
}
