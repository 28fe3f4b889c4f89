internal import ArgumentParser
internal import Report
internal import Study
internal import Text
internal import Workbench

/// The command `sitat read`.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read a source: turns and sentences numbered, codes in the margin.",
    discussion: """
      Coding is blind: you see your own codings, unless you name coders with --by.

      Examples:
        sitat read int03 --me Ane
        sitat read int03 --by Ane,Bjørn --code Tillit
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The source.")
  var source: String

  @Option(help: "Whose codings to show (A,B).")
  var by: String?

  @Option(help: "Only this code and those below it.")
  var code: String?

  @Option(help: "Only this layer.")
  var layer: Study.Layer?

  @Option(help: "Only these turns, such as 12-20.")
  var at: String?

  @Flag(help: "Do not page.")
  var noPager = false

  func run() throws {
    try global.withWorkbench { bench in
      let view = try bench.reading(
        of: source, coders: by.map(String.commaList) ?? [], code: code, layer: layer)
      var span: TextSpan?
      if let at { span = try view.source.grid.span(of: Place(at), asked: at) }
      let page = ReadingPage(view, width: max(60, min(Terminal.width, 120)))
      Terminal.page(page.text(within: span), wanted: !noPager)
    }
  }
}
