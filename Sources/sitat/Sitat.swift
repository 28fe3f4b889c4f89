internal import ArgumentParser
@preconcurrency internal import Glibc
internal import Study

/// The command line.
@main
struct Sitat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitat",
    abstract: "Codes qualitative interviews, and finds, counts and quotes what was coded.",
    discussion: """
      A first walk:
        sitat init study --language nb --me Ane
        sitat import interviews/*.docx
        sitat codebook import codebook.yaml
        sitat read int01
        sitat tag Tillit --source int01 --at 12.3
        sitat search 'tillit NEAR/5 nav'
        sitat quote list --code Tillit -o quotations.docx
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Project",
        subcommands: [
          InitCommand.self, StatusCommand.self, CheckCommand.self, LogCommand.self,
          UndoCommand.self, RedoCommand.self, BackupCommand.self, ExportCommand.self,
          RefiCommand.self,
        ]),
      CommandGroup(
        name: "Material",
        subcommands: [
          ImportCommand.self, SourceCommand.self, SpeakerCommand.self, SegmentsCommand.self,
          CaseCommand.self, SetCommand.self, GuideCommand.self,
        ]),
      CommandGroup(
        name: "Codes and coding",
        subcommands: [
          CodebookCommand.self, CodeCommand.self, ThemeCommand.self, ReviewCommand.self,
          ReadCommand.self, TagCommand.self, UntagCommand.self, RecodeCommand.self,
          SheetCommand.self, CodingsCommand.self, AutocodeCommand.self, AssignCommand.self,
          SampleCommand.self, DoneCommand.self, ReopenCommand.self, LayerCommand.self,
          MergeCommand.self,
        ]),
      CommandGroup(
        name: "Findings",
        subcommands: [
          SearchCommand.self, QueryCommand.self, SynonymsCommand.self, WordsCommand.self,
          CollocatesCommand.self, DispersionCommand.self, QuoteCommand.self, CooccurCommand.self,
          MatrixCommand.self, CoverageCommand.self, SaturationCommand.self, AgreeCommand.self,
          DisagreementsCommand.self, DecideCommand.self,
        ]),
      CommandGroup(
        name: "Thinking in writing",
        subcommands: [
          MemoCommand.self, CondenseCommand.self, FrameworkCommand.self, ClaimCommand.self,
        ]),
      CommandGroup(name: "Help", subcommands: [HelpCommand.self]),
    ])

  static func main() {
    Glibc.exit(Self.run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs one command line.
  ///
  /// - Returns: the exit code: 0 done or found, 1 nothing found or a check failed, 2 could not,
  ///   64 asked wrongly.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      do {
        try command.run()
      } catch let fault as ValidationError {
        Terminal.say("sitat: \(fault.message)")
        return ExitCode.validationFailure.rawValue
      }
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        Terminal.write(
          HelpPage.fitted(fullMessage(for: error, columns: HelpPage.columns)) + "\n")
        return 0
      }
      if code == .validationFailure {
        Terminal.say(usageMessage(for: error, arguments))
        return code.rawValue
      }
      Terminal.say(Complaint(error).text)
      return Complaint.exitCode(of: error)
    }
  }

  /// What is said of a command line that cannot be understood, with the nearest verb.
  private static func usageMessage(for error: any Error, _ arguments: [String]) -> String {
    let names = configuration.groupedSubcommands.flatMap(\.subcommands).compactMap {
      $0.configuration.commandName
    }
    if let verb = arguments.first, !verb.hasPrefix("-"), !names.contains(verb) {
      let nearest = NearestNames(names).matches(for: verb)
      let hint =
        nearest.isEmpty
        ? "`sitat --help` lists the commands" : "did you mean `sitat \(nearest[0])`?"
      return "sitat: there is no command “\(verb)”\n\(hint)"
    }
    let message = fullMessage(for: error)
    return message.hasPrefix("Error: ") ? "sitat: " + message.dropFirst(7) : message
  }
}
