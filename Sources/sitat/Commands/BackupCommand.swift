internal import ArgumentParser
internal import Workbench

/// The command `sitat backup`.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Make a copy of the project at any time, and check it.",
    discussion: """
      The copy is one file and holds everything, the journal too, as it stood at one
      moment; others may go on working meanwhile. It is read and checked as `sitat
      check` does, and never takes the place of a file that is there. Without -o it
      lies beside the project with today's date in its name. To go back to it, copy
      it to a name that ends in .sitat.

      Examples:
        sitat backup
        sitat backup -o /media/usb/study-before-meeting.sitat
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .short, help: "Where to write it.")
  var output: String?

  func run() throws {
    let isSound = try global.withWorkbench { bench in
      let copy = try bench.backUp(to: output)
      global.say(
        "wrote \(copy.path): \(copy.sources.of("source")), \(copy.codings.of("coding")), up to step \(copy.step)"
      )
      if copy.defects > 0 {
        Terminal.say(
          "sitat: the project has \(copy.defects.of("defect")), and so its copy\n`sitat check` lists them"
        )
      }
      return copy.defects == 0
    }
    if !isSound { throw ExitCode(1) }
  }
}
