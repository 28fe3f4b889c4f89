internal import Glibc

/// Makes corpora, measures the index on them, and sets the figures beside those of others.
@main
struct Bench {
  private static let usage = """
    sitat-bench corpus DIR --tokens N [--seed S] [--texts DIR] [--threads N]
      writes invented interviews to DIR/txt, the same for the same numbers every time
    sitat-bench queries DIR -o FILE [--seed S]
      chooses queries from the first interviews: class, tab, words
    sitat-bench index DIR -o OUT [--threads N] [--memory MB]
      builds the index of DIR/txt in OUT
    sitat-bench query OUT FILE [--repeat N]
      every hit of each query: the least time, and the time after dropping the pages
    sitat-bench extras OUT DIR FILE
      lines in context, collocates, one interview more, fifteen interviews, lemmas
    sitat-bench coding DIR [--codings N] [--codes N] [--sources N]
      agreement and co-occurrence on an invented study, which is left in DIR for others
    sitat-bench scaling
      agreement, co-occurrence and search against a plain way of doing the same
    sitat-bench time ENGINE CLASS NAME -- PROGRAM ARGUMENT…
      least time and memory of a whole process
    sitat-bench drop PATH…
      drops the pages of files from memory
    sitat-bench machine
      what this runs on
    sitat-bench report DIR --size SIZE [-o FILE]
      the tables, from the results in DIR/SIZE/results; fails where engines disagree
    Results are lines of JSON.
    """

  static func main() {
    do {
      var arguments = Array(CommandLine.arguments.dropFirst())
      let command = arguments.isEmpty ? "help" : arguments.removeFirst()
      let options = try Options(arguments)
      switch command {
      case "corpus": try CorpusRun.run(options)
      case "queries": try QueryChooser.run(options)
      case "index": try IndexRuns.run(options)
      case "query": try QueryRuns.run(options)
      case "extras": try ExtraRuns.run(options)
      case "coding": try CodingRun.run(options)
      case "scaling": try Scaling.run(options)
      case "time": try ProcessRuns.run(options)
      case "drop": try ProcessRuns.drop(options)
      case "machine": try Machine.run(options)
      case "report": try BenchReport.run(options)
      case "help", "--help", "-h": print(usage)
      default: throw BenchProblem("no command \(command)\n\(usage)")
      }
    } catch {
      let words = Array("sitat-bench: \(error)\n".utf8)
      write(STDERR_FILENO, words, words.count)
      exit(1)
    }
  }
}

/// What keeps a measurement from being made.
struct BenchProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
